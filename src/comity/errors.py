"""Every error that Comity raises on purpose, as one tree:

    ComityError                 exit
    ├── UsageError              2     a command, option or value that makes no sense
    ├── NotFoundError           3     a file, casebook, id or name that is not there
    ├── MissingPartError        4     a model or extra that is not installed
    ├── CasebookError           5     a casebook that can't be read or written
    │   ├── CasebookNewerError        written by a newer Comity
    │   ├── CasebookDamagedError      a segment whose bytes are not what they were
    │   └── CasebookBusyError         another writer holds it
    └── RefusedError            6     the other side said no

Each carries what happened, and a hint that says what to type. Exit 0 is well, 1 is "some items were skipped", 130 is
an interrupt.
"""

from __future__ import annotations


class ComityError(Exception):
    """What happened, in one line; `hint` says what to type next."""

    exit_code = 2

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageError(ComityError):
    exit_code = 2


class NotFoundError(ComityError):
    exit_code = 3


class MissingPartError(ComityError):
    exit_code = 4


class CasebookError(ComityError):
    exit_code = 5


class CasebookNewerError(CasebookError):
    pass


class CasebookDamagedError(CasebookError):
    pass


class CasebookBusyError(CasebookError):
    pass


class RefusedError(ComityError):
    exit_code = 6
