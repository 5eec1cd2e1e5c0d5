"""Runs the benchmarks of speed and memory, and writes docs/performance.md from what they print.

    python -m benchmarks.performance [--only reading whole_slide] [--out docs/performance.md]

Each runs in a process of its own, one after the other; all of them take half an hour. The document
says which machine they ran on, with which versions, when, and how busy it was: figures by the clock
of a busy machine are too slow, ratios and seconds of the processor hold. A benchmark that ends
without a figure is named as such. What is not run again stays as it was, with its date, unless it
was measured on another machine or with other versions.
"""

import argparse
import os
import platform
import re
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from benchmarks.measuring import ALL_MET, MISSED, ROOT

RUNS: dict[str, tuple[str, ...]] = {
    "reading": (),
    "whole_slide": ("--side", "50000", "--flat", "20000"),
    "whole_reading": ("--side", "8300", "--kills", "5"),
    "window": (),
    "review": (),
    "review_many": (),
    "report": (),
    "occlusion": (),
    "growth_of_cases": ("--most", "100000"),
    "batch": ("--fields", "1000"),
    "reading_memory": ("--cells", "10000"),
}
"""What is run, with which arguments."""

PACKAGES = (
    *("numpy", "onnxruntime", "openvino", "torch", "scikit-learn", "pillow", "pyvips-binary"),
    *("tifffile", "imagecodecs", "PySide6-Essentials"),
)

HEAD = """# Performance

Written by `python -m benchmarks.performance`; do not edit. Ratios are measured side by
side in one run. Figures by the clock are those of the machine as busy as it was: the
load is the number of programs that wanted one of its cores."""

SECTION = re.compile(r"^## `(?P<command>.+?)`\n(?:(?!\n## ).)*", re.DOTALL | re.MULTILINE)
"""A command with what stands under it."""

LINES = (
    re.compile(
        r"(?P<name>\S.*?)\s+target (?P<target>[≤≥] \S+)\s+measured (?P<value>\S+)"
        r"\s+(?P<verdict>met|MISSED)"
    ),
    re.compile(
        r"(?P<name>\S.*?)\s{2,}(?P<value>\S.*?)\s+target (?P<target>\S.*?)"
        r"\s+(?P<verdict>met|MISSED)"
    ),
)
"""How `Measured` prints a figure, and how the window's own benchmarks do."""


@dataclass(frozen=True)
class Row:
    """One figure of one benchmark, as it was printed."""

    name: str
    target: str
    value: str
    verdict: str


@dataclass(frozen=True)
class Run:
    """What one benchmark printed, and when it ended.

    `load` is how many programs wanted the processor then, on average.
    """

    command: str
    rows: tuple[Row, ...]
    code: int
    load: float
    when: datetime


def rows_in(printed: str) -> tuple[Row, ...]:
    """The figures that stand in what a benchmark printed."""
    lines = [line.strip() for line in printed.splitlines()]
    matches = (_matched(line) for line in lines)
    return tuple(Row(**match.groupdict()) for match in matches if match)


def _matched(line: str) -> re.Match[str] | None:
    return next(filter(None, (form.fullmatch(line) for form in LINES)), None)


def ran(name: str, arguments: Sequence[str]) -> Run:
    """Run a benchmark to its end; what it says besides figures goes on to the terminal."""
    words = ["-m", f"benchmarks.{name}", *arguments]
    print(f"python {' '.join(words)}", flush=True)
    done = subprocess.run(
        [sys.executable, *words], cwd=ROOT, stdout=subprocess.PIPE, text=True, check=False
    )
    print(done.stdout, flush=True)
    command, when = f"python {' '.join(words)}", datetime.now(UTC)
    return Run(command, rows_in(done.stdout), done.returncode, os.getloadavg()[0], when)


def document(runs: Sequence[Run], before: str, machine: str) -> str:
    """All figures beside their targets: those of these runs, and of others what stood `before`.

    `machine` says in lines of Markdown what they ran on; what was measured on another is left out.
    """
    kept = _sections(before) if machine in before else {}
    sections = {**kept, **{run.command: _section(run) for run in runs}}
    known = [" ".join(("python -m", f"benchmarks.{name}", *words)) for name, words in RUNS.items()]
    ordered = sorted(
        sections, key=lambda command: known.index(command) if command in known else len(known)
    )
    return "\n\n".join([HEAD, machine, *(sections[command] for command in ordered)]) + "\n"


def _sections(text: str) -> dict[str, str]:
    """What stands under each command."""
    return {found["command"]: found[0].strip() for found in SECTION.finditer(text)}


def _section(run: Run) -> str:
    lines = [f"## `{run.command}`", ""]
    lines += [f"{run.when:%Y-%m-%d %H:%M} UTC, load at its end {run.load:.1f}.", ""]
    if run.rows:
        lines += ["| what | target | measured | |", "|---|---|---|---|"]
        lines += [
            f"| {row.name} | {row.target} | {row.value} | {row.verdict} |" for row in run.rows
        ]
    else:
        lines.append(f"It ended with code {run.code} and gave no figure.")
    return "\n".join(lines)


def machine() -> str:
    """What the benchmarks run on here, and with which versions."""
    return (
        f"- {_processor()}, {os.cpu_count()} cores, {_memory_gb()} GB, {platform.system()},\n"
        f"  Python {platform.python_version()}\n"
        f"- {', '.join(_versions())}"
    )


def _processor() -> str:
    known = Path("/proc/cpuinfo")
    if known.is_file():
        names = re.findall(r"model name\s*: (.+)", known.read_text("utf-8"))
        if names:
            return str(names[0])
    return platform.processor() or platform.machine()


def _memory_gb() -> int:
    return round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9)


def _versions() -> list[str]:
    known = []
    for package in PACKAGES:
        try:
            known.append(f"{package} {version(package)}")
        except PackageNotFoundError:
            known.append(f"no {package}")
    return known


def main() -> int:
    """Run, print and write; 1 where a target was missed or a benchmark gave no figure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", nargs="+", choices=sorted(RUNS), default=list(RUNS))
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "performance.md")
    asked = parser.parse_args()
    runs = [ran(name, RUNS[name]) for name in asked.only]
    before = asked.out.read_text("utf-8") if asked.out.is_file() else ""
    asked.out.write_text(document(runs, before, machine()), "utf-8")
    print(f"Written: {asked.out}")
    good = all(run.rows and all(row.verdict == "met" for row in run.rows) for run in runs)
    return ALL_MET if good else MISSED


if __name__ == "__main__":
    sys.exit(main())
