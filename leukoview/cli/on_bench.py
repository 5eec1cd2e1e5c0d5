"""Laying images on the bench one after another; what cannot be read is skipped with its reason."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from joblib import cpu_count

from leukoview.cli.bench import Bench
from leukoview.cli.inputs import Found
from leukoview.cli.watching import Progress
from leukoview.engine.case import Prediction, Reading, Remark, Skipped, SlideReading
from leukoview.engine.cluster import ALONE, Workers
from leukoview.engine.errors import LeukoError
from leukoview.engine.quality import NOT_A_SMEAR
from leukoview.engine.report.wording import shown
from leukoview.engine.slide import Slide, is_ready, open_slide, prepare
from leukoview.engine.summary import CaseSummary

MANY = 200
"""Smears from which it pays to start a process for each core: each loads a model of its own."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """The options that change what is read."""

    cells: bool = False
    patient: str | None = None
    microns_per_pixel: float | None = None
    workers: Workers = ALONE
    anew: bool = False


def workers_for(jobs: int | None, cluster: str, images: int) -> Workers:
    """Who reads: the cluster, else so many processes; unasked, one for each core if it pays."""
    if cluster:
        return Workers(cluster=cluster)
    wanted = jobs or (cpu_count() if images >= MANY else 1)
    return Workers(min(wanted, max(1, images)))


def read_found(found: Found, bench: Bench, wishes: Wishes) -> Reading | None:
    """Read what was found; None when not one image could be.

    Raises:
        BundleError: The model is missing or altered.
        MissingWeightsError: Its network is not on this computer.
    """
    with Progress(len(found.images)) as progress:
        for skipped in found.skipped:
            progress.say(skipped)
        if wishes.cells:
            return _read_crops(found, bench, wishes, progress)
        if wishes.workers != ALONE:
            return _read_at_once(found, bench, wishes, progress)
        return _read_slides(found, bench, wishes, progress)


def summaries_of(reading: Reading, bench: Bench, patient: str | None) -> tuple[CaseSummary, ...]:
    """One summary per patient: of crops by folder, of smears each its own unless one is named."""
    cases: dict[str, list[Prediction]] = defaultdict(list)
    for name, slide in zip(_slide_names(reading.slides), reading.slides, strict=True):
        cases[patient or name] += [cell.prediction for cell in slide.cells]
    for crop in reading.crops:
        cases[crop.patient].append(crop.reading.prediction)
    return tuple(bench.summarise(name, predictions) for name, predictions in cases.items())


def _read_slides(found: Found, bench: Bench, wishes: Wishes, progress: Progress) -> Reading | None:
    slides: list[SlideReading] = []
    skipped = list(found.skipped)
    for path, _patient in found.images:
        progress.begin(path.name)
        slide = _opened(path, skipped, progress)
        if slide is not None:
            bench.prepare(slide)
            _make_ready(slide, progress)
            try:
                slides.append(_read(slide, bench, wishes, progress))
            except LeukoError as error:
                _skip(path, error, skipped, progress)
            else:
                _note_stranger(slides[-1], skipped, progress)
        progress.end()
    return bench.reading_of(slides, skipped) if slides else None


def _read(slide: Slide, bench: Bench, wishes: Wishes, progress: Progress) -> SlideReading:
    microns = wishes.microns_per_pixel
    return bench.read(slide, microns, progress.check_in, progress.tell, anew=wishes.anew)


def _make_ready(slide: Slide, progress: Progress) -> None:
    """Wait for a giant's copy under a bar of its own, and tell why it takes so long."""
    if not is_ready(slide, 0):
        size = f"{slide.width:,} × {slide.height:,} pixels"
        progress.begin(f"{shown(slide.path)}, made ready once ({size})")
        prepare(slide, progress.check_in)
        progress.begin(shown(slide.path))


def _read_at_once(found: Found, bench: Bench, wishes: Wishes, progress: Progress) -> Reading | None:
    """Many smears at once, with the model that the first readable one needs."""
    skipped = list(found.skipped)
    paths = _from_first_readable([path for path, _patient in found.images], skipped, progress)
    if not paths:
        return None
    bench.prepare(open_slide(paths[0]))
    slides: list[SlideReading] = []
    microns, anew = wishes.microns_per_pixel, wishes.anew
    for answer in bench.read_many(paths, microns, wishes.workers, anew=anew):
        if isinstance(answer, Skipped):
            skipped.append(answer)
            progress.say(answer)
        else:
            slides.append(answer)
            _note_stranger(answer, skipped, progress)
        progress.end()
    return bench.reading_of(slides, skipped) if slides else None


def _from_first_readable(
    paths: list[Path], skipped: list[Skipped], progress: Progress
) -> list[Path]:
    """The paths without those before the first that can be opened, which are skipped."""
    for number, path in enumerate(paths):
        if _opened(path, skipped, progress) is not None:
            return paths[number:]
    return []


def nothing_read(reading: Reading) -> bool:
    """Whether not one image was a smear or a cell."""
    return not reading.crops and all(_stranger(slide) for slide in reading.slides)


def _stranger(slide: SlideReading) -> Remark | None:
    return next((remark for remark in slide.remarks if remark.code == NOT_A_SMEAR), None)


def _note_stranger(slide: SlideReading, skipped: list[Skipped], progress: Progress) -> None:
    """An image that is no smear stays in the reading with its reason, and counts as skipped."""
    remark = _stranger(slide)
    if remark is not None:
        skipped.append(Skipped(slide.path, remark.sentence))
        progress.say(skipped[-1])


def _read_crops(found: Found, bench: Bench, wishes: Wishes, progress: Progress) -> Reading | None:
    skipped = list(found.skipped)
    images = [(path, wishes.patient or patient) for path, patient in found.images]
    while images:
        slide = _opened(images[0][0], skipped, progress)
        if slide is not None:
            break
        del images[0]
    else:
        return None
    bench.prepare(slide)
    reading = bench.read_crops(images, wishes.microns_per_pixel, progress.over_images)
    for left_out in reading.skipped:
        progress.say(left_out)
    return replace(reading, skipped=(*skipped, *reading.skipped)) if reading.crops else None


def _opened(path: Path, skipped: list[Skipped], progress: Progress) -> Slide | None:
    try:
        return open_slide(path)
    except LeukoError as error:
        _skip(path, error, skipped, progress)
        return None


def _skip(path: Path, error: LeukoError, skipped: list[Skipped], progress: Progress) -> None:
    skipped.append(Skipped(path, str(error)))
    progress.say(skipped[-1])


def _slide_names(slides: Sequence[SlideReading]) -> list[str]:
    """A name per smear: the file's, or the whole path where two files share it."""
    own = [shown(Path(slide.path.stem)) for slide in slides]
    return [
        name if own.count(name) == 1 else shown(slide.path)
        for name, slide in zip(own, slides, strict=True)
    ]
