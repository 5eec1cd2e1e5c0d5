"""`leukoview models add`: the official weights of a network of the founding study."""

import argparse

from leukoview.cli import codes
from leukoview.engine.editions import need_torch


def act(options: argparse.Namespace) -> int:
    """Convert a file of weights and keep it; refused in the base edition."""
    need_torch()
    from leukoview.engine.experiment.architectures import named  # noqa: PLC0415 - torch
    from leukoview.engine.experiment.weights import add_weights  # noqa: PLC0415 - torch

    record = add_weights(named(options.name), options.file)
    checked = "as published in its name" if record.checked else "which is published nowhere"
    print(f"{record.network}: {record.file} was converted and kept.")
    print(f"  sha256 {record.sha256}, {checked}")
    return codes.ALL_READ
