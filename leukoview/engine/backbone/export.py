"""Building a backbone's two files from published weights: safetensors for torch, ONNX for CPUs."""

import hashlib
import logging
import warnings
from importlib import resources
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file

from leukoview.engine.backbone import plans
from leukoview.engine.backbone.network import InvertedResidualNetwork, load_in_order
from leukoview.engine.backbone.registry import Backbone, Source, weights_file
from leukoview.engine.errors import MissingWeightsError

OPSET = 18
"""ONNX operator set; every ONNX Runtime since 1.14 runs it."""


def built(backbone: Backbone, weights: Path | None = None) -> InvertedResidualNetwork:
    """The torch module with the published weights in it, from a file or an installed package.

    Raises:
        MissingWeightsError: The weights are not there, or are not the published ones.
    """
    return filled(_empty(backbone), backbone.source, weights)


def filled(
    network: InvertedResidualNetwork, source: Source, weights: Path | None = None
) -> InvertedResidualNetwork:
    """A network with published weights in it, ready to run.

    Raises:
        MissingWeightsError: The weights are not there, or are not the published ones.
    """
    path = weights or _installed(source)
    if hashlib.sha256(path.read_bytes()).hexdigest() != source.sha256:
        raise MissingWeightsError(f"“{path.name}” is not the published file of that name.")
    tensors = torch.load(path, map_location="cpu", weights_only=True)  # noqa: TID251 - converted here
    load_in_order(network, tensors)
    return network.eval()


def loaded(backbone: Backbone, weights: Path | None = None) -> InvertedResidualNetwork:
    """The torch module with the weights of a safetensors file, else with those of this computer."""
    network = _empty(backbone)
    network.load_state_dict(load_file(weights or weights_file(backbone.name)))
    return network.eval()


def export(backbone: Backbone, folder: Path, weights: Path | None = None) -> None:
    """Write `NAME.safetensors` and `NAME.onnx` into a folder."""
    network = built(backbone, weights)
    folder.mkdir(parents=True, exist_ok=True)
    save_file(network.state_dict(), folder / f"{backbone.name}.safetensors")
    write_onnx(network, backbone.pixels, folder / f"{backbone.name}.onnx")


def write_onnx(network: InvertedResidualNetwork, pixels: int, file: Path) -> None:
    """Write a network as ONNX that takes any number of crops of so many pixels' side."""
    logging.getLogger("onnxscript").setLevel(logging.ERROR)
    example = torch.zeros(2, 3, pixels, pixels)
    with warnings.catch_warnings():
        warnings.simplefilter(
            "ignore"
        )  # the exporter's own deprecations, of no concern to a reader
        program = torch.onnx.export(
            network,
            (example,),
            input_names=["pixels"],
            output_names=["features"],
            opset_version=OPSET,
            dynamic_shapes={"pixels": {0: torch.export.Dim("n", min=1, max=4096)}},
            dynamo=True,
            verbose=False,
        )
    assert program is not None, "the exporter gives a program unless it is asked to write a file"  # noqa: S101
    program.save(str(file), external_data=False)
    strip(file)


def strip(path: Path) -> None:
    """Take the exporter's notes out of an ONNX file: they name folders of its computer."""
    import onnx  # noqa: PLC0415 - only where backbones are built; a GPU reads this module too

    model = onnx.load(path)
    for part in (model, model.graph, *model.graph.node, *model.graph.value_info):
        part.ClearField("metadata_props")
        part.ClearField("doc_string")
    for part in (*model.graph.input, *model.graph.output, *model.graph.initializer):
        part.ClearField("metadata_props")
    onnx.save(model, path)


def _empty(backbone: Backbone) -> InvertedResidualNetwork:
    return InvertedResidualNetwork(plans.PLANS[backbone.family], backbone.taps)


def _installed(source: Source) -> Path:
    try:
        files = resources.files(source.package.replace("-", "_"))
    except ModuleNotFoundError:
        raise MissingWeightsError(
            f"The weights “{source.file}” are not installed.",
            remedy=f"Take them from the package {source.package} and name the file.",
        ) from None
    for folder in ("models", "weights", ""):
        candidate = Path(str(files / folder / source.file))
        if candidate.is_file():
            return candidate
    raise MissingWeightsError(f"{source.package} does not hold “{source.file}”.")
