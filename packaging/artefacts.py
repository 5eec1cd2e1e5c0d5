"""What is handed out of a frozen program: .deb, self-extracting .run, and Windows' installer."""

import shutil
import subprocess
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

VERSION = version("leukoview")
HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
DEB_NEEDS = (
    *(
        "libc6 (>= 2.31)",
        "libegl1",
        "libgl1",
        "libfontconfig1",
        "libdbus-1-3",
        "libxkbcommon-x11-0",
    ),
    *("libxcb-cursor0", "libxcb-icccm4", "libxcb-image0", "libxcb-keysyms1", "libxcb-render-util0"),
    *("libxcb-shape0", "libxcb-xinerama0", "libxcb-xkb1"),
)
"""What Qt opens at run time and expects of the system (Qt 6, “Qt for Linux requirements”)."""


def debian_package(program: Path, edition: str, out: Path, *, version: str = VERSION) -> Path:
    """A .deb: the program under /opt, its name on the path, an entry in the menu.

    Nothing runs at installing or removing, so that what users keep in their homes stays. Another
    `version` than the program's makes the older one that an upgrade is tried on.
    """
    made = out / f"leukoview-{edition}_{version}_amd64.deb"
    with TemporaryDirectory() as place:
        tree = Path(place)
        shutil.copytree(program, tree / "opt" / "leukoview", symlinks=True)
        names = tree / "usr" / "bin"
        names.mkdir(parents=True)
        (names / "leukoview").symlink_to("/opt/leukoview/leukoview")
        _placed(HERE / "leukoview.desktop", tree / "usr/share/applications")
        _placed(ROOT / "assets" / "leukoview.svg", tree / "usr/share/icons/hicolor/scalable/apps")
        _placed(ROOT / "LICENSE", tree / "usr/share/doc/leukoview", "copyright")
        control = tree / "DEBIAN" / "control"
        control.parent.mkdir()
        control.write_text(_control(program, edition, version), "utf-8")
        pack = ["dpkg-deb", "--root-owner-group", "-Zxz", "--build", str(tree), str(made)]
        subprocess.run(pack, check=True, stdout=subprocess.DEVNULL)
    return made


def self_extracting(program: Path, edition: str, out: Path, *, version: str = VERSION) -> Path:
    """A .run for Linux without root: unpacks itself, and puts the program where it is told."""
    made = out / f"leukoview-{edition}-{version}-linux-x86_64.run"
    with TemporaryDirectory() as place:
        tree = Path(place) / "leukoview"
        shutil.copytree(program, tree, symlinks=True)
        for name in ("install.sh", "leukoview.desktop"):
            shutil.copy(HERE / name, tree / name)
        shutil.copy(ROOT / "assets" / "leukoview.svg", tree / "leukoview.svg")
        title = f"LeukoView {version} ({edition} edition)"
        pack = ["makeself", "--quiet", "--xz", str(tree), str(made), title, "./install.sh"]
        subprocess.run(pack, check=True)
    return made


def windows_installer(program: Path, edition: str, out: Path) -> Path:
    """Windows' Setup.exe of a folder; only one that PyInstaller made on Windows can run there."""
    made = out / f"LeukoView-{edition}-{VERSION}-Setup.exe"
    words = {"VERSION": VERSION, "EDITION": edition, "PROGRAM": str(program), "MADE": str(made)}
    defined = [f"-D{name}={word}" for name, word in words.items()]
    subprocess.run(["makensis", "-V2", *defined, str(HERE / "windows.nsi")], check=True)
    return made


def _control(program: Path, edition: str, version: str) -> str:
    size = sum(path.stat().st_size for path in program.rglob("*") if path.is_file()) // 1024
    other = "full" if edition == "base" else "base"
    fields = {
        "Package": f"leukoview-{edition}",
        "Version": version,
        "Architecture": "amd64",
        "Maintainer": "The LeukoView authors <leukoview@invalid>",
        "Installed-Size": str(size),
        "Depends": ", ".join(DEB_NEEDS),
        "Recommends": "libcups2",
        "Provides": "leukoview",
        "Conflicts": f"leukoview-{other}",
        "Replaces": f"leukoview-{other}",
        "Section": "science",
        "Priority": "optional",
        "Description": f"second opinion on acute leukemia from a stained smear ({edition} edition)",
    }
    return "".join(f"{name}: {words}\n" for name, words in fields.items())


def _placed(source: Path, folder: Path, name: str = "") -> None:
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, folder / (name or source.name))
