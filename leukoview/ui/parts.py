"""What the window is made around."""

from dataclasses import dataclass

from PySide6.QtCore import QSettings

from leukoview.ui.admin.people import People
from leukoview.ui.appearance import Appearance
from leukoview.ui.archive import Archive
from leukoview.ui.case_opening import CaseOpening
from leukoview.ui.desk import Desk
from leukoview.ui.engine_room import EngineRoom
from leukoview.ui.evidence import Evidence
from leukoview.ui.exporting import Exporting
from leukoview.ui.grounds import Grounds
from leukoview.ui.look_alikes import LookAlikes
from leukoview.ui.opening import SlideOpener
from leukoview.ui.pictures import Pictures
from leukoview.ui.session import Session


@dataclass(frozen=True)
class Parts:
    """What the window is made around; the composition root builds them, once.

    `workshop` is an engine's room of its own, so that readings go on while it trains.
    """

    session: Session
    desk: Desk
    room: EngineRoom
    workshop: EngineRoom
    people: People
    pictures: Pictures
    archive: Archive
    evidence: Evidence
    grounds: Grounds
    look_alikes: LookAlikes
    opener: SlideOpener
    cases: CaseOpening
    exporting: Exporting
    appearance: Appearance
    settings: QSettings
