"""The paper's own figures: Hayat, Yasir, Ur Rehman, tables II to IV, as printed there."""

NETWORKS = ("alexnet", "inception_v3", "vgg16", "resnet101", "inception_resnet_v2")
"""In the order of its tables."""

ACCURACY = {
    ("types", "svm"): (92.09, 97.73, 87.76, 89.09, 86.40),
    ("types", "tuned"): (61.00, 77.70, 67.26, 69.04, 56.20),
    ("subtypes", "svm"): (78.04, 87.50, 81.03, 79.05, 81.10),
    ("subtypes", "tuned"): (71.00, 77.70, 65.20, 69.00, 76.10),
}
"""Tables II (types) and III (subtypes), per cent."""

SCORES = {
    "svm": (
        (0.80, 0.71, 78.04),
        (0.84, 0.94, 87.05),
        (0.85, 0.89, 81.00),
        (0.81, 0.72, 79.50),
        (0.83, 0.88, 82.70),
    ),
    "tuned": (
        (0.72, 0.84, 71.00),
        (0.74, 0.82, 77.70),
        (0.62, 0.85, 65.20),
        (0.66, 0.72, 69.00),
        (0.77, 0.84, 76.10),
    ),
}
"""Table IV: precision, recall, accuracy in per cent, of the subtypes."""


def accuracy(task: str, technique: str, network: str) -> str:
    """The paper's accuracy in words, or a dash where it has none."""
    row = ACCURACY.get((task, technique))
    return f"{row[NETWORKS.index(network)]:.2f}" if row and network in NETWORKS else "–"


def scores(technique: str, network: str) -> str:
    """The paper's precision / recall / accuracy in words, or a dash where it has none."""
    row = SCORES.get(technique)
    if row is None or network not in NETWORKS:
        return "–"
    precision, recall, percent = row[NETWORKS.index(network)]
    return f"{precision:.2f} / {recall:.2f} / {percent:.2f}"
