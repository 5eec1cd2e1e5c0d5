"""The path of a graphics card, with the card pretended where torch would ask the driver for it."""

import ctypes.util
import platform
import sys
from contextlib import nullcontext

import numpy as np
import pytest

torch = pytest.importorskip("torch")

from torch.overrides import TorchFunctionMode  # noqa: E402 - after the skip

from leukoview.engine.backbone import registry  # noqa: E402
from leukoview.engine.bundle import drawn_crops, load  # noqa: E402
from leukoview.engine.embed import choose_device, open_embedder, reference_embedder  # noqa: E402
from leukoview.engine.resources import shipped  # noqa: E402

BUNDLE = "acute-leukemia"
pytestmark = pytest.mark.skipif(
    torch.cuda.is_available() or (sys.platform == "darwin" and platform.machine() == "arm64"),
    reason="pretends a card where there is none",
)


class PretendedCard(TorchFunctionMode):
    """Does on the CPU what is asked of "cuda", and counts what was asked."""

    def __init__(self, *, wrong_by=0.0):
        super().__init__()
        self.asked = self.locked = 0
        self.precise = []  # of every convolution, whether TF32 was off
        self.wrong_by = wrong_by

    def __torch_function__(self, function, types, args=(), kwargs=None):
        if function is torch.Tensor.pin_memory:
            self.locked += 1
            return args[0]
        args = tuple(map(self._here, args))
        kwargs = {key: self._here(value) for key, value in (kwargs or {}).items()}
        made = function(*args, **kwargs)
        if function is torch.conv2d:
            self.precise.append(not torch.backends.cudnn.allow_tf32)
            return made + self.wrong_by
        return made

    def _here(self, value):
        if isinstance(value, str | torch.device) and str(value) == "cuda":
            self.asked += 1
            return "cpu"
        return value


class PretendedStream:
    """Of a card that does everything at once: what is asked of it is done already."""

    def wait_stream(self, _other):
        pass

    def record(self, _stream):
        pass

    def synchronize(self):
        pass


@pytest.fixture
def driver(monkeypatch):
    monkeypatch.setattr(torch.cuda, "Stream", PretendedStream)
    monkeypatch.setattr(torch.cuda, "Event", PretendedStream)
    monkeypatch.setattr(torch.cuda, "current_stream", PretendedStream)
    monkeypatch.setattr(torch.cuda, "stream", lambda _stream: nullcontext())
    monkeypatch.setattr(ctypes.util, "find_library", lambda _name: "libcuda.so.1")
    monkeypatch.setattr(torch.cuda, "mem_get_info", lambda: (2**34, 2**35))
    monkeypatch.setattr(torch.cuda, "get_device_name", lambda: "Pretended card")


@pytest.fixture(scope="module")
def bundle():
    return load(shipped("models") / BUNDLE)


def test_a_card_that_convolves_rightly_is_chosen(driver):
    with PretendedCard() as card:
        device = choose_device("auto")
    assert (device.kind, device.name) == ("cuda", "Pretended card")
    assert card.asked >= 2


def test_a_card_that_convolves_wrongly_is_left_alone(driver):
    with PretendedCard(wrong_by=1.0):
        device = choose_device("auto")
    assert device.kind == "cpu"
    assert "wrong result" in device.reason


def test_a_driver_without_a_card_falls_back_and_says_why(driver):
    device = choose_device("cuda")
    assert device.kind == "cpu"
    assert "could not run a test" in device.reason


def test_a_card_reads_as_the_reference_does(driver, bundle):
    name = bundle.manifest.backbone
    crops = drawn_crops(registry.named(name).pixels)[:2]
    with PretendedCard() as card:
        rows = open_embedder(name, choose_device("cuda"))(crops)
    assert np.abs(rows - reference_embedder(name)(crops)).max() < 1e-5
    assert card.asked == 2 + 1 + 1  # the test, the weights, all views at once
    assert card.locked == 1 + 1  # the pixels on their way there, the rows on their way back


def test_a_card_reads_in_full_precision(driver, bundle):
    name = bundle.manifest.backbone
    crops = drawn_crops(registry.named(name).pixels)[:1]
    with PretendedCard() as card:
        embedder = open_embedder(name, choose_device("cuda"))
        card.precise.clear()
        embedder(crops)
    assert card.precise
    assert all(card.precise)


def test_a_card_that_computes_otherwise_is_found_by_the_golden_crops(driver, bundle):
    name = bundle.manifest.backbone
    with PretendedCard() as card:
        embedder = open_embedder(name, choose_device("cuda"))
        card.wrong_by = 0.05
        agreed = bundle.agreement(embedder)
    assert not agreed.holds
