"""How the slide is shown: brightness, contrast, gamma and white balance, for the eye alone."""

from collections.abc import Callable
from math import exp, log

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QSlider
from typing_extensions import override

from leukoview.engine.display import AS_STORED, GAMMAS, Colour, Display
from leukoview.ui.labels import text
from leukoview.ui.theme import SPACE

STEPS = 100
"""Steps of a slider to either side of its middle."""
PAGE = 10
SLIDER_WIDTH = 150
FIGURE_WIDTH = 54


class DisplayPanel(QFrame):
    """Shows a `Display` and lets the reader change it; knows nothing of slides.

    `changed` carries the display while a slider is on its way, `settled` once it stays; `picking`
    asks for a click on an empty spot and `balancing` for the background, to be shown as white.
    """

    changed = Signal(object)
    settled = Signal(object)
    picking = Signal()
    balancing = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._display = AS_STORED
        self.setProperty("tone", "card")
        self.setAccessibleName(self.tr("How the slide is shown"))
        self._grid = QGridLayout()
        self._brightness = self._slider(0, self.tr("Brightness"))
        self._contrast = self._slider(1, self.tr("Contrast"))
        self._gamma = self._slider(2, self.tr("Gamma"))
        self._white = text(tone="muted")
        self.pick = self._button(
            self.tr("Pick"), self.tr("White balance: click an empty spot"), self.picking.emit
        )
        self.auto = self._button(
            self.tr("Auto"), self.tr("White balance from the background"), self.balancing.emit
        )
        self.reset = self._button(
            self.tr("Reset"),
            self.tr("Show the slide as it is stored"),
            lambda: self._settle(AS_STORED),
        )
        self._lay_out()
        self.show_display(AS_STORED)

    def show_display(self, display: Display) -> None:
        """Show how a slide is shown, without saying that anything has changed."""
        self._display = display
        for (slider, figure), place, words in (
            (self._brightness, display.brightness, f"{display.brightness * 100:+.0f} %"),
            (self._contrast, display.contrast, f"{display.contrast * 100:+.0f} %"),
            (self._gamma, log(display.gamma) / log(GAMMAS[1]), f"{display.gamma:.2f}"),
        ):
            slider.blockSignals(True)  # noqa: FBT003 - Qt's own signature
            slider.setValue(round(place * STEPS))
            slider.blockSignals(False)  # noqa: FBT003 - Qt's own signature
            figure.setText(words.replace("-", "−").replace("+0 %", "0 %"))
        white = display.white_balance
        self._white.setText(
            self.tr("As stored") if white is None else self.tr("On {0}, {1}, {2}").format(*white)
        )
        self.reset.setEnabled(display != AS_STORED)

    def balance(self, white: Colour) -> None:
        """Have a colour shown as white."""
        old = self._display
        self._settle(Display(old.brightness, old.contrast, old.gamma, white))

    @override
    def setVisible(self, visible: bool) -> None:
        super().setVisible(visible)
        if visible:
            self._brightness[0].setFocus(Qt.FocusReason.PopupFocusReason)

    def _slider(self, row: int, words: str) -> tuple[QSlider, QLabel]:
        slider, figure, name = QSlider(Qt.Orientation.Horizontal), QLabel(), QLabel(words)
        slider.setRange(-STEPS, STEPS)
        slider.setPageStep(PAGE)
        slider.setMinimumWidth(SLIDER_WIDTH)
        slider.setAccessibleName(words)
        slider.valueChanged.connect(lambda _value: self._change(slider))
        slider.sliderReleased.connect(lambda: self.settled.emit(self._display))
        name.setBuddy(slider)
        figure.setMinimumWidth(FIGURE_WIDTH)
        figure.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        for column, widget in enumerate((name, slider, figure)):
            self._grid.addWidget(widget, row, column)
        return slider, figure

    def _button(self, words: str, told: str, slot: Callable[[], None]) -> QPushButton:
        button = QPushButton(words)
        button.setToolTip(told)
        button.setAccessibleName(told)
        button.clicked.connect(lambda _checked: slot())
        return button

    def _lay_out(self) -> None:
        self._grid.setContentsMargins(*[SPACE * 3 // 2] * 4)
        self._grid.setVerticalSpacing(SPACE)
        self._grid.setHorizontalSpacing(SPACE)
        self._grid.addWidget(QLabel(self.tr("White")), 3, 0)
        self._grid.addWidget(self._white, 3, 1, 1, 2)
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        for button in (self.pick, self.auto, self.reset):
            row.addWidget(button)
        self._grid.addLayout(row, 4, 0, 1, 3)
        note = text(self.tr("For the eye only: readings use the stored pixels."), tone="muted")
        self._grid.addWidget(note, 5, 0, 1, 3)
        self.setLayout(self._grid)

    def _change(self, slider: QSlider) -> None:
        share = [one.value() / STEPS for one, _ in (self._brightness, self._contrast, self._gamma)]
        gamma = min(max(exp(share[2] * log(GAMMAS[1])), GAMMAS[0]), GAMMAS[1])
        white = self._display.white_balance
        self.show_display(Display(share[0], share[1], gamma, white))
        self.changed.emit(self._display)
        if not slider.isSliderDown():
            self.settled.emit(self._display)

    def _settle(self, display: Display) -> None:
        self.show_display(display)
        self.changed.emit(display)
        self.settled.emit(display)
