"""`leukoview practice`: draw smears and cells whose truth is known."""

import argparse
import sys

from leukoview.cli import codes
from leukoview.cli.bench import Doors
from leukoview.cli.watching import Phases
from leukoview.engine.practice.patient import draw_patient
from leukoview.engine.practice.practice_set import SetRecipe, write_practice_set
from leukoview.engine.practice.slide_file import write_practice_slide
from leukoview.engine.slide import SUFFIXES
from leukoview.engine.summary import counted
from leukoview.engine.taxonomy import ClassKey


def run(options: argparse.Namespace, _doors: Doors) -> int:
    """Write a practice set into a folder of its own, or one smear where OUT is an image's name."""
    out = options.out
    if out.exists() and not (options.force and out.is_dir()):
        print(
            f"leukoview practice: “{out}” is already there. Name a new folder, or --force.",
            file=sys.stderr,
        )
        return codes.USAGE
    if out.suffix.lower() in SUFFIXES:
        return _slide(options)
    recipe = SetRecipe(
        seed=options.seed,
        patients=options.patients,
        fields=options.fields,
        cells=options.cells,
        width=options.width,
        height=options.height,
    )
    with Phases() as phases:
        fields = write_practice_set(out, recipe, check_in=phases.check_in)
    print(f"{counted(len(fields), 'field')}, with cells and truth, in {out.absolute()}")
    return codes.ALL_READ


def _slide(options: argparse.Namespace) -> int:
    """One smear as one file: the first person of the seed, with the subtype asked for."""
    disease = None if options.subtype is None else ClassKey(options.subtype)
    patient = draw_patient(options.seed, disease)
    with Phases() as phases:
        truth = write_practice_slide(
            options.out,
            patient,
            width=options.width,
            height=options.height,
            check_in=phases.check_in,
        )
    cells = counted(len(truth.cells), "white cell")
    print(f"{options.out}: {cells}; the truth is in the file beside it")
    return codes.ALL_READ
