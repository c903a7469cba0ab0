"""What every request needs at hand: the room, who is there, and what was answered a moment ago."""

from __future__ import annotations

from starlette.requests import Request

from detente.web.accounts import Account, Accounts, nobody
from detente.web.pages import Shelf
from detente.web.problems import Problem
from detente.web.room import Room
from detente.web.sessions import Sessions
from detente.web.settings import Settings


class Desk:
    """Made once for an app."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.room = Room(settings.ledger, settings.threads)
        self.sessions, self.kept = Sessions(), Shelf()
        self.accounts = Accounts(settings.users) if settings.users is not None else None
        self.cookie = "__Host-detente" if settings.secure else "detente"

    def session(self, request: Request) -> str:
        """The token of the session; "" for nobody's."""
        return request.cookies.get(self.cookie, "") if self.accounts is not None else ""

    async def account(self, request: Request, role: str = "reader") -> Account:
        """Who asks. Problem 401 for nobody, 403 for somebody without that role."""
        if self.accounts is None:
            return nobody(self.settings.person)
        name = self.sessions.name(self.session(request))
        found = (await self.room.ask(self.accounts.all)).get(name) if name is not None else None
        if found is None:
            raise Problem(401, "sign-in")
        if not found.may(role):
            raise Problem(403, "not-yours")
        return found

    def wrote(self) -> None:
        """Tells that something was written: nothing answered before will do."""
        self.room.wrote()
        self.kept.wrote()
