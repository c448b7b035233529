"""A reader beside the writer that is killed: asks for ever, and says on stdout each time that an answer was wrong."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from comity.errors import NotFoundError
from comity.record.casebook import Casebook


def main(path: str, stop: str) -> None:
    asked, most = 0, 0
    while not Path(stop).exists():
        try:
            book = Casebook.open(path)
        except NotFoundError:
            continue  # it is not made yet
        for _ in range(5):
            articles = book.articles()
            ids = [one.id for one in articles]
            if len(ids) != len(set(ids)):
                sys.stdout.write("doubled\n")
            if len(ids) < most:
                sys.stdout.write(f"lost: {most} and then {len(ids)}\n")
            most = len(ids)
            told = [mention for event in book.events() for mention in event.mentions]
            if len(told) < len(ids) or len(told) != len(set(told)):
                sys.stdout.write(f"{len(told)} mentions in events of {len(ids)} articles\n")
            asked += 2
    sys.stdout.write(f"asked {asked}\n")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
