"""The description of the JSON twins as OpenAPI 3.1: each address, what may be asked there, and what is answered."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import Any, get_args

from comity import types
from comity.faces.coding import event_types
from comity.faces.web.asked import Page
from comity.faces.web.shapes import PLACE, Schema, record, schemas

PATH = "/openapi.json"
_ASKS = Path(__file__).with_name("asks.tsv")
_DAY = {"type": "string", "format": "date"}
_ERROR = record(error=record(message=str, hint=str | None, code=int))
_SAYS = (
    "Each page of a casebook's desk under its address with `.json`, to be read and never written. The address without "
    "`.json` is the page, with `.html` the page as one file, with `.csv` its table where it has one. What needs ties "
    "and is asked for before they are reckoned is answered with 503 and `Retry-After`."
)


@dataclass(frozen=True, slots=True)
class Parameter:
    """Something that may be asked: its name, whether it stands in the path, the words for it, and its schema."""

    name: str
    in_path: bool
    says: str
    schema: Mapping[str, Any]

    @property
    def kind(self) -> str:
        """The kind of its values, in a word or in all of its words."""
        words = self.schema.get("enum")
        if words:
            return ", ".join(words)
        return "a day" if "format" in self.schema else "a number" if self.schema["type"] == "integer" else "words"


@dataclass(frozen=True, slots=True)
class Address:
    """A twin: its address, what the page is, and what may be asked there."""

    path: str
    page: str
    says: str
    parameters: tuple[Parameter, ...]


def addresses(pages: Sequence[Page], layers: Sequence[str | Path] = ()) -> list[Address]:
    """The twins of pages, with the types of deeds of the codebook in `layers`."""
    return [
        Address(
            ("/index" if page.PATH == "/" else page.PATH) + ".json",
            page.PATH,
            (inspect.getdoc(page) or "").partition("\n")[0],
            tuple(_parameters(page, layers)),
        )
        for page in pages
    ]


def openapi(pages: Sequence[Page], layers: Sequence[str | Path] = ()) -> Schema:
    """The description of all twins."""
    (error, *twins), nouns = schemas([_ERROR, *(page.TWIN for page in pages)])
    paths = {
        address.path: {"get": _operation(address, twin)}
        for address, twin in zip(addresses(pages, layers), twins, strict=True)
    }
    return {
        "openapi": "3.1.0",
        "info": {"title": "The desk of a casebook", "version": version("comity"), "description": _SAYS},
        "paths": paths,
        "components": {"schemas": {"Error": error, **dict(sorted(nouns.items()))}},
    }


def _operation(address: Address, twin: Schema) -> Schema:
    return {
        "operationId": re.sub(r"\W+", "_", address.path.removesuffix(".json")).strip("_"),
        "summary": address.says,
        "parameters": [
            {
                "name": one.name,
                "in": "path" if one.in_path else "query",
                "required": one.in_path,
                "description": one.says,
                "schema": one.schema,
            }
            for one in address.parameters
        ],
        "responses": {
            "200": {"description": address.says, "content": {"application/json": {"schema": twin}}},
            "default": {
                "description": "what went wrong, and what to do",
                "content": {"application/json": {"schema": {"$ref": PLACE.format(name="Error")}}},
            },
        },
    }


def _parameters(page: Page, layers: Sequence[str | Path]) -> Iterator[Parameter]:
    for name in (*re.findall(r"{(\w+)}", page.PATH), *page.ASKS):
        kind, says = _asks().get((page.PATH, name)) or _asks()["*", name]
        yield Parameter(name, f"{{{name}}}" in page.PATH, says, _schema_of(kind, layers))


def _schema_of(kind: str, layers: Sequence[str | Path]) -> Mapping[str, Any]:
    if kind == "day":
        return _DAY
    if kind == "number":
        return {"type": "integer", "minimum": 1}
    if kind == "share":
        return {"type": "number", "minimum": 0, "maximum": 1}
    if kind == "words":
        return {"type": "string"}
    words = event_types(layers) if kind == "deeds" else get_args(getattr(types, kind, None)) or (kind,)
    return {"type": "string", "enum": list(words)}


@lru_cache(1)
def _asks() -> Mapping[tuple[str, str], tuple[str, str]]:
    """The kind and the words of each parameter, by page and name."""
    lines = [line for line in _ASKS.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    rows = [line.split("\t") for line in lines[1:]]
    return {(page, name): (kind, says) for page, name, kind, says in rows}
