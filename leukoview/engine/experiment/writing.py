"""A study's folder: written beside its place, then put there whole."""

import shutil
from pathlib import Path
from uuid import uuid4

import msgspec

from leukoview.engine.errors import OutputError
from leukoview.engine.experiment.drawings import complexity_bars, rate_curves
from leukoview.engine.experiment.page import page
from leukoview.engine.experiment.results import Study
from leukoview.engine.experiment.tables import as_text, tables

PAGE, NUMBERS, TEXT = "index.html", "study.json", "tables.txt"


def write_study(study: Study, folder: Path, *, overwrite: bool = False) -> tuple[Path, ...]:
    """Write page, tables, figures and numbers; an older study there is replaced when allowed.

    Raises:
        OutputError: The folder is there and may not be replaced, or it cannot be written.
    """
    check_folder(folder, overwrite=overwrite)
    beside = folder.with_name(f".{folder.name}-{uuid4().hex}.new")
    try:
        beside.mkdir(parents=True)
        for name, content in _files(study).items():
            (beside / name).write_bytes(content)
        if folder.exists():
            _replace(folder, beside)
        else:
            beside.rename(folder)
    except OSError as error:
        reason = error.strerror or "the system refused"
        raise OutputError(f"“{folder}” cannot be written: {reason}.") from error
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return tuple(sorted(folder.iterdir()))


def check_folder(folder: Path, *, overwrite: bool) -> None:
    """Make sure, before any work, that a study may be written into a folder.

    Raises:
        OutputError: Something is there that is no study, or a study that may not be replaced.
    """
    if not folder.exists():
        return
    empty = folder.is_dir() and not any(folder.iterdir())
    if not empty and not (folder / NUMBERS).is_file():
        raise OutputError(
            f"“{folder}” is already there and holds no study.", remedy="Name a new folder."
        )
    if not empty and not overwrite:
        raise OutputError(
            f"“{folder}” already holds a study.", remedy="Name a new folder, or --force."
        )


def _files(study: Study) -> dict[str, bytes]:
    numbers = msgspec.json.format(msgspec.json.encode(study), indent=1) + b"\n"
    words = "\n".join([*study.notes, "", *(as_text(table) for table in tables(study))])
    drawings = {f"rates-{one.task}.svg": rate_curves(study, one.task) for one in study.tasks}
    drawings["complexity.svg"] = complexity_bars(study)
    texts = {PAGE: page(study), TEXT: words, **drawings}
    return {NUMBERS: numbers, **{name: text.encode() for name, text in texts.items() if text}}


def _replace(folder: Path, beside: Path) -> None:
    old = folder.with_name(f".{folder.name}-{uuid4().hex}.old")
    folder.rename(old)
    beside.rename(folder)
    shutil.rmtree(old, ignore_errors=True)
