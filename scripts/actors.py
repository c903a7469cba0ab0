"""Joins the actors' YAML with CLDR's country names into `registry.json`, which the product reads at start.

Beside it `sounds.json`: the coarse keys of each person's names, by which names of other spellings find him; and
`seats.json`: the names that stand for a power.

python scripts/actors.py          writes it
python scripts/actors.py --check  says whether it is current (exit status 1 when it is not)
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import yaml
from babel import Locale

from detente.actors.identity import Appearance
from detente.actors.sounds import heard

FOLDER = Path(__file__).resolve().parents[1] / "src" / "detente" / "actors"
LANGUAGES = ("en", "fr", "ru")
Entry = dict[str, Any]


def _read(name: str) -> dict[str, list[Entry]]:
    data: dict[str, list[Entry]] = yaml.safe_load((FOLDER / name).read_text(encoding="utf-8"))
    return data


def _names(entry: Entry) -> dict[str, list[str]]:
    names: dict[str, list[str]] = {}
    for language in LANGUAGES:
        usual = entry.get("name", {}).get(language) or Locale(language).territories[entry["code"]]
        formal = Locale(language).territories.get(entry["code"])
        forms = [usual, formal, *entry.get("also", {}).get(language, [])]
        straight = [form.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'") for form in forms if form]
        names[language] = list(dict.fromkeys(straight))
    return names


def _states() -> list[Entry]:
    found = []
    data = _read("states.yml")
    for entry in [*data["states"], *data["historical"]]:
        state = {key: entry[key] for key in ("id", "code", "gender", "number")}
        state |= {"kind": "state", "names": _names(entry)}
        if "capital" in entry:
            state["capital"] = entry["capital"]
        found.append(state)
    return found


def _others(file: str, kind: str, codes: dict[str, str]) -> list[Entry]:
    found = []
    for group, entries in _read(file).items():
        for entry in entries:
            actor = {"kind": kind, "number": "s", **entry}
            if kind in ("medium", "organisation"):
                actor["type"] = group
            for held in (actor, *actor.get("roles", ())):
                for key in ("party", "of"):
                    if key in held:
                        held[key] = codes.get(held[key], held[key])
            found.append(actor)
    return found


def _people(codes: dict[str, str]) -> list[Entry]:
    files = sorted(path.name for path in (FOLDER / "people").glob("*.yml"))
    return [actor for file in files for actor in _others(f"people/{file}", "person", codes)]


def build() -> str:
    """Return the registry as JSON text, one actor a line, sorted by id."""
    states = _states()
    codes = {state["code"]: state["id"] for state in states}
    actors = [
        *states,
        *_others("organisations.yml", "organisation", codes),
        *_others("media.yml", "medium", codes),
        *_people(codes),
    ]
    ids = [actor["id"] for actor in actors]
    twice = sorted({one for one in ids if ids.count(one) > 1})
    if twice:
        raise SystemExit(f"the same id twice: {', '.join(twice)}")
    actors.sort(key=lambda actor: str(actor["id"]))
    lines = [json.dumps(actor, ensure_ascii=False, sort_keys=True) for actor in actors]
    return "[\n" + ",\n".join(lines) + "\n]\n"


def sounds(registry: str) -> str:
    """Return the keys of each person's names as JSON text, one person a line."""
    people = [actor for actor in json.loads(registry) if actor["kind"] == "person"]
    lines = []
    for actor in people:
        names = {language: tuple(forms) for language, forms in actor["names"].items()}
        keys = heard(Appearance(names, declined=False))
        found = [sorted(keys.surnames), sorted(keys.given), keys.short]
        lines.append(f"{json.dumps(actor['id'])}: {json.dumps(found)}")
    return "{\n" + ",\n".join(lines) + "\n}\n"


def seats(registry: str) -> str:
    """Return the seats as JSON text, one a line; SystemExit for one of nobody."""
    known = json.loads(registry)
    codes = {actor["code"]: actor["id"] for actor in known if "code" in actor}
    ids = {actor["id"] for actor in known}
    lines = []
    for group, entries in _read("seats.yml").items():
        for entry in entries:
            of = codes.get(entry["of"], entry["of"])
            if of not in ids:
                raise SystemExit(f"a seat of nobody: {entry['id']}")
            lines.append(json.dumps({**entry, "group": group, "of": of}, ensure_ascii=False, sort_keys=True))
    return "[\n" + ",\n".join(lines) + "\n]\n"


def main() -> int:
    """Write the files, or check them."""
    registry = build()
    files = {
        FOLDER / "registry.json": registry,
        FOLDER / "sounds.json": sounds(registry),
        FOLDER / "seats.json": seats(registry),
    }
    if "--check" in sys.argv[1:]:
        current = (
            path.is_file() and path.read_text(encoding="utf-8") == text for path, text in files.items()
        )
        return 0 if all(current) else 1
    for path, text in files.items():
        path.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
