"""What a question to the desk gives back: a tuple of records that shows itself in a notebook."""

from __future__ import annotations

import html
from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib import import_module
from typing import Any, Generic, TypeVar, overload

from comity.errors import MissingPartError

Record = TypeVar("Record", covariant=True)
Lines = Callable[[], Sequence[Mapping[str, Any]]]

_SHOWN = 20  # rows of the HTML repr


class Listing(Sequence[Record], Generic[Record]):
    """Records in the order in which the casebook gives them; `what` names them and `lines` prints them."""

    def __init__(self, records: Sequence[Record], what: str, lines: Lines) -> None:
        self._records = tuple(records)
        self._what = what
        self._lines = lines

    @overload
    def __getitem__(self, at: int) -> Record: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Record, ...]: ...
    def __getitem__(self, at: int | slice) -> Record | tuple[Record, ...]:
        return self._records[at]

    def __len__(self) -> int:
        return len(self._records)

    def __iter__(self) -> Iterator[Record]:
        return iter(self._records)

    def __repr__(self) -> str:
        return f"<{len(self)} {self._what}>"

    def to_dicts(self) -> list[dict[str, Any]]:
        """The records as `--json` prints them, each with the sentence that it rests on."""
        return [dict(line) for line in self._lines()]

    def to_frame(self) -> Any:
        """The records as a pandas data frame; a MissingPartError where pandas is not installed."""
        try:
            pandas: Any = import_module("pandas")
        except ImportError:
            raise MissingPartError("a data frame needs pandas", "pip install pandas, or use .to_dicts()") from None
        return pandas.DataFrame(self.to_dicts())

    def _repr_html_(self) -> str:
        from comity.faces.columns import row_of

        rows = [row_of(line) for line in self.to_dicts()[:_SHOWN]]
        names = list(rows[0]) if rows else []
        head = "".join(f"<th>{html.escape(name)}</th>" for name in names)
        body = "".join(
            "<tr>" + "".join(f"<td>{html.escape(str(row[name]))}</td>" for name in names) + "</tr>" for row in rows
        )
        return f"<p>{html.escape(repr(self))}</p><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
