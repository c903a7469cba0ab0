"""The entries of actor files, field by field: what each says is of the right form, and one id says one thing."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from detente.actors.drafts import Draft, Faults, Place, Text, shown
from detente.actors.precedence import fold
from detente.actors.registry import Known, Registry, Term

KINDS = ("person", "state", "organisation", "medium", "group")

_ID = re.compile(r"[a-z]+:\w[\w.-]*")
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_WIKIDATA = re.compile(r"Q[1-9][0-9]*")
_DATE = re.compile(r"[0-9]{4}(?:-[0-9]{2}){0,2}")
_LONGEST = 200  # characters of a name
_UNSEEN = frozenset(("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"))
_MANY_SIGNS = re.compile(r"[^\w]+")


@dataclass(slots=True)
class Entry:
    """What the files say of one actor; `places` has where each name (language and folded name) and term stands."""

    id: str
    at: Place
    facts: dict[str, Text] = field(default_factory=dict)
    names: dict[str, dict[str, None]] = field(default_factory=dict)  # in the order given
    terms: list[Term] = field(default_factory=list)
    places: dict[object, Place] = field(default_factory=dict)
    said: set[str] = field(default_factory=set)  # facts that are given, right or wrong
    broken: bool = False  # something in it is wrong

    def fact(self, name: str) -> str | None:
        """Return the value of a fact; None where the files don't give it."""
        found = self.facts.get(name)
        return found.value if found else None


def collect(drafts: Iterable[Draft], shipped: Registry, faults: Faults) -> dict[str, Entry]:
    """Return the entries by id, in the order they first came; what is wrong goes to `faults`."""
    found: dict[str, Entry] = {}
    for draft in drafts:
        before = len(faults)
        entry = _entry(draft, found, shipped, faults)
        entry.broken |= len(faults) > before
    for entry in found.values():
        before = len(faults)
        _complete(entry, shipped.actors.get(entry.id), shipped, faults)
        entry.broken |= len(faults) > before
    return found


def _entry(draft: Draft, found: dict[str, Entry], shipped: Registry, faults: Faults) -> Entry:
    """Put what the draft says into its entry, or one that is nobody's where it doesn't say whose."""
    checked = [(name, _fact(name, text, shipped, faults)) for name, text in draft.facts.items()]
    facts = {name: text for name, text in checked if text is not None}
    names = [(code, name) for code, text in draft.names if (name := _name(code, text, faults))]
    if "id" in facts:
        key: str | None = facts["id"].value
    else:
        key = None if "id" in draft.facts else _made(draft, facts, names, faults)
    entry = Entry(key or "", facts["id"].at if "id" in facts else draft.at)
    if key is not None:
        entry = found.setdefault(key, entry)
    entry.said.update(draft.facts)
    if draft.names:
        entry.said.add("names")
    _agree(entry, facts, faults)
    for code, name in names:
        entry.names.setdefault(code, {}).setdefault(name.value)
        entry.places.setdefault((code, fold(name.value)), name.at)
    for role in draft.roles:
        _role(entry, role, shipped, faults)
    return entry


def _made(
    draft: Draft, facts: Mapping[str, Text], names: list[tuple[str, Text]], faults: Faults
) -> str | None:
    """The id of an entry that has none: of its kind and its first name."""
    if "kind" not in facts or not names:
        for wanted, has in (("kind", "kind" in draft.facts), ("names", bool(draft.names))):
            if not has:
                faults.add(replace(draft.at, field=wanted), "is missing, and there is no id of a known actor")
        return None
    slug = _MANY_SIGNS.sub("-", fold(names[0][1].value)).strip("-")
    return f"user:{facts['kind'].value}-{slug}"


def _fact(name: str, text: Text, shipped: Registry, faults: Faults) -> Text | None:
    reason = _FORMS[name](text.value)
    if reason is not None:
        faults.add(text.at, f"{shown(text.value)} {reason}")
        return None
    return replace(text, value=shipped.codes.get(text.value, text.value)) if name == "party" else text


def _one_of(*known: str) -> Callable[[str], str | None]:
    return lambda value: None if value in known else f"is none of: {', '.join(known)}"


def _like(pattern: re.Pattern[str], example: str) -> Callable[[str], str | None]:
    return lambda value: None if pattern.fullmatch(value) else f"is not such as {example}"


