"""Build models/backbones from published weights: safetensors for torch, ONNX for the CPU."""

import argparse
import hashlib
import sys
from pathlib import Path

from leukoview.engine.backbone import registry
from leukoview.engine.backbone.export import export
from leukoview.engine.bundle import write_sums
from leukoview.engine.errors import LeukoError

ROOT = Path(__file__).resolve().parents[1]
FAILED = 1


def main() -> int:
    """Export one backbone and print the digests of its files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--name", default=registry.DEFAULT)
    parser.add_argument("--weights", type=Path, help="the published file, unless it is installed")
    parser.add_argument("--out", type=Path, default=ROOT / "models" / "backbones")
    arguments = parser.parse_args()
    try:
        export(registry.named(arguments.name), arguments.out, arguments.weights)
    except LeukoError as failure:
        print(failure, file=sys.stderr)
        return FAILED
    write_sums(arguments.out.parent)
    for path in sorted(arguments.out.glob(f"{arguments.name}.*")):
        print(hashlib.sha256(path.read_bytes()).hexdigest(), path.name)
    return 0


if __name__ == "__main__":
    sys.exit(main())
