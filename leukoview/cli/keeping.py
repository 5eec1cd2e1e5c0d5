"""The cases of this computer as the terminal asks for them."""

import getpass
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from leukoview.engine.casefile import Case, CaseId, Stamp
from leukoview.engine.casefile.paperwork import Exported
from leukoview.engine.errors import CaseError, StoreError
from leukoview.engine.resources import home
from leukoview.engine.store import FILE_NAME, Store
from leukoview.engine.summary import counted

SHORT_ID = 8
"""Digits of an id that tell the cases of one computer apart in a list."""


@contextmanager
def opened() -> Iterator[Store]:
    """The file of cases, let go of at the end.

    Raises:
        StoreError: It cannot be opened, is damaged, or is of a later version.
    """
    store = Store(home() / FILE_NAME)
    try:
        yield store
    finally:
        store.close()


def found(store: Store, words: str) -> CaseId:
    """The one case that is meant.

    Raises:
        CaseError: None is, or several.
    """
    cases = store.cases(archived=True)
    ids = [one.case for one in cases if one.case.startswith(words.lower())]
    ids = ids or [one.case for one in store.cases(words, archived=True)]
    if len(ids) != 1:
        raise CaseError(
            f"{counted(len(ids), 'case')} found for “{words}”.",
            remedy="Give the id that “leukoview cases list” shows.",
        )
    return ids[0]


def note(store: Store, case: Case, written: Exported) -> None:
    """Put down in the case's trail what was written of it, or say that it could not be."""
    try:
        store.append(case, [written], stamp())
    except StoreError as error:
        print(
            f"{error.what} So the trail does not say that this was written: export again when it "
            "may write, if “leukoview verify” is to know the files.",
            file=sys.stderr,
        )


def stamp() -> Stamp:
    """Who sits at the terminal, and now."""
    return Stamp(getpass.getuser(), datetime.now(UTC))
