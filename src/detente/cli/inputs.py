"""Paths to records, for every command that reads: refusals are said, the rest goes on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import click

from detente.cli.files import FileNames
from detente.cli.screen import complain
from detente.dispatch.dispatch import Dispatch
from detente.dispatch.intake import Refusal, dispatches
from detente.errors import InputError, UsageError
from detente.record import Record

if TYPE_CHECKING:
    from detente.dossier.model import Dossier

ACTORS = "DETENTE_ACTORS"
"""The environment variable that names actor files."""
LANGUAGES = "DETENTE_LANGUAGES"
"""The environment variable that names language folders."""
DOSSIER = "DETENTE_DOSSIER"
"""The environment variable that names the dossier."""


@dataclass(slots=True)
class Run:
    """The exit status so far, the highest of all refusals; and the dossier asked for, if one was."""

    status: int = field(default=0)
    dossier: Dossier | None = field(default=None)

    def refuse(self, refusal: Refusal) -> None:
        """Says why an input was left out, and remembers it."""
        complain(f"{refusal.path or '(no name)'}: {refusal.message}")
        self.status = max(self.status, refusal.status)


def read(
    dispatch: Dispatch, *, published: str | None, language: str | None, dossier: Dossier | None = None
) -> Record | Refusal:
    """The record, or the refusal of what no reader reads."""
    from detente.reading import reader  # `--help` shall not load the grammar

    try:
        return reader.read(dispatch, published=published, language=language, dossier=dossier)
    except InputError as error:
        return Refusal(dispatch.path or "-", error.code, error.message, error.status)


def read_all(
    paths: Iterable[str],
    *,
    published: str | None,
    language: str | None,
    refuse: Callable[[Refusal], None],
    dossier: Dossier | None = None,
) -> Iterator[Record]:
    """The record of every dispatch under `paths`; what is refused goes to `refuse`."""
    for found in dispatches(paths):
        result = (
            found
            if isinstance(found, Refusal)
            else read(found, published=published, language=language, dossier=dossier)
        )
        if isinstance(result, Refusal):
            refuse(result)
        else:
            yield result


def published_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """`--published`, checked."""
    return click.option(
        "--published",
        metavar="DATE",
        callback=_published,
        help="When the dispatches were published, as precisely as you know: 2022-01-12, 2022-01 or EDTF. "
        "Else what the text itself says; never today's date.",
    )(function)


def language_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """`--lang`, checked, and the languages that it may name."""
    return click.option(
        "--lang",
        "language",
        metavar="CODE",
        callback=_language,
        help="Language of the text; else recognised.",
    )(languages_option(function))


def languages_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """`--languages`: the command knows the languages of the folders too."""
    return click.option(
        "--languages",
        type=FileNames(),
        metavar="FOLDER",
        multiple=True,
        envvar=LANGUAGES,
        is_eager=True,
        expose_value=False,
        callback=_languages,
        help="Language folders of yours beside the shipped ones; may be given again. "
        f"Else those that ${LANGUAGES} names.",
    )(function)


def actors_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """`--actors`: the command reads with the actors of the files."""
    return click.option(
        "--actors",
        type=FileNames(),
        metavar="FILE",
        multiple=True,
        envvar=ACTORS,
        expose_value=False,
        callback=_actors,
        help="Actors of yours beside the shipped ones, YAML or CSV; may be given again. "
        f"Else those that ${ACTORS} names.",
    )(function)


def dossier_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """`--dossier`: what is watched, kept in the `Run`."""
    return click.option(
        "--dossier",
        metavar="NAME|FILE",
        envvar=DOSSIER,
        expose_value=False,
        callback=_dossier,
        help="What to watch: a shipped dossier ('detente dossier show' lists them) or a file of yours. "
        f"Else the one that ${DOSSIER} names.",
    )(function)


def paths_argument(function: Callable[..., Any]) -> Callable[..., Any]:
    """PATH…: files, folders, `-`."""
    return click.argument("paths", metavar="PATH...", nargs=-1, required=True)(function)


def _actors(context: click.Context, _parameter: click.Parameter, files: tuple[str, ...]) -> None:
    if files and not context.resilient_parsing:
        from detente.actors.files import load  # only when asked for
        from detente.actors.registry import using

        context.with_resource(using(load(files).added))


def _dossier(context: click.Context, _parameter: click.Parameter, name: str | None) -> None:
    if name and not context.resilient_parsing:
        from detente.dossier.dossier import find  # only when asked for

        context.find_object(Run).dossier = find(name)  # type: ignore[union-attr]


def _languages(context: click.Context, _parameter: click.Parameter, paths: tuple[str, ...]) -> None:
    if paths and not context.resilient_parsing:
        from detente.reading.language import using  # only when asked for
        from detente.reading.language_files import load

        context.with_resource(using(load(paths)))


def _published(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    if value is not None:
        from detente.edtf import days  # only when asked for

        try:
            days(value)
        except UsageError as error:
            raise click.BadParameter(error.message) from error
    return value


def _language(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    if value is not None:
        from detente.reading.language import available  # only when asked for

        if value not in available():
            known = ", ".join(available())
            raise click.BadParameter(f"{value!r} is not a language detente reads; it reads: {known}")
    return value
