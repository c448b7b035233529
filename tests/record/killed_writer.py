"""A writer that the kill test kills: adds batches for ever and says on stdout what was acknowledged."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from record_examples import READER, SEEN, raid

from comity.record.casebook import Casebook
from comity.types import Skip


def main(path: str, first: int) -> None:
    book = Casebook.create_or_open(path)
    with book.writer() as writer:
        for batch in range(first, first + 10_000):
            # Every batch repeats a report of the one before: it must not be there twice.
            readings = [raid(f"Outlet {i}", i % 50 + 1) for i in range(batch * 4 - 1, batch * 4 + 4) if i >= 0]
            writer.add(f"batch {batch}", READER, readings, [Skip(f"page {batch}", "fetch", "gone")], observed_at=SEEN)
            sys.stdout.write(f"{batch}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
