import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

IMPORTED = """
from importlib import import_module
from pkgutil import walk_packages
import benchmarks
names = [one.name for one in walk_packages(benchmarks.__path__, "benchmarks.")]
for name in names:
    import_module(name)
print(len(names))
"""


def test_every_benchmark_still_finds_what_it_measures():
    done = subprocess.run(
        [sys.executable, "-c", IMPORTED],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 40
