"""The menu bar."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenuBar

from leukoview.ui.actions import Actions
from leukoview.ui.cases.case_actions import CaseActions
from leukoview.ui.deciding import Deciding
from leukoview.ui.language_menu import LanguageMenu
from leukoview.ui.report.report_desk import ReportDesk
from leukoview.ui.viewer.tools import Tool


def fill_menus(
    bar: QMenuBar,
    actions: Actions,
    deciding: Deciding,
    cases: CaseActions,
    languages: LanguageMenu,
    report: ReportDesk,
) -> None:
    """Put every action in its menu."""
    file = bar.addMenu(_tr("&File"))
    file.addActions([actions.open, actions.practice, actions.close_slide])
    file.addSeparator()
    file.addActions([report.preview, actions.export])
    file.addSeparator()
    file.addAction(actions.quit)
    cases.fill_file_menu(file, before=report.preview)
    cases.fill_case_menu(bar.addMenu(_tr("C&ase")), report.texts, report.checking.action)
    edit = bar.addMenu(_tr("&Edit"))
    edit.addActions([actions.undo, actions.redo])
    edit.addSeparator()
    edit.addAction(actions.delete)
    cells = bar.addMenu(_tr("&Cells"))
    cells.addActions([actions.read, actions.read_boxes, actions.read_all, actions.auto_read])
    cells.addSeparator()
    cells.addActions([act for tool, act in actions.tools.items() if tool is not Tool.WHITE])
    cells.addAction(actions.set_scale)
    cells.addSeparator()
    cells.addActions([actions.previous, actions.next])
    deciding.fill(bar.addMenu(_tr("&Labels")))
    view = bar.addMenu(_tr("&View"))
    view.addActions([actions.closer, actions.further, actions.fit, actions.one])
    view.addSeparator()
    view.addActions([actions.boxes, actions.ground])
    view.addActions([actions.display, actions.tools[Tool.WHITE]])
    looks = view.addMenu(_tr("Appearance"))
    looks.addActions(list(actions.looks.values()))
    view.addMenu(languages)


def _tr(words: str) -> str:
    return QCoreApplication.translate("Menus", words)
