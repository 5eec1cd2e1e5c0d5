"""An image that lies in another case already: said at once, for two cases of one smear mislead."""

from functools import partial

from PySide6.QtCore import QObject

from leukoview.engine.casefile import Case, CaseId, paperwork
from leukoview.engine.errors import LeukoError
from leukoview.engine.slide import Slide
from leukoview.engine.store import Listing
from leukoview.ui.banner import Banners
from leukoview.ui.parts import Parts
from leukoview.ui.slide_work import SlideId
from leukoview.ui.terms import case_title


class Twice(QObject):
    """Offers the case that has an image, where it is opened in another one.

    Drawn smears are let be: they are practised on again and again.
    """

    def __init__(self, parts: Parts, banners: Banners, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = parts.session
        self._cases = parts.cases
        self._banners = banners
        parts.opener.opened.connect(self._look)
        parts.desk.finished.connect(self._look_again)

    def _look(self, slide: Slide) -> None:
        """Before an image is added: is it in another case, as far as its place tells?"""
        if slide.practice:
            return
        found = self._holding(slide)
        before = self._session.case.id if self._session.case else None
        if found and before not in {line.case for line in found}:
            self._offer(slide, found[0], before)

    def _look_again(self, slide: SlideId) -> None:
        """Once an image is read its digest is known, which finds a copy that lies elsewhere."""
        work, case = self._session.work(slide), self._session.case
        if work is None or case is None or work.slide.practice:
            return
        said = {line.case for line in self._holding(work.slide)} | {case.id}
        found = self._holding(work.slide, work.source.sha256)
        copies = [line for line in found if line.case not in said]
        if copies:
            self._offer(work.slide, copies[0], case.id)

    def _holding(self, slide: Slide, sha256: str = "") -> tuple[Listing, ...]:
        try:
            return self._session.store.holding(slide.path.absolute(), sha256)
        except LeukoError as error:
            self._banners.complain(error)
            return ()

    def _offer(self, slide: Slide, line: Listing, before: CaseId | None) -> None:
        words = self.tr("“{0}” is in another case already: “{1}”.")
        self._banners.offer(
            words.format(slide.path.name, case_title(line.title)),
            self.tr("Open that case"),
            partial(self._open, line.case, before),
        )

    def _open(self, wanted: CaseId, before: CaseId | None) -> None:
        """Open the case that has it; one that was only begun for it is archived."""
        case = self._session.case
        if case is not None and case.id not in {wanted, before} and _is_bare(case):
            self._session.note(paperwork.Archived())
        self._cases.open(wanted)


def _is_bare(case: Case) -> bool:
    """Whether nothing was done with a case but to open one image."""
    return len(case.slides) == 1 and not case.slides[0].cells
