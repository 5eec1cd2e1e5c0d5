"""`leukoview models list`: the shelf by its descriptions alone, so that it is there at once."""

import argparse

from leukoview.cli import codes
from leukoview.cli.admins import opened_lab
from leukoview.engine.shelf import Shelved, chosen, own_models
from leukoview.engine.shelf.course import DEEDS, course_of
from leukoview.engine.shelf.described import described


def act(_options: argparse.Namespace) -> int:
    """List every model of this computer, and why another reads than was chosen."""
    with opened_lab() as lab:
        course = course_of(lab.latest(*DEEDS))
    for one in described(own_models(), course):
        print(line(one))
    for practice in (False, True):
        remark = chosen(practice=practice).remark
        if remark:
            print(remark)
    return codes.ALL_READ


def line(one: Shelved) -> str:
    """A model as a line of the list."""
    reads = "drawn images" if one.practice else "real images"
    verdict = f"  {one.verdict}" if one.verdict else ""
    fault = f"  !! {one.fault}" if one.fault else ""
    return f"{one.id:40}  {one.kind.value:16}  {reads}  {one.made}{verdict}{fault}"
