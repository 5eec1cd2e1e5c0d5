"""The first two steps of everything that is learned from features: one scale, fewer numbers."""

from sklearn.decomposition import PCA
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import StandardScaler

from leukoview.engine.embed import Features


def reduction(components: int, features: Features, seed: int) -> Pipeline:
    """Standardising and principal components, not yet fitted; for rows like `features`.

    With more rows than features the components come from the covariance, which takes half as long
    as from the rows themselves (docs/engine.md, Retraining).
    """
    rows, width = features.shape
    solver = "covariance_eigh" if rows >= width else "full"
    return Pipeline(
        [
            ("scale", StandardScaler()),
            ("reduce", PCA(components, svd_solver=solver, random_state=seed)),
        ]
    )
