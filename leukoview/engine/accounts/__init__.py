"""Who may do what here: accounts, passwords, and what somebody without the right role is told."""

from leukoview.engine.accounts.accounts import Account, Accounts
from leukoview.engine.accounts.passwords import SHORTEST
from leukoview.engine.accounts.person import Person, allowed

__all__ = ["SHORTEST", "Account", "Accounts", "Person", "allowed"]
