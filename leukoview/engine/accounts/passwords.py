"""What a password must be, and how it is kept: after NIST SP 800-63B-4 (2025), 3.1.1.2."""

import unicodedata
from dataclasses import dataclass
from functools import cached_property

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from leukoview.engine.errors import LabError

SHORTEST = 15
"""Code points of a password that is all that is asked for (SP 800-63B-4, 3.1.1.2)."""
LONGEST = 1024
"""Code points; the publication asks for at least 64 to be taken."""
FEWEST_SIGNS = 5
"""Different code points, so that no password is one sign over and over."""
PROGRAM = "leukoview"

NOBODY = "a password that nobody has"


@dataclass(frozen=True)
class Passwords:
    """Makes and checks hashes (argon2id, RFC 9106); `hasher` holds its parameters.

    Passwords are normalised to NFKC first, so that a letter typed in two ways is one letter.
    """

    hasher: PasswordHasher

    def hashed(self, password: str, name: str) -> str:
        """The hash to keep of a new password.

        Raises:
            LabError: The password is too short, too long, or too easy to guess for this name.
        """
        _refuse_weak(normalised(password), name)
        return self.hasher.hash(_ready(password))

    def holds(self, kept: str | None, password: str) -> bool:
        """Whether a password is the one of which a hash was kept.

        Without one (nobody has that name) it takes as long, and the answer is no.
        """
        # Asked for each time, so that its making betrays no unknown name.
        nobodys = self._nobodys
        try:
            self.hasher.verify(kept or nobodys, _ready(password))
        except (VerificationError, InvalidHashError):
            return False
        return kept is not None

    def renewed(self, kept: str, password: str) -> str:
        """The hash to keep from now on: made anew where the parameters have changed since."""
        if not self.hasher.check_needs_rehash(kept):
            return kept
        return self.hasher.hash(_ready(password))

    @cached_property
    def _nobodys(self) -> str:
        """A hash of the present parameters to check the passwords of unknown names against."""
        return self.hasher.hash(NOBODY)


def normalised(password: str) -> str:
    """A password as it is hashed: in NFKC (Unicode Standard Annex 15)."""
    return unicodedata.normalize("NFKC", password)


def _refuse_weak(password: str, name: str) -> None:
    if len(password) < SHORTEST:
        raise LabError(
            f"A password has at least {SHORTEST} characters.",
            remedy="Several words that do not belong together are long and easy to remember.",
        )
    if len(password) > LONGEST:
        raise LabError(
            f"A password has at most {LONGEST} characters.", remedy="Choose a shorter one."
        )
    rest = password.casefold().replace(PROGRAM, "").replace(normalised(name).casefold(), "")
    if len(set(password)) < FEWEST_SIGNS or len(rest) < SHORTEST // 2:
        raise LabError(
            "The password is too easy to guess: it is little else than a name, or few signs.",
            remedy="Several words that do not belong together are hard to guess.",
        )


def _ready(password: str) -> bytes:
    """What is hashed; whatever a keyboard or a pipe gives, half a surrogate pair included."""
    return normalised(password)[: LONGEST + 1].encode("utf-8", "surrogatepass")
