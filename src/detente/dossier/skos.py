"""SKOS in and out, as JSON-LD: issues are concepts of one scheme, propositions their definitions.

What SKOS has no word for (parties, window, terms with their sides) stands in properties of our own, which
others read over. A scheme from elsewhere has none of them: its labels become terms. No context is fetched:
the properties are known with the prefix `skos:`, without one, or by their whole address.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from detente.dossier.model import Dossier, Issue
from detente.dossier.source import Node, plain
from detente.errors import InputError

_SKOS = "http://www.w3.org/2004/02/skos/core#"
_DCT = "http://purl.org/dc/terms/"
_OWN = "urn:detente:"
_WORD = re.compile(r"[^\W_][\w'-]*")

Item = Mapping[str, Any]


def write(dossier: Dossier) -> str:
    """The dossier as SKOS; `read` of it gives the same dossier."""
    scheme = f"{_OWN}dossier:{dossier.id}"
    first, after = dossier.window
    window = {key: day.isoformat() for key, day in (("start", first), ("end", after)) if day}
    head: dict[str, Any] = {
        "@id": scheme, "@type": "skos:ConceptScheme", "skos:notation": dossier.id,
        "dct:title": _texts(dossier.title), "dct:source": list(dossier.sources),
        "detente:party": list(dossier.parties), "detente:window": window,
        "detente:subject": {code: list(patterns) for code, patterns in dossier.subject.items()},
        "skos:hasTopConcept": [{"@id": f"{scheme}:{one.id}"} for one in dossier.issues if not one.broader],
    }  # fmt: skip
    graph = [{key: value for key, value in head.items() if value}]
    graph += [_concept(scheme, issue) for issue in dossier.issues]
    context = {"skos": _SKOS, "dct": _DCT, "detente": _OWN}
    return json.dumps({"@context": context, "@graph": graph}, ensure_ascii=False, indent=1)


def _concept(scheme: str, issue: Issue) -> dict[str, Any]:
    terms = [
        {"@language": code, "words": term.pattern, "side": term.side, "phrasing": term.phrasing}
        for code, terms in issue.terms.items()
        for term in terms
    ]
    found: dict[str, Any] = {
        "@id": f"{scheme}:{issue.id}", "@type": "skos:Concept", "skos:inScheme": {"@id": scheme},
        "skos:notation": issue.id, "skos:definition": _texts(issue.proposition),
        "skos:prefLabel": _texts({code: forms[0] for code, forms in issue.labels.items()}),
        "skos:altLabel": [
            {"@language": code, "@value": form} for code, forms in issue.labels.items() for form in forms[1:]
        ],
        "skos:broader": {"@id": f"{scheme}:{issue.broader}"} if issue.broader else None,
        "detente:term": terms,
    }  # fmt: skip
    return {key: value for key, value in found.items() if value}


def _texts(by_language: Mapping[str, str]) -> list[dict[str, str]]:
    return [{"@language": code, "@value": text} for code, text in by_language.items()]


def parse(name: str, text: str) -> Node:
    """The file's nodes, as a dossier in YAML has them; InputError when it is no SKOS in JSON-LD."""
    if not text.strip():
        raise InputError("dossier-skos", f"{name}: the file is empty")
    try:
        value = json.loads(text)
    except json.JSONDecodeError as error:
        raise InputError("dossier-skos", f"{name}:{error.lineno}: {error.msg}") from error
    except (RecursionError, ValueError) as error:
        raise InputError("dossier-skos", f"{name}: nested too deep, or a number too long") from error
    graph = value.get("@graph", [value]) if isinstance(value, dict) else value
    things = [one for one in graph if isinstance(one, dict)] if isinstance(graph, list) else []
    concepts = [one for one in things if _is(one, "Concept")]
    if not concepts:
        raise InputError("dossier-skos", f"{name}: holds no skos:Concept")
    scheme = next((one for one in things if _is(one, "ConceptScheme")), {})
    return plain(_dossier(scheme, concepts))


