"""The program installed, used, upgraded and removed, as one command with a record at its end.

    python packaging/installed_story.py --older OLDER.deb --newer NEWER.deb --out FOLDER
    python packaging/installed_story.py --older OLDER.run --newer NEWER.run --out FOLDER

With a .deb (as root, in a container or on a computer without LeukoView) the installed window is
worked by keys under a virtual screen, without any network: a practice smear is read, labelled,
signed and exported, and the practice case signed once its APL alarm is acknowledged. With a .run
the program is installed for one user, without a window.
In both the upgrade must leave cases, trail, settings, models and the active one as they were, and
nothing of the older program; removing must leave the cases. Ends with 0 only if all of it held.
"""

import argparse
import json
import os
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from desktop import Desktop, awaited, only_loopback
from installing import Way, files_of, strays, way_of
from record import Record

ALONE = "LEUKOVIEW_STORY_ALONE"
"""Set in the process that has no network."""
READER = "Dr Story"
PARCEL = Path(__file__).resolve().parents[1] / "tests" / "files" / "first-1.leukocase"
PATIENCE_S = 300
"""How long a step may take on a busy computer."""
SCREEN_NUMBER = 83
PRACTICE_SMEARS = 5
APART_S = 30
"""A reading whose count stands still so long has ended."""


