"""docs/benchmarks.md from bench/results, bench/audits and bench/peers.toml: `python bench/report.py`.

The tables stand between two marks; what is written around them by hand is left as it is.
"""

from __future__ import annotations

import json
import sys
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # run as a script, it finds its package

from bench.keeping import AUDITS, ROOT
from bench.measured import RESULTS
from bench.sets import MODULES
from bench.tallies import STEPS

PAGE = ROOT / "docs" / "benchmarks.md"
BEGIN, END = "<!-- begin: python bench/report.py -->", "<!-- end -->"
ALONE = (
    "speed",
    "names",
    "copies",
    "forecasts",
    "scale",
    "reading_scale",
    "soak",
    "pages_speed",
    "desk",
    "forgetting",
    "pathological",
    "confidence",
)
"""Results that a script of their own measures, which is called as they are."""
COVERAGE = "coverage_"
"""How the names of results begin that tell what is left out: they have no gold set, and no floor."""
RELIABILITY = "reliability"
"""The name of the result that tells how far the probabilities of turns can be believed; it has no floor either."""
RELIABILITY_SAID = """\
How far the probabilities of turns can be believed: calls of the held-back years, as they were first made. A call is
borne out where in the half-year after it conduct of its sign is still more than twice as frequent, a report, as before
the turn. With two dozen known turns no more can be said of whether a call is *right*; the line of evidence to
probability was set by hand, and `fitted` is what the years before would have made of it."""
CURVES = {"curve": "", "fresh_curve": ", fresh", "entity_curve": ", event volume of listed names"}
COVERAGE_SAID = """\
Shares of acting mentions whose actor is known (`actors`), and of clauses with two actors that a rule speaks for
(`deeds`), if the commonest 50, 100, ... of those left out were added: ranked and counted on the same items, and ranked
on one half of the items and counted on the other (`fresh`)."""

Result = Mapping[str, Any]


