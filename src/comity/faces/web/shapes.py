"""Shapes: what the JSON twins of pages look like, said with the nouns themselves, and made into JSON Schema.

Every field is there, also where it holds nothing, and no other is: that is how twins are written, and what is tested.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import msgspec

from comity import wire

Schema = dict[str, Any]
PLACE = "#/components/schemas/{name}"
"""Where the schema of a noun is found in the description."""


@dataclass(frozen=True, slots=True)
class Shape:
    """An object: the fields of a noun, if there is one, with others beside or over them; `nullable` where it may lack.

    `type` is what a line of records says of itself.
    """

    noun: type | None = None
    type: str | None = None
    beside: Mapping[str, Kind] = field(default_factory=dict)
    nullable: bool = False

    def or_none(self) -> Shape:
        return replace(self, nullable=True)


Kind = Any
"""A type that `msgspec` knows, a Shape, or a list of one Kind for a list of such."""


def line(noun: type, **beside: Kind) -> Shape:
    """A record as `--jsonl` prints it: its type, then its fields, then what a listing adds."""
    return Shape(noun, wire.RECORD_TYPES[noun], beside)


def like(noun: type, **beside: Kind) -> Shape:
    """The fields of a noun, and others."""
    return Shape(noun, None, beside)


def record(**fields: Kind) -> Shape:
    """An object of these fields."""
    return Shape(None, None, fields)


def listed(row: Shape, **beside: Kind) -> Shape:
    """The twin of a list: the rows of a page, how many there are, and where the next ones are."""
    return record(total=int, first=int, next=str | None, rows=[row], **beside)


def schemas(kinds: Iterable[Kind]) -> tuple[list[Schema], Schema]:
    """The schema of each kind, and those of the nouns that they name."""
    nouns: Schema = {}
    return [_schema(one, nouns) for one in kinds], nouns


def _schema(kind: Kind, nouns: Schema) -> Schema:
    if isinstance(kind, list):
        return {"type": "array", "items": _schema(kind[0], nouns)}
    if isinstance(kind, Shape):
        found = _object(kind, nouns)
        return {"anyOf": [found, {"type": "null"}]} if kind.nullable else found
    (found,), components = msgspec.json.schema_components([kind], ref_template=PLACE, schema_hook=_anything)
    for name, schema in components.items():
        nouns[name] = _whole(schema)
    return dict(found)


def _anything(kind: type) -> Schema:
    """The schema of a value that may be any."""
    if kind is not object:
        raise TypeError(f"`{kind}` has no schema")
    return {"description": "any value"}


def _object(shape: Shape, nouns: Schema) -> Schema:
    fields: Schema = {"type": {"const": shape.type}} if shape.type else {}
    title: Schema = {}
    if shape.noun is not None:
        _schema(shape.noun, nouns)
        noun = nouns[shape.noun.__name__]
        fields |= noun["properties"]
        title = {"title": shape.type or noun["title"], "description": noun["description"]}
    fields |= {name: _schema(one, nouns) for name, one in shape.beside.items()}
    return _whole({**title, "type": "object", "properties": fields})


def _whole(schema: Schema) -> Schema:
    """A schema of an object with all of its fields, and no others."""
    fields = {
        name: {key: value for key, value in one.items() if key != "default"}
        for name, one in schema["properties"].items()
    }
    return {**schema, "properties": fields, "required": list(fields), "additionalProperties": False}
