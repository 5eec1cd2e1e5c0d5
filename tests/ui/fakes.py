"""An engine that answers at once, in a thread instead of a process, over the same pipe."""

import contextlib
import hashlib
import io
import multiprocessing
import threading
from functools import partial
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, PngImagePlugin

from leukoview.engine.case import (
    Box,
    BundleRef,
    Cell,
    CellReading,
    Morphometry,
    OcclusionMap,
    Origin,
    Prediction,
    Remark,
    Scale,
    ScaleSource,
    SlideReading,
)
from leukoview.engine.casefile import ExportedFile
from leukoview.engine.casefile.paperwork import Exported
from leukoview.engine.errors import LeukoError
from leukoview.engine.ground_map import Ground, GroundMap
from leukoview.engine.resources import home
from leukoview.engine.slide import PRACTICE_MARK, open_slide
from leukoview.engine.summary import CaseSummary, Suggestion, share
from leukoview.engine.taxonomy import APL, BENIGN, ClassKey, Lineage
from leukoview.ui.engine_work import Boxed, EngineCard, EngineWork, Found
from leukoview.ui.engine_worker import Stop, serve
from leukoview.ui.report.report_work import Page, Written
from leukoview.ui.sight_work import LibrarySight

KEYS = tuple(ClassKey(key) for key in ("all_lymphoblast", "aml_m3", "aml_not_m3", "benign"))
BOXES = (Box(60, 50, 70, 70), Box(240, 120, 80, 76), Box(420, 300, 64, 72), Box(120, 330, 70, 66))
SCALE = Scale(0.12, ScaleSource.ESTIMATE, "The scale is estimated from few red cells.")


class ThreadWorker:
    """Serves requests from a thread of this process."""

    def __init__(self):
        self.connection, self._theirs = multiprocessing.Pipe()
        self._thread = threading.Thread(target=self._serve, name="fake-engine")

    def start(self):
        self._thread.start()

    def kill(self):
        """End the thread; like a process, it may be killed again."""
        with contextlib.suppress(BrokenPipeError):
            self.connection.send(Stop(0))
            self.connection.send(None)
        self._thread.join()

    def _serve(self):
        serve(self._theirs)
        self._theirs.close()


def drawn_smear(path: Path, *, size=(640, 480), boxes=BOXES, description="") -> Path:
    """Pink ground, pale red cells, and a purple nucleus in every box."""
    image = Image.new("RGB", size, (238, 230, 224))
    draw = ImageDraw.Draw(image)
    rng = np.random.default_rng(7)
    for _ in range(90):
        x, y = rng.integers(0, size[0]), rng.integers(0, size[1])
        draw.ellipse(
            (x - 28, y - 28, x + 28, y + 28), fill=(226, 176, 170), outline=(214, 160, 156)
        )
    for box in boxes:
        draw.ellipse((box.x, box.y, box.right, box.bottom), fill=(196, 178, 216))
        draw.ellipse((box.x + 10, box.y + 12, box.right - 12, box.bottom - 9), fill=(104, 62, 150))
    info = None
    if description:
        info = PngImagePlugin.PngInfo()
        info.add_text("Description", description)
    image.save(path, pnginfo=info)
    return path


def prediction(number: int) -> Prediction:
    top = KEYS[number % 4]
    high = (0.93, 0.82, 0.47, 0.995)[number % 4]
    rest = (1 - high) / 3
    return Prediction(
        {key: high if key == top else rest for key in KEYS},
        unsure=number % 4 == 2,
        unlike_training=number % 4 == 1,
        bundle="fake",
        doubts=("No class reaches 60 %.",) if number % 4 == 2 else (),
    )


def reading_of(cell: Cell) -> CellReading:
    features = np.zeros(4, np.float32)
    features[int(cell.id) % 4] = 1
    measured = Morphometry(92.0, 140.0, 0.66, 0.91, 0.04, 0.052, "µm")
    return CellReading(cell, prediction(int(cell.id)), measured, features)


