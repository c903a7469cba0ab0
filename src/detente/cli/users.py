"""`detente users`: who may sign in to the reading room."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from detente.cli.files import FileName
from detente.cli.screen import say, say_raw
from detente.errors import UsageError


@click.group(invoke_without_command=True)
@click.pass_context
def users(context: click.Context) -> None:
    """Say who may sign in to the reading room, and what each may do: reader, reviewer or admin.

    A reader looks, a reviewer also keeps dispatches and confirms dates, an admin also takes back what others decided.
    Passwords are kept as argon2 hashes only.

    \b
    Examples:
      detente users add desk.json "A. Reader"
      detente users add desk.json "B. Desk" --role reviewer
      detente users list desk.json
    """
    if context.invoked_subcommand is None:
        say_raw(context.get_help())


@users.command(short_help="Add somebody, or give him another role and password.")
@click.argument("file", type=FileName())
@click.argument("name")
@click.option(
    "--role", type=click.Choice(("reader", "reviewer", "admin")), default="reader", show_default=True,
    help="What the account may do.",
)  # fmt: skip
@click.option("--password-stdin", is_flag=True, help="Read the password from standard input, its first line.")
def add(file: str, name: str, role: str, *, password_stdin: bool) -> None:
    """Add NAME to FILE, which is made where it isn't there; asks for a password of at least 12 characters.

    \b
    Examples:
      detente users add desk.json "A. Reader" --role reviewer
    """
    from detente.web.accounts import Accounts

    if password_stdin:
        password = sys.stdin.readline().rstrip("\n")
    else:
        password = click.prompt("Password", hide_input=True, confirmation_prompt=True, err=True)
    Accounts(Path(file)).put(name, role, password)
    say(f"{name} may sign in as {role}")


@users.command(short_help="Take somebody away.")
@click.argument("file", type=FileName())
@click.argument("name")
def remove(file: str, name: str) -> None:
    """Take NAME out of FILE: from the next request on nobody is let in by that name.

    \b
    Examples:
      detente users remove desk.json "A. Reader"
    """
    from detente.web.accounts import Accounts

    Accounts(Path(file)).remove(name)
    say(f"{name} may no longer sign in")


@users.command("list", short_help="List who may sign in.")
@click.argument("file", type=FileName())
def list_(file: str) -> None:
    """List the names in FILE with their roles.

    \b
    Examples:
      detente users list desk.json
    """
    from detente.web.accounts import Accounts

    if not Path(file).is_file():
        raise UsageError("no-users", f"{file}: there is no such file; 'detente users add' makes it")
    for one in Accounts(Path(file)).all().values():
        say(f"{one.role:10}{one.name}")


COMMANDS = {"users": users}
