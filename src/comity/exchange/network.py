"""Ties as a network for Gephi and its like: signed, dated edges, each with the events that it rests on.

GEXF holds the course of every tie, GraphML (which knows no time) each tie as it stands on the last day. The weight of
an edge is the number of events behind it, never the level: programs that lay out networks take no weight below zero.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise
from xml.sax.saxutils import quoteattr

from comity.exchange.cells import told
from comity.exchange.tables import maker
from comity.types import Actor, Tie

_NODE = {"name": "string", "kind": "string", "country": "string", "sector": "string"}
_EDGE = {
    "sign": "integer", "level": "double", "low": "double", "high": "double", "events": "integer", "outlets": "integer",
    "on": "string", "moved_by": "string",
}  # fmt: skip
_COURSE = ("sign", "level", "low", "high", "events")
_COLOURS = {-1: (185, 58, 38), 0: (128, 128, 128), 1: (15, 111, 102)}
_GRAPHML = {"string": "string", "integer": "int", "double": "double"}


def sign_of(tie: Tie) -> int:
    """1 where a tie is friendly and -1 where it is hostile; 0 where its interval leaves that open."""
    if tie.low is not None and tie.low > 0:
        return 1
    return -1 if tie.high is not None and tie.high < 0 else 0


def gexf(courses: Iterable[Sequence[Tie]], actors: Mapping[str, Actor], days: Sequence[str]) -> Iterator[str]:
    """The text of a GEXF 1.2 file. Each course is the ties of a pair on some of the `days`, in their order; a tie holds
    until the next of the days."""
    drawn = list(courses)
    until = {day: _day_before(following) for day, following in pairwise(days)} | {day: day for day in days[-1:]}
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield '<gexf xmlns="http://www.gexf.net/1.2draft" xmlns:viz="http://www.gexf.net/1.2draft/viz" version="1.2">\n'
    yield f"<meta><creator>{maker()}</creator>"
    yield "<description>Ties reckoned by Comity from news reports; level from -10 to 10</description></meta>\n"
    yield '<graph mode="dynamic" defaultedgetype="directed" timeformat="date">\n'
    yield from _declared("node", "static", _NODE)
    yield from _declared("edge", "static", {name: kind for name, kind in _EDGE.items() if name not in _COURSE})
    yield from _declared("edge", "dynamic", {name: _EDGE[name] for name in _COURSE})
    yield "<nodes>\n"
    for id_, values in _nodes(drawn, actors):
        yield f"<node id={_quoted(id_)} label={_quoted(values['name'])}><attvalues>"
        yield from (_attvalue(name, values[name]) for name in _NODE)
        yield "</attvalues></node>\n"
    yield "</nodes>\n<edges>\n"
    for number, course in enumerate(drawn):
        yield from _edge(number, course, until)
    yield "</edges>\n</graph>\n</gexf>\n"


def graphml(ties: Iterable[Tie], actors: Mapping[str, Actor]) -> Iterator[str]:
    """The text of a GraphML file: the ties of one day, one edge each way."""
    drawn = [(one,) for one in ties]
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
    for of, declared in (("node", _NODE), ("edge", {"weight": "double", **_EDGE})):
        for name, kind in declared.items():
            yield f'<key id="{of}-{name}" for="{of}" attr.name="{name}" attr.type="{_GRAPHML[kind]}"/>\n'
    yield '<graph edgedefault="directed">\n'
    for id_, values in _nodes(drawn, actors):
        yield f"<node id={_quoted(id_)}>{_data('node', values)}</node>\n"
    for number, (tie,) in enumerate(drawn):
        values = {"weight": tie.events, **_values(tie)}
        ends = f"source={_quoted(tie.source)} target={_quoted(tie.target)}"
        yield f'<edge id="t{number}" {ends}>{_data("edge", values)}</edge>\n'
    yield "</graph>\n</graphml>\n"


def _nodes(drawn: Iterable[Sequence[Tie]], actors: Mapping[str, Actor]) -> Iterator[tuple[str, dict[str, object]]]:
    for id_ in sorted({end for course in drawn for end in (course[-1].source, course[-1].target)}):
        one = actors.get(id_)
        yield (
            id_,
            {
                "name": one.name if one else id_,
                "kind": one.kind if one else None,
                "country": one.country if one else None,
                "sector": one.sector if one else None,
            },
        )


def _values(tie: Tie) -> dict[str, object]:
    return {
        "sign": sign_of(tie),
        "level": tie.level,
        "low": tie.low,
        "high": tie.high,
        "events": tie.events,
        "outlets": tie.outlets,
        "on": tie.on,
        "moved_by": "; ".join(one.event for one in tie.moved_by),
    }


def _edge(number: int, course: Sequence[Tie], until: Mapping[str, str]) -> Iterator[str]:
    """A pair's edge, from the first day with a level to the last; its colour and stroke are those of the last sign."""
    end = course[-1]
    red, green, blue = _COLOURS[sign_of(end)]
    ends = f"source={_quoted(end.source)} target={_quoted(end.target)}"
    yield f'<edge id="t{number}" {ends} weight="{end.events}" start="{course[0].on}" end="{until[end.on]}">'
    yield f'<viz:color r="{red}" g="{green}" b="{blue}"/>'
    yield f'<viz:shape value="{"dashed" if sign_of(end) < 0 else "solid"}"/><attvalues>'
    yield from (_attvalue(name, value) for name, value in _values(end).items() if name not in _COURSE)
    for tie in course:
        spell, values = f' start="{tie.on}" end="{until[tie.on]}"', _values(tie)
        yield from (_attvalue(name, values[name], spell) for name in _COURSE)
    yield "</attvalues></edge>\n"


def _declared(of: str, mode: str, kinds: Mapping[str, str]) -> Iterator[str]:
    yield f'<attributes class="{of}" mode="{mode}">'
    yield from (f'<attribute id="{name}" title="{name}" type="{kind}"/>' for name, kind in kinds.items())
    yield "</attributes>\n"


def _attvalue(name: str, value: object, spell: str = "") -> str:
    return "" if value is None else f'<attvalue for="{name}" value={_quoted(_figure(value))}{spell}/>'


def _data(of: str, values: Mapping[str, object]) -> str:
    written = ((name, _figure(value)) for name, value in values.items() if value is not None)
    return "".join(f'<data key="{of}-{name}">{_quoted(text)[1:-1]}</data>' for name, text in written)


def _figure(value: object) -> str:
    """Levels to four places: they are means of scores, and no more is known of them."""
    return f"{value:.4f}" if isinstance(value, float) else str(value)


def _quoted(text: object) -> str:
    """A value of an attribute: what XML or a screen would obey is told."""
    return quoteattr(told(str(text)), {'"': "&quot;"})


def _day_before(day: str) -> str:
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()
