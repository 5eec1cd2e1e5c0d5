"""The deeds of a laboratory in words, for whoever reads its trail."""

from functools import singledispatch

from leukoview.engine.lab import deeds

DIGITS = 12
"""Of a SHA-256; enough to tell models apart."""

_SETTLED = {
    "keep one": "one was kept",
    "different cells": "they are different cells",
    "same patient": "they are of one patient",
    "label": "they have one label",
}


@singledispatch
def told(deed: object) -> str:
    """What a deed did, as a sentence without its doer.

    Raises:
        TypeError: It is no deed that can be told.
    """
    raise TypeError(f"{type(deed).__name__} cannot be told.")


@told.register
def _(deed: deeds.AccountMade) -> str:
    return f"Made an account for {deed.name}, {deed.role}."


@told.register
def _(deed: deeds.RoleChanged) -> str:
    return f"Gave {deed.name} the role of {deed.role}."


@told.register
def _(deed: deeds.AccountClosed) -> str:
    return f"Closed the account of {deed.name}."


@told.register
def _(_deed: deeds.LoggedIn) -> str:
    return "Logged in."


@told.register
def _(deed: deeds.IdleLimitSet) -> str:
    return f"The window locks after {deed.minutes} minutes."


@told.register
def _(deed: deeds.CellsTaken) -> str:
    return f"Took {deed.cells} cells into the library from {deed.source}; skipped {deed.skipped}."


@told.register
def _(deed: deeds.DisputeSettled) -> str:
    return f"Settled a dispute about {len(deed.cells)} cells: {_SETTLED.get(deed.how, deed.how)}."


@told.register
def _(deed: deeds.Trained) -> str:
    return f"Trained {deed.model} on {deed.cells} cells of {deed.patients} patients."


@told.register
def _(deed: deeds.Calibrated) -> str:
    return f"Fitted {deed.model} to {deed.cells} cells of the laboratory."


@told.register
def _(deed: deeds.ModelTaken) -> str:
    return f"Took in the model {deed.model} ({deed.sha256[:DIGITS]}) from {deed.file}."


@told.register
def _(deed: deeds.ModelGiven) -> str:
    return f"Wrote the model {deed.model} to {deed.file}."


@told.register
def _(deed: deeds.Promoted) -> str:
    said = f"The comparison said: {deed.verdict}." if deed.verdict else ""
    if deed.beside:
        model = f"{deed.beside} ({deed.beside_sha256[:DIGITS]})"
        said = f"Beside {model} the comparison said: {deed.verdict}."
    return " ".join(filter(None, (f"{deed.model} reads from now on.", said, deed.reason)))


@told.register
def _(deed: deeds.Retired) -> str:
    return f"Retired the model {deed.model}."


@told.register
def _(deed: deeds.PasswordChanged) -> str:
    if deed.by_admin:
        return f"Gave {deed.name} a new password."
    return f"{deed.name} changed the password."


@told.register
def _(deed: deeds.LogInRefused) -> str:
    if not deed.name:
        return "Log-in refused: nobody has that name."
    return f"Log-in refused: wrong password number {deed.times} for {deed.name}."


@told.register
def _(deed: deeds.LogInRequired) -> str:
    return "Everybody has to log in." if deed.required else "Only admins have to log in."


@told.register
def _(deed: deeds.CellsRelabelled) -> str:
    return f"Called {len(deed.cells)} cells of the library {deed.label}. {deed.reason}".rstrip()


@told.register
def _(deed: deeds.PatientGiven) -> str:
    return f"Gave {len(deed.cells)} cells the patient {deed.patient}. {deed.reason}".rstrip()


@told.register
def _(deed: deeds.CellsTakenOut) -> str:
    return f"Took {len(deed.cells)} cells out of the library. {deed.reason}".rstrip()


@told.register
def _(deed: deeds.CellsPutBack) -> str:
    return f"Put {len(deed.cells)} cells back into the library. {deed.reason}".rstrip()


@told.register
def _(deed: deeds.CellsGiven) -> str:
    return f"Wrote {deed.cells} cells of the library to {deed.folder}."


@told.register
def _(deed: deeds.RolledBack) -> str:
    if not deed.model:
        return f"Back to the model that came with the program. {deed.reason}".rstrip()
    return f"Back to the model {deed.model}. {deed.reason}".rstrip()


@told.register
def _(deed: deeds.SelfTested) -> str:
    return f"Self-test passed: {deed.said}" if deed.passed else f"Self-test FAILED: {deed.said}"
