"""The whole pipeline on one screen: a dispatch in, its record out."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import lru_cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING

from detente import edtf
from detente.actors import naming, registry
from detente.dossier import dossier as dossiers
from detente.errors import InputError
from detente.reading import (
    acts,
    addressees,
    attribution,
    conditions,
    confidence,
    documents,
    events,
    foreign,
    mentions,
    plover,
    quantities,
    said,
    segment,
    speakers,
    stances,
    times,
)
from detente.reading.act_features import NOTHING
from detente.reading.addressing import Heard
from detente.reading.frame import frame
from detente.reading.language import MEASURED, Folder, Language, added, available, folders, load
from detente.reading.recognise import Told, recognise
from detente.reading.signs import name_of
from detente.record import Header, Party, Record, Statement

if TYPE_CHECKING:
    from detente.dispatch.dispatch import Dispatch
    from detente.dossier.model import Dossier
    from detente.reading.cast import Cast
    from detente.reading.model import Act, Attribution, Frame, Page, Speaking
    from detente.reading.timeline import Timeline
    from detente.record import TimeExpression

RELEASE = "2026.11"
DOSSIER = "european-security-2022"


def read(
    dispatch: Dispatch,
    *,
    published: str | None = None,
    language: str | None = None,
    dossier: Dossier | None = None,
) -> Record:
    """The record of a dispatch. InputError when its language is unknown; UsageError when `published` is no date.

    `published` (EDTF) wins over the text's own date, `language` (a code) over what the text and its paragraphs look like.
    """
    if published is not None:
        edtf.days(published)
    speech = _language(dispatch.text, language)
    around = frame(dispatch.text, speech, published)
    if language is None:
        around = foreign.set_aside(dispatch.text, around, speech)
    watched = dossier or dossiers.shipped(DOSSIER)
    reader = watching(version(speech.code), watched)
    with naming.using(speech.code, speech.data("names").get("actors", ())):
        return _record(dispatch, around, speech, watched, reader)


def _record(dispatch: Dispatch, around: Frame, speech: Language, dossier: Dossier, reader: str) -> Record:
    page = segment.page(dispatch.text, around, speech)
    cast = mentions.find(page)
    found = attribution.attribute(page, cast)
    voices = speakers.resolve(found, page, cast)
    cast = speakers.enrolled(cast, found, voices)
    times_ = times.find(page, [one.cue for one in found if one.cue])
    statements, deeds = _statements(dispatch.id, page, cast, found, voices, times_)
    cast = addressees.enrolled(cast, found, [statement.addressees for statement in statements])
    statements = stances.taken(statements, cast.actors(), page, dossier)
    happened = events.find(page, cast, times_, found, deeds)
    counted = quantities.find(page, times_, cast)
    amounts = quantities.attach(counted, statements, page, [one.event for one in happened], cast)
    return Record(
        reader=reader,
        text=dispatch.text,
        dispatch=_header(dispatch, around, speech.code),
        actors=cast.actors(),
        statements=statements,
        times=times_,
        quantities=amounts,
        events=tuple(one.told_in([statement.id for statement in statements]) for one in happened),
        documents=documents.find(page, cast, times_),
    )


def timeline(
    dispatch: Dispatch, *, published: str | None = None, language: str | None = None
) -> tuple[Page, Timeline]:
    """The page of a dispatch, and its times with all that ties them to one another; errors as of `read`."""
    if published is not None:
        edtf.days(published)
    speech = _language(dispatch.text, language)
    page = segment.page(dispatch.text, frame(dispatch.text, speech, published), speech)
    found = attribution.attribute(page, mentions.find(page))
    return page, times.read(page, [one.cue for one in found if one.cue])


def _language(text: str, wanted: str | None) -> Language:
    told = Told(wanted) if wanted else recognise(text)
    known = available()
    if told.code is None:
        raise InputError("language-undecided", f"{told.doubt}; name it with --lang")
    if told.code not in known:
        seems = "" if wanted else f"looks like {name_of(told.code)}; "
        raise InputError(
            "language-not-supported",
            f"{seems}language not supported: {told.code} (there are: {', '.join(known)})",
        )
    return load(told.code)


def _header(dispatch: Dispatch, around: Frame, language: str) -> Header:
    return Header(
        id=dispatch.id, path=dispatch.path, language=language, title=around.title, outlet=around.outlet,
        dateline=around.dateline, published=around.published, credits=around.credits,
        crossheads=around.crossheads, length=len(dispatch.text), encoding=dispatch.encoding,
        notes=(*dispatch.notes, *around.notes),
    )  # fmt: skip


def _statements(
    dispatch_id: str,
    page: Page,
    cast: Cast,
    found: Sequence[Attribution],
    voices: Sequence[Speaking],
    times_: Sequence[TimeExpression],
) -> tuple[tuple[Statement, ...], list[Act]]:
    """One statement an attribution, in its order, and the act of each."""
    ids = [_id(dispatch_id, one) for one in found]
    days = said.days(found, page, times_, [voice.speakers for voice in voices])
    statements: list[Statement] = []
    deeds: list[Act] = []
    heard: list[Heard] = []
    before = NOTHING
    for i, (one, voice) in enumerate(zip(found, voices, strict=True)):
        own = frozenset(party.actor for party in voice.speakers)
        condition = conditions.find(one.content, page)
        deed, before = acts.follow(one, page, condition, cast, own, before)
        deeds.append(deed)
        aimed = _addressed(one, page, cast, voice, (deed.act, before.act), heard)
        heard.append(Heard(own, aimed, one.content[0].start, one.content[-1].end))
        statements.append(
            Statement(
                id=ids[i], content=one.content, mode=one.mode, cue=one.cue, source=one.source,
                speakers=voice.speakers, undecided=voice.undecided, relays=voice.relays,
                addressees=aimed, act=deed.act,
                red_line=deed.red_line, negated=one.negated, condition=deed.condition,
                nested_in=ids[one.nested_in] if one.nested_in is not None else None,
                issues=(),
                said=days[i], confidence=confidence.of(one, voice, page.language), rule=f"{page.language.code}.{one.rule}",
                evidence=(*one.evidence, *voice.evidence, *deed.evidence),
                plover=None if one.negated else plover.load().of_act(deed.act),
            )
        )  # fmt: skip
    return tuple(statements), deeds


def _addressed(
    one: Attribution, page: Page, cast: Cast, voice: Speaking, heard_as: Sequence[str], heard: list[Heard]
) -> tuple[Party, ...]:
    """Whom the words are for: not those who pass them on; by the first of the acts that names anybody."""
    own = frozenset(party.actor for party in voice.speakers)
    for act in dict.fromkeys(heard_as):
        if parties := addressees.find(one, page, cast, own, act, heard):
            return tuple(party for party in parties if party not in voice.relays)
    return ()


def _id(dispatch_id: str, one: Attribution) -> str:
    """The same in every run: of the dispatch, the content's spans and the source's span."""
    places = [*one.content, *([one.source] if one.source else [])]
    key = " ".join([dispatch_id, *(f"{span.start}:{span.end}" for span in places)])
    return hashlib.sha256(key.encode()).hexdigest()[:16]


def version(language: str) -> str:
    """`fr/2026.11+` and eight hex digits of the reader's code and data and of the actors: other ones, other digits."""
    return _version(language, registry.current().digest, added())


