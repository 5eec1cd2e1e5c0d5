"""The learned parts as one skops file: no code in it, and the same bytes for the same parts."""

import io
import re
import zipfile

from leukoview.engine.bundle.unseen import no_estimators, unseen
from leukoview.engine.classify import Classifier, Familiar
from leukoview.engine.errors import BundleError

# skops trusts every estimator of scikit-learn, and imports all of it to know them, with it what is
# hidden here: three seconds of every start, for nothing that a classifier holds.
with unseen("torch", "dask", "pytest"), no_estimators():
    import skops.io

TRUSTED = (
    "sklearn.covariance._shrunk_covariance.LedoitWolf",
    "sklearn.decomposition._pca.PCA",
    "sklearn.linear_model._logistic.LogisticRegression",
    "sklearn.pipeline.Pipeline",
    "sklearn.preprocessing._data.StandardScaler",
    "sklearn.svm._classes.SVC",
)
"""The estimators that a classifier may hold, beside the numbers and arrays that skops lets pass."""

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The date of every entry, so that equal parts give equal bytes."""

_IDENTITY = re.compile(rb'"__id__": ?(\d+)')
_FILE = re.compile(rb'"file": ?"([^"]+)"')


def frozen(classifier: Classifier, familiar: Familiar) -> bytes:
    """The learned parts as the bytes of `classifier.skops`."""
    parts = {
        "vectors": classifier.vectors,
        "calibration": classifier.calibration,
        "space": familiar.space,
        "spread": familiar.spread,
        "cost": classifier.cost,
        "gamma": classifier.gamma,
    }
    return _canonical(skops.io.dumps(parts))


def thawed(content: bytes) -> tuple[Classifier, Familiar]:
    """The learned parts again, if nothing but trusted types is in the file.

    Raises:
        BundleError: A type is not trusted, or a part is missing or of another kind.
    """
    try:
        strange = set(skops.io.get_untrusted_types(data=content)) - set(TRUSTED)
        if strange:
            raise BundleError(f"The model holds parts that are not trusted: {sorted(strange)}.")
        parts = skops.io.loads(content, trusted=list(TRUSTED))
        return (
            Classifier(parts["vectors"], parts["calibration"], parts["cost"], parts["gamma"]),
            Familiar(parts["space"], parts["spread"]),
        )
    except (KeyError, TypeError, ValueError, zipfile.BadZipFile) as failure:
        raise BundleError("The classifier of the model is damaged.") from failure


def _canonical(content: bytes) -> bytes:
    """The archive with running numbers for memory addresses and without dates.

    skops names objects and array files by where they lay in memory, which differs in every run.
    """
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        entries = {name: archive.read(name) for name in archive.namelist()}
    schema = entries.pop("schema.json")
    names = {old: b"%d" % new for new, old in enumerate(dict.fromkeys(_IDENTITY.findall(schema)))}
    schema = _IDENTITY.sub(lambda found: b'"__id__": ' + names[found[1]], schema)
    files = {old: b"%d.npy" % new for new, old in enumerate(dict.fromkeys(_FILE.findall(schema)))}
    schema = _FILE.sub(lambda found: b'"file": "' + files[found[1]] + b'"', schema)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(_entry("schema.json"), schema)
        for old, new in files.items():
            archive.writestr(_entry(new.decode()), entries[old.decode()])
    return out.getvalue()


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, EPOCH)
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry
