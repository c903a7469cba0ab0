"""What is wrong with a request: as problem+json (RFC 9457) for programs, as a page for people."""

from __future__ import annotations

import json
from collections.abc import Callable

from starlette.responses import Response
from starlette.types import Scope

from detente.errors import DetenteError, InputError, MachineError, UsageError
from detente.web.words import spoken, words

PAGE: list[Callable[[Scope, int, str, str], Response]] = []
"""What makes the page of a problem; the renderer puts itself here when it is loaded."""


_OVERTAKEN = frozenset({"judged-meanwhile", "confirmed", "withdrawn"})
"""What somebody else, or another tab, has done in the meantime."""


class Problem(Exception):  # noqa: N818 - that is what the standard calls it
    """An answer that is a refusal: an HTTP status, a stable code, and what went wrong in one line."""

    def __init__(self, status: int, code: str, detail: str = "", *, wait: int = 0) -> None:
        super().__init__(code)
        self.status, self.code, self.detail, self.wait = status, code, detail, wait

    @classmethod
    def of(cls, error: DetenteError) -> Problem:
        """The same, of what the product says."""
        if isinstance(error, MachineError):
            return cls(503, error.code)  # its message names files of this machine
        found = {"not-in-ledger", "nobody", "no-entry"}
        status = 404 if error.code in found else 400 if isinstance(error, UsageError) else 422
        status = 409 if error.code in _OVERTAKEN else status
        detail = "" if error.code == "not-in-ledger" else error.message
        return cls(status, error.code, detail if isinstance(error, InputError | UsageError) else "")

    def response(self, scope: Scope) -> Response:
        """A page where the address is that of one, else problem+json."""
        language = spoken(scope["path"])
        say = words(language or "en")
        title = say.of("problems", self.code) or say.of("problems", f"{self.status}") or say("problems.other")
        if language is not None and PAGE:
            answer = PAGE[0](scope, self.status, title, self.detail)
        else:
            body = {"type": "about:blank", "title": title, "status": self.status, "code": self.code}
            body |= {"detail": self.detail} if self.detail else {}
            answer = Response(
                json.dumps(body, ensure_ascii=False), self.status, media_type="application/problem+json"
            )
        answer.headers["cache-control"] = "no-store"
        if self.wait:
            answer.headers["retry-after"] = str(self.wait)
        return answer
