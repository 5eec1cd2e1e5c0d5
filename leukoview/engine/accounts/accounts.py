"""The accounts of a laboratory: making, proving and closing them, each a deed of its trail."""

from dataclasses import dataclass, replace
from datetime import datetime

from argon2 import PasswordHasher

from leukoview.engine.accounts import register, waiting
from leukoview.engine.accounts.passwords import Passwords
from leukoview.engine.accounts.person import Person, allowed
from leukoview.engine.accounts.proving import Change, Proving
from leukoview.engine.accounts.register import Line
from leukoview.engine.errors import LabError
from leukoview.engine.lab import Deed, Lab, Role
from leukoview.engine.lab.deeds import (
    AccountClosed,
    AccountMade,
    IdleLimitSet,
    LoggedIn,
    LogInRequired,
    PasswordChanged,
    RoleChanged,
)

IDLE_MINUTES = 15
"""Before anybody has said otherwise; SP 800-63B-4 (2025), 2.2.3, asks for an hour at most."""
LONGEST_IDLE_MINUTES = 60


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody who may log in, or (closed) no longer; `locked_until` after wrong passwords."""

    name: str
    role: Role
    closed: bool
    locked_until: datetime | None


class Accounts:
    """Who may log in at one laboratory.

    Every change asks for an admin and looks in the file whether that person still is one. No
    password is written anywhere but as its hash, nor said in a sentence. Roles hold for this
    program: whoever may write to the laboratory's file itself is not kept out by them.
    """

    def __init__(self, lab: Lab, hasher: PasswordHasher | None = None) -> None:
        self._lab = lab
        self._passwords = Passwords(hasher or PasswordHasher())
        self._proving = Proving(lab, self._passwords)

    # Who there is, and what is asked of them

    def any(self) -> bool:
        """Whether there is any account, be it closed."""
        with self._lab.reading() as db:
            return bool(register.lines(db))

    def all(self) -> tuple[Account, ...]:
        """Every account by name, the closed ones too."""
        with self._lab.reading() as db:
            return tuple(self._account(line) for line in register.lines(db))

    @property
    def log_in_required(self) -> bool:
        """Whether everybody has to log in, or only who does an admin's work."""
        said = [done.deed for done in self._lab.latest(LogInRequired)]
        return bool(said) and isinstance(said[-1], LogInRequired) and said[-1].required

    @property
    def idle_minutes(self) -> int:
        """After how many minutes without a hand on it the window locks."""
        said = [done.deed for done in self._lab.latest(IdleLimitSet)]
        last = said[-1] if said else None
        return last.minutes if isinstance(last, IdleLimitSet) else IDLE_MINUTES

    # Logging in

    def log_in(self, name: str, password: str) -> Person:
        """Who it is that knows this password.

        After four wrong ones in a row each further one is followed by a wait, 30 seconds first and
        twice as long each time, up to an hour; it outlives a restart and a clock set back.

        Raises:
            LabError: The name or the password is wrong (which, is not said), or there is a wait.
        """
        line = self._proving.prove(
            name,
            password,
            lambda line: LoggedIn(line.name),
            lambda line: replace(line, password=self._passwords.renewed(line.password, password)),
        )
        return Person(line.name, line.role)

    def change_password(self, name: str, old: str, new: str) -> None:
        """Give somebody the password that they chose, who knows the old one.

        Raises:
            LabError: The old password is wrong, there is a wait, or the new one is too weak.
        """
        self._proving.prove(
            name,
            old,
            lambda line: PasswordChanged(line.name),
            lambda line: replace(line, password=self._passwords.hashed(new, line.name)),
        )

    # What an admin does

    def make_first(self, name: str, password: str) -> Person:
        """Make the first account, an admin's; of two programs that try at once one succeeds.

        Raises:
            LabError: There is an account already, or name or password do not do.
        """
        fit = register.fit_name(name)
        kept = self._passwords.hashed(password, fit)
        with self._lab.doing(fit, AccountMade(fit, Role.ADMIN)) as db:
            if register.lines(db):
                raise LabError(
                    "There is an admin here already.", remedy="Have an admin make your account."
                )
            register.add(db, fit, Role.ADMIN, kept)
        return Person(fit, Role.ADMIN)

    def make(self, by: Person, name: str, role: Role, password: str) -> None:
        """Make an account.

        Raises:
            LabError: `by` is no admin, the name is taken, or name or password do not do.
        """
        fit = register.fit_name(name)
        kept = self._passwords.hashed(password, fit)
        with self._lab.doing(by.name, AccountMade(fit, role)) as db:
            _check_admin(register.find(db, by.name), by, "make an account")
            register.add(db, fit, role, kept)

    def give_role(self, by: Person, name: str, role: Role) -> None:
        """Let somebody do more, or less.

        Raises:
            LabError: `by` is no admin, there is no such account, or it is the last admin's.
        """
        line = self._open(name)
        deed = RoleChanged(line.name, role)
        self._change(by, line, "change a role", deed, lambda now: replace(now, role=role))

    def close(self, by: Person, name: str) -> None:
        """Let somebody log in no longer; the name stays taken.

        Raises:
            LabError: `by` is no admin, there is no such account, or it is the last admin's.
        """
        line = self._open(name)
        deed = AccountClosed(line.name)
        self._change(by, line, "close an account", deed, lambda now: replace(now, closed=True))

    def reset_password(self, by: Person, name: str, new: str) -> None:
        """Give somebody a new password who has forgotten the old one; any wait ends.

        Raises:
            LabError: `by` is no admin, there is no such account, or the password is too weak.
        """
        line = self._open(name)
        kept = self._passwords.hashed(new, line.name)
        self._change(
            by,
            line,
            "give a new password",
            PasswordChanged(line.name, by_admin=True),
            lambda now: replace(now, password=kept, wrong=0, wait=""),
        )

    def require_log_in(self, by: Person, *, required: bool) -> None:
        """Have everybody log in, or only who does an admin's work (a computer for one person).

        Raises:
            LabError: `by` is no admin.
        """
        self._set(by, "say who has to log in", LogInRequired(required=required))

    def set_idle_minutes(self, by: Person, minutes: int) -> None:
        """Say after how many minutes without a hand on it the window locks.

        Raises:
            LabError: `by` is no admin, or it is not 1 to 60 minutes.
        """
        if not 1 <= minutes <= LONGEST_IDLE_MINUTES:
            raise LabError(
                f"The window locks after 1 to {LONGEST_IDLE_MINUTES} minutes.",
                remedy="Choose a number between them.",
            )
        self._set(by, "say when the window locks", IdleLimitSet(minutes))

    def confirm(self, person: Person, wanted: Role, doing: str) -> None:
        """Refuse somebody whose account, as it is now, does not allow this.

        Raises:
            LabError: The account is closed, or its role is too low; the sentence names the role.
        """
        with self._lab.reading() as db:
            _check(register.find(db, person.name), person, wanted, doing)

    # How it is done

    def _set(self, by: Person, doing: str, deed: Deed) -> None:
        with self._lab.doing(by.name, deed) as db:
            _check_admin(register.find(db, by.name), by, doing)

    def _open(self, name: str) -> Line:
        with self._lab.reading() as db:
            return register.open_line(db, name)

    def _change(self, by: Person, line: Line, doing: str, deed: Deed, change: Change) -> None:
        """Put something else in an account's line, as it is when the file is ours."""
        with self._lab.doing(by.name, deed) as db:
            _check_admin(register.find(db, by.name), by, doing)
            before = register.open_line(db, line.name)
            register.replace_if(db, before, change(before))
            if not any(one.role is Role.ADMIN and not one.closed for one in register.lines(db)):
                raise LabError(
                    f"{before.name} is the last admin here.", remedy="Make another admin first."
                )

    def _account(self, line: Line) -> Account:
        wait = waiting.left(line.wait, self._lab.clock())
        until = datetime.fromisoformat(line.wait) if wait else None
        return Account(line.name, line.role, line.closed, until)


def _check_admin(line: Line | None, by: Person, doing: str) -> None:
    _check(line, by, Role.ADMIN, doing)


def _check(line: Line | None, person: Person, wanted: Role, doing: str) -> None:
    if line is None or line.closed:
        raise LabError(f"{person.name} has no account here any more.", remedy="Log in again.")
    allowed(Person(line.name, line.role), wanted, doing)
