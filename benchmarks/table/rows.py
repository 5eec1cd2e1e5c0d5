"""The rows of the table: one thing changed at a time."""

from dataclasses import dataclass

from benchmarks.table.looks import Look
from leukoview.engine.backbone.registry import LAST, MIDDLE, Tap
from leukoview.engine.classify import FitPlan
from leukoview.engine.crop import CropRecipe

LITE0, LITE1, LITE2 = (f"efficientnet_lite{n}" for n in range(3))
MOBILE = "mobilenet_v2"
AS_SHIPPED = Look()
SHIPPED_FIT = FitPlan()
EVERY = 10_000
"""More components than any features have: none is left out."""


@dataclass(frozen=True)
class Row:
    """What is judged: networks side by side, their taps, views averaged, look, and fit."""

    table: str
    name: str
    families: tuple[str, ...] = (LITE1,)
    taps: tuple[Tap, ...] = MIDDLE
    views: int = 1
    look: Look = AS_SHIPPED
    plan: FitPlan = SHIPPED_FIT


def _pooled(*poolings: str, stages: range = range(1, 6)) -> tuple[Tap, ...]:
    return tuple((stage, pooling) for stage in stages for pooling in poolings)


NETWORKS = "Networks and views (mean and deviation of stages 2–6)"
LAYERS = "Layers and pooling (EfficientNet-Lite1, one view)"
CROPS = "Crop and colours (EfficientNet-Lite1, stages 2–6, one view)"
FITS = "Components, cost and gamma (as shipped otherwise)"

REFERENCES = {
    LAYERS: ("stages 2–6, mean and deviation", "Lite1"),
    CROPS: ("20 µm, balanced, corners faded", "Lite1"),
    FITS: ("128 components, C 1–30, γ 0.25–1", "Lite1, four views (shipped)"),
}
"""Which row of the first table the others start from, and what it is called there."""

ROWS = (
    Row(NETWORKS, "MobileNet-v2", (MOBILE,)),
    Row(NETWORKS, "Lite0", (LITE0,)),
    Row(NETWORKS, "Lite1"),
    Row(NETWORKS, "Lite2", (LITE2,)),
    Row(NETWORKS, "Lite1 + MobileNet-v2", (LITE1, MOBILE)),
    Row(NETWORKS, "Lite1, two views", views=2),
    Row(NETWORKS, "Lite1, four views (shipped)", views=4),
    Row(NETWORKS, "MobileNet-v2, four views", (MOBILE,), views=4),
    Row(NETWORKS, "Lite1 + MobileNet-v2, four views", (LITE1, MOBILE), views=4),
    Row(LAYERS, "last layer", taps=LAST),
    Row(LAYERS, "stages 5–6", taps=_pooled("mean", "deviation", stages=range(4, 6))),
    Row(LAYERS, "stages 2–4", taps=_pooled("mean", "deviation", stages=range(1, 4))),
    Row(LAYERS, "stages 2–6, means only", taps=_pooled("mean")),
    Row(LAYERS, "stages 2–6, mean and maximum", taps=_pooled("mean", "max")),
    Row(LAYERS, "stages 2–6 and last layer", taps=MIDDLE + LAST),
    Row(CROPS, "16 µm", look=Look(CropRecipe(microns=16))),
    Row(CROPS, "26 µm", look=Look(CropRecipe(microns=26))),
    Row(CROPS, "corners kept", look=Look(CropRecipe(vignette=False))),
    Row(CROPS, "lamp's colour kept", look=Look(CropRecipe(balanced=False))),
    Row(CROPS, "background masked", look=Look(change="masked")),
    Row(CROPS, "Reinhard", look=Look(change="reinhard")),
    Row(CROPS, "Macenko", look=Look(change="macenko")),
    Row(FITS, "32 components", views=4, plan=FitPlan(components=32)),
    Row(FITS, "64 components", views=4, plan=FitPlan(components=64)),
    Row(FITS, "256 components", views=4, plan=FitPlan(components=256)),
    Row(FITS, "no reduction", views=4, plan=FitPlan(components=EVERY)),
    Row(
        FITS,
        "wider grid: C 0.3–100, γ 0.06–2",
        views=4,
        plan=FitPlan(
            costs=(0.3, 1.0, 3.0, 10.0, 30.0, 100.0), gammas=(0.06, 0.12, 0.25, 0.5, 1.0, 2.0)
        ),
    ),
    Row(FITS, "no choice: C 3, γ 0.5", views=4, plan=FitPlan(costs=(3.0,), gammas=(0.5,))),
)
"""Judged in this order; `--rows` picks some."""
