"""Which language a text is in: by its script, its small words, the ends of its words, and letters it has or lacks."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from detente.reading.signs import Profiles, Script, Signs, profiles

WHOLE = 24_000  # characters of a text that is looked at whole; of a longer one, as many in pieces from all over it
PIECES = 12
ENDING = 0.5  # what a word's ending counts; a small word counts 1
STEM = 3  # letters before an ending, at least
FOREIGN = 0.5  # what a letter that a language doesn't write with counts against it
LACKING = 0.4  # what each letter that it should have by now, and has none of, counts against it
LEAST = 2.0  # score below which a text is too short to tell
LEAD = 0.08  # share of its score, and at least CLEAR, by which the winner must lead
CLEAR = 1.5
COVERED = 0.16  # score a word below which a text is in no language known here
FEW = 4  # letters of a script that one language is written in
_WORD = re.compile(r"(?:[^\W\d_]{2,}|[^\W\d_](?!\.))['\N{RIGHT SINGLE QUOTATION MARK}]?")


@dataclass(frozen=True, slots=True)
class Told:
    """The language of a text (ISO 639), or the reason why there is none to name; `share` of the score a word."""

    code: str | None
    doubt: str | None = None
    share: float = 0.0


def recognise(text: str) -> Told:
    """The language of most of the text; in doubt none."""
    known = profiles()
    sample = _sample(text)
    script = _script(sample, known.scripts)
    if script is None:
        return Told(None, "there are no letters in it")
    candidates = known.written_in(script)
    if len(candidates) == 1:
        few = len(known.scripts[script].letter.findall(sample)) < FEW
        return Told(None, "too little text") if few else Told(candidates[0].code, None, 1.0)
    return _best(sample.lower(), known.scripts[script], candidates, known)


def _sample(text: str) -> str:
    if len(text) <= WHOLE:
        return text
    step, length = len(text) // PIECES, WHOLE // PIECES
    return "\n".join(text[at * step : at * step + length] for at in range(PIECES))


def _script(sample: str, scripts: dict[str, Script] | object) -> str | None:
    """The script of most letters; one that is written together with another has the other's letters too."""
    assert isinstance(scripts, dict)
    counts = {name: len(script.letter.findall(sample)) for name, script in scripts.items()}
    for name, script in scripts.items():
        if script.also is not None and counts[name]:
            counts[name] += counts.pop(script.also, 0)
    best = max(counts, key=lambda name: counts[name])
    return best if counts[best] else None


def _best(sample: str, script: Script, candidates: tuple[Signs, ...], known: Profiles) -> Told:
    """The language that most signs speak for, when it leads clearly."""
    words = words_of(sample)
    score = dict.fromkeys((one.code for one in candidates), 0.0)
    for word, count in words.items():
        for code in spoken_by(word, known.words.get(word, ()), known, score.keys()):
            score[code] += count * (1.0 if word in known.signs[code].words else ENDING)
    counted = Counter(script.letter.findall(sample))
    special = {letter: count for letter, count in counted.items() if letter > "z"}
    total = sum(counted.values())
    for one in candidates:
        foreign = sum(count for letter, count in special.items() if letter not in one.letters)
        lacks = one.telling.isdisjoint(special)
        score[one.code] -= FOREIGN * foreign + (LACKING * one.share * total if lacks else 0.0)
    ranked = sorted(((points, code) for code, points in score.items()), reverse=True)
    (best, code), (second, other) = ranked[:2]
    if best < LEAST:
        return Told(None, "too little text")
    if best - second < max(CLEAR, LEAD * best):
        return Told(None, f"it may be {known.signs[code].name} or {known.signs[other].name}")
    share = best / max(1, words.total())
    return Told(code, None, share) if share >= COVERED else Told(None, "no language known here")


def words_of(sample: str) -> Counter[str]:
    """The words of a text in lower case, a short form with its apostrophe; initials are none."""
    return Counter(
        word.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'") for word in map(str, _WORD.findall(sample))
    )


def spoken_by(word: str, small: tuple[str, ...], known: Profiles, among: object) -> set[str]:
    """The languages that the word is one of the small words of, or has an ending of."""
    found = set(small)
    for length in known.lengths:
        if length + STEM <= len(word):
            found.update(known.endings.get(word[-length:], ()))
    return {code for code in found if code in among}  # type: ignore[operator]
