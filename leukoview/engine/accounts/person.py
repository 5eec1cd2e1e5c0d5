"""Somebody who has logged in, and whether that is enough for what is asked."""

from dataclasses import dataclass

from leukoview.engine.errors import LabError
from leukoview.engine.lab import Role


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody at the window or the command line, and what they may do."""

    name: str
    role: Role


def allowed(person: Person, wanted: Role, doing: str) -> None:
    """Refuse what somebody's role does not cover; `doing` says what, as in “train a model”.

    Raises:
        LabError: The role is too low; the sentence names the one that is needed.
    """
    if not person.role.covers(wanted):
        raise LabError(
            f"To {doing} takes the role {wanted}; {person.name} is {person.role}.",
            remedy="Log in as somebody with that role, or ask an admin for it.",
        )