def summarise(predictions, *, alarm: bool = False) -> CaseSummary:
    n = len(predictions)
    counts = {key: sum(p.top == key for p in predictions) for key in KEYS}
    return CaseSummary(
        patient="",
        n=n,
        counts=counts,
        shares={key: share(count, n) for key, count in counts.items()},
        blast_share=share(n - counts[BENIGN], n),
        unsure=sum(p.unsure for p in predictions),
        unlike_training=sum(p.unlike_training for p in predictions),
        suggestion=Suggestion(
            "Morphology suggests AML, compatible with M3 (probability 71 %).",
            Lineage.AML,
            APL,
            0.71,
        ),
        apl_probability=0.71,
        apl_alarm=alarm,
        apl_reason="The probability of APL, 71 %, is above the alarm threshold of 10 %."
        if alarm
        else "",
    )


def load(practice, _check_in, _tell):
    name = "LeukoView practice" if practice else "LeukoView acute leukemia"
    return EngineCard(
        BundleRef("fake", name, "1.0", "ab" * 32),
        "AMD EPYC",
        "cpu",
        "No graphics driver that torch can use is installed.",
        partial(summarise, alarm=practice),
        KEYS,
    )


def read(order, check_in, tell):
    check_in(0, 0)
    scale = order.scale or SCALE
    slide = open_slide(order.path)
    mine = tuple(reading_of(Cell(id_, box, origin)) for id_, box, origin in order.boxes)
    tell(Boxed(mine))
    found = ()
    if order.search:
        found = tuple(reading_of(Cell(i, box)) for i, box in enumerate(BOXES))
        for done, one in enumerate(found):
            check_in(done, len(found))
            tell(Found((one,)))
    return SlideReading(
        order.path, slide.sha256, slide.width, slide.height, scale, remarks(), (*mine, *found)
    )


def unfinished(_order, _check_in, _tell):
    return None


def remarks():
    return (Remark("few", "Only 4 cells were found: count at least 100 before you rely on it."),)


def cell_at(order, _check_in, _tell):
    for box in BOXES:
        if box.holds(order.x, order.y):
            return Cell(order.id, box, Origin.CLICKED)
    raise LeukoError("There is no nucleus here.", remedy="Click the nucleus, or draw a box.")


def scale_of(_path, _check_in, _tell):
    return SCALE


def export(order, _check_in, _tell):
    for path in order.files.values():
        cells = sum(len(slide.read_cells) for slide in order.of.review().case.slides)
        path.write_text(f"{cells} cells")
    return written(order)


def written(order):
    """What the engine says of files that are there now."""
    paths = tuple(order.files.values())
    digests = [hashlib.sha256(path.read_bytes()).hexdigest() for path in paths]
    files = [
        ExportedFile(path.name, path.suffix[1:], sha256, order.of.stationery.language)
        for path, sha256 in zip(paths, digests, strict=True)
    ]
    return Written(paths, Exported(tuple(path.name for path in paths), tuple(files), "LV-FAKE"))


def pages(order, check_in, tell):
    """Two white pages, as large as the paper is."""
    inches = {"a4": (8.27, 11.69), "letter": (8.5, 11)}[order.of.stationery.paper]
    out = io.BytesIO()
    Image.new("RGB", tuple(round(side * order.dots) for side in inches), "white").save(out, "PNG")
    for number in (1, 2):
        check_in(number, 2)
        tell(Page(number, 2, out.getvalue()))
    return 2


def practice_case(_check_in, _tell):
    return (drawn_smear(home() / "practice.png", description=PRACTICE_MARK),)


def occlusion(order, check_in, _tell):
    check_in(0, 0)
    drop = np.zeros((8, 8), np.float32)
    drop[2:5, 2:5] = 0.4
    return OcclusionMap(order.key, 0.93, drop, order.cell.box)


def library(_order, _check_in, _tell):
    return LibrarySight((), (), np.empty((0, 0), np.float32), 0)


def ground(order, check_in, _tell):
    """The left half of a slide is thick, the right half a monolayer."""
    check_in(0, 0)
    slide = open_slide(order.path)
    if min(slide.width, slide.height) < 400:
        raise LeukoError("It is too small for a map.", remedy="Read it as it is.")
    halves = (Ground.THICK, Ground.MONOLAYER)
    return GroundMap(slide.width, slide.height, slide.width // 2, halves * 2)


FAKE_WORK = EngineWork(
    load=load,
    read=read,
    unfinished=unfinished,
    cell_at=cell_at,
    scale_of=scale_of,
    export=export,
    pages=pages,
    practice_case=practice_case,
    occlusion=occlusion,
    library=library,
    ground=ground,
)
