"""Models for tests: the practice model under other names, and damaged in every way."""

import hashlib
import io
import json
import shutil
import zipfile
from dataclasses import replace
from functools import cache

import msgspec

from leukoview.engine import bundle as bundles
from leukoview.engine.resources import shipped
from leukoview.engine.shelf import Verdict
from leukoview.engine.shelf.proving import on_cpu

BUNDLE = cache(lambda: bundles.load(shipped("models") / "practice"))
_REAL = cache(on_cpu)


def network(name):
    """The practice model's network, opened once, which knows its golden crops by heart."""
    golden = BUNDLE().golden

    def embedder(crops):
        known = crops.shape == golden.crops.shape and (crops == golden.crops).all()
        return golden.features[: len(crops)] if known else _REAL(name)(crops)

    return embedder


def made_model(folder, *, name="own", version="1.0", **changes):
    """A model of this laboratory: what it learned is the practice model's."""
    known = BUNDLE()
    manifest = msgspec.structs.replace(known.manifest, name=name, version=version, **changes)
    words = tuple(
        (known.folder / part).read_bytes() for part in ("scorecard.json", "MODEL_CARD.md")
    )
    golden = replace(known.golden)
    return bundles.save(folder, manifest, known.learned, golden, words).folder


def verdict_on(shelf, one, outcome, sentence):
    """What a comparison of a candidate with the model that reads now would hand over."""
    return Verdict(outcome, sentence, one.ref, shelf.active(practice=one.practice).ref)


def meddled(folder, name, change):
    """The same model with one file otherwise, its description in step with it."""
    content = change((folder / name).read_bytes())
    (folder / name).write_bytes(content)
    path = folder / "manifest.json"
    manifest = json.loads(path.read_text("utf-8"))
    manifest["files"][name] = hashlib.sha256(content).hexdigest()
    path.write_text(json.dumps(manifest), "utf-8")
    return folder


def copied(folder, to):
    return shutil.copytree(folder, to)


def rezipped(content, change):
    """An archive with its entries as (ZipInfo, bytes) changed by a function."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        entries = [(entry, archive.read(entry)) for entry in archive.infolist()]
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for entry, part in change(entries):
            archive.writestr(entry, part)
    return out.getvalue()
