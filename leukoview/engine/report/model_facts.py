"""What a model says of itself, as facts for the report."""

from leukoview.engine.bundle import Manifest
from leukoview.engine.report.content import Fact
from leukoview.engine.taxonomy import named


def about(manifest: Manifest) -> tuple[Fact, ...]:
    """Intended use, what and when it was trained, and the terms it comes under."""
    training = manifest.training
    cells = "; ".join(f"{n} × {named(key).name}" for key, n in training.cells.items())
    return (
        Fact("Intended use", manifest.intended_use),
        Fact(
            "Trained",
            f"{training.made}, on the data set “{training.dataset}”, of {training.groups} "
            "patients, or fields and images that stand for one",
        ),
        Fact("Training cells", cells),
        Fact("Model terms", manifest.terms),
    )