@dataclass(frozen=True)
class Installed:
    """The installed program as one user has it, with that user's home."""

    way: Way
    home: Path

    @property
    def environment(self) -> dict[str, str]:
        """The surroundings of a user who never had LeukoView."""
        kept = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
        return {**kept, "HOME": str(self.home)}

    @property
    def own(self) -> Path:
        """Where it remembers what this user did."""
        return self.home / ".local" / "share" / "LeukoView"

    def says(self, *words: str | Path, more: Mapping[str, str] | None = None) -> str:
        """What a command of the installed program prints; it must end with 0."""
        done = subprocess.run(
            [self.way.folder / "leukoview", *words],
            env={**self.environment, **(more or {})},
            cwd=self.home,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise RuntimeError(f"leukoview {' '.join(map(str, words))}: {done.stdout}{done.stderr}")
        return done.stdout

    def remembers(self) -> dict[str, str]:
        """All that an upgrade must leave as it is."""
        asked = {"cases": ("cases", "list"), "trail": ("cases", "verify")}
        asked |= {"models": ("models", "list"), "deeds": ("deeds",)}
        said = {what: self.says(*words) for what, words in asked.items()}
        return said | {"settings": (self.own / "window.ini").read_text("utf-8")}


def main() -> int:
    """Tell the story without a network, print its record, and return 0 only if all of it held."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--older", type=Path, required=True)
    parser.add_argument("--newer", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True, help="folder for the pictures")
    asked = parser.parse_args()
    if ALONE not in os.environ:
        as_root = () if os.geteuid() == 0 else ("--map-root-user",)
        alone = ["unshare", *as_root, "--net", sys.executable, *sys.argv]
        return subprocess.run(alone, env={**os.environ, ALONE: "1"}, check=False).returncode
    record = Record()
    record.holds("no network but the computer's own", only_loopback())
    with tempfile.TemporaryDirectory() as home:
        told = Installed(way_of(asked.older.suffix, Path(home)), Path(home))
        try:
            _tell(told, asked, record)
        except (RuntimeError, TimeoutError, OSError, subprocess.CalledProcessError) as failure:
            record.holds("the story came to its end", truth=False, said=str(failure))
        finally:
            told.way.remove()
    print("Everything held." if record.passed else "Something did NOT hold.")
    return 0 if record.passed else 1


def _tell(told: Installed, asked: argparse.Namespace, record: Record) -> None:
    told.way.install(asked.older)
    record.happened("the older version is installed", told.says("--version").strip())
    _fill_shelf(told, record)
    if asked.older.suffix == ".deb":
        _work_window(told, asked.out, record)
    else:
        _carry_case_in(told)
    before, files = told.remembers(), set(files_of(told.way.folder))
    told.way.install(asked.newer)
    now = set(files_of(told.way.folder))
    record.happened("the newer version is installed", told.says("--version").strip())
    for what, said in told.remembers().items():
        record.holds(f"after the upgrade as before: {what}", said == before[what])
    record.holds(
        "something of the older program had to go", files - now, f"{len(files - now)} files"
    )
    strange = strays(told.way, asked.newer)
    record.holds("nothing is there that the newer one did not bring", not strange)
    record.holds("its self-test passes", "Self-test passed." in told.says("selftest"))
    told.says("practice", "smear.tif", "--width", "900", "--height", "700")
    told.says("read", "smear.tif", "--json", "reading.json")
    record.holds("it reads a TIFF", (told.home / "reading.json").stat().st_size)
    if asked.older.suffix == ".deb":
        _look_again(told, asked.out, record)
    told.way.remove()
    record.holds("removed, nothing of the program is left", not told.way.folder.exists())
    with closing(sqlite3.connect(told.own / "cases.sqlite")) as kept:
        (state,) = kept.execute("PRAGMA integrity_check").fetchone()
    record.holds("removed, the cases stay", state == "ok")
    record.holds("removed, the models stay", any((told.own / "models").iterdir()))


def _fill_shelf(told: Installed, record: Record) -> None:
    """A second model: learned from drawn cells elsewhere, carried in, and chosen."""
    elsewhere = {"LEUKOVIEW_HOME": str(told.home / "elsewhere")}
    small = ("--width", "900", "--height", "700")
    told.says("practice", "drawn", "--patients", "3", "--fields", "1", "--cells", "3", *small)
    told.says("train", "drawn/cells", "--out", "own", "--quick")
    told.says("models", "put", "own", more=elsewhere)
    ours = _own_model(told.says("models", "list", more=elsewhere))
    told.says("models", "export", ours, "carried.leukomodel", more=elsewhere)
    told.says("models", "import", "carried.leukomodel")
    told.says("models", "promote", ours, "--reason", "The story needs a second model.")
    record.holds(
        "a second model is on the shelf and reads", ours in told.says("models", "list"), ours
    )


def _own_model(listed: str) -> str:
    return next(line.split()[0] for line in listed.splitlines() if "own" in line)


def _work_window(told: Installed, pictures: Path, record: Record) -> None:
    _name_reader(told)
    smear = next((told.home / "drawn" / "fields").glob("all-l1*/*.png"))
    with Desktop(SCREEN_NUMBER, pictures, told.environment) as desktop:
        program = desktop.start(told.way.folder / "leukoview", smear)
        desktop.window("LeukoView", PATIENCE_S)
        _read(told, desktop, record)
        _label(told, desktop)
        _sign(told, desktop, record)
        _export(told, desktop, record)
        _practise(told, desktop, record)
        desktop.keys("ctrl+q")
        record.holds("the window closed with 0", program.wait(PATIENCE_S) == 0)


def _read(told: Installed, desktop: Desktop, record: Record) -> None:
    desktop.keys("F5")
    awaited(lambda: _counted(told)[1] > 0, "a reading", PATIENCE_S)
    desktop.picture("read")
    record.happened("the installed window read a practice smear", _case(told))


def _label(told: Installed, desktop: Desktop) -> None:
    """Label the next cell by the first class until there is none."""
    reviewed, cells = _counted(told)
    for _ in range(cells - reviewed):
        desktop.keys("n", "1")
    awaited(lambda: len(set(_counted(told))) == 1, "a label on every cell", PATIENCE_S)
    desktop.picture("labelled")


def _sign(told: Installed, desktop: Desktop, record: Record) -> None:
    """Own the name, and sign."""
    desktop.keys("ctrl+shift+s")
    desktop.window("Sign the case", PATIENCE_S)
    desktop.keys("space", "Tab")
    desktop.picture("signing")
    desktop.keys("space")
    awaited(lambda: " signed " in _case(told), "a signature", PATIENCE_S)
    record.happened("every cell was labelled and the case signed", _case(told))


def _export(told: Installed, desktop: Desktop, record: Record) -> None:
    report = told.home / "report.pdf"
    desktop.keys("ctrl+e")
    desktop.window("Export report", PATIENCE_S)
    desktop.keys("ctrl+a")
    desktop.text(str(report.with_suffix("")))
    desktop.picture("exporting")
    desktop.keys("Return")
    awaited(report.exists, "the report", PATIENCE_S)
    record.holds("the report is a PDF", report.read_bytes()[:4] == b"%PDF")
    desktop.picture("exported")


def _practise(told: Installed, desktop: Desktop, record: Record) -> None:
    """Label five smears and sign them, which is refused before the alarm is acknowledged."""
    desktop.keys("ctrl+n", "ctrl+shift+p")
    awaited(lambda: _all_read(told), "a reading of the practice case", 2 * PATIENCE_S)
    desktop.picture("practice-read")
    _label(told, desktop)
    desktop.keys("ctrl+shift+s")
    desktop.window("Sign the case", PATIENCE_S)
    desktop.keys("space", "Tab")
    desktop.picture("refused")
    desktop.keys("space", "Escape")
    unsigned = " signed " not in _case(told)
    record.holds("with an APL alarm unheard nobody signs", unsigned, _case(told))
    desktop.keys("alt+k")
    desktop.window("Acknowledge the APL alarm", PATIENCE_S)
    desktop.keys("Tab")
    desktop.picture("acknowledging")
    desktop.keys("space")
    _sign(told, desktop, record)
    told.says("export", _case(told).split()[0], "--form", "json", "--into", "exported")
    (exported,) = (told.home / "exported").glob("*.json")
    alarm = json.loads(exported.read_text("utf-8"))["case"]["alarm"]
    heard = alarm["rings"] and alarm["acknowledged"]
    record.holds("the alarm rang and was acknowledged", heard and heard["by"] == READER, str(heard))


def _all_read(told: Installed) -> bool:
    """Whether cells were found on the practice case's smears, and no more are being found."""
    before = _counted(told)
    if not before[1] or f"and {PRACTICE_SMEARS - 1} more" not in _case(told):
        return False
    time.sleep(APART_S)
    return _counted(told) == before


def _look_again(told: Installed, pictures: Path, record: Record) -> None:
    with Desktop(SCREEN_NUMBER, pictures / "upgraded", told.environment) as desktop:
        program = desktop.start(told.way.folder / "leukoview")
        desktop.window("LeukoView", PATIENCE_S)
        desktop.keys("ctrl+shift+o")
        desktop.picture("cases")
        desktop.keys("Escape", "ctrl+q")
        record.holds("the newer window opens and closes", program.wait(PATIENCE_S) == 0)


def _carry_case_in(told: Installed) -> None:
    """A case without a window: one that an earlier version wrote, out of the tests' files."""
    told.says("cases", "import", PARCEL)
    _name_reader(told)


def _name_reader(told: Installed) -> None:
    told.own.mkdir(parents=True, exist_ok=True)
    (told.own / "window.ini").write_text(f"[General]\nreader={READER}\n", "utf-8")


def _case(told: Installed) -> str:
    return told.says("cases", "list").splitlines()[0].strip()


def _counted(told: Installed) -> tuple[int, int]:
    """How many cells of the case are reviewed, and how many there are (“3 of 30 reviewed”)."""
    words = _case(told).split()
    at = words.index("of") if "of" in words else None
    return (0, 0) if at is None else (int(words[at - 1]), int(words[at + 1]))


if __name__ == "__main__":
    sys.exit(main())
