"""The engine's sentences in another language, each translated by its form.

The engine speaks English: files, trails and stored cases keep one language. A face that speaks
another has each sentence translated where it is shown.
"""

from leukoview.engine.speech.interpreter import Interpreter, interpreter_of
from leukoview.engine.speech.translations import (
    ENGINE,
    TERMS,
    Translations,
    catalogue_file,
    read_catalogue,
)

__all__ = [
    "ENGINE",
    "TERMS",
    "Interpreter",
    "Translations",
    "catalogue_file",
    "interpreter_of",
    "read_catalogue",
]
