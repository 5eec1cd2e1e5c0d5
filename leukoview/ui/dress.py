"""The theme as a style sheet over Fusion: quiet surfaces, one accent, clear focus."""

from string import Template

from leukoview.engine.resources import shipped
from leukoview.ui.theme import Theme

_SHEET = Template("""
QToolTip { color: $ink; background: $surface; border: 1px solid $line; padding: 4px 6px; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QMainWindow, QDialog { background: $ground; }
QMenuBar { background: $surface; border-bottom: 1px solid $line; padding: 2px 4px; }
QMenuBar::item { padding: 5px 9px; border-radius: 4px; background: transparent; }
QMenuBar::item:selected, QMenu::item:selected { background: $calm_ground; color: $ink; }
QMenu { background: $surface; border: 1px solid $line; padding: 4px; menu-scrollable: 1; }
QMenu::item { padding: 6px 28px 6px 26px; border-radius: 4px; }
QMenu::indicator { width: 14px; height: 14px; left: 7px; }
QMenu::indicator:checked { image: url($tick); }
QMenu::icon { left: 6px; }
QMenu::item:disabled { color: $muted; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }
QToolBar { background: $surface; border: none; border-bottom: 1px solid $line;
    padding: 5px 8px; spacing: 4px; }
QToolBar::separator { width: 1px; background: $line; margin: 5px 6px; }
QToolBar[vertical="true"] { border-bottom: none; border-right: 1px solid $line; padding: 4px 5px;
    spacing: 1px; }
QToolButton { border: 1px solid transparent; border-radius: 6px; padding: 5px 8px;
    background: transparent; color: $ink; }
QToolBar[vertical="true"] QToolButton { padding: 3px 8px; }
QToolButton:hover { background: $ground; border-color: $line; }
QToolButton:checked { background: $calm_ground; border-color: $accent; }
QToolButton:pressed { background: $line; }
QToolButton:focus { border-color: $accent; }
QToolButton:disabled { color: $muted; }
QToolButton::menu-indicator { image: none; width: 0; }
QToolButton#qt_toolbar_ext_button, QToolButton#qt_menubar_ext_button { padding: 0; border: none;
    image: url($chevron); qproperty-icon: none; }
QPushButton { border: 1px solid $line; border-radius: 6px; padding: 6px 14px;
    background: $raised; color: $ink; }
QPushButton:hover { border-color: $accent; }
QPushButton:focus { border: 2px solid $accent; padding: 5px 13px; }
QPushButton:pressed { background: $line; }
QPushButton:disabled { color: $muted; background: $ground; }
QPushButton[tone="primary"] { background: $accent; color: $on_accent; border-color: $accent;
    font-weight: 600; }
QPushButton[tone="primary"]:hover { border-color: $ink; }
QPushButton[tone="primary"]:focus { border: 2px solid $ink; }
QPushButton[tone="primary"]:disabled { background: $line; color: $muted; border-color: $line; }
QToolButton[tone="primary"] { background: $accent; color: $on_accent; border-color: $accent;
    font-weight: 600; padding: 5px 12px; }
QToolButton[tone="primary"]:hover { border-color: $ink; }
QToolButton[tone="primary"]:disabled { background: $line; color: $muted; border-color: $line; }
QPushButton[tone="quiet"] { border-color: transparent; background: transparent; color: $accent;
    padding: 4px 6px; text-align: left; }
QPushButton[tone="quiet"]:hover { background: $calm_ground; }
QStatusBar { background: $surface; border-top: 1px solid $line; }
QStatusBar::item { border: none; }
QLabel[tone="muted"] { color: $muted; }
QLabel[tone="chip"] { background: $ground; border: 1px solid $line; border-radius: 8px;
    padding: 0px 9px; margin: 3px 2px; color: $ink; }
QLabel[tone="badge-caution"] { background: $caution_ground; color: $caution; border-radius: 5px;
    padding: 4px 8px; }
QLabel[tone="badge-danger"] { background: $danger_ground; color: $danger; border-radius: 5px;
    padding: 4px 8px; font-weight: 600; }
QLabel[tone="badge-calm"] { background: $calm_ground; color: $calm; border-radius: 5px;
    padding: 4px 8px; }
QFrame[tone="caution"] { background: $caution_ground; border: 1px solid $caution;
    border-radius: 6px; }
QFrame[tone="caution"] QLabel { color: $caution; }
QFrame[tone="danger"] { background: $danger_ground; border: 1px solid $danger;
    border-radius: 6px; }
QFrame[tone="danger"] QLabel { color: $danger; }
QFrame[tone="calm"] { background: $calm_ground; border: 1px solid $calm; border-radius: 6px; }
QFrame[tone="calm"] QLabel { color: $calm; }
QFrame[tone="alarm"] { background: $danger_ground; border: 2px solid $danger;
    border-radius: 6px; }
QFrame[tone="alarm"] QLabel { color: $danger; font-weight: 600; }
QFrame[tone="practice"] { background: $caution_ground; border: none;
    border-bottom: 1px solid $caution; }
QFrame[tone="practice"] QLabel { color: $caution; font-weight: 600; }
QFrame[tone="card"] { background: $surface; border: 1px solid $line; border-radius: 8px; }
QFrame[tone="drop"] { background: $surface; border: 2px dashed $line; border-radius: 12px; }
QFrame[tone="drop"][lit="true"] { border-color: $accent; background: $calm_ground; }
QFrame[tone="card"] QLabel, QFrame[tone="drop"] QLabel { border: none; }
QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; border: none; }
QGraphicsView { background: $stage; border: none; }
QGraphicsView:focus { border: none; }
QListView { background: $surface; border: 1px solid $line; border-radius: 6px; outline: none; }
QListView:focus { border-color: $accent; }
QListWidget { border: none; border-right: 1px solid $line; border-radius: 0; padding: 4px; }
QListWidget[tone="framed"] { border: 1px solid $line; border-radius: 6px; }
QListWidget::item { padding: 6px; border-radius: 6px; color: $ink; }
QListWidget::item:hover { background: $ground; }
QListWidget::item:selected { background: $calm_ground; color: $ink; }
QSplitter::handle { background: $ground; }
QSplitter::handle:hover { background: $line; }
QLabel[tone="wrong"] { color: $danger; }
QFrame[tone="bar-calm"] { background: $calm_ground; border: none;
    border-bottom: 1px solid $calm; }
QFrame[tone="bar-calm"] QLabel { color: $calm; font-weight: 600; border: none; }
QFrame[tone="bar-caution"] { background: $caution_ground; border: none;
    border-bottom: 1px solid $caution; }
QFrame[tone="bar-caution"] QLabel { color: $caution; font-weight: 600; border: none; }
QToolButton[tone="chip"] { background: $ground; border: 1px solid $line; border-radius: 8px;
    padding: 0px 8px; margin: 3px 2px; color: $ink; }
QToolButton[tone="chip"]:hover, QToolButton[tone="chip"]:focus { border-color: $accent; }
QTableView { background: $surface; alternate-background-color: $ground; border: 1px solid $line;
    border-radius: 6px; selection-background-color: $calm_ground; selection-color: $ink; }
QTableView:focus { border-color: $accent; }
QHeaderView::section { background: $ground; color: $muted; border: none;
    border-bottom: 1px solid $line; padding: 6px 6px; }
QPlainTextEdit { background: $raised; color: $ink; border: 1px solid $line; border-radius: 6px;
    padding: 4px; }
QPlainTextEdit:focus, QSpinBox:focus { border-color: $accent; }
QComboBox, QDoubleSpinBox, QSpinBox, QLineEdit { border: 1px solid $line; border-radius: 6px;
    padding: 4px 8px;
    background: $raised; color: $ink; }
QComboBox:focus, QDoubleSpinBox:focus, QLineEdit:focus { border-color: $accent; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { subcontrol-origin: border; width: 22px;
    border: none; background: transparent; }
QAbstractSpinBox::up-button { subcontrol-position: top right; }
QAbstractSpinBox::down-button { subcontrol-position: bottom right; }
QAbstractSpinBox::up-arrow { image: url($chevron_up); width: 10px; height: 10px; }
QAbstractSpinBox::down-arrow { image: url($chevron); width: 10px; height: 10px; }
QSpinBox[tone="bare"]::up-button, QSpinBox[tone="bare"]::down-button,
QSpinBox[tone="bare"]::up-arrow, QSpinBox[tone="bare"]::down-arrow { width: 0; image: none; }
QComboBox::drop-down { border: none; width: 22px; }
QComboBox::down-arrow { image: url($chevron); width: 12px; height: 12px; }
QComboBox QAbstractItemView { background: $surface; border: 1px solid $line;
    selection-background-color: $calm_ground;
    selection-color: $ink; outline: none; }
QCheckBox::indicator { width: 15px; height: 15px; border: 1px solid $muted; border-radius: 4px;
    background: $surface; }
QCheckBox::indicator:checked { image: url($tick); border-color: $accent; }
QCheckBox:focus, QRadioButton:focus { color: $accent; }
QPushButton[tone="danger"] { background: $surface; color: $danger; border-color: $danger;
    font-weight: 600; }
QPushButton[tone="danger"]:hover { background: $danger_ground; border-color: $ink; }
QPushButton[tone="danger"]:focus { border: 2px solid $ink; }
QPushButton:checked { background: $calm_ground; border-color: $accent; }
QLabel[tone="small"] { color: $muted; font-size: 88%; }
QProgressBar[tone="thin"] { border: none; border-radius: 3px; max-height: 6px;
    background: $line; }
QRadioButton::indicator { width: 13px; height: 13px; border: 1px solid $muted; border-radius: 7px;
    background: $surface; }
QRadioButton::indicator:checked { border: 4px solid $accent; width: 7px; height: 7px; }
QRadioButton:disabled { color: $muted; }
QSlider::groove:horizontal { height: 4px; background: $line; border-radius: 2px; }
QSlider::handle:horizontal { width: 14px; margin: -6px 0; border-radius: 8px;
    background: $accent; border: 1px solid $accent; }
QSlider::handle:horizontal:focus { background: $surface; border: 3px solid $accent;
    width: 10px; }
QProgressBar { border: 1px solid $line; border-radius: 5px; background: $ground;
    text-align: center; color: $ink; }
QProgressBar::chunk { background: $calm_ground; border: 1px solid $accent; border-radius: 4px; }
QProgressBar[tone="thin"]::chunk { background: $accent; border: none; border-radius: 3px; }
QScrollBar:vertical { background: transparent; width: 11px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 11px; margin: 0; }
QScrollBar::handle { background: $line; border-radius: 4px; margin: 2px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::handle:vertical { min-height: 28px; }
QScrollBar::handle:horizontal { min-width: 28px; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
""")


def sheet(theme: Theme) -> str:
    """The style sheet of a theme."""
    colours = {name: getattr(theme, name) for name in Theme.__slots__ if name != "name"}
    icons = (shipped("assets") / "icons").as_posix()
    images = {
        name.replace("-", "_"): f"{icons}/{name}.svg" for name in ("chevron", "chevron-up", "tick")
    }
    return _SHEET.substitute(colours | images)
