import hashlib

import numpy as np
import pytest
import torch
from safetensors.torch import save_file
from torch import nn

from leukoview.engine.backbone import registry
from leukoview.engine.backbone.torchvision_border import require
from leukoview.engine.embed import reference_embedder
from leukoview.engine.errors import MissingWeightsError
from leukoview.engine.experiment.architectures import (
    ALEXNET,
    ARCHITECTURES,
    POOLED,
    Architecture,
    named,
)
from leukoview.engine.experiment.cells import copies_of
from leukoview.engine.experiment.fast import on_runtime, on_torch
from leukoview.engine.experiment.networks import features_of, networks
from leukoview.engine.experiment.older import CLASSIFIERS, classical, hand_made
from leukoview.engine.experiment.recipe import ExperimentRecipe
from leukoview.engine.experiment.techniques import (
    SMALL_SIDE,
    SmallNetwork,
    new_last_layer,
    small_network,
    support_vectors,
)
from leukoview.engine.experiment.trunk import Trunk, complexity, random_trunk, trunk_with_weights
from leukoview.engine.experiment.weights import add_weights, weights_record
from leukoview.engine.progress import unwatched
from tests.engine.drawn_cells import draw

RECIPE = ExperimentRecipe(networks=())


class Tiny(nn.Module):
    def __init__(self, channels=4):
        super().__init__()
        self.first = nn.Conv2d(3, channels, 3)
        self.settled = nn.BatchNorm2d(channels)
        self.fc = nn.Linear(channels, 2)

    def forward(self, pixels):
        return self.fc(self.settled(self.first(pixels)).relu().mean(dim=(2, 3)))


def tiny(head="", build=Tiny):
    scaling = (127.5, 127.5, 127.5)
    file = f"tiny-{head}.pth"
    return Architecture("tiny", "Tiny", build, 16, scaling, scaling, ((POOLED, "fc"),), file, head)


def published(folder, network):
    """A checkpoint as torch saves it, and the architecture whose official file it is."""
    path = folder / "tiny.pth"
    torch.save(network.state_dict(), path)
    return path, tiny(hashlib.sha256(path.read_bytes()).hexdigest()[:8])


@pytest.fixture(scope="module")
def alexnet():
    return random_trunk(ALEXNET, seed=1)


@pytest.mark.parametrize(
    ("name", "millions"),
    [
        ("alexnet", 61.1),
        ("vgg16", 138.4),
        ("inception_v3", 23.8),
        ("resnet101", 44.5),
        ("inception_resnet_v2", 55.8),
    ],
)
def test_each_network_has_its_published_size_and_layers(name, millions):
    with torch.device("meta"):
        network = ARCHITECTURES[name].build()
    size = sum(weights.numel() for weights in network.parameters())
    assert size / 1e6 == pytest.approx(millions, abs=0.05)
    for _, place in ARCHITECTURES[name].taps:
        assert isinstance(network.get_submodule(place), nn.Linear)


def test_alexnet_gives_its_three_layers(alexnet):
    layers = alexnet(torch.zeros(2, 3, 224, 224))
    assert {name: values.shape[1] for name, values in layers.items()} == {
        "fc6": 4096,
        "fc7": 4096,
        "fc8": 1000,
    }


def test_fc6_is_seen_before_its_rectification(alexnet):
    assert alexnet(torch.rand(1, 3, 224, 224) * 255)["fc6"].min() < 0


def test_random_networks_neither_fade_nor_explode():
    layers = random_trunk(tiny(), seed=1)(torch.rand(4, 3, 16, 16) * 255)
    assert 1e-2 < layers[POOLED].std() < 1e2


def test_a_seed_gives_one_random_network():
    pixels = torch.rand(1, 3, 16, 16) * 255
    one, other = (random_trunk(tiny(), seed=5)(pixels)[POOLED] for _ in range(2))
    assert torch.equal(one, other)


def test_a_random_network_leaves_the_callers_dice_alone():
    torch.manual_seed(0)
    expected = torch.rand(1)
    torch.manual_seed(0)
    random_trunk(tiny(), seed=5)
    assert torch.equal(torch.rand(1), expected)


def test_operations_are_those_of_the_convolutions_and_layers():
    trunk = Trunk(Tiny().eval(), tiny())
    cost = complexity("tiny", trunk, trunk, on_torch(trunk), 16)
    assert cost.gflop * 1e9 == 2 * (14 * 14 * 4 * 27 + 4 * 2)
    assert cost.parameters == 4 * 27 + 4 + 8 + 10


def test_the_fast_runtime_gives_torchs_layers(alexnet):
    pixels = np.random.default_rng(2).uniform(0, 255, (3, 3, 224, 224)).astype(np.float32)
    fast, expected = on_runtime(alexnet, ALEXNET.layers, 224)(pixels), on_torch(alexnet)(pixels)
    for layer in ALEXNET.layers:
        spread = np.abs(expected[layer]).max()
        np.testing.assert_allclose(fast[layer], expected[layer], atol=1e-5 * spread)


def test_normalisations_survive_the_fast_runtime():
    trunk = random_trunk(tiny(), seed=1)
    pixels = np.random.default_rng(2).uniform(0, 255, (5, 3, 16, 16)).astype(np.float32)
    fast, expected = on_runtime(trunk, (POOLED,), 16)(pixels), on_torch(trunk)(pixels)
    np.testing.assert_allclose(fast[POOLED], expected[POOLED], rtol=1e-3, atol=1e-4)


