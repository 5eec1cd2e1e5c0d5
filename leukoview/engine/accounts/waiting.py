"""How long to wait after wrong passwords: longer each time, and whatever the clock does.

After NIST SP 800-63B-4 (2025), 3.2.2, whose example goes from 30 seconds up to an hour.
"""

from datetime import datetime, timedelta

FREE = 4
"""Wrong passwords in a row that cost no wait: a slip of the finger, or the wrong keyboard."""
FIRST_WAIT = timedelta(seconds=30)
LONGEST_WAIT = timedelta(hours=1)


def wait_after(wrong: int) -> timedelta:
    """How long nobody may try after so many wrong passwords in a row: 30 s, doubled each time."""
    if wrong <= FREE:
        return timedelta()
    wait = FIRST_WAIT
    for _ in range(wrong - FREE - 1):
        wait = min(2 * wait, LONGEST_WAIT)
    return wait


def until(wrong: int, now: datetime) -> str:
    """The time until which nobody may try, as it is kept; empty where there is no wait."""
    wait = wait_after(wrong)
    return (now + wait).isoformat() if wait else ""


def left(kept: str, now: datetime) -> timedelta:
    """How long is left of a wait; zero once it is over."""
    return max(datetime.fromisoformat(kept) - now, timedelta()) if kept else timedelta()


def was_set_back(kept: str, wrong: int, now: datetime) -> bool:
    """Whether more is left than there ever was to wait: the clock was set back meanwhile."""
    return left(kept, now) > wait_after(wrong)


def words(wait: timedelta) -> str:
    """A wait as a reader says it, rounded up."""
    seconds = -(-wait // timedelta(seconds=1))
    if seconds < 90:  # noqa: PLR2004 - from there on minutes say it better
        return f"{seconds} seconds" if seconds != 1 else "1 second"
    return f"{-(-seconds // 60)} minutes"
