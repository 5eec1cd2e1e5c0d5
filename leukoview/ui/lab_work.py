"""What the window asks of the engine for a library and its cases, run in a process of its own.

The functions import the engine only when called, so that naming them costs the window nothing.
"""
# ruff: noqa: PLC0415 - see above: the window's process must never load what the engine needs

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from leukoview.engine.case import Pixels
from leukoview.engine.lab import Lab
from leukoview.engine.library import LabelMap, Library, Taken
from leukoview.engine.library.unlabelled import WorthLabelling, next_to_label
from leukoview.engine.progress import CheckIn, Tell
from leukoview.ui.lab_orders import NextCell, NextOrder, SendOrder, TakeOrder, WatchOrder
from leukoview.ui.lab_values import OfferCard

if TYPE_CHECKING:
    from leukoview.engine.library.offered import Offer
    from leukoview.engine.watch import Chart, Measure


def watched(order: WatchOrder, check_in: CheckIn, _tell: Tell) -> "dict[Measure, Chart]":
    """Every measure's chart."""
    from leukoview.engine.watch import charts_of, observed_in

    observed = observed_in(order.store, practice=order.practice, check_in=check_in)
    return charts_of(observed)


def offered(path: Path, check_in: CheckIn, _tell: Tell) -> OfferCard:
    """What could be taken in from a folder, a table or a `.leukocase` file."""
    from leukoview.engine.library import proposed

    offer = _offer(path, check_in)
    meant = proposed(offer.labels)
    return OfferCard(
        path=path,
        source=offer.source,
        cells=len(offer.cells),
        without_patient=sum(not cell.patient for cell in offer.cells),
        refused=tuple((one.where, one.said or one.why.value) for one in offer.refused),
        labels=tuple((label, meant.of(label)) for label in offer.labels),
    )


def taken_in(order: TakeOrder, check_in: CheckIn, _tell: Tell) -> Taken:
    """Take an offer into the library, all of it or nothing."""
    from leukoview.engine.library.adding import add

    offer = _offer(order.path, check_in).by(order.by)
    labels = LabelMap().all_changed(order.labels)
    with closing(Lab(order.lab)) as lab:
        return add(
            Library(lab),
            offer,
            labels,
            order.by,
            patients_unknown=order.patients_unknown,
            check_in=check_in,
        )


def sent(order: SendOrder, check_in: CheckIn, _tell: Tell) -> Taken:
    """Send the labelled cells of a signed case to the library."""
    from functools import partial

    from leukoview.engine.casefile import CaseId
    from leukoview.engine.library import proposed
    from leukoview.engine.library.adding import add
    from leukoview.engine.library.cases import from_case
    from leukoview.engine.store import Store, images

    id_ = CaseId(order.case)
    with closing(Store(order.store)) as store:
        case = store.case(id_)
    offer = from_case(case, partial(images.image_of, id_)).by(order.by)
    with closing(Lab(order.lab)) as lab:
        return add(Library(lab), offer, proposed(offer.labels), order.by, check_in=check_in)


def chosen_next(order: NextOrder, check_in: CheckIn, _tell: Tell) -> tuple[NextCell, ...]:
    """The cells worth labelling next, the most worth first, each with its pixels."""
    chosen = next_to_label(order.store, order.bundle, order.number, check_in)
    return tuple(NextCell(one, _pixels_of(one)) for one in chosen)


def _pixels_of(one: WorthLabelling) -> Pixels | None:
    from leukoview.engine.errors import LeukoError
    from leukoview.engine.store.images import image_of

    try:
        slide = image_of(one.case, one.slide)
        around = one.cell.box.grown(one.cell.box.width // 4)
        return slide.read(around.clipped(slide.width, slide.height))
    except (LeukoError, OSError):
        return None


def _offer(path: Path, check_in: CheckIn) -> "Offer":
    from leukoview.engine.library.cases import from_parcel
    from leukoview.engine.library.offers import from_path
    from leukoview.engine.store.parcel import SUFFIX

    return from_parcel(path, check_in) if path.suffix == SUFFIX else from_path(path)
