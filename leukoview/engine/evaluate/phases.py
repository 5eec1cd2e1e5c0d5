"""The phases of a training in their order, told as each begins."""

from dataclasses import dataclass
from enum import StrEnum


class Phase(StrEnum):
    """What a training is at; its value is the sentence's verb for people."""

    CELLS = "cropping and embedding the cells"
    FOLDS = "judging by patients not seen"
    PLAIN = "judging the same without fine-tuning"
    STAINS = "judging with one stain at a time left out"
    CONTROLS = "judging the controls"
    CURVE = "drawing the learning curve"
    SCORES = "counting the scores"
    FITTING = "learning from all cells"
    WRITING = "writing the model"


@dataclass(frozen=True, slots=True)
class Began:
    """A phase begins; check-ins count anew from here."""

    phase: Phase
