"""Stores of objects (`s3://bucket/key`): what is in them, and a file from them. By Daft, which has its own client.

Who may read there is asked of the environment as Amazon's own tools do (AWS_ACCESS_KEY_ID, a profile, the machine's
role); AWS_ENDPOINT_URL names another store that speaks the same language.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from comity.errors import MissingPartError, NotFoundError, RefusedError
from comity.sources.origins import Listed, unread
from comity.types import Skip

_SCHEME = "s3://"
_PATTERN = frozenset("*?[")
_STRETCH = 8 * 1024 * 1024  # bytes that are held at once


def in_store(name: str) -> bool:
    """Whether a name is an address in a store."""
    return name.lower().startswith(_SCHEME)


def listed_in_store(address: str) -> list[Listed]:
    """The files at an address, in order of name: one object, all below a prefix, or those that fit a pattern.

    A NotFoundError where there are none; a RefusedError where the store does not let itself be listed.
    """
    plain = _PATTERN.isdisjoint(address)
    found = _matching(address) or (_matching(f"{address.rstrip('/')}/**") if plain else [])
    if not found:
        raise NotFoundError(
            f"there is nothing at `{address}`", "a key or a whole prefix, or a pattern: s3://news/2020/*.warc.gz"
        )
    return [Listed(path, path, size, None if path == address else unread(path)) for path, size in sorted(found)]


def fetched(address: str, target: Path) -> Skip | None:
    """Bring an object to a file of this machine; a Skip where the store does not give it, an OSError of this disk's."""
    with target.open("wb") as file:
        try:
            stream = _daft().File(address).open()
        except Exception as error:
            return _not_given(address, error)
        with stream:
            while True:
                try:
                    stretch = stream.read(_STRETCH)
                except Exception as error:  # Daft has errors of its own, and has tried again by itself
                    return _not_given(address, error)
                if not stretch:
                    return None
                file.write(stretch)


def _matching(pattern: str) -> list[tuple[str, int]]:
    store = _daft().filesystem
    try:
        found = store.glob_path_with_stats(pattern, None, None)
    except FileNotFoundError:
        return []
    except Exception as error:  # Daft has errors of its own
        why = f"`{pattern}` can't be listed: {_first_line(error)}"
        raise RefusedError(why, "check the address, AWS_REGION and your keys") from error
    return list(zip(found.file_paths, found.file_sizes, strict=True))


def _not_given(address: str, error: Exception) -> Skip:
    return Skip(address, "fetch", f"the store did not give it: {_first_line(error)}")


def _daft() -> Any:
    try:
        import daft
        import daft.filesystem
    except ImportError:
        raise MissingPartError(
            f"`{_SCHEME}` is read by Daft, which is not installed", "pip install 'comity[cluster]'"
        ) from None
    return daft


def _first_line(error: Exception) -> str:
    return str(error).strip().split("\n", 1)[0][:200]
