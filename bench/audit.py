"""The blind audit: records drawn by chance, judged by somebody who has not seen the rules.

    python bench/audit.py draw --seed N --corpus PATH --articles PATH --out FOLDER [--exclude FILE]
    python bench/audit.py score --verdicts FILE... --key FILE [--write FOLDER]

`draw` writes 300 event mentions and 150 attributions as judging sheets; bench/README.md says how they are judged.
`score` prints the shares with their intervals; `--write bench/audits/DATE` keeps the verdicts without sentences.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # run as a script, it finds its package

from bench.drawing import draw
from bench.keeping import inside_repository
from bench.sheets import write_sheets
from bench.verdicts import figures, joined_verdicts, write_audit

USAGE, NOT_FOUND = 2, 3


def main(arguments: Sequence[str] | None = None) -> int:
    """The command; its exit code."""
    options = _options(arguments)
    named = [options.corpus, options.articles] if options.command == "draw" else [*options.verdicts, options.key]
    for path in (path for path in named if not path.exists()):
        print(f"there is nothing at `{path}`", file=sys.stderr)
        return NOT_FOUND
    return _draw(options) if options.command == "draw" else _score(options)


def _draw(options: argparse.Namespace) -> int:
    if (refusal := inside_repository(options.out)) is not None:
        print(refusal, file=sys.stderr)
        return USAGE
    left_out = set(options.exclude.read_text(encoding="utf-8").split()) if options.exclude else set()
    sample = draw(options.seed, options.corpus, options.articles, left_out)
    for path in write_sheets(sample, options.out):
        print(path)
    print(f"{len(sample.events)} event mentions and {len(sample.attributions)} attributions to judge", file=sys.stderr)
    return 0


def _score(options: argparse.Namespace) -> int:
    try:
        lines = [line for verdicts in options.verdicts for line in joined_verdicts(verdicts, options.key)]
    except (KeyError, ValueError) as error:
        print(f"{error}", file=sys.stderr)
        return USAGE
    if options.write:
        print(f"written to {write_audit(lines, options.write)}", file=sys.stderr)
    print(json.dumps(figures(lines), indent=1))
    return 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Draws and scores the blind audit.")
    commands = parser.add_subparsers(dest="command", required=True)
    drawing = commands.add_parser("draw", help="write judging sheets")
    drawing.add_argument("--seed", type=int, required=True, help="a new one for each audit")
    drawing.add_argument("--corpus", type=Path, required=True, help="corpus/current_events_*.jsonl.gz")
    drawing.add_argument("--articles", type=Path, required=True, help="gold/stance.jsonl")
    drawing.add_argument("--out", type=Path, required=True, help="a folder outside the repository")
    drawing.add_argument("--exclude", type=Path, help="a file of ids that rules were written against")
    scoring = commands.add_parser("score", help="shares from verdicts")
    scoring.add_argument("--verdicts", type=Path, nargs="+", required=True, help="the judged sheets")
    scoring.add_argument("--key", type=Path, required=True, help="key.jsonl of the same draw")
    scoring.add_argument("--write", type=Path, help="keep the verdicts here: bench/audits/DATE")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
