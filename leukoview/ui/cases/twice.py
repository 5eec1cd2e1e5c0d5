"""An image that lies in another case already: said at once, for two cases of one smear mislead."""

from functools import partial

from PySide6.QtCore import QObject

from leukoview.engine.casefile import Case, CaseId, paperwork
from leukoview.engine.errors import LeukoError
from leukoview.engine.slide import Slide
from leukoview.engine.store import Listing
from leukoview.ui.banner import Banners
from leukoview.ui.parts import Parts


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

    def _look(self, slide: Slide) -> None:
        if slide.practice:
            return
        try:
            found = self._session.store.holding(slide.path.absolute())
        except LeukoError as error:
            self._banners.complain(error)
            return
        before = self._session.case.id if self._session.case else None
        if found and before not in {line.case for line in found}:
            self._offer(slide, found[0], before)

    def _offer(self, slide: Slide, line: Listing, before: CaseId | None) -> None:
        words = self.tr("“{0}” is in another case already: “{1}”.")
        self._banners.offer(
            words.format(slide.path.name, line.title),
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
