"""Statements and events as rows of POLECAT: PLOVER codes under its 40 columns, tab-separated; losses in `polecat.yml`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from detente import shipped
from detente.actors import registry
from detente.entries.entry import Line, window
from detente.reading import plover

_HELD = frozenset({"held", "under way"})
_LIST = ";"


@dataclass(frozen=True, slots=True)
class Format:
    """The columns in their order, what a missing value is, and the class of each type."""

    columns: tuple[str, ...]
    missing: str
    quads: Mapping[str, str]


@cache
def form() -> Format:
    """As `polecat.yml` has it."""
    data = shipped.load(resources.files("detente.export").joinpath("polecat.yml"))
    quads = {type_: row["quad"] for row in data["quads"] for type_ in row["types"]}
    return Format(tuple(row["name"] for row in data["columns"]), str(data["missing"]), quads)


def tsv_lines(lines: Iterable[Line]) -> Iterator[str]:
    """The header, then a row for each statement and event that has a PLOVER type; each with its line feed."""
    shape = form()
    yield "\t".join(shape.columns) + "\n"
    for line in lines:
        if "error" in line:
            continue
        for row in _Story(line).rows():
            yield "\t".join(_plain(row.get(name)) or shape.missing for name in shape.columns) + "\n"


def _plain(value: str | None) -> str:
    """The value without what would end a cell or a row; a cell is never quoted."""
    return " ".join((value or "").replace("\x00", " ").replace('"', "'").split())


class _Story:
    """What the rows of one dispatch have in common."""

    def __init__(self, line: Line) -> None:
        self.line = line
        self.actors = {one["id"]: one for one in line["actors"]}
        header = line["dispatch"]
        places = [one["place"] for one in line["events"] if one["place"]]
        dateline = (header.get("dateline") or {}).get("place")
        self.shared = {
            "Source": header.get("outlet"),
            "Publication Date": _day(header.get("published")),
            "Story People": self._kind("person"),
            "Story Organizations": self._kind("organisation", "medium"),
            "Story Locations": _joined([dateline, *places]),
            "Language": header.get("language"),
            "Version": line["reader"],
        }
        self.key = header["id"].removeprefix("sha256:")[:16]

    def rows(self) -> Iterator[dict[str, str | None]]:
        """In the order of statements, then of events."""
        for one in self.line["statements"]:
            code = one.get("plover")
            if code and not one["negated"]:
                day = _day(one["said"] or self.line["dispatch"].get("published"))
                sides = self._side("Actor", one["speakers"]), self._side("Recipient", one["addressees"])
                yield self._row(f"s{one['id']}", day, code, *sides)
        for number, one in enumerate(self.line["events"], 1):
            if one["status"] not in _HELD:
                continue
            target = [one["target"]] if one["target"] else []
            first, other = one["participants"], target
            if not target:
                first, other = one["participants"][:1], one["participants"][1:]
            code = {"type": one["type"], "mode": one["mode"], "context": one.get("context", ())}
            sides = self._side("Actor", first), self._side("Recipient", other)
            place = {"Placename": one["place"], "Raw Placename": one["place"]}
            yield self._row(f"e{number}", _day(one["when"]), code, *sides) | place

    def _row(
        self, key: str, day: str | None, code: Mapping[str, Any], *sides: Mapping[str, str | None]
    ) -> dict[str, str | None]:
        row: dict[str, str | None] = {
            **self.shared, "Event ID": f"{self.key}-{key}", "Event Date": day, "Event Type": code["type"],
            "Event Mode": code["mode"], "Quad Code": form().quads.get(code["type"]),
            "Contexts": _joined(code["context"]),
        }  # fmt: skip
        for side in sides:
            row |= side
        return row

    def _side(self, role: str, parties: Sequence[Mapping[str, Any]]) -> dict[str, str | None]:
        ids = list(dict.fromkeys(one["actor"] for one in parties))
        homes = [(self.actors.get(one) or {}).get("party") or one for one in ids]
        sectors = [sector for home in homes if (sector := self._sector(home))]
        titles = [role["title"] for one in ids for role in (self.actors.get(one) or {}).get("roles", ())]
        return {
            f"{role} Name": _joined(map(self._called, ids)),
            f"{role} Country": _joined(filter(None, map(_country, homes))),
            f"Primary {role} Sector": sectors[0] if sectors else None,
            f"{role} Sectors": _joined(sectors),
            f"{role} Title": _joined(titles),
            f"{role} Name Raw": _joined(one["name"] for one in parties),
        }

    def _called(self, actor: str) -> str:
        known = registry.actors().get(actor)
        return known.called("en") if known else (self.actors.get(actor) or {"name": actor})["name"]

    def _sector(self, actor: str) -> str | None:
        known = registry.actors().get(actor)
        kind = known.kind if known else (self.actors.get(actor) or {}).get("kind")
        return {"state": "GOV", "organisation": "IGO"}.get(kind or "")

    def _kind(self, *kinds: str) -> str | None:
        return _joined(self._called(one["id"]) for one in self.line["actors"] if one["kind"] in kinds)


def _country(actor: str) -> str | None:
    known = registry.actors().get(actor)
    return plover.load().countries.get(known.code) if known and known.code else None


def _joined(values: Iterable[str | None]) -> str | None:
    """The values, each once, without the mark that parts them."""
    return _LIST.join(dict.fromkeys(one.replace(_LIST, ",") for one in values if one)) or None


def _day(when: str | None) -> str | None:
    """The day, where it is decided."""
    first, after = window(when)
    if first is None or after is None:
        return None
    from datetime import date

    return first if (date.fromisoformat(after) - date.fromisoformat(first)).days == 1 else None
