"""`leukoview users`: who may log in on this computer, and what they may do."""

import argparse

from leukoview.cli import codes
from leukoview.cli.admins import has_lab, new_password, opened_lab, password, person
from leukoview.cli.bench import Doors
from leukoview.engine.accounts import Account, Accounts
from leukoview.engine.errors import LabError
from leukoview.engine.lab import Lab, Role


def run(options: argparse.Namespace, _doors: Doors) -> int:
    """List accounts, make or close one, change a role or a password, or say who has to log in."""
    if options.action == "list" and not has_lab():
        print("Nobody has an account here yet.")
        return codes.ALL_READ
    with opened_lab() as lab:
        _ACTIONS[options.action](options, lab)
    return codes.ALL_READ


def _list(_options: argparse.Namespace, lab: Lab) -> None:
    accounts = Accounts(lab)
    found = accounts.all()
    print(
        *(_line(one) for one in found) if found else ("Nobody has an account here yet.",), sep="\n"
    )
    needed = "by everybody" if accounts.log_in_required else "for an admin's work only"
    print(f"Log-in {needed}; the window locks after {accounts.idle_minutes} minutes.")


def _line(account: Account) -> str:
    state = "closed" if account.closed else account.role.value
    locked = f"  locked until {account.locked_until:%H:%M:%S} UTC" if account.locked_until else ""
    return f"{account.name:24}  {state}{locked}"


def _add(options: argparse.Namespace, lab: Lab) -> None:
    accounts, role = Accounts(lab), Role(options.role)
    if not accounts.any():
        if role is not Role.ADMIN:
            raise LabError("The first account is an admin’s.", remedy="Give --role admin.")
        accounts.make_first(options.name, new_password(options, options.name))
    else:
        by = person(options, lab)
        accounts.make(by, options.name, role, new_password(options, options.name))
    print(f"{options.name} may log in as {role}.")


def _close(options: argparse.Namespace, lab: Lab) -> None:
    Accounts(lab).close(person(options, lab), options.name)
    print(f"{options.name} may no longer log in.")


def _role(options: argparse.Namespace, lab: Lab) -> None:
    Accounts(lab).give_role(person(options, lab), options.name, Role(options.role))
    print(f"{options.name} is {options.role} now.")


def _password(options: argparse.Namespace, lab: Lab) -> None:
    """One's own with the old password; somebody else's as an admin."""
    accounts = Accounts(lab)
    if options.who:
        by = person(options, lab)
        accounts.reset_password(by, options.name, new_password(options, options.name))
    else:
        old = password(options, f"Present password of {options.name}: ")
        accounts.change_password(options.name, old, new_password(options, options.name))
    print(f"{options.name} has a new password.")


def _require(options: argparse.Namespace, lab: Lab) -> None:
    required = options.required == "yes"
    Accounts(lab).require_log_in(person(options, lab), required=required)
    print("Everybody has to log in." if required else "Only an admin’s work takes a log-in.")


def _idle(options: argparse.Namespace, lab: Lab) -> None:
    Accounts(lab).set_idle_minutes(person(options, lab), options.minutes)
    print(f"The window locks after {options.minutes} minutes.")


_ACTIONS = {
    "list": _list,
    "add": _add,
    "close": _close,
    "role": _role,
    "password": _password,
    "require-login": _require,
    "idle": _idle,
}