_FORMS: dict[str, Callable[[str], str | None]] = {
    "id": _like(_ID, "user:jane-doe or wd:Q142"),
    "kind": _one_of(*KINDS),
    "gender": _one_of("m", "f"),
    "number": _one_of("s", "p"),
    "wikidata": _like(_WIKIDATA, "Q142"),
    "party": lambda _: None,  # looked up when every file is read
    "type": _like(_WORD, "paper or alliances"),
    "office": _like(_WORD, "president, prime-minister or minister"),
    "domain": _like(_WORD, "foreign or defence"),
    "of": lambda _: None,
    "beside": _one_of("true", "false"),
}


def _name(language: str, text: Text, faults: Faults) -> Text | None:
    """The name in its one form: composed, spaces single, the apostrophe straight."""
    if not _LANGUAGE.fullmatch(language):
        faults.add(text.at, f"{shown(language)} is no language such as fr")
        return None
    unseen = next((char for char in text.value if unicodedata.category(char) in _UNSEEN), None)
    value = unicodedata.normalize("NFC", " ".join(text.value.split())).replace(
        "\N{RIGHT SINGLE QUOTATION MARK}", "'"
    )
    if not value:
        reason = "is empty"
    elif unseen is not None:
        reason = f"{shown(text.value)} holds U+{ord(unseen):04X}, which nobody sees"
    elif len(value) > _LONGEST:
        reason = f"{len(value):,} characters; a name has {_LONGEST} at most"
    elif not any(map(str.isalnum, value)) or not fold(value):
        reason = f"{shown(value)} has no letter"
    else:
        return replace(text, value=value)
    faults.add(text.at, reason)
    return None


def _agree(entry: Entry, facts: Mapping[str, Text], faults: Faults) -> None:
    """Take the facts over; one that the entry has otherwise already is a fault."""
    for name, text in facts.items():
        earlier = entry.facts.setdefault(name, text)
        if earlier.value != text.value:
            faults.add(
                text.at, f"{shown(text.value)}, but {shown(earlier.value)} at {earlier.at} for {entry.id}"
            )


def _role(entry: Entry, role: Mapping[str, Text], shipped: Registry, faults: Faults) -> None:
    texts = {key: text for key, text in role.items() if key}
    at = role[""].at
    right = True
    for key, text in texts.items():
        reason = _day(text.value) if key in ("from", "to") else _FORMS[key](text.value)
        if reason is not None:
            faults.add(text.at, f"{shown(text.value)} {reason}")
            right = False
    if "office" not in texts:
        faults.add(at, "a role needs an office")
        return
    if right:
        value = {key: text.value for key, text in texts.items()}
        of = value.get("of")
        term = Term(
            value["office"], value.get("domain"), shipped.codes.get(of, of) if of else None,
            value.get("from"), value.get("to"), beside=value.get("beside") == "true",
        )  # fmt: skip
        if term not in entry.places:
            entry.terms.append(term)
            entry.places[term] = at


def _day(value: str) -> str | None:
    if _DATE.fullmatch(value):
        try:
            date.fromisoformat(value + "-01" * (2 - value.count("-")))
        except ValueError:
            return "is no day of the calendar"
        return None
    return "is no year, month or day such as 2022, 2022-01 or 2022-01-12"


def _complete(entry: Entry, base: Known | None, shipped: Registry, faults: Faults) -> None:
    """A new actor needs a kind and a name; of a known one only what it lacks may be said."""
    kind = base.kind if base else entry.fact("kind")
    if base is None:
        if "kind" not in entry.said:
            faults.add(
                replace(entry.at, field="kind"),
                f"is missing, and no known actor has the id {shown(entry.id)}",
            )
        if "names" not in entry.said:
            faults.add(replace(entry.at, field="names"), "is missing: at least one language")
    else:
        for name in ("kind", "gender", "number", "party", "wikidata", "type"):
            held, text = getattr(base, name), entry.facts.get(name)
            if text is not None and held is not None and held != text.value:
                faults.add(text.at, f"{shown(text.value)}, but {entry.id} ships with {shown(held)}")
    if entry.terms and kind not in ("person", None):
        faults.add(
            entry.places[entry.terms[0]], f"only a person has roles, and {entry.id} is of the kind {kind}"
        )
    if "type" in entry.facts and kind is not None:
        types = sorted({one.type for one in shipped.actors.values() if one.kind == kind and one.type})
        if entry.fact("type") not in types:
            known = f"is none of: {', '.join(types)}" if types else f"has no place with the kind {kind}"
            faults.add(entry.facts["type"].at, f"{shown(entry.facts['type'].value)} {known}")
