"""The shelf: models come as candidates, one reads, and whatever happens a sound one reads."""

import shutil
from contextlib import ExitStack, closing
from dataclasses import replace

import pytest
from argon2 import PasswordHasher

from leukoview.engine import bundle as bundles
from leukoview.engine.accounts import Accounts, Person
from leukoview.engine.errors import BundleError, LabError, OutputError
from leukoview.engine.lab import FILE_NAME, Lab, Role
from leukoview.engine.lab.deeds import Calibrated, Promoted, Retired, RolledBack, Trained
from leukoview.engine.reading import active_engine
from leukoview.engine.resources import home
from leukoview.engine.shelf import (
    Kind,
    Outcome,
    PromotionRefusedError,
    StaleVerdictError,
    chosen,
    own_models,
    shipped_model,
)
from leukoview.engine.shelf.shelf import Shelf
from models import copied, made_model, meddled, network, verdict_on

ADA = Person("Ada", Role.ADMIN)
BETTER = (Outcome.BETTER, "Better: macro-F1 +0.050.")
NO_WORSE = (Outcome.NO_WORSE, "No worse: macro-F1 +0.001.")
REASON = "To see what it says of our smears."
WORSE = (Outcome.WORSE, "Worse: macro-F1 −0.300.")
NOT_ENOUGH = (Outcome.NOT_ENOUGH, "Few patients.")


