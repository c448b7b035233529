"""Content keys: ids that depend on what a record holds, never on when or by which version it was read."""

from __future__ import annotations

import hashlib
import json

_CANONICAL = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def content_key(prefix: str, *parts: str | int | tuple[str, ...] | None) -> str:
    """The id of a record: its prefix and 16 hex digits of the SHA-256 of its parts as JSON.

    >>> content_key("m", "a-1", 3, 9)
    'm-25fbc297ad5b73fc'
    """
    canonical = _CANONICAL.encode(parts)
    return f"{prefix}-{hashlib.sha256(canonical.encode()).hexdigest()[:16]}"