def test_official_weights_are_converted_and_read_as_they_were(tmp_path):
    network = Tiny().eval()
    file, architecture = published(tmp_path, network)
    record = add_weights(architecture, file)
    assert record.checked
    pixels = torch.rand(2, 3, 16, 16) * 255
    expected = Trunk(network, architecture)(pixels)[POOLED]
    assert torch.equal(trunk_with_weights(architecture)(pixels)[POOLED], expected)


def test_weights_are_recorded_with_their_digest(tmp_path):
    file, architecture = published(tmp_path, Tiny())
    add_weights(architecture, file)
    record = weights_record(architecture)
    assert record.sha256 == hashlib.sha256(file.read_bytes()).hexdigest()
    assert record.file == "tiny.pth"


def test_a_file_that_is_not_the_published_one_is_refused(tmp_path):
    file, _ = published(tmp_path, Tiny())
    with pytest.raises(MissingWeightsError, match="not with 00000000"):
        add_weights(tiny("00000000"), file)


def test_weights_of_another_shape_are_refused(tmp_path):
    file, architecture = published(tmp_path, Tiny(channels=5))
    with pytest.raises(MissingWeightsError, match="another shape"):
        add_weights(architecture, file)


def test_a_file_that_holds_no_weights_is_refused(tmp_path):
    file = tmp_path / "tiny.pth"
    file.write_bytes(b"no weights")
    head = hashlib.sha256(b"no weights").hexdigest()[:8]
    with pytest.raises(MissingWeightsError, match="no weights that can be read"):
        add_weights(tiny(head), file)


def test_safetensors_are_taken_but_recorded_as_unchecked(tmp_path):
    file = tmp_path / "model.safetensors"
    save_file(Tiny().state_dict(), file)
    assert not add_weights(tiny("00000000"), file).checked


def test_a_file_that_is_not_there_is_said(tmp_path):
    with pytest.raises(MissingWeightsError, match="cannot be read"):
        add_weights(tiny("00000000"), tmp_path / "gone.pth")


def test_weights_nobody_brought_are_asked_for_by_name():
    with pytest.raises(MissingWeightsError, match="models add alexnet alexnet-owt-7be5be79"):
        weights_record(ALEXNET)


def test_a_network_the_paper_has_not_is_refused():
    with pytest.raises(MissingWeightsError, match="vgg16"):
        named("lenet")


def test_a_network_whose_definition_is_not_installed_says_what_to_install():
    with pytest.raises(MissingWeightsError, match=r"leukoview\[experiment\]"):
        require("no_such_package")


def test_any_backbone_of_the_program_can_take_part(tmp_path):
    (network,), _ = networks([registry.DEFAULT], random_weights=False, seed=1)
    crops = np.random.default_rng(0).integers(0, 255, (2, 224, 224, 3), dtype=np.uint8)
    rows = features_of(network, crops, 1, cache=tmp_path, check_in=unwatched)[POOLED][0]
    expected = reference_embedder(registry.DEFAULT)(crops)
    np.testing.assert_allclose(rows, expected, rtol=1e-3, atol=1e-4)


def test_four_copies_are_the_quarter_turns():
    crop = np.arange(12, dtype=np.uint8).reshape(1, 2, 2, 3)
    copies = copies_of(crop, 4)
    assert [copy.tolist() for copy in copies] == [
        np.rot90(crop, turn, (1, 2)).tolist() for turn in range(4)
    ]


def test_eight_copies_all_differ():
    crop = np.arange(27, dtype=np.uint8).reshape(1, 3, 3, 3)
    assert len({copy.tobytes() for copy in copies_of(crop, 8)}) == 8


def two_clouds(rng, rows=40, columns=6):
    codes = np.arange(rows) % 2
    features = rng.normal(0, 1, (rows, columns)) + 4 * codes[:, None] - 2
    return features.astype(np.float32), codes


def test_support_vectors_tell_two_clouds_apart():
    features, codes = two_clouds(np.random.default_rng(1))
    assert (support_vectors(features[:30], codes[:30], features[30:]) == codes[30:]).all()


def test_a_new_last_layer_tells_two_clouds_apart():
    features, codes = two_clouds(np.random.default_rng(1))
    said = new_last_layer(features[:30], codes[:30], features[30:], rate=0.1, recipe=RECIPE)
    assert (said == codes[30:]).all()


def test_the_small_network_is_the_one_the_paper_describes():
    filters = [part for part in SmallNetwork(5).filters if isinstance(part, nn.Conv2d)]
    assert [(one.out_channels, one.kernel_size) for one in filters] == [(24, (9, 9)), (48, (7, 7))]


def test_the_small_network_learns_light_from_dark():
    rng = np.random.default_rng(1)
    codes = np.arange(24) % 2
    crops = rng.integers(0, 60, (24, SMALL_SIDE, SMALL_SIDE, 3)) + 180 * codes[:, None, None, None]
    crops = crops.astype(np.uint8)
    assert (small_network(crops, codes, crops, rate=0.01, recipe=RECIPE) == codes).mean() > 0.9


@pytest.mark.parametrize("classifier", CLASSIFIERS)
def test_every_older_classifier_tells_two_clouds_apart(classifier):
    features, codes = two_clouds(np.random.default_rng(1))
    said = classical(features[:30], codes[:30], features[30:], classifier=classifier, seed=1)
    assert (said == codes[30:]).mean() > 0.9


def test_hand_made_shape_is_that_of_the_cell_however_it_lies():
    crop = np.asarray(draw("aml_m3", np.random.default_rng(1)))
    plain, turned = hand_made(crop), hand_made(np.rot90(crop))
    np.testing.assert_allclose(plain[:4], turned[:4], rtol=0.03)


def test_a_crop_without_a_nucleus_still_has_colour_and_texture():
    row = hand_made(np.full((96, 96, 3), 240, np.uint8))
    assert np.isfinite(row).all()