def main() -> int:
    """Writes the page anew; its exit code."""
    PAGE.write_text(with_tables(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
    return 0


def with_tables(page: str) -> str:
    """The page with the tables of what is kept now between its marks."""
    peers = tomllib.loads((ROOT / "bench" / "peers.toml").read_text(encoding="utf-8"))
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    found = results(RESULTS)
    scored = {name: result for name, result in found.items() if not name.startswith((COVERAGE, RELIABILITY))}
    body = "\n".join([*tables(scored, audits(AUDITS), peers), *coverage(found), *reliability(found)])
    return f"{before}{BEGIN}\n\n{body}\n\n{END}{after}"


def results(folder: Path) -> dict[str, Result]:
    """The results that are kept, by the name of their set."""
    read = (json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json")))
    return {result["name"]: result for result in read}


def audits(folder: Path) -> dict[str, Result]:
    """The figures of each audit, by the name of its folder, the newest first."""
    files = sorted(folder.glob("*/figures.json"), reverse=True)
    return {path.parent.name: json.loads(path.read_text(encoding="utf-8")) for path in files}


def tables(found: Mapping[str, Result], judged: Mapping[str, Result], peers: Mapping[str, Result]) -> Iterator[str]:
    """The page's tables, line by line."""
    yield from _scores(found, peers)
    yield from _runs(found)
    missing = [name for name in (*MODULES, *ALONE) if name not in found]
    if missing:
        yield f"\nNot measured yet: {', '.join(missing)}."
    for date, audit in judged.items():
        yield from _audit(date, audit)


def reliability(found: Mapping[str, Result]) -> Iterator[str]:
    """The probabilities of turns beside what came of them, as far as that is measured."""
    if RELIABILITY not in found:
        return
    result = found[RELIABILITY]
    yield f"\n## Probabilities of turns\n\n{RELIABILITY_SAID}\n"
    yield (
        f"{result['held_back']} calls from {result['split']} on; Brier score {result['brier']:.3f}, "
        f"share borne out {result['base_rate']:.3f}; after {result['nothing_told_after']} of {result['calls']} calls "
        f"of all years nothing more is told. Fitted on {result['fitted_on']} calls before: intercept "
        f"{result['fitted']['intercept']}, slope {result['fitted']['slope']}.\n"
    )
    yield "| said | calls | mean said | borne out |\n|---|---|---|---|"
    for one in result["bins"]:
        yield f"| {one['low']:.2f} to {one['high']:.2f} | {one['calls']} | {one['said']:.3f} | {one['borne_out']:.3f} |"


def coverage(found: Mapping[str, Result]) -> Iterator[str]:
    """What the directory and the codebook leave out of real text, and what adding more would bring."""
    chosen = {name.removeprefix(COVERAGE): result for name, result in found.items() if name.startswith(COVERAGE)}
    if not chosen:
        return
    curves = [(f"{name}{words}", result[label]) for name, result in chosen.items() for label, words in CURVES.items()
              if label in result]  # fmt: skip
    steps = [step for step in map(str, (0, *STEPS)) if any(step in shares for _, shares in curves)]
    yield f"\n### Coverage\n\n{COVERAGE_SAID}\n"
    yield f"| listing | {' | '.join('now' if step == '0' else f'+{step}' for step in steps)} |"
    yield f"|---|{'---|' * len(steps)}"
    for heading, shares in curves:
        cells = (_figure(shares[step]) if step in shares else "" for step in steps)
        yield f"| {heading} | {' | '.join(cells)} |"
    yield ""
    for name, result in chosen.items():
        scores = (result.get(part, {}) for part in ("scores", "entities"))
        told = ", ".join(f"{score} {_figure(value)}" for part in scores for score, value in part.items())
        data = ", ".join(f"{file['items']:,} of {file['name']}" for file in result["data"])
        run = ", ".join(str(result[field]) for field in ("date", "machine", "reader"))
        yield f"`python bench/coverage.py {name}`, {data}, seed {result['seed']}, {result['seconds']} s, {run}:"
        yield f"{told}.\n"


def _scores(found: Mapping[str, Result], peers: Mapping[str, Result]) -> Iterator[str]:
    yield "| set | score | Comity | 95 % | beside it |"
    yield "|---|---|---|---|---|"
    for name, result in found.items():
        for score, value in result["scores"].items():
            if isinstance(value, dict):
                value = ", ".join(f"{part} {_figure(number)}" for part, number in value.items())
            interval = result["intervals"].get(score)
            likely = f"{_figure(interval[0])} to {_figure(interval[1])}" if interval else ""
            shown = value if isinstance(value, str) else _figure(value)
            yield f"| {name} | {score} | {shown} | {likely} | {peers.get(name, {}).get(score, '')} |"


def _runs(found: Mapping[str, Result]) -> Iterator[str]:
    yield "\n| set | command | rows | seconds | date | machine | reader |"
    yield "|---|---|---|---|---|---|---|"
    for name, result in found.items():
        script = f"{name}.py" if name in ALONE else f"accuracy.py {name}"
        cells = [name, f"`python bench/{script} --data {result['data']}`"]
        cells += [str(result[field]) for field in ("rows", "seconds", "date", "machine", "reader")]
        yield f"| {' | '.join(cells)} |"


def _audit(date: str, audit: Result) -> Iterator[str]:
    judged = audit["judged"]
    of_each = judged if isinstance(judged, dict) else {"links": judged}
    agree = audit["agreement"].get("all") if isinstance(audit["agreement"], dict) else audit["agreement"]
    agreed = f"; two judgings of one record agree on {_figure(agree)} of the questions" if agree is not None else ""
    counted = ", ".join(f"{number} {what}" for what, number in of_each.items())
    yield f"\n### Blind audit of {date}\n\n{counted}{agreed}.\n"
    yield "| question | right | 95 % |"
    yield "|---|---|---|"
    for score, value in audit["scores"].items():
        low, high = audit["intervals"][score]
        yield f"| {score} | {_figure(value)} | {_figure(low)} to {_figure(high)} |"


def _figure(value: float) -> str:
    return f"{value:.3f}" if isinstance(value, float) and abs(value) < 10 else f"{value:,.0f}"


if __name__ == "__main__":
    sys.exit(main())
