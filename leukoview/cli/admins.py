"""Who does an admin's work at the terminal: proven by a password, never one among the arguments."""

import argparse
import getpass
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager

from leukoview.engine.accounts import Accounts, Person
from leukoview.engine.errors import LabError
from leukoview.engine.lab import FILE_NAME, Lab, Role
from leukoview.engine.resources import home


@contextmanager
def opened_lab() -> Iterator[Lab]:
    """The laboratory's file of this computer; begun where there is none."""
    with closing(Lab(home() / FILE_NAME)) as lab:
        yield lab


def has_lab() -> bool:
    """Whether this computer has a laboratory's file."""
    return (home() / FILE_NAME).exists()


def add_proof(command: argparse.ArgumentParser) -> None:
    """Add the options by which somebody says who they are."""
    who = command.add_argument_group("who asks (an admin, once there are accounts)")
    who.add_argument("--as", dest="who", metavar="NAME", help="your name here")
    who.add_argument(
        "--password-stdin",
        action="store_true",
        help="read passwords from standard input, one a line: yours, then any new one",
    )


def person(options: argparse.Namespace, lab: Lab) -> Person:
    """Who asks; before there is any account, whoever sits at the computer, as an admin.

    Raises:
        LabError: There are accounts and no name was given, or name or password are wrong.
    """
    accounts = Accounts(lab)
    if not accounts.any():
        return Person(getpass.getuser(), Role.ADMIN)
    if not options.who:
        raise LabError("This takes an admin.", remedy="Give your name with --as NAME.")
    return accounts.log_in(options.who, password(options, f"Password of {options.who}: "))


def password(options: argparse.Namespace, prompt: str) -> str:
    """A password, from the terminal unseen, or the next line of standard input.

    Raises:
        LabError: There is no such line.
    """
    if not options.password_stdin:
        return getpass.getpass(prompt)
    line = sys.stdin.readline()
    if not line:
        raise LabError(
            "A password is missing on standard input.", remedy="Give each on a line of its own."
        )
    return line.rstrip("\r\n")


def new_password(options: argparse.Namespace, name: str) -> str:
    """A new password; typed twice where it cannot be seen.

    Raises:
        LabError: The two are not the same.
    """
    first = password(options, f"New password of {name}: ")
    if not options.password_stdin and getpass.getpass("Once more: ") != first:
        raise LabError("The two passwords are not the same.", remedy="Try once more.")
    return first