def watching(reader: str, dossier: Dossier) -> str:
    """The reader's version with that dossier: other digits for another one than is read with by default."""
    if dossier is dossiers.shipped(DOSSIER):
        return reader
    release, _, digits = reader.partition("+")
    return f"{release}+{hashlib.sha256(f'{digits} {dossier.digest}'.encode()).hexdigest()[:8]}"


@lru_cache(maxsize=64)
def _version(language: str, known: str, own: tuple[Folder, ...]) -> str:
    """The same; what tells the languages counts for each of them, the rest of a folder for its own."""
    digest = hashlib.sha256(known.encode())
    root = resources.files("detente")
    for name in ("anchor.py", "edtf.py", "record.py", "shipped.py", "lang/recognition.yml"):
        digest.update(root.joinpath(name).read_bytes())
    for code in folders():
        signs = root.joinpath("lang", code, "recognition.yml")
        digest.update(signs.read_bytes() if signs.is_file() else b"")
    for folder in own:
        digest.update(folder.files.get("recognition.yml", b""))
        digest.update(folder.digest.encode() if folder.code == language else b"")
    for place in ("reading", f"lang/{language}", "actors", "dossier"):
        for file in _files(root.joinpath(place)):
            digest.update(file.name.encode())
            digest.update(file.read_bytes())
    return f"{language}/{RELEASE}+{digest.hexdigest()[:8]}"


def _files(folder: Traversable) -> list[Traversable]:
    found: list[Traversable] = []
    if not folder.is_dir():  # of a language that a user brought
        return found
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            found.extend(_files(entry) if entry.name != "__pycache__" else [])
        elif entry.name.endswith((".py", ".yml", ".json")) and entry.name != f"{MEASURED}.json":
            found.append(entry)
    return found
