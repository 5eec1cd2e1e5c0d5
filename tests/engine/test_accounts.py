"""Accounts: who may log in, what a wrong password costs, and what an admin alone may do."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest
from argon2 import PasswordHasher

from leukoview.engine.accounts import SHORTEST, Accounts, Person, allowed, waiting
from leukoview.engine.errors import LabError
from leukoview.engine.lab import Lab, Role
from leukoview.engine.lab.deeds import (
    AccountClosed,
    AccountMade,
    LoggedIn,
    LogInRefused,
    PasswordChanged,
    RoleChanged,
)

LIGHT = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
GOOD = "correct horse battery staple"
OTHER = "nine purple moons over Ghent"
WRONG = "no such password was ever set"
START = datetime(2026, 3, 1, 12, tzinfo=UTC)


class SetClock:
    """A clock that stands until it is moved."""

    def __init__(self):
        self.now = START

    def __call__(self):
        return self.now

    def move(self, **by):
        self.now += timedelta(**by)


@pytest.fixture
def clock():
    return SetClock()


@pytest.fixture
def path(tmp_path):
    return tmp_path / "lab.sqlite"


@pytest.fixture
def lab(path, clock):
    lab = Lab(path, clock)
    yield lab
    lab.close()


@pytest.fixture
def accounts(lab):
    return Accounts(lab, LIGHT)


@pytest.fixture
def ada(accounts):
    return accounts.make_first("Ada", GOOD)


def fail(accounts, name, times):
    """So many wrong passwords, each after whatever wait there was."""
    for _ in range(times):
        with pytest.raises(LabError, match="wrong"):
            accounts.log_in(name, WRONG)


def test_the_first_account_is_an_admins_and_can_log_in(accounts, ada, lab):
    assert ada == Person("Ada", Role.ADMIN)
    assert accounts.log_in("ada ", GOOD) == ada
    assert [done.deed for done in lab.deeds()] == [AccountMade("Ada", Role.ADMIN), LoggedIn("Ada")]


def test_there_is_only_one_first_account(accounts, ada):
    with pytest.raises(LabError, match="already"):
        accounts.make_first("Ben", GOOD)


def test_of_two_programs_that_make_the_first_admin_one_succeeds(path):
    script = (
        "import sys; from pathlib import Path; from argon2 import PasswordHasher\n"
        "from leukoview.engine.accounts import Accounts\n"
        "from leukoview.engine.errors import LabError; from leukoview.engine.lab import Lab\n"
        "accounts = Accounts(Lab(Path(sys.argv[1])), PasswordHasher(1, 8, 1))\n"
        "print('ready', flush=True); sys.stdin.readline()\n"
        "try: accounts.make_first(sys.argv[2], 'correct horse battery staple')\n"
        "except LabError: sys.exit(7)\n"
    )
    racers = [
        subprocess.Popen(
            [sys.executable, "-c", script, str(path), name],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for name in ("Ada", "Ben")
    ]
    assert [racer.stdout.readline() for racer in racers] == ["ready\n", "ready\n"]
    for racer in racers:
        racer.stdin.write("go\n")
        racer.stdin.flush()
    codes = []
    for racer in racers:
        racer.communicate(timeout=60)
        codes.append(racer.returncode)
    assert sorted(codes) == [0, 7]
    with closing(Lab(path)) as lab:
        assert len(Accounts(lab, LIGHT).all()) == len(lab.deeds()) == 1


@pytest.mark.parametrize(
    ("password", "why"),
    [
        ("short", "at least 15"),
        ("x" * 2000, "at most"),
        ("a" * 20, "guess"),
        ("LeukoView Ada 123", "guess"),
    ],
)
def test_a_weak_password_is_refused(accounts, password, why):
    with pytest.raises(LabError, match=why):
        accounts.make_first("Ada", password)
    assert not accounts.any()


def test_length_is_counted_in_characters_after_normalising(accounts):
    with pytest.raises(LabError, match="at least"):
        accounts.make_first("Ada", "e\u0301" * 5 + "uvwxyzabc")
    accounts.make_first("Ada", "ａｂｃｄｅｆｇｈｉｊｋｌｍｎｏ")
    assert len("ａｂｃｄｅｆｇｈｉｊｋｌｍｎｏ") == SHORTEST


def test_a_letter_typed_in_two_ways_is_one_letter(accounts):
    accounts.make_first("Ada", "cafe\u0301 au lait and rum")
    assert accounts.log_in("Ada", "caf\u00e9 au lait and rum").name == "Ada"


def test_half_a_surrogate_pair_is_just_a_wrong_password(accounts, ada):
    with pytest.raises(LabError, match="wrong"):
        accounts.log_in("Ada", "\ud83d" * 20)


@pytest.mark.parametrize("name", ["", "  ", "x" * 65, "two\x00parts"])
def test_a_name_must_be_fit_to_be_read(accounts, name):
    with pytest.raises(LabError, match="name has"):
        accounts.make_first(name, GOOD)


def test_no_name_is_given_twice_however_it_is_written(accounts, ada):
    accounts.make(ada, "Jürgen Müller", Role.READER, OTHER)
    accounts.close(ada, "Jürgen Müller")
    with pytest.raises(LabError, match="is, or was"):
        accounts.make(ada, "JU\u0308RGEN  MÜLLER", Role.READER, OTHER)


def test_the_trail_and_the_refusal_hold_no_password(accounts, ada, lab, path):
    with pytest.raises(LabError) as refused:
        accounts.log_in("Ada", WRONG)
    with pytest.raises(LabError):
        accounts.log_in(WRONG, GOOD)
    accounts.change_password("Ada", GOOD, OTHER)
    whole = repr(lab.deeds()) + repr(refused.value) + str(refused.value)
    lab.close()
    content = b"".join(file.read_bytes() for file in path.parent.glob("lab.sqlite*"))
    for secret in (GOOD, OTHER, WRONG):
        assert secret not in whole
        assert secret.encode() not in content


def test_an_unknown_name_is_refused_in_the_same_words_after_as_much_work(lab):
    seen = []

    class Counting(PasswordHasher):
        def verify(self, kept, password):
            seen.append(kept.split("$")[1:4])
            return super().verify(kept, password)

    accounts = Accounts(lab, Counting(time_cost=1, memory_cost=8, parallelism=1))
    accounts.make_first("Ada", GOOD)
    words = set()
    for name in ("Ada", "Nobody"):
        with pytest.raises(LabError) as refused:
            accounts.log_in(name, WRONG)
        words.add(str(refused.value))
    assert len(words) == 1
    assert seen[0] == seen[1]


def test_who_has_no_account_does_not_get_in_with_the_stand_in_password(accounts, ada):
    with pytest.raises(LabError, match="wrong"):
        accounts.log_in("Nobody", "a password that nobody has")


def test_a_wrong_password_is_counted_and_a_right_one_begins_anew(accounts, ada, lab):
    fail(accounts, "Ada", 2)
    accounts.log_in("Ada", GOOD)
    fail(accounts, "Ada", 1)
    refused = [done.deed.times for done in lab.latest(LogInRefused)]
    assert refused == [1, 2, 1]


def test_waits_double_from_half_a_minute_to_an_hour():
    seconds = [waiting.wait_after(wrong).total_seconds() for wrong in range(15)]
    assert seconds == [0, 0, 0, 0, 0, 30, 60, 120, 240, 480, 960, 1920, 3600, 3600, 3600]
    assert waiting.wait_after(10**6) == timedelta(hours=1)


def test_the_fifth_wrong_password_makes_even_the_right_one_wait(accounts, ada, clock):
    fail(accounts, "Ada", 5)
    with pytest.raises(LabError, match="in 30 seconds"):
        accounts.log_in("Ada", GOOD)
    clock.move(seconds=29)
    with pytest.raises(LabError, match="in 1 second"):
        accounts.log_in("Ada", GOOD)
    clock.move(seconds=1)
    assert accounts.log_in("Ada", GOOD) == ada


def test_trying_while_waiting_makes_the_wait_no_longer(accounts, ada, clock):
    fail(accounts, "Ada", 5)
    for _ in range(9):
        with pytest.raises(LabError, match="30 seconds"):
            accounts.log_in("Ada", WRONG)
    clock.move(seconds=30)
    fail(accounts, "Ada", 1)
    with pytest.raises(LabError, match="60 seconds"):
        accounts.log_in("Ada", GOOD)


def test_a_wait_outlives_a_restart(accounts, ada, lab, path, clock):
    fail(accounts, "Ada", 5)
    lab.close()
    clock.move(seconds=10)
    with (
        closing(Lab(path, clock)) as again,
        pytest.raises(LabError, match="in 20 seconds"),
    ):
        Accounts(again, LIGHT).log_in("Ada", GOOD)


def test_a_clock_set_back_makes_the_wait_begin_anew_and_still_end(accounts, ada, clock):
    fail(accounts, "Ada", 5)
    clock.move(days=-400)
    with pytest.raises(LabError, match="in 30 seconds"):
        accounts.log_in("Ada", GOOD)
    clock.move(seconds=20)
    with pytest.raises(LabError, match="in 10 seconds"):
        accounts.log_in("Ada", GOOD)
    clock.move(seconds=10)
    assert accounts.log_in("Ada", GOOD) == ada


def test_one_persons_wait_is_not_anothers(accounts, ada):
    accounts.make(ada, "Ben", Role.READER, OTHER)
    fail(accounts, "Ben", 5)
    assert accounts.log_in("Ada", GOOD) == ada
    locked = {one.name: one.locked_until for one in accounts.all()}
    assert locked == {"Ada": None, "Ben": START + timedelta(seconds=30)}


def test_of_two_programs_that_guess_at_once_no_guess_goes_uncounted(accounts, ada, lab, path):
    other = Lab(path)

    class Overtaken(PasswordHasher):
        """Somebody else guesses wrong while this guess is looked at."""

        def verify(self, kept, password):
            self.verify = super().verify
            fail(Accounts(other, LIGHT), "Ada", 1)
            return super().verify(kept, password)

    with closing(other):
        fail(Accounts(lab, Overtaken(time_cost=1, memory_cost=8, parallelism=1)), "Ada", 1)
    assert [done.deed.times for done in lab.latest(LogInRefused)] == [1, 2]


def test_own_password_is_changed_with_the_old_one(accounts, ada, lab):
    accounts.change_password("Ada", GOOD, OTHER)
    assert accounts.log_in("Ada", OTHER) == ada
    fail(accounts, "Ada", 0)
    with pytest.raises(LabError, match="wrong"):
        accounts.change_password("Ada", GOOD, OTHER)
    assert [done.deed for done in lab.latest(PasswordChanged)] == [PasswordChanged("Ada")]


def test_a_weak_new_password_leaves_the_old_one(accounts, ada):
    with pytest.raises(LabError, match="at least"):
        accounts.change_password("Ada", GOOD, "short")
    assert accounts.log_in("Ada", GOOD) == ada


def test_an_admin_gives_a_new_password_and_ends_the_wait(accounts, ada, lab):
    accounts.make(ada, "Ben", Role.READER, GOOD)
    fail(accounts, "Ben", 5)
    accounts.reset_password(ada, "ben", OTHER)
    assert accounts.log_in("Ben", OTHER).role is Role.READER
    (changed,) = lab.latest(PasswordChanged)
    assert (changed.by, changed.deed) == ("Ada", PasswordChanged("Ben", by_admin=True))


def test_who_is_closed_cannot_log_in_and_is_told_no_more_than_a_stranger(accounts, ada, lab):
    accounts.make(ada, "Ben", Role.READER, OTHER)
    accounts.close(ada, "Ben")
    with pytest.raises(LabError, match="name or the password"):
        accounts.log_in("Ben", OTHER)
    assert [done.deed for done in lab.latest(AccountClosed)] == [AccountClosed("Ben")]


def test_the_last_admin_is_neither_closed_nor_demoted(accounts, ada, lab):
    accounts.make(ada, "Ben", Role.REVIEWER, OTHER)
    with pytest.raises(LabError, match="last admin"):
        accounts.close(ada, "Ada")
    with pytest.raises(LabError, match="last admin"):
        accounts.give_role(ada, "Ada", Role.READER)
    assert not lab.latest(AccountClosed, RoleChanged)
    accounts.give_role(ada, "Ben", Role.ADMIN)
    accounts.close(ada, "Ada")
    assert [(one.name, one.closed) for one in accounts.all()] == [("Ada", True), ("Ben", False)]


@pytest.mark.parametrize(
    "act",
    [
        lambda accounts, by: accounts.make(by, "Cai", Role.READER, OTHER),
        lambda accounts, by: accounts.give_role(by, "Ben", Role.ADMIN),
        lambda accounts, by: accounts.close(by, "Ada"),
        lambda accounts, by: accounts.reset_password(by, "Ada", OTHER),
        lambda accounts, by: accounts.require_log_in(by, required=True),
        lambda accounts, by: accounts.set_idle_minutes(by, 5),
    ],
)
def test_an_admins_work_takes_an_admin(accounts, ada, lab, act):
    accounts.make(ada, "Ben", Role.REVIEWER, OTHER)
    before = lab.deeds()
    for claimed in (Role.REVIEWER, Role.ADMIN):
        with pytest.raises(LabError, match="takes the role admin; Ben is reviewer"):
            act(accounts, Person("Ben", claimed))
    with pytest.raises(LabError, match="no account here"):
        act(accounts, Person("Nobody", Role.ADMIN))
    assert lab.deeds() == before


def test_an_admin_who_was_demoted_meanwhile_is_none_any_more(accounts, ada):
    accounts.make(ada, "Ben", Role.ADMIN, OTHER)
    ben = accounts.log_in("Ben", OTHER)
    accounts.confirm(ben, Role.ADMIN, "train a model")
    accounts.give_role(ada, "Ben", Role.READER)
    with pytest.raises(LabError, match="To train a model takes the role admin"):
        accounts.confirm(ben, Role.ADMIN, "train a model")


def test_a_guard_names_the_role_that_is_needed():
    allowed(Person("Ada", Role.ADMIN), Role.REVIEWER, "fill the library")
    with pytest.raises(LabError, match="To fill the library takes the role reviewer; Cai is read"):
        allowed(Person("Cai", Role.READER), Role.REVIEWER, "fill the library")


def test_hashes_are_made_anew_where_the_parameters_have_changed(accounts, ada, lab, path):
    later = Accounts(lab, PasswordHasher(time_cost=2, memory_cost=16, parallelism=1))
    assert later.log_in("Ada", GOOD) == ada
    with closing(sqlite3.connect(path)) as db:
        (kept,) = db.execute("SELECT password FROM account").fetchone()
    assert "m=16,t=2" in kept
    assert accounts.log_in("Ada", GOOD) == ada


def test_a_damaged_hash_lets_nobody_in(accounts, ada, path):
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("UPDATE account SET password = 'nothing'")
    with pytest.raises(LabError, match="wrong"):
        accounts.log_in("Ada", GOOD)


def test_log_in_is_for_admins_only_until_one_says_otherwise(accounts, ada):
    assert not accounts.log_in_required
    accounts.require_log_in(ada, required=True)
    assert accounts.log_in_required
    accounts.require_log_in(ada, required=False)
    assert not accounts.log_in_required


def test_the_window_locks_after_what_an_admin_has_set(accounts, ada):
    assert accounts.idle_minutes == 15
    accounts.set_idle_minutes(ada, 3)
    assert accounts.idle_minutes == 3
    for minutes in (0, 61):
        with pytest.raises(LabError, match="1 to 60"):
            accounts.set_idle_minutes(ada, minutes)
