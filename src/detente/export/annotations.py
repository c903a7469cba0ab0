"""Statements as W3C Web Annotations (JSON-LD): each on its exact words in the text of its dispatch.

The target's source is the text itself, named by its digest; a position selector counts code points in it, a quote
selector has the words with what stands before and behind. Bodies tag act, mode and issues, identify who speaks and
for whom, link whom it is said to and through whom it is known, and describe the whole in words. What has no body here – times, numbers, evidence – is in the record alone.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import quote

from detente.actors import registry
from detente.entries.entry import Line

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_AROUND = 32  # code points before and behind the words
_WIKIDATA = re.compile(r"Q[1-9][0-9]*")


def page(read: Iterable[tuple[Line, str]]) -> Iterator[str]:
    """An annotation page of the statements of lines, each with its text; piece by piece, together one JSON value."""
    head = {"@context": CONTEXT, "id": "urn:detente:annotations", "type": "AnnotationPage"}
    yield json.dumps(head, ensure_ascii=False)[:-1] + ', "items": ['
    first = True
    for line, text in read:
        for one in of_line(line, text):
            yield ("\n" if first else ",\n") + json.dumps(one, ensure_ascii=False, sort_keys=True)
            first = False
    yield "\n]}\n"


def of_line(line: Line, text: str) -> Iterator[dict[str, Any]]:
    """An annotation for each statement; none of a line that says an error."""
    if "error" in line:
        return
    party = {one["id"]: one["party"] for one in line["actors"]}
    for one in line["statements"]:
        targets = [_target(line, text, span) for span in one["content"]]
        yield {
            "id": f"{_urn(line)}:{quote(one['id'], safe='')}",
            "type": "Annotation",
            "motivation": "describing",
            "generator": {"id": "urn:detente:reader", "type": "Software", "name": line["reader"]},
            "body": list(_bodies(one, party)),
            "target": targets[0] if len(targets) == 1 else targets,
        }


def _urn(line: Line) -> str:
    return f"urn:detente:{line['dispatch']['id']}"


def _target(line: Line, text: str, span: Mapping[str, Any]) -> dict[str, Any]:
    start, end = span["start"], span["end"]
    language = line["dispatch"].get("language")
    source: dict[str, Any] = {"id": _urn(line), "type": "Text", "format": "text/plain"}
    return {
        "type": "SpecificResource",
        "source": source | ({"language": language} if language else {}),
        "selector": [
            {"type": "TextPositionSelector", "start": start, "end": end},
            {
                "type": "TextQuoteSelector", "exact": span["exact"],
                "prefix": text[max(0, start - _AROUND) : start], "suffix": text[end : end + _AROUND],
            },
        ],
    }  # fmt: skip


def _bodies(one: Mapping[str, Any], party: Mapping[str, str | None]) -> Iterator[dict[str, Any]]:
    told = ", ".join(speaker["name"] for speaker in one["speakers"]) or f"undecided ({one['undecided']})"
    signs = [sign for sign in ("red_line", "negated") if one[sign]]
    said = [f"said {one['said']}"] if one["said"] else []
    through = [f"through {', '.join(relay['name'] for relay in one['relays'])}"] if one["relays"] else []
    yield _text("describing", "; ".join([f"{told}: {one['act']}, {one['mode']}", *signs, *said, *through]))
    tags = [f"act:{one['act']}", f"mode:{one['mode']}", *(f"sign:{sign}" for sign in signs)]
    tags += [f"issue:{issue['issue']}={issue['stance']}" for issue in one["issues"]]
    yield from (_text("tagging", tag) for tag in tags)
    speakers = [each["actor"] for each in one["speakers"]]
    sides = [side for actor in speakers if (side := party.get(actor))]
    others = [each["actor"] for each in (*one["addressees"], *one["relays"])]
    for purpose, actors in (("identifying", [*speakers, *sides]), ("linking", others)):
        yield from (_actor(actor, purpose) for actor in dict.fromkeys(actors))


def _text(purpose: str, value: str) -> dict[str, Any]:
    return {"type": "TextualBody", "purpose": purpose, "value": value, "format": "text/plain"}


def _actor(actor: str, purpose: str) -> dict[str, Any]:
    return {"type": "SpecificResource", "purpose": purpose, "source": iri(actor)}


def iri(actor: str) -> str:
    """The IRI of an actor: of Wikidata where that is known, else a URN of its id."""
    known = registry.actors().get(actor)
    item = (known.wikidata if known else None) or actor.removeprefix("wd:")
    if _WIKIDATA.fullmatch(item):
        return f"http://www.wikidata.org/entity/{item}"
    return f"urn:detente:actor:{quote(actor, safe=':')}"
