"""Characters that a screen obeys and does not show: they act on a terminal, or let a text show as another than it is.

Controls but tab and line end; and the bidirectional ones (Unicode TR 9; CVE-2021-42574 is what they were used for).
"""

from __future__ import annotations

import json
import re

BIDI = "\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069"
UNSEEN = re.compile(f"[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f{BIDI}]")
_UNSEEN_IN_JSON = re.compile(f"[\\x7f-\\x9f{BIDI}]")


def json_text(record: object) -> str:
    r"""A record as JSON in one line. Characters that are not shown stand by their numbers; JSON reads them back.

    >>> json_text({"name": "cab\u202ecod"})
    '{"name":"cab\\u202ecod"}'
    """
    written = json.dumps(record, ensure_ascii=False, separators=(",", ":"))
    return _UNSEEN_IN_JSON.sub(lambda found: f"\\u{ord(found[0]):04x}", written)