def promoted(shelf, one, said=BETTER, by=ADA, **more):
    """The model after it was promoted by a comparison with the one that reads now."""
    return shelf.promote(one.id, by, verdict=verdict_on(shelf, one, *said), **more)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Two models made here, for drawn images, where nothing may alter them."""
    folder = tmp_path_factory.mktemp("made")
    return tuple(made_model(folder / name, name=name, title=name) for name in ("one", "two"))


@pytest.fixture(scope="module")
def stocked(tmp_path_factory, made):
    """What a LeukoView remembers that has two candidates on its shelf."""
    folder = tmp_path_factory.mktemp("stocked")
    with pytest.MonkeyPatch.context() as patch, ExitStack() as stack:
        patch.setenv("LEUKOVIEW_HOME", str(folder))
        lab = stack.enter_context(closing(Lab(home() / FILE_NAME)))
        for one in made:
            Shelf(lab, network=network).put(one, ADA)
    return folder


@pytest.fixture
def lab(request):
    if "two" in request.fixturenames:
        shutil.copytree(request.getfixturevalue("stocked"), home(), dirs_exist_ok=True)
    lab = Lab(home() / FILE_NAME)
    yield lab
    lab.close()


@pytest.fixture
def shelf(lab):
    return Shelf(lab, network=network)


@pytest.fixture
def two(shelf):
    """Two candidates on the shelf."""
    return tuple(one for one in shelf.models() if not one.shipped)


def kinds(shelf):
    return {one.ref.name: one.kind.value for one in shelf.models() if one.practice}


SHIPPED = bundles.manifest.read(shipped_model(practice=True)).title


def test_at_first_the_shipped_models_read(shelf):
    real, drawn = shelf.models()
    assert (real.kind, real.practice, real.shipped) == (Kind.ACTIVE, False, True)
    assert (drawn.kind, drawn.practice, drawn.shipped) == (Kind.ACTIVE, True, True)
    assert shelf.active(practice=True) == drawn
    assert chosen(practice=False).folder == shipped_model(practice=False)


def test_a_model_made_here_comes_as_a_candidate_and_stays_where_it_was(shelf, lab, made):
    one = shelf.put(made[0], ADA)
    assert (one.kind, one.practice, one.shipped, one.fault) == (Kind.CANDIDATE, True, False, "")
    assert one.folder.parent == own_models()
    assert one.folder.name == one.id == f"one-1.0-{one.ref.sha256[:12]}"
    assert one.made == bundles.load(one.folder).manifest.training.made
    assert made[0].is_dir()
    (done,) = lab.deeds()
    assert (done.by, done.deed.model, done.deed.sha256) == ("Ada", "one-1.0", one.ref.sha256)
    assert isinstance(done.deed, Trained)
    assert chosen(practice=True).folder == shipped_model(practice=True)


def test_a_calibrated_model_comes_by_its_own_deed(shelf, lab, made):
    deed = Calibrated("one-1.0", "ab" * 32, 100)
    shelf.put(made[0], ADA, deed)
    assert [done.deed for done in lab.deeds()] == [deed]


def test_a_promoted_model_reads_and_the_one_before_can_come_back(shelf, lab, two):
    one, other = two
    promoted(shelf, one)
    assert chosen(practice=True).folder == one.folder
    promoted(shelf, other, NO_WORSE)
    assert kinds(shelf) == {SHIPPED: "shipped", "one": "promoted earlier", "two": "active"}
    back = shelf.roll_back(ADA, one.id, reason="a new stain")
    assert (back.kind, back.verdict) == (Kind.ACTIVE, "better")
    assert kinds(shelf) == {SHIPPED: "shipped", "one": "active", "two": "promoted earlier"}
    last = lab.deeds()[-1].deed
    assert last == RolledBack("one-1.0", one.ref.sha256, practice=True, reason="a new stain")


def test_rolling_back_to_the_shipped_one_needs_no_name(shelf, lab, two):
    promoted(shelf, two[0])
    back = shelf.roll_back(ADA, practice=True)
    assert (back.shipped, back.kind) == (True, Kind.ACTIVE)
    assert lab.deeds()[-1].deed == RolledBack("", "", practice=True)
    assert chosen(practice=True).folder == shipped_model(practice=True)


def test_models_for_real_images_and_for_drawn_ones_are_promoted_apart(shelf, two):
    promoted(shelf, two[0])
    assert chosen(practice=False).folder == shipped_model(practice=False)
    assert shelf.active(practice=False).shipped


@pytest.mark.parametrize(
    ("verdict", "outcome", "said"),
    [
        (None, "", "not compared"),
        (WORSE, "worse", "Worse: macro-F1 −0.300"),
        (NOT_ENOUGH, "not enough patients to tell", "Few"),
    ],
)
def test_without_a_good_verdict_a_reason_is_asked_for_and_kept(
    shelf, lab, two, verdict, outcome, said
):
    verdict = verdict and verdict_on(shelf, two[0], *verdict)
    with pytest.raises(PromotionRefusedError, match=said):
        shelf.promote(two[0].id, ADA, verdict=verdict, reason="it knows M5")
    assert not lab.latest(Promoted)
    reason = "It knows M5, which the other one does not."
    shelf.promote(two[0].id, ADA, verdict=verdict, reason=reason)
    (done,) = lab.latest(Promoted)
    assert (done.deed.verdict, done.deed.reason) == (outcome, reason)


def test_a_verdict_beside_a_model_that_reads_no_longer_promotes_nothing(shelf, lab, two):
    one, other = two
    old = verdict_on(shelf, one, *BETTER)
    promoted(shelf, other)
    for reason in ("", "It was better when I looked at the comparison."):
        with pytest.raises(StaleVerdictError, match=r"two-1\.0 \([0-9a-f]{12}\) reads now") as said:
            shelf.promote(one.id, ADA, verdict=old, reason=reason)
    assert said.value.remedy == "Compare the candidate anew with the model that reads now."
    assert f"compared with {old.active.id} ({old.active.sha256[:12]})" in said.value.what
    assert len(lab.latest(Promoted)) == 1
    assert promoted(shelf, one).kind is Kind.ACTIVE


def test_a_verdict_on_another_candidate_promotes_nothing(shelf, lab, two):
    one, other = two
    with pytest.raises(
        StaleVerdictError, match=r"The comparison was of two-1\.0 .* not of one-1\.0"
    ):
        shelf.promote(one.id, ADA, verdict=verdict_on(shelf, other, *BETTER))
    assert not lab.latest(Promoted)


def test_a_deed_of_promotion_names_the_model_it_was_compared_with(shelf, lab, two):
    before = shelf.active(practice=True).ref
    promoted(shelf, two[0])
    (done,) = lab.latest(Promoted)
    assert (done.deed.beside, done.deed.beside_sha256) == (before.id, before.sha256)


def test_a_retired_model_is_not_offered_but_keeps_its_folder_and_may_come_anew(shelf, two, made):
    one, _ = two
    assert shelf.retire(one.id, ADA).kind is Kind.RETIRED
    assert one.folder.is_dir()
    with pytest.raises(LabError, match="is retired"):
        promoted(shelf, one)
    assert shelf.put(made[0], ADA).kind is Kind.CANDIDATE


def test_neither_the_active_nor_a_shipped_model_is_retired(shelf, lab, two):
    promoted(shelf, two[0])
    for words in (two[0].id, "acute-leukemia"):
        with pytest.raises(LabError, match="not retired"):
            shelf.retire(words, ADA)
    assert not lab.latest(Retired)


@pytest.mark.parametrize(
    ("act", "why"),
    [
        (
            lambda shelf, _one: shelf.promote("practice", ADA, reason=REASON),
            "is active",
        ),
        (lambda shelf, one: shelf.roll_back(ADA, one.id), "never been promoted"),
        (lambda shelf, _one: shelf.roll_back(ADA, practice=True), "is active"),
        (
            lambda shelf, _one: shelf.promote("nothing", ADA, reason=REASON),
            "No model is called",
        ),
        (
            lambda shelf, _one: shelf.promote("", ADA, reason=REASON),
            "No model is called",
        ),
    ],
)
def test_what_cannot_be_done_is_said(shelf, two, act, why):
    with pytest.raises(LabError, match=why):
        act(shelf, two[0])


def test_the_shipped_model_is_rolled_back_to_not_promoted(shelf, two):
    promoted(shelf, two[0])
    with pytest.raises(LabError, match="not promoted"):
        shelf.promote("practice", ADA, reason=REASON)


def test_a_model_comes_once(shelf, two, made):
    with pytest.raises(LabError, match="here already"):
        shelf.put(made[0], ADA)


def test_a_model_without_a_deed_is_taken_in_anew(shelf, lab, made):
    place = own_models() / f"one-1.0-{bundles.load(made[0]).sha256[:12]}"
    place.parent.mkdir()
    copied(made[0], place)
    assert shelf.put(made[0], ADA).kind is Kind.CANDIDATE
    assert len(lab.latest(Trained)) == 1


def test_two_models_do_not_share_a_name(shelf, two, tmp_path):
    other = made_model(tmp_path / "other", name="one", title="another")
    with pytest.raises(LabError, match=r"Another model is called one-1\.0"):
        shelf.put(other, ADA)
    assert len(kinds(shelf)) == 3


@pytest.mark.parametrize("name", ["../evil", "a/b", "", "con\\x", ".hidden"])
def test_a_name_that_is_none_for_a_folder_is_refused(shelf, tmp_path, name):
    with pytest.raises(BundleError, match="signs that no file name"):
        shelf.put(made_model(tmp_path / "model", name=name), ADA)
    assert [path.name for path in own_models().iterdir()] == [".lock"]


def test_a_damaged_model_is_not_taken_in(shelf, lab, made, tmp_path):
    folder = copied(made[0], tmp_path / "copy")
    (folder / "classifier.skops").write_bytes(b"nothing")
    with pytest.raises(BundleError, match="altered"):
        shelf.put(folder, ADA)
    assert not lab.deeds()


def test_a_model_that_was_damaged_on_the_shelf_is_not_promoted_but_can_be_replaced(
    shelf, two, made
):
    one, _ = two
    (one.folder / "golden.npz").write_bytes(b"nothing")
    with pytest.raises(BundleError, match="altered"):
        promoted(shelf, one)
    shelf.put(made[0], ADA)
    assert promoted(shelf, one).kind is Kind.ACTIVE


def test_a_network_that_reads_otherwise_is_noticed_before_the_model_reads(lab, two):
    def wrong(name):
        return lambda crops: network(name)(crops) + 0.5

    with pytest.raises(BundleError, match="reads otherwise here"):
        promoted(Shelf(lab, network=wrong), two[0])
    assert not lab.latest(Promoted)


@pytest.mark.parametrize(
    "act",
    [
        lambda shelf, by, made, _out: shelf.put(made[1], by),
        lambda shelf, by, _made, _out: shelf.promote("one", by, reason=REASON),
        lambda shelf, by, _made, _out: shelf.roll_back(by, practice=True),
        lambda shelf, by, _made, _out: shelf.retire("one", by),
        lambda shelf, by, _made, out: shelf.export_model("one", out, by),
        lambda shelf, by, _made, out: shelf.import_model(out, by),
    ],
)
def test_the_shelf_takes_an_admin(shelf, lab, made, tmp_path, act):
    shelf.put(made[0], ADA)
    out = tmp_path / "one.leukomodel"
    with pytest.raises(LabError, match="takes the role admin; Cai is reader"):
        act(shelf, Person("Cai", Role.READER), made, out)
    accounts = Accounts(lab, PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
    accounts.make_first("Ada", "correct horse battery staple")
    with pytest.raises(LabError, match="no account here"):
        act(shelf, Person("Cai", Role.ADMIN), made, out)
    assert not out.exists()


def test_the_chosen_model_reads(shelf, two):
    promoted(shelf, two[0])
    engine = active_engine(practice=True, device="cpu")
    assert (engine.bundle.ref, engine.remark) == (two[0].ref, "")


def damaged(folder, name):
    (folder / name).write_bytes(b"{}")


@pytest.mark.parametrize(
    ("damage", "why"),
    [
        (lambda one: damaged(one.folder, "manifest.json"), "was altered"),
        (lambda one: damaged(one.folder, "classifier.skops"), "altered"),
        (lambda one: shutil.rmtree(one.folder), "is missing"),
        (lambda _one: (home() / FILE_NAME).write_bytes(b"x" * 999), "no file of a laboratory"),
        (lambda _one: forget(home()), "missing or knows nothing"),
    ],
)
def test_if_anything_is_damaged_the_shipped_model_reads_and_it_is_said(
    shelf, two, lab, damage, why
):
    one = promoted(shelf, two[0])
    lab.close()
    damage(one)
    engine = active_engine(practice=True, device="cpu")
    assert engine.bundle.folder == shipped_model(practice=True)
    assert why in engine.remark
    assert "The model that came with LeukoView reads instead." in engine.remark


def forget(folder):
    for file in folder.glob(f"{FILE_NAME}*"):
        file.unlink()


def test_a_new_file_that_knows_no_model_says_so_too(made):
    with closing(Lab(home() / FILE_NAME)) as lab:
        Shelf(lab, network=network).put(made[0], ADA)
    forget(home())
    Lab(home() / FILE_NAME).close()
    assert "knows nothing" in chosen(practice=False).remark


def test_a_damaged_active_model_is_shown_as_such_and_can_be_left(shelf, two):
    promoted(shelf, two[0])
    damaged(two[0].folder, "manifest.json")
    one = shelf.active(practice=True)
    assert (one.id, one.kind, bool(one.fault)) == (two[0].id, Kind.ACTIVE, True)
    assert shelf.roll_back(ADA, practice=True).shipped


def test_a_model_exported_twice_gives_the_same_bytes_and_comes_in_elsewhere(
    shelf, lab, two, tmp_path, monkeypatch
):
    files = [tmp_path / f"{n}.leukomodel" for n in (1, 2)]
    for file in files:
        shelf.export_model(two[0].id, file, ADA)
    assert files[0].read_bytes() == files[1].read_bytes()
    assert lab.deeds()[-1].deed.file == "2.leukomodel"
    monkeypatch.setenv("LEUKOVIEW_HOME", str(tmp_path / "elsewhere"))
    with closing(Lab(home() / FILE_NAME)) as other:
        one = Shelf(other, network=network).import_model(files[0], ADA)
        assert (one.kind, one.ref) == (Kind.CANDIDATE, two[0].ref)
        (done,) = other.deeds()
        assert done.deed.file == "1.leukomodel"
    assert one == replace(two[0], folder=one.folder)


def test_a_file_that_is_there_is_not_overwritten_unasked(shelf, two, tmp_path):
    out = tmp_path / "out.leukomodel"
    out.write_bytes(b"mine")
    with pytest.raises(OutputError, match="already there"):
        shelf.export_model(two[0].id, out, ADA)
    assert out.read_bytes() == b"mine"
    shelf.export_model(two[0].id, out, ADA, overwrite=True)
    assert out.read_bytes() != b"mine"


def test_an_altered_model_is_not_given_away(shelf, two, tmp_path):
    meddled(two[0].folder, "MODEL_CARD.md", lambda card: card + b"!")
    with pytest.raises(BundleError, match="was altered"):
        shelf.export_model(two[0].id, tmp_path / "out.leukomodel", ADA)
    assert not (tmp_path / "out.leukomodel").exists()


def test_what_a_killed_program_left_behind_is_swept_away(shelf, made):
    left = own_models() / ".coming-1" / "model"
    left.mkdir(parents=True)
    (left / "manifest.json").write_bytes(b"half")
    shelf.put(made[0], ADA)
    assert not left.parent.exists()
    assert not [one for one in shelf.models() if one.fault]


def test_what_would_be_refused_at_the_end_is_refused_before_a_training(shelf, two):
    name, version = two[0].ref.id.rsplit("-", 1)
    with pytest.raises(LabError, match="Another model is called"):
        shelf.check_new(name, version, ADA)
    for unfit in ("../elsewhere", "a/b", ""):
        with pytest.raises(LabError, match="no file name may have"):
            shelf.check_new(unfit, "1.0", ADA)
    with pytest.raises(LabError, match="takes the role"):
        shelf.check_new("new", "1.0", Person("Ben", Role.READER))
    shelf.check_new("new", "1.0", ADA)
