"""The model card: what a bundle is for, how well it does, and what it does not know."""

from leukoview.engine.bundle import Manifest
from leukoview.engine.evaluate import Measured, Scorecard
from leukoview.engine.evaluate.metrics import EQUAL_MASS_BINS
from leukoview.engine.taxonomy import named

UNKNOWN_SUBTYPES = "L1 and L2 apart, M0, M1, M2, M4, M5, M6 and M7"


def model_card(manifest: Manifest, scorecard: Scorecard) -> str:
    """The card as Markdown, every number with its 95 % interval and its control."""
    return "\n".join(
        [
            f"# {manifest.title} {manifest.version}",
            "",
            f"**Intended use.** {manifest.intended_use}",
            "",
            f"**Terms.** {manifest.terms}",
            "",
            *_warnings(scorecard),
            "## Learned from",
            "",
            *_material(manifest),
            "",
            "## How well",
            "",
            *_how(scorecard),
            "",
            *_numbers(scorecard),
            "",
            *_stain_out(scorecard),
            "## Per class",
            "",
            *_classes(scorecard),
            "",
            "## Controls",
            "",
            "The same code on colours that never saw the cell. A score counts for what it adds.",
            "",
            *_controls(scorecard),
            "",
            "## Limits",
            "",
            *_limits(manifest, scorecard),
            "",
        ]
    )


def measured(number: Measured) -> str:
    """A number with its interval, as it is printed everywhere."""
    return f"{number.value:.3f} ({number.low:.3f}–{number.high:.3f})"


def _warnings(scorecard: Scorecard) -> list[str]:
    return [f"> **{flag}**\n" for flag in scorecard.flags]


def _material(manifest: Manifest) -> list[str]:
    counts = [f"- {named(key).name}: {n} cells" for key, n in manifest.training.cells.items()]
    return [*counts, f"- {manifest.training.groups} patients or groups that stand for them"]


def _how(scorecard: Scorecard) -> list[str]:
    if not scorecard.trustworthy:
        return ["The numbers below are not to be believed, for the reasons above."]
    return [
        "Nested cross-validation by patient: every number is of cells whose patients no part",
        "of the model had seen. 95 % intervals are over patients drawn anew.",
    ]


def _stain_out(scorecard: Scorecard) -> list[str]:
    """What holds on a stain that no model had seen: the nearest thing to another laboratory."""
    stain_out = scorecard.stain_out
    if stain_out is None:
        return []
    abstention, apl = stain_out.abstention, stain_out.apl
    lines = [
        "### With one stain at a time left out",
        "",
        "Patients clustered by the colour of their images' borders; each cluster is read by models",
        "that saw none of it, thresholds and case rule included.",
        "",
        f"- Macro-F1 over the classes: {measured(stain_out.macro_f1)}",
        f"- {_calibration(scorecard)}: {measured(stain_out.calibration_error)}",
        f"- Cells accepted (not unsure): {measured(abstention.accepted)}",
        f"- Wrong among the accepted: {measured(abstention.error_of_accepted)}",
        f"- Largest coverage at 5 % error: {measured(abstention.coverage_at_error)}",
        f"- Known kinds of cells called unlike training: {measured(abstention.unlike_training)}",
    ]
    if apl is not None:
        alarm = f"sensitivity {measured(apl.sensitivity)}, specificity {measured(apl.specificity)}"
        lines += [
            f"- APL against other AML, per patient: AUC {measured(apl.auc)}",
            f"- APL alarm for the same patients: {alarm}",
            f"- APL against other AML, per cell: AUC {measured(apl.cell_auc)}",
        ]
    return [*lines, ""]


def _calibration(scorecard: Scorecard) -> str:
    corrected = ", less what chance adds" if scorecard.calibration_corrected else ""
    return f"Calibration error ({EQUAL_MASS_BINS} bins of equal mass{corrected})"


def _numbers(scorecard: Scorecard) -> list[str]:
    abstention = scorecard.abstention
    lines = [
        f"- Macro-F1 over the classes: {measured(scorecard.macro_f1)}",
        f"- Accuracy: {measured(scorecard.accuracy)}",
        f"- {_calibration(scorecard)}: {measured(scorecard.calibration_error)}",
        f"- Brier score: {measured(scorecard.brier)}",
        f"- Negative log-likelihood: {measured(scorecard.log_likelihood)}",
        f"- Cells accepted (not unsure): {measured(abstention.accepted)}",
        f"- Wrong among the accepted: {measured(abstention.error_of_accepted)}",
        f"- Largest coverage at 5 % error: {measured(abstention.coverage_at_error)}",
        f"- Known kinds of cells called unlike training: {measured(abstention.unlike_training)}",
    ]
    apl = scorecard.apl
    if apl is not None:
        patients = f"{apl.apl_patients} APL of {apl.patients}, each with {apl.cells} cells or more"
        alarm = f"sensitivity {measured(apl.sensitivity)}, specificity {measured(apl.specificity)}"
        lines += [
            f"- APL against other AML, per patient ({patients}): AUC {measured(apl.auc)}",
            f"- APL alarm for the same patients: {alarm}",
            f"- APL against other AML, per cell: AUC {measured(apl.cell_auc)}",
        ]
    lines += [
        f"- AUC of {name}: {measured(area)}" for name, area in scorecard.class_auc_within.items()
    ]
    return lines


def _classes(scorecard: Scorecard) -> list[str]:
    return [
        "| class | cells | precision | recall | F1 |",
        "|---|---|---|---|---|",
        *(
            f"| {named(one.key).name} | {one.cells} | {measured(one.precision)} | "
            f"{measured(one.recall)} | {measured(one.f1)} |"
            for one in scorecard.per_class
        ),
    ]


def _controls(scorecard: Scorecard) -> list[str]:
    return [
        f"- {name}: macro-F1 {measured(control.macro_f1)}"
        + (f", APL per patient AUC {measured(control.apl_auc)}" if control.apl_auc else "")
        for name, control in scorecard.controls.items()
    ]


def _limits(manifest: Manifest, scorecard: Scorecard) -> list[str]:
    known = ", ".join(named(key).name for key in manifest.classes)
    lines = [f"- It knows only: {known}. Every cell is called one of these."]
    if not manifest.practice_only:
        lines.append(f"- It cannot tell {UNKNOWN_SUBTYPES}.")
    lines += [f"- {note}" for note in scorecard.notes]
    return [*lines, "- A negative reading never excludes APL or any other leukemia."]
