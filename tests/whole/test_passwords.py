"""A password is nowhere but in its owner's head: not in an argument, a file, a log or a fault."""

import argparse
import io
import os
import select
import subprocess
import sys
import zipfile

import pytest
from PySide6.QtCore import Qt

from leukoview.cli.arguments import parser_of_all
from leukoview.engine.resources import home
from leukoview.ui.faults import Faults

FIRST, SECOND = "correct horse battery one", "correct horse battery two"
WRONG = "correct horse battery tri"
EVERY = (FIRST, SECOND, WRONG)
SETTLED_S = 60


def options(parser):
    """Every option of a command and of the commands under it."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for command in action.choices.values():
                yield from options(command)
        else:
            yield action


def leukoview(*words, lines=()):
    return subprocess.run(
        [sys.executable, "-m", "leukoview", *words],
        capture_output=True,
        check=False,
        input="".join(f"{line}\n" for line in lines),
        text=True,
    )


def found_in(content, where):
    """The places in which a password can be read, also within a packed file."""
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for name in archive.namelist():
                yield from found_in(archive.read(name), f"{where}/{name}")
    for secret in EVERY:
        for written in (secret.encode(), secret.encode("utf-16-le")):
            if written in content:
                yield f"“{secret}” in {where}"


def nowhere(*said):
    """Whether nothing that was said, and no file that is remembered, holds a password."""
    files = [path for path in home().rglob("*") if path.is_file()]
    assert files
    held = [(path.read_bytes(), str(path)) for path in files]
    held += [(one.encode(), "what was said") for one in said]
    return [place for content, where in held for place in found_in(content, where)] == []


def test_the_search_of_these_tests_finds_a_password_wherever_it_lies():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("inside.txt", FIRST)
    (home() / "kept.zip").write_bytes(out.getvalue())
    assert not nowhere()


def test_no_option_of_any_command_takes_a_password():
    about = [one for one in options(parser_of_all()) if "password" in f"{one.dest}{one.help}"]
    named = {one.dest for one in about if one.option_strings}
    assert named == {"password_stdin"}
    assert {one.nargs for one in about if one.dest == "password_stdin"} == {0}
    takes_words = [one for one in options(parser_of_all()) if one.nargs != 0]
    assert not [one for one in takes_words if {"secret", "passwd", "pass"} & {one.dest}]


def test_passwords_from_standard_input_are_nowhere_afterwards(tmp_path):
    ada = ("--as", "Ada", "--password-stdin")
    done = [
        leukoview("users", "add", "Ada", "--role", "admin", "--password-stdin", lines=[FIRST]),
        leukoview("users", "password", "Ada", "--password-stdin", lines=[FIRST, SECOND]),
        leukoview("users", "add", "Bert", "--role", "reader", *ada, lines=[WRONG, FIRST]),
        leukoview("users", "add", "Bert", "--role", "reader", *ada, lines=[SECOND, FIRST]),
        leukoview("deeds", "list", *ada, lines=[SECOND]),
        leukoview("diagnostics", str(tmp_path / "diagnostics.zip")),
    ]
    assert [one.returncode for one in done] == [0, 0, 3, 0, 0, 0]
    assert "Bert" in done[4].stdout
    assert nowhere(*(one.stdout + one.stderr for one in done))
    packed = (tmp_path / "diagnostics.zip").read_bytes()
    assert not list(found_in(packed, "the diagnostics"))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such terminals")
def test_a_password_that_is_typed_is_not_seen():
    import pty  # noqa: PLC0415 - see above

    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "leukoview", "users", "add", "Ada", "--role", "admin"]
    child = subprocess.Popen(
        command, stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True
    )
    os.close(theirs)
    said = b""
    for prompt in (b"New password of Ada: ", b"Once more: "):
        while prompt not in said:
            assert select.select([ours], [], [], SETTLED_S)[0], said
            said += os.read(ours, 1024)
        os.write(ours, f"{FIRST}\n".encode())
    while select.select([ours], [], [], SETTLED_S)[0]:
        try:
            said += os.read(ours, 1024)
        except OSError:  # The other end of the terminal is gone.
            break
    os.close(ours)
    assert child.wait(SETTLED_S) == 0
    assert b"Ada may log in as admin." in said
    assert nowhere(said.decode())


def test_passwords_typed_in_the_window_are_in_no_fault_and_no_diagnostics(
    window, qtbot, tmp_path, capfd
):
    faults = Faults(window)
    window.lab.open.trigger()
    door = window.lab.page.door
    for field, words in ((door.name, "Ada"), (door.password, FIRST), (door.again, FIRST)):
        field.setText(words)
    qtbot.mouseClick(door.enter, Qt.MouseButton.LeftButton)
    people = window.parts.people
    assert people.name == "Ada"
    people.log_out()
    assert not people.log_in("Ada", WRONG)
    assert people.log_in("Ada", FIRST)
    with pytest.raises(ValueError, match="battery") as broken:
        raise ValueError(f"Nobody may log in with {FIRST}.")
    faults._catch(ValueError, broken.value, broken.tb)
    assert "ValueError" in faults._dialog.detailedText()
    assert not list(found_in(faults._dialog.detailedText().encode(), "the dialog of a fault"))
    faults._dialog.close()
    window.diagnosing.save(tmp_path / "diagnostics.zip")
    packed = (tmp_path / "diagnostics.zip").read_bytes()
    assert not list(found_in(packed, "the diagnostics"))
    said = capfd.readouterr()
    assert "ValueError" in said.err
    assert nowhere(*said, *window.banners.sentences)
