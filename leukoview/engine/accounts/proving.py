"""Proving that somebody knows the password of an account, as often as is allowed."""

import sqlite3
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from leukoview.engine.accounts import register, waiting
from leukoview.engine.accounts.passwords import Passwords
from leukoview.engine.accounts.register import Line
from leukoview.engine.errors import LabError
from leukoview.engine.lab import Deed, Lab
from leukoview.engine.lab.deeds import LogInRefused

UNKNOWN = ""
"""Stands in the trail for a name that nobody has: it may be a password in the wrong field."""

Change = Callable[[Line], Line]


class Proving:
    """Checks passwords against a laboratory's file, and counts the wrong ones there.

    Programs may try at the same time: whoever finds an account changed looks at it anew, so that
    no try is left uncounted.
    """

    def __init__(self, lab: Lab, passwords: Passwords) -> None:
        self._lab = lab
        self._passwords = passwords

    def prove(self, name: str, password: str, deed: Callable[[Line], Deed], change: Change) -> Line:
        """The account of a name of which this is the password, changed so, by this deed.

        Raises:
            LabError: The name or the password is wrong (which, is not said), or there is a wait.
        """
        while True:
            line = self._free_to_try(name)
            right = self._passwords.holds(line.password if line else None, password)
            if line is None or not right:
                self._refuse(line)
                continue
            fresh = replace(change(line), wrong=0, wait="")
            if self._replaced(line, fresh, deed(line)):
                return fresh

    def _refuse(self, line: Line | None) -> None:
        """Count a wrong password; does nothing where the account has changed meanwhile.

        Raises:
            LabError: The name or the password is wrong.
        """
        if line is None:
            self._lab.record(UNKNOWN, LogInRefused(UNKNOWN, 0))
        else:
            wrong = line.wrong + 1
            fresh = replace(line, wrong=wrong, wait=waiting.until(wrong, self._lab.clock()))
            if not self._replaced(line, fresh, LogInRefused(line.name, wrong)):
                return
        raise LabError(
            "The name or the password is wrong.",
            remedy="Try once more; an admin can give you a new password.",
        )

    def _replaced(self, line: Line, fresh: Line, *deeds: Deed) -> bool:
        """Whether a line could be put in another's place, which nobody had changed meanwhile."""
        try:
            with self._lab.doing(line.name, *deeds) as db:
                _swap(db, line, fresh)
        except _OvertakenError:
            return False
        return True

    def _free_to_try(self, name: str) -> Line | None:
        """The open account of a name, if there is one.

        Raises:
            LabError: There is a wait.
        """
        with self._lab.reading() as db:
            line = register.find(db, name)
        if line is None or line.closed:
            return None
        now = self._lab.clock()
        if waiting.was_set_back(line.wait, line.wrong, now):
            line = self._waiting_anew(line, now)
        wait = waiting.left(line.wait, now)
        if wait:
            raise LabError(
                f"After {line.wrong} wrong passwords {line.name} can log in in "
                f"{waiting.words(wait)}.",
                remedy="Wait so long, or have an admin give a new password.",
            )
        return line

    def _waiting_anew(self, line: Line, now: datetime) -> Line:
        """The same wait from now on: by a clock that was set back the old one would never end."""
        fresh = replace(line, wait=waiting.until(line.wrong, now))
        self._replaced(line, fresh)
        return fresh


class _OvertakenError(Exception):
    """Another program has changed the account since it was looked at."""


def _swap(db: sqlite3.Connection, before: Line, after: Line) -> None:
    if not register.replace_if(db, before, after):
        raise _OvertakenError
