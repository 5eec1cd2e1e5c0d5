"""The commands of a laboratory: who may do what, what was done, and which model reads."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from leukoview.cli.admins import add_proof
from leukoview.cli.codes import EXPLAINED
from leukoview.engine.lab import Role

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001 - its only name

ROLES = tuple(role.value for role in Role)
MODEL_HELP = "its id as the list shows it, or the beginning of it"


def add_lab(commands: "Commands") -> None:
    """Add users and deeds."""
    _add_users(commands)
    _add_deeds(commands)


def add_shelf(actions: "Commands") -> None:
    """Add the actions on the shelf to those of models."""
    actions.add_parser("list", help="every model here, and which reads")
    show = actions.add_parser("show", help="verify a model and print its card")
    show.add_argument("model", metavar="ID", help=MODEL_HELP)
    for name, words in (
        ("promote", "have a model read from now on"),
        ("retire", "offer a model no longer; its folder stays"),
        ("export", "write a model to a file for another computer"),
    ):
        command = actions.add_parser(name, help=words)
        command.add_argument("model", metavar="ID", help=MODEL_HELP)
        _add_options(command, name)
        add_proof(command)
    back = actions.add_parser("rollback", help="have an earlier model read again")
    back.add_argument("model", nargs="?", metavar="ID", help="which (default: the one that ships)")
    back.add_argument("--practice", action="store_true", help="the one for drawn images")
    back.add_argument("--reason", default="", help="why; it is kept in the trail")
    add_proof(back)
    _add_library_actions(actions)
    taken = actions.add_parser("import", help="take in a model from another computer")
    taken.add_argument("file", type=Path, metavar="FILE.leukomodel")
    add_proof(taken)


def _add_library_actions(actions: "Commands") -> None:
    put = actions.add_parser("put", help="put a model that was trained here on the shelf")
    put.add_argument("folder", type=Path, metavar="FOLDER", help="as “train --out” wrote it")
    compare = actions.add_parser(
        "compare", help="hold a model against the active one, on the library's cells"
    )
    fit = actions.add_parser("fit", help="fit a model to the library's cells (about 100 will do)")
    fit.add_argument("--version", required=True, dest="model_version", help="of what comes of it")
    for command in (compare, fit):
        command.add_argument("model", metavar="ID", help=MODEL_HELP)
        command.add_argument("--cache", type=Path, metavar="FOLDER", help="keep features here")
    for command in (put, fit):
        add_proof(command)


def _add_options(command: argparse.ArgumentParser, name: str) -> None:
    if name == "promote":
        command.add_argument(
            "--compare", action="store_true", help="with the active one, on the library's cells"
        )
        command.add_argument("--cache", type=Path, metavar="FOLDER", help="keep features here")
        command.add_argument(
            "--reason", default="", help="why, where no comparison says it is better"
        )
    if name == "export":
        command.add_argument("out", type=Path, metavar="OUT.leukomodel")
        command.add_argument("--force", action="store_true", help="replace a file that is there")


def _add_users(commands: "Commands") -> None:
    users = commands.add_parser(
        "users",
        help="who may log in here, and what they may do (docs/lab.md)",
        epilog=EXPLAINED,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    actions = users.add_subparsers(dest="action", metavar="ACTION", required=True)
    actions.add_parser("list", help="every account")
    made = _named(actions, "add", "make an account; the first is an admin's")
    made.add_argument("--role", choices=ROLES, default=Role.READER.value, help="(default: reader)")
    _named(actions, "close", "let somebody log in no longer")
    role = _named(actions, "role", "let somebody do more, or less")
    role.add_argument("role", choices=ROLES)
    _named(actions, "password", "change one's own password, or with --as somebody else's")
    needed = actions.add_parser("require-login", help="have everybody log in, or admins only")
    needed.add_argument("required", choices=("yes", "no"))
    add_proof(needed)
    idle = actions.add_parser("idle", help="after how many minutes the window locks")
    idle.add_argument("minutes", type=int)
    add_proof(idle)


def _named(actions: "Commands", action: str, words: str) -> argparse.ArgumentParser:
    command = actions.add_parser(action, help=words)
    command.add_argument("name", metavar="NAME")
    add_proof(command)
    return command


def _add_deeds(commands: "Commands") -> None:
    deeds = commands.add_parser(
        "deeds", help="what was done here besides reading, by whom; “deeds verify” checks it"
    )
    deeds.add_argument("action", nargs="?", choices=("list", "verify"), default="list")
    add_proof(deeds)
