"""A language that nobody speaks, in a folder of a few lines: what a language needs at least."""

from __future__ import annotations

from pathlib import Path

FILES = {
    "recognition.yml": """
languages:
  - {id: qt, name: Toy, script: latin, words: [kve, zo, hun, nuk, laute], endings: [ax, ix],
     example: "Zo ministro dorax kve zo pakto valax hun Rusio, laute Norvio."}
""",
    "cues.yml": """
verbs:
  - {id: say, lemma: dorul, class: plain, frames: [that, quote], example: "Zo ministro dorax kve zo pakto valax."}
  - {id: demand, lemma: postul, class: plain, frames: [that], example: "Zo ministro postax kve zo pakto valax."}
prepositions:
  - {id: according-to, words: [laute], example: "Laute Norvio, zo pakto valax."}
""",
    "conjugation.yml": """
classes:
  - {id: plain, drop: ul, s: [ax], p: [ax], sp: [ix], pp: ita, pr: anta, example: dorul → dorax}
""",
    "words.yml": """
words:
  - {id: determiner, words: [zo], example: "Zo ministro dorax."}
  - {id: that, words: [kve], example: "Zo ministro dorax kve zo pakto valax."}
endings:
  - {id: finite-ending, words: [ax, ix], example: "Zo pakto valax."}
""",
    "tokens.yml": """
quotation:
  - {id: angles, opens: "‹", closes: "›", example: "‹Zo pakto valax›, dorix Norvio."}
""",
    "names.yml": """
actors:
  - {id: norway, actor: "NO", names: [Norvio], capital: [Osluk], example: "Norvio dorax kve zo pakto valax."}
  - {id: russia, actor: "RU", names: [Rusio], example: "Rusio postax kve zo pakto valax."}
""",
    "pronouns.yml": """
determiners:
  - {id: definite, kind: definite, words: [zo], example: "Zo ministro dorax."}
prepositions:
  - {id: prepositions, words: [laute, hun], example: "Laute Norvio, zo pakto valax."}
""",
    "acts.yml": """
signals:
  - {id: nothing-told, signal: always, act: assert, weight: 1.5, example: "[dorax] kve zo pakto valax"}
cues:
  - {id: demand, pattern: "post*", act: demand, weight: 6, example: "[postax] kve zo pakto valax"}
""",
}
DISPATCH = """Norvio dorax kve zo pakto valax nuk.

‹Zo pakto valax hun zo amiko nuk›, dorix Rusio.

Laute Norvio, zo pakto valax hun zo amiko.

Rusio postax kve zo pakto valax hun Norvio.
"""
NORWAY, RUSSIA = "wd:Q20", "wd:Q159"


def write(folder: Path, **other: str | None) -> Path:
    """The language's folder, under `folder`; `cues="…"` puts other words into cues.yml, None leaves the file out."""
    place = folder / "qt"
    place.mkdir(parents=True)
    files = FILES | {f"{name}.yml": text for name, text in other.items()}
    for name, text in files.items():
        if text is not None:
            (place / name).write_text(text, encoding="utf-8")
    return place
