import numpy as np
import pytest
import torch

from leukoview.engine.backbone import registry
from leukoview.engine.backbone.network import InvertedResidualNetwork, Plan, Stage, load_in_order
from leukoview.engine.embed import Device, open_embedder, reference_embedder
from leukoview.engine.errors import BundleError, MissingWeightsError

SMALL = Plan(
    stages=(Stage(1, 8, 1, 1, 3), Stage(2, 12, 2, 2, 5)),
    head=20,
    epsilon=1e-3,
    same_padding=True,
    mean=(127.0, 127.0, 127.0),
    deviation=(128.0, 128.0, 128.0),
)
CPU = Device("cpu", "CPU", "")


def pictures(n):
    return np.random.default_rng(0).integers(0, 255, (n, 224, 224, 3), dtype=np.uint8)


def test_each_tap_gives_its_channels_in_order():
    network = InvertedResidualNetwork(SMALL, [(0, "mean"), (1, "max"), (2, "deviation")])
    assert network.eval()(torch.zeros(2, 3, 32, 32)).shape == (2, 8 + 12 + 20)


def test_layers_after_the_last_tap_are_not_built():
    assert len(InvertedResidualNetwork(SMALL, [(0, "mean")]).stages) == 1


def test_the_mean_of_an_even_picture_is_the_same_at_any_size():
    network = InvertedResidualNetwork(SMALL, [(0, "deviation")]).eval()
    assert network(torch.full((1, 3, 16, 16), 127.0)).max() < 1e-4


def test_weights_of_another_architecture_are_refused():
    network = InvertedResidualNetwork(SMALL, [(0, "mean")])
    with pytest.raises(ValueError, match="is not"):
        load_in_order(network, {"features.0.0.weight": torch.zeros(16, 3, 3, 3)})


def test_weights_are_taken_by_their_order_whatever_their_names():
    theirs, ours = (InvertedResidualNetwork(SMALL, [(1, "mean")]).eval() for _ in range(2))
    load_in_order(ours, {f"x{n}": t for n, t in enumerate(theirs.state_dict().values())})
    picture = torch.rand(1, 3, 32, 32) * 255
    assert torch.equal(ours(picture), theirs(picture))


def test_the_shipped_runtime_agrees_with_the_torch_reference():
    crops = pictures(3)
    fast, reference = (
        open_embedder(registry.DEFAULT, CPU)(crops),
        reference_embedder(registry.DEFAULT)(crops),
    )
    assert np.abs(fast - reference).max() < 1e-4


def test_a_crop_reads_the_same_alone_and_in_a_batch():
    crops = pictures(3)
    embedder = open_embedder(registry.DEFAULT, CPU)
    assert embedder(crops[1:2])[0] == pytest.approx(embedder(crops)[1], abs=1e-5)


def test_an_unknown_backbone_is_said_so():
    with pytest.raises(MissingWeightsError, match="no backbone called"):
        registry.named("resnet_9000")


def test_a_backbone_that_is_not_installed_is_said_so():
    with pytest.raises(MissingWeightsError, match="not on this computer"):
        registry.weights_file("efficientnet_lite0")


def test_other_weights_than_those_trained_with_are_refused():
    with pytest.raises(BundleError, match="not those this model was trained with"):
        registry.check(registry.DEFAULT, "0" * 64)
