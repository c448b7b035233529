"""A command whose process may take little more memory than it had when it began: `scarce_reader.py MEGABYTES WORDS...`.

What is loaded once is loaded before. Without a limit it is `-1`. Ends with the command's exit code.
"""

from __future__ import annotations

import resource
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import plain_reader

from comity.faces import readers
from comity.faces.cli import main
from comity.faces.desk import Desk
from comity.record import segments


def limit(megabytes: int) -> None:
    """Of all memory that this process may have, to what it has now and so much more."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    most = pages * resource.getpagesize() + megabytes * 1024**2
    resource.setrlimit(resource.RLIMIT_AS, (most, most))


if __name__ == "__main__":
    readers.bundled_reader = lambda *given, **more: plain_reader.READER  # type: ignore[assignment]
    segments._run("SELECT 1")  # the engine has threads and room of its own
    Desk().read(__file__)  # what stands in it does not matter
    if int(sys.argv[1]) >= 0:
        limit(int(sys.argv[1]))
    sys.exit(main(sys.argv[2:]))
