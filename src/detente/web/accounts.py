"""Who may sign in: a file of names, roles and argon2 hashes, readable by its owner only."""

from __future__ import annotations

import json
import os
import tempfile
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from detente.errors import InputError, UsageError, system_fault

ROLES = ("reader", "reviewer", "admin")
"""Each may do all that the ones before it may."""
FORMAT = "detente-users/1"
SHORTEST = 12
"""Characters of the shortest password that is taken."""
_LONGEST = 1024
_NAME = 64


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody who may sign in."""

    name: str
    role: str
    hash: str

    def may(self, role: str) -> bool:
        """True when the account has that role or a higher one."""
        return ROLES.index(self.role) >= ROLES.index(role)


class Accounts:
    """The accounts of a file; a file that isn't there yet has none."""

    def __init__(self, path: Path) -> None:
        self._path, self._hasher = path, PasswordHasher()

    @cached_property
    def _nobody(self) -> str:
        """The hash that a name which isn't there is held against."""
        return self._hasher.hash("nobody has this password")

    def all(self) -> dict[str, Account]:
        """By name. InputError for a file that is none of accounts, MachineError for one that can't be read."""
        try:
            held = json.loads(self._path.read_text(encoding="utf-8"))
            if held["format"] != FORMAT or any(one["role"] not in ROLES for one in held["users"]):
                raise ValueError
            return {one["name"]: Account(one["name"], one["role"], one["hash"]) for one in held["users"]}
        except FileNotFoundError:
            return {}
        except (ValueError, KeyError, TypeError) as error:
            raise InputError("no-users", f"{self._path} is no file of detente users") from error
        except OSError as error:
            raise system_fault(str(self._path), error) from error

    def put(self, name: str, role: str, password: str) -> None:
        """Adds an account, or gives it another role and password. UsageError for a name or password that won't do."""
        if not name.strip() or len(name) > _NAME or not name.isprintable():
            raise UsageError("bad-name", f"a name has 1 to {_NAME} printable characters")
        if role not in ROLES:
            raise UsageError("no-role", f"{role!r} is no role; there are: {', '.join(ROLES)}")
        if not SHORTEST <= len(password) <= _LONGEST:
            raise UsageError("bad-password", f"a password has {SHORTEST} to {_LONGEST} characters")
        self._write(self.all() | {name: Account(name, role, self._hasher.hash(password))})

    def remove(self, name: str) -> None:
        """Takes an account away; InputError when there is none of that name."""
        held = self.all()
        if name not in held:
            raise InputError("nobody", f"{name}: nobody of that name may sign in")
        del held[name]
        self._write(held)

    def known(self, name: str, password: str) -> Account | None:
        """The account, if name and password are right; it takes as long when there is no such name."""
        account = self.all().get(name)
        try:
            self._hasher.verify(account.hash if account else self._nobody, password[:_LONGEST])
        except (VerificationError, InvalidHashError):
            return None
        return account if account is not None else None

    def _write(self, held: dict[str, Account]) -> None:
        users = [{"name": one.name, "role": one.role, "hash": one.hash} for one in held.values()]
        try:
            number, temporary = tempfile.mkstemp(dir=self._path.parent, prefix=f".{self._path.name}.")
            with os.fdopen(number, "w", encoding="utf-8") as file:
                json.dump({"format": FORMAT, "users": users}, file, ensure_ascii=False, indent=1)
                file.flush()
                os.fsync(file.fileno())
            Path(temporary).replace(self._path)
        except OSError as error:
            raise system_fault(str(self._path), error) from error


def nobody(name: str) -> Account:
    """Who is at the keyboard where nobody signs in: the owner of the machine."""
    return replace(Account(name, "admin", ""), role="admin")
