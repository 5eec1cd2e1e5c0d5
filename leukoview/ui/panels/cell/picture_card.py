"""The cell itself: its picture, who says what of it, and where the engine looks."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from leukoview.engine.case import Cell, OcclusionMap, Origin
from leukoview.engine.casefile import Decision
from leukoview.ui.cases.times import local
from leukoview.ui.evidence import Evidence, is_flat, strength
from leukoview.ui.labels import Card, headline, text
from leukoview.ui.panels.cell.heat import HeatLegend, heat_image
from leukoview.ui.panels.crop_picture import CropPicture
from leukoview.ui.panels.wording import percent
from leukoview.ui.pictures import Pictures
from leukoview.ui.session import Session
from leukoview.ui.slide_work import SlideWork
from leukoview.ui.terms import class_name
from leukoview.ui.theme import SPACE

KEY = "O"


class PictureCard(Card):
    """Follows the chosen cell. The heat map is asked for with a button or its key."""

    def __init__(
        self,
        session: Session,
        pictures: Pictures,
        evidence: Evidence,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent=parent)
        self._session = session
        self._evidence = evidence
        self.setAccessibleName(self.tr("The chosen cell"))
        self._crop = CropPicture(session, pictures)
        self._label = headline()
        self._who = text(tone="muted")
        self._differs = text(tone="badge-caution")
        self._origin = text(tone="muted")
        self._outlines = QPushButton(self.tr("Outlines"))
        self._look = QPushButton(self.tr("Where does it look?"))
        self._legend = HeatLegend()
        self._heat = text(tone="muted")
        self._lay_out()
        self._outlines.toggled.connect(self._crop.set_outlined)
        self._look.clicked.connect(evidence.set_wanted)
        evidence.map_changed.connect(self._show_heat)

    def show_cell(self, work: SlideWork | None, cell: Cell | None) -> None:
        """Show this cell, or that none is chosen."""
        there = work is not None and cell is not None
        for part in (self._crop, self._outlines, self._look):
            part.setVisible(there)
        if work is None or cell is None:
            self._say(
                self.tr("No cell chosen"), self.tr("Click a box on the smear or in the list.")
            )
            self._differs.hide()
            self._origin.hide()
        else:
            self._show(work, cell)
        self._show_heat()

    def _lay_out(self) -> None:
        for button in (self._outlines, self._look):
            button.setCheckable(True)
        self._outlines.setToolTip(self.tr("Outlines of nucleus (yellow) and cell (white)"))
        self._look.setShortcut(QKeySequence(KEY))
        self._look.setToolTip(
            self.tr("Cover one place after another and see what it does to the class ({0})").format(
                KEY
            )
        )
        words = QVBoxLayout()
        words.setSpacing(SPACE // 2)
        for part in (self._label, self._who, self._differs, self._origin):
            words.addWidget(part)
        words.addStretch(1)
        head = QHBoxLayout()
        head.setSpacing(SPACE * 3 // 2)
        head.addWidget(self._crop, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(words, 1)
        buttons = QHBoxLayout()
        buttons.addWidget(self._outlines)
        buttons.addWidget(self._look, 1)
        self.column.addLayout(head)
        self.column.addLayout(buttons)
        self.column.addWidget(self._legend)
        self.column.addWidget(self._heat)

    def _say(self, title: str, words: str) -> None:
        self._label.setText(title)
        self._who.setText(words)
        self._who.setVisible(bool(words))

    def _show(self, work: SlideWork, cell: Cell) -> None:
        decision = work.decisions.get(cell.id)
        if decision is not None:
            self._say(class_name(decision.label), self._signature(decision))
        elif work.reading(cell.id) is None:
            self._say(self.tr("Not read yet"), "")
        else:
            self._say(self.tr("Not labelled yet"), "")
        suggested = work.suggested(cell.id) if decision is not None else None
        differs = decision is not None and suggested not in {None, decision.label}
        self._differs.setText(self.tr("≠ Differs from the suggestion"))
        self._differs.setVisible(differs)
        self._origin.setText(self._placed(cell))
        self._origin.show()

    def _signature(self, decision: Decision) -> str:
        words = self.tr("Labelled blind by {0}, {1}") if decision.blind else self.tr("By {0}, {1}")
        return words.format(decision.reader, local(decision.at))

    def _placed(self, cell: Cell) -> str:
        return {
            Origin.DETECTED: self.tr("Found by LeukoView."),
            Origin.CLICKED: self.tr("Added by you with a click."),
            Origin.DRAWN: self.tr("Boxed by you."),
        }[cell.origin]

    def _show_heat(self) -> None:
        evidence, found = self._evidence, self._evidence.map
        self._look.setEnabled(evidence.possible)
        self._look.setChecked(evidence.wanted)
        clear = found is not None and not is_flat(found)
        self._legend.setVisible(clear)
        self._heat.setVisible(evidence.wanted)
        self._heat.setText(self._heat_words(found))
        if found is not None and clear:
            self._legend.show_strength(strength(found))
            self._crop.show_heat(heat_image(found), found.box)
        else:
            self._crop.show_heat(None)

    def _heat_words(self, found: OcclusionMap | None) -> str:
        if found is None:
            return self.tr("Looking…")
        name, chance = class_name(found.key), percent(found.probability)
        if is_flat(found):
            words = self.tr(
                "{0}, {1}: no single place decides. Covering any one of them changes the "
                "probability by less than 5 points."
            )
        else:
            words = self.tr(
                "{0}, {1}. Orange: covered, it takes probability from this class. Blue: covered, "
                "it adds some."
            )
        return words.format(name, chance)
