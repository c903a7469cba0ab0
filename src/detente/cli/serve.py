"""`detente serve`: the reading room in a browser."""

from __future__ import annotations

import getpass
import os
import sys
import webbrowser
from pathlib import Path

import click

from detente.cli.files import FileName
from detente.cli.inputs import actors_option, languages_option
from detente.cli.screen import complain, say
from detente.cli.store import ledger_option, opened


def _person() -> str:
    """The name of whoever runs the command, as the system knows it."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "reader"


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, metavar="ADDRESS", help="Where it listens.")
@click.option(
    "--port",
    default=8822,
    show_default=True,
    type=click.IntRange(0, 65535),
    help="The port; 0 takes a free one.",
)
@click.option("--name", "names", metavar="HOST", multiple=True, help="A name by which it may be called too.")
@click.option(
    "--users", type=FileName(), metavar="FILE", help="Whoever is in FILE signs in: see 'detente users'."
)
@click.option("--cert", type=FileName(), metavar="FILE", help="The certificate, for TLS.")
@click.option("--key", type=FileName(), metavar="FILE", help="Its private key.")
@click.option("--behind-proxy", is_flag=True, help="A proxy in front does TLS and hands the Host on.")
@click.option(
    "--as", "person", metavar="NAME", help="In whose name dates are confirmed where nobody signs in."
)
@click.option("--open", "open_it", is_flag=True, help="Open it in the browser.")
@languages_option
@actors_option
@ledger_option
def serve(
    *, host: str, port: int, names: tuple[str, ...], users: str | None, cert: str | None, key: str | None,
    behind_proxy: bool, person: str | None, open_it: bool, path: str | None,
) -> None:  # fmt: skip
    """Open the ledger as a reading room in the browser: dispatches, positions, changes, search and the rest.

    It listens on this machine only and opens no connection to any other. At another address, or behind a proxy,
    it starts only with sign-in (--users) and TLS (--cert and --key, or --behind-proxy).

    \b
    Examples:
      detente serve
      detente serve --ledger talks.sqlite --open
      detente serve --host 10.0.0.5 --name desk.example --users desk.json --cert desk.pem --key desk.key
    """
    from detente.web.serving import serve as run
    from detente.web.settings import Settings

    opened(path, create=True).close()  # says at once what is wrong with it
    settings = Settings(
        ledger=Path(path) if path is not None else None, host=host, port=port, names=names,
        users=Path(users) if users else None, certificate=Path(cert) if cert else None,
        key=Path(key) if key else None, behind_proxy=behind_proxy, person=person or _person(),
    )  # fmt: skip

    def ready(address: str) -> None:
        say(f"the reading room is open: {address} (Ctrl-C closes it)")
        sys.stdout.flush()
        if open_it and not shown(address):
            complain("there is no browser here")

    run(settings, ready)


def shown(address: str) -> bool:
    """True when a browser of this machine was asked to show the address."""
    if sys.platform.startswith("linux") and not (
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    ):
        return False
    try:
        return webbrowser.open(address)
    except webbrowser.Error:
        return False


COMMANDS = {"serve": serve}