def _dossier(scheme: Item, concepts: Sequence[Item]) -> dict[str, Any]:
    names = {str(one.get("@id", i)): _name(one) for i, one in enumerate(concepts)}
    over = {child: names[str(one.get("@id"))] for one in concepts for child in _ids(_get(one, "narrower"))}
    title = _one_each(_get(scheme, "title") or _get(scheme, "prefLabel"))
    found: dict[str, Any] = {
        "id": _name(scheme) or "imported",
        "title": title or {"en": _name(scheme) or "imported"},
        "issues": [_issue(one, names, over) for one in concepts],
    }
    for key, ours in (("sources", "source"), ("parties", "party")):
        values = [str(value) for value in _list(_get(scheme, ours)) if isinstance(value, str)]
        found |= {key: values} if values else {}
    own = {key: _get(scheme, key) for key in ("window", "subject")}
    return found | {key: value for key, value in own.items() if isinstance(value, dict) and value}


def _issue(concept: Item, names: Mapping[str, str], over: Mapping[str, str]) -> dict[str, Any]:
    labels: dict[str, list[str]] = {}
    for code, text in (*_said(_get(concept, "prefLabel")), *_said(_get(concept, "altLabel"))):
        labels.setdefault(code, []).append(text)
    definition = _one_each(_get(concept, "definition")) or {code: forms[0] for code, forms in labels.items()}
    found: dict[str, Any] = {"id": _name(concept), "proposition": definition, **_words(concept, labels)}
    if labels:
        found["labels"] = labels
    above = [names.get(one, one) for one in _ids(_get(concept, "broader"))]
    above += [over[str(concept.get("@id"))]] if concept.get("@id") in over else []
    return found | ({"broader": above[0]} if above else {})


def _words(concept: Item, labels: Mapping[str, list[str]]) -> dict[str, Any]:
    """The terms as they were written out, else the words of the labels."""
    found: dict[str, dict[str, list[dict[str, str]]]] = {}
    for term in _list(_get(concept, "term")):
        if isinstance(term, dict):
            group = "phrasings" if term.get("phrasing") in (True, "true") else "terms"
            words = {"words": str(term.get("words", "")), "side": str(term.get("side", "for"))}
            found.setdefault(group, {}).setdefault(str(term.get("@language", "")), []).append(words)
    if found:
        return found
    hidden = [*_said(_get(concept, "hiddenLabel"))]
    spoken = [*((code, form) for code, forms in labels.items() for form in forms), *hidden]
    terms: dict[str, dict[str, None]] = {}
    for code, form in spoken:
        written = " ".join(_WORD.findall(form.lower()))
        terms.setdefault(code, {}).update({written: None} if written else {})
    return {"terms": {code: [{"words": one} for one in forms] for code, forms in terms.items() if forms}}


def _get(thing: Item, name: str) -> Any:
    for key in (f"skos:{name}", f"{_SKOS}{name}", f"dct:{name}", f"{_DCT}{name}", f"detente:{name}", name):
        if key in thing:
            return thing[key]
    return None


def _is(thing: Item, kind: str) -> bool:
    return any(str(one).rsplit("#", 1)[-1].rsplit(":", 1)[-1] == kind for one in _list(thing.get("@type")))


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _ids(value: Any) -> Iterable[str]:
    for one in _list(value):
        yield str(one.get("@id")) if isinstance(one, dict) else str(one)


def _said(value: Any) -> Iterable[tuple[str, str]]:
    """(language, text) of a value: a text, one with its language, a mapping of languages, or a list of them."""
    for one in _list(value):
        if isinstance(one, str):
            yield "en", one
        elif isinstance(one, dict) and "@value" in one:
            yield str(one.get("@language", "en"))[:2], str(one["@value"])
        elif isinstance(one, dict):
            yield from ((code[:2], text) for code, texts in one.items() for text in map(str, _list(texts)))


def _one_each(value: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for code, text in _said(value):
        found.setdefault(code, text)
    return found


def _name(thing: Item) -> str:
    """The notation, else the end of the address, as an id."""
    known = next((text for _, text in _said(_get(thing, "notation"))), None)
    text = known or re.split(r"[/#:]", str(thing.get("@id", "")))[-1]
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")
