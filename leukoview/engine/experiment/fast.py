"""A trunk on ONNX Runtime: the numbers of torch in half the time, as it folds normalisations in."""

import logging
import warnings
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import torch

from leukoview.engine.embed import BATCH, Features
from leukoview.engine.experiment.trunk import Trunk

RUNTIME = "ONNX Runtime" if find_spec("onnxscript") else "torch"
"""What runs the frozen part here; leukoview[experiment] brings what the faster one is made with.

The two agree to the last digits of a float32, not bit for bit, so features say which made them."""

OPSET = 18

Run = Callable[[Features], dict[str, Features]]
"""Pixels 0–255 (n × 3 × s × s) to the activations of every layer, by its name."""


def on_torch(trunk: Callable[[torch.Tensor], dict[str, torch.Tensor]]) -> Run:
    """The trunk as torch runs it: the reference."""

    def run(pixels: Features) -> dict[str, Features]:
        # In the order of the crops' own bytes, in which convolutions are up to 1.7 times faster.
        seen = torch.from_numpy(pixels).contiguous(memory_format=torch.channels_last)
        with torch.inference_mode():
            layers = trunk(seen)
        return {name: np.asarray(values.numpy(), np.float32) for name, values in layers.items()}

    return run


def on_runtime(trunk: Trunk, layers: tuple[str, ...], side: int) -> Run:
    """The trunk exported once and run by ONNX Runtime on the CPU."""
    import onnxruntime  # noqa: PLC0415 - only where a network is run

    wishes = onnxruntime.SessionOptions()
    # Threads that wait in a loop take time from whatever else the computer is asked to do.
    wishes.add_session_config_entry("session.intra_op.allow_spinning", "0")
    with TemporaryDirectory(prefix="leukoview-") as folder:
        file = Path(folder) / "trunk.onnx"
        _export(trunk, layers, side, file)
        session = onnxruntime.InferenceSession(file, wishes, providers=["CPUExecutionProvider"])

    def run(pixels: Features) -> dict[str, Features]:
        return dict(zip(layers, session.run(list(layers), {"pixels": pixels}), strict=True))

    return run


def _export(trunk: Trunk, layers: tuple[str, ...], side: int, file: Path) -> None:
    logging.getLogger("onnxscript").setLevel(logging.ERROR)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the exporter's own deprecations
        program = torch.onnx.export(
            trunk,
            (torch.zeros(2, 3, side, side),),
            input_names=["pixels"],
            output_names=list(layers),
            opset_version=OPSET,
            dynamic_shapes=({0: torch.export.Dim("n", min=1, max=BATCH)},),
            dynamo=True,
            verbose=False,
        )
    assert program is not None, "the exporter gives a program unless it is asked to write a file"  # noqa: S101
    program.save(str(file), external_data=False)
