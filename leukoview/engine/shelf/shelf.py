"""The shelf itself: models come, are promoted, give way, and go, each by an admin's deed."""

import hashlib
from collections.abc import Collection
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path

from leukoview.engine import bundle as bundles
from leukoview.engine.accounts import Accounts, Person, allowed
from leukoview.engine.bundle import Bundle
from leukoview.engine.description import MANIFEST
from leukoview.engine.errors import BundleError, LabError
from leukoview.engine.lab import Lab, Role
from leukoview.engine.lab.deeds import (
    Calibrated,
    ModelGiven,
    ModelTaken,
    Promoted,
    Retired,
    RolledBack,
    Trained,
)
from leukoview.engine.output import check_places, write_whole
from leukoview.engine.shelf import leukomodel, placing
from leukoview.engine.shelf.course import DEEDS, SHIPS, course_of
from leukoview.engine.shelf.described import described
from leukoview.engine.shelf.gate import Verdict, refuse_promotion, refuse_stale
from leukoview.engine.shelf.proving import Network, on_cpu, proven
from leukoview.engine.shelf.values import Kind, Shelved, own_models


class Shelf:
    """The models of this computer, shipped and own.

    Every change asks for an admin (as the laboratory's file has it now), is a deed of its trail,
    and happens whole or not at all: a model's folder is there before a deed names it, and the
    active model is what the last deed says. Own models are never removed, for the cases that they
    have read.
    """

    def __init__(self, lab: Lab, own: Path | None = None, network: Network = on_cpu) -> None:
        self._lab = lab
        self._own = own or own_models()
        self._prove = partial(proven, network=network)

    def models(self) -> tuple[Shelved, ...]:
        """Every model: the shipped ones, then the laboratory's own by name.

        Only descriptions are read; whether a model is whole is found out by loading it.

        Raises:
            LabError: The trail was altered.
        """
        return described(self._own, course_of(self._lab.latest(*DEEDS)))

    def one(self, words: str) -> Shelved:
        """The model of an id, the beginning of one, or of a SHA-256.

        Raises:
            LabError: There is none, or several.
        """
        models = self.models()
        found = [one for one in models if words == one.id] or [
            one
            for one in models
            if words and (one.id.startswith(words) or one.ref.sha256.startswith(words))
        ]
        if len(found) != 1:
            several = f"Several models are called “{words}” here."
            raise LabError(
                several if found else f"No model is called “{words}” here.",
                remedy="Give an id as the list shows it.",
            )
        return found[0]

    def active(self, *, practice: bool) -> Shelved:
        """The model that reads drawn images, or real ones.

        Raises:
            LabError: It is missing, or the trail was altered.
        """
        for one in self.models():
            if one.kind is Kind.ACTIVE and one.practice == practice:
                return one
        raise LabError("The model that was chosen here is missing.", remedy="Choose another.")

    def check_new(self, name: str, version: str, by: Person) -> None:
        """Refuse, before any work is done, what `put` would refuse after it.

        Raises:
            LabError: `by` is no admin, or the name or version is taken or none for a file.
        """
        self._admin(by, "put a model on the shelf")
        if not placing.is_fit(name, version):
            raise LabError(
                "The model’s name or version holds signs that no file name may have.",
                remedy="Use letters, digits, dots, dashes and plus signs.",
            )
        ref_id = f"{name}-{version}"
        if any(one.ref.id == ref_id and not one.fault for one in self.models()):
            raise LabError(
                f"Another model is called {ref_id} here.",
                remedy="Have it made under another name or version.",
            )

    def put(self, folder: Path, by: Person, deed: Trained | Calibrated | None = None) -> Shelved:
        """Take in a model that was made here, as a candidate; its folder stays where it is.

        Raises:
            LabError: `by` is no admin, or the model or its name is here already.
            BundleError: It is not whole.
        """
        self._admin(by, "put a model on the shelf")
        with (
            placing.alone(self._own),
            self._taken(leukomodel.content_of(folder)) as (bundle, place),
        ):
            self._lab.record(by.name, deed or _trained(bundle))
        return self.one(place.name)

    def import_model(self, path: Path, by: Person) -> Shelved:
        """Take in a `.leukomodel` file as a candidate, once all of it is proven.

        Of a file that is refused nothing is left, its own network included.

        Raises:
            LabError: `by` is no admin, or the model or its name is here already.
            BundleError: It is no such file, is altered, or reads otherwise here.
            MissingWeightsError: Its network is not on this computer.
        """
        self._admin(by, "take in a model")
        content = leukomodel.unpacked(path)
        with placing.alone(self._own), self._taken(content) as (bundle, place):
            deed = ModelTaken(bundle.ref.id, bundle.sha256, path.name)
            self._lab.record(by.name, deed)
        return self.one(place.name)

    def export_model(
        self, words: str, path: Path, by: Person, *, overwrite: bool = False
    ) -> Shelved:
        """Write a model to a `.leukomodel` file; equal models give equal files.

        Raises:
            LabError: `by` is no admin, or there is no such model.
            BundleError: It is not whole.
            OutputError: The file cannot be written, or is there already.
        """
        self._admin(by, "give a model away")
        one = self.one(words)
        check_places([path], overwrite=overwrite)
        _check_fault(one)
        bundles.load(one.folder)
        write_whole(path, leukomodel.packed(leukomodel.content_of(one.folder)))
        self._lab.record(by.name, ModelGiven(one.ref.id, one.ref.sha256, path.name))
        return one

    def promote(
        self, words: str, by: Person, *, verdict: Verdict | None = None, reason: str = ""
    ) -> Shelved:
        """Have a model read from now on.

        `verdict` is what a comparison with the active one said, if there was one; where it does not
        let the model pass (`refuse_promotion`), `reason` must say why it is promoted all the same.

        Raises:
            LabError: `by` is no admin, or the model reads already, is retired or shipped.
            StaleVerdictError: Another model reads by now than the verdict was found on.
            PromotionRefusedError: The verdict does not let it pass, and a reason is missing.
            BundleError: It is not whole, or reads otherwise here.
        """
        self._admin(by, "promote a model")
        with placing.alone(self._own):
            one = self._offered(words)
            if one.shipped:
                raise LabError(
                    "The shipped model is not promoted.", remedy="Roll back to it instead."
                )
            if verdict is not None:
                refuse_stale(verdict, one.ref, self.active(practice=one.practice).ref)
            refuse_promotion(verdict, reason)
            self._prove(one.folder)
            self._lab.record(by.name, _promoted(one, verdict, reason.strip()))
        return self.one(one.id)

    def roll_back(
        self, by: Person, to: str = "", *, practice: bool = False, reason: str = ""
    ) -> Shelved:
        """Have an earlier model read again; without a name, the shipped one of the kind.

        Raises:
            LabError: `by` is no admin, or the model was never promoted, reads already or is
                retired.
            BundleError: It is not whole, or reads otherwise here.
        """
        self._admin(by, "roll back")
        with placing.alone(self._own):
            one = self._offered(to or self._ships(practice=practice).id)
            if one.kind is Kind.CANDIDATE:
                raise LabError("The model has never been promoted.", remedy="Promote it instead.")
            self._prove(one.folder)
            names = ("", SHIPS) if one.shipped else (one.ref.id, one.ref.sha256)
            self._lab.record(by.name, RolledBack(*names, one.practice, reason.strip()))
        return self.one(one.id)

    def retire(self, words: str, by: Person) -> Shelved:
        """Offer a model no longer; its folder stays.

        Raises:
            LabError: `by` is no admin, or the model reads at present, or is the shipped one.
        """
        self._admin(by, "retire a model")
        with placing.alone(self._own):
            one = self.one(words)
            if one.shipped or one.kind in (Kind.ACTIVE, Kind.RETIRED):
                state = "shipped" if one.shipped else one.kind.value
                raise LabError(
                    f"The model {one.id} is {state}, so it is not retired.",
                    remedy="Choose another, or roll back first.",
                )
            self._lab.record(by.name, Retired(one.ref.id, one.ref.sha256))
        return self.one(one.id)

    def _admin(self, by: Person, doing: str) -> None:
        """Before there is any account, whoever sits at the computer is its admin."""
        accounts = Accounts(self._lab)
        if accounts.any():
            accounts.confirm(by, Role.ADMIN, doing)
        else:
            allowed(by, Role.ADMIN, doing)

    def _ships(self, *, practice: bool) -> Shelved:
        return next(one for one in self.models() if one.shipped and one.practice == practice)

    def _offered(self, words: str) -> Shelved:
        """A model that may read from now on, once all of it is proven."""
        one = self.one(words)
        if one.kind in (Kind.ACTIVE, Kind.RETIRED):
            raise LabError(
                f"The model {one.id} is {one.kind}, so it cannot be the one that reads next.",
                remedy="Choose another.",
            )
        _check_fault(one)
        return one

    def _taken(self, content: dict[str, bytes]) -> AbstractContextManager[tuple[Bundle, Path]]:
        """A model's files in their place, unless it or its name is here already."""
        sha256 = hashlib.sha256(content[MANIFEST]).hexdigest()
        known = course_of(self._lab.latest(*DEEDS)).kinds.get(sha256, Kind.RETIRED)
        for one in self.models():
            # One that a killed program left without a deed, a retired or damaged one may come anew.
            here = one.ref.sha256 == sha256 and (one.shipped or known is not Kind.RETIRED)
            if here and self._is_whole(one):
                raise LabError(f"The model {one.id} is here already; nothing was changed.")
        return placing.placed(self._own, content, partial(self._checked, names=content.keys()))

    def _is_whole(self, one: Shelved) -> bool:
        try:
            self._prove(one.folder)
        except BundleError:
            return False
        return True

    def _checked(self, folder: Path, names: Collection[str]) -> Bundle:
        """A proven model, of a name that means no other here: cases name their model by it."""
        bundle = self._prove(folder)
        if set(names) != {MANIFEST, *bundle.manifest.files}:
            raise BundleError(f"The model {bundle.ref.id} holds files that it does not name.")
        for one in self.models():
            if one.ref.id == bundle.ref.id and one.ref.sha256 != bundle.sha256 and not one.fault:
                raise LabError(
                    f"Another model is called {bundle.ref.id} here.",
                    remedy="Have it made under another name or version.",
                )
        return bundle


def _check_fault(one: Shelved) -> None:
    if one.fault:
        raise BundleError(one.fault)


def _promoted(one: Shelved, verdict: Verdict | None, reason: str) -> Promoted:
    ref, practice = one.ref, one.practice
    if verdict is None:
        return Promoted(ref.id, ref.sha256, practice, reason=reason)
    beside = (verdict.active.id, verdict.active.sha256)
    return Promoted(ref.id, ref.sha256, practice, verdict.outcome.value, reason, *beside)


def _trained(bundle: Bundle) -> Trained:
    made = bundle.manifest.training
    return Trained(bundle.ref.id, bundle.sha256, sum(made.cells.values()), made.groups)
