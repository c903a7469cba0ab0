"""Which language a text is in: by its script, its small words, the ends of its words, and letters it has or lacks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

from detente.reading.signs import Profiles, Script, Signs, profiles

WHOLE = 12_000  # characters of a text that is looked at whole; of a longer one, as many in pieces from all over it
PIECES = 12
ENDING = 0.5  # what a word's ending counts; a small word counts 1
STEM = 3  # letters before an ending, at least
FOREIGN = 0.5  # what a letter that a language doesn't write with counts against it
LACKING = 0.4  # what each letter that it should have by now, and has none of, counts against it
LEAST = 1.5  # score below which a text is too short to tell
LEAD = 0.08  # share of its score, and at least CLEAR, by which the winner must lead
CLEAR = 1.5
COVERED = (
    (40, 0.16),
    (0, 0.12),
)  # from so many words on: score a word below which it is no language known here
FEW = 4  # letters of a script that one language is written in
REMEMBERED = 50_000  # words whose languages are kept; bounds memory on endless vocabularies
LONGEST = 40  # characters of one
UNKNOWN = "it is in no language that has signs here"
TOO_LITTLE = "too little text to tell its language"
_WORD = re.compile(r"(?:[^\W\d_]{2,}|[^\W\d_](?!\.))'?")


@dataclass(frozen=True, slots=True)
class Told:
    """The language of a text (ISO 639), or the reason why none is named."""

    code: str | None
    doubt: str | None = None
    script: str | None = None  # of most letters


def recognise(text: str) -> Told:
    """The language of most of the text; in doubt none."""
    known = profiles()
    sample = _sample(text)
    letters = _letters(sample, known)
    script = _script(letters, known.scripts)
    if script is None:
        return Told(None, "there are no letters in it")
    return replace(_among(known.written_in(script), sample, letters[script], known), script=script)


def _among(candidates: tuple[Signs, ...], sample: str, letters: Counter[str], known: Profiles) -> Told:
    """The language among those of the script."""
    if not candidates:
        return Told(None, UNKNOWN)
    if len(candidates) > 1:
        return _best(sample.lower(), letters, candidates, known)
    return Told(None, TOO_LITTLE) if letters.total() < FEW else Told(candidates[0].code)


def _sample(text: str) -> str:
    if len(text) <= WHOLE:
        return text
    step, length = len(text) // PIECES, WHOLE // PIECES
    return "\n".join(text[at * step : at * step + length] for at in range(PIECES))


def _letters(sample: str, known: Profiles) -> dict[str, Counter[str]]:
    """How often each letter of each script stands there."""
    found: dict[str, Counter[str]] = {}
    for letter, count in Counter(sample).items():
        script = known.script_of(letter)
        if script is not None:
            found.setdefault(script, Counter())[letter] = count
    return found


def _script(letters: Mapping[str, Counter[str]], scripts: Mapping[str, Script]) -> str | None:
    """The script of most letters; one that is written together with another has the other's letters too."""
    counts = {name: held.total() for name, held in letters.items()}
    for name in letters:
        also = scripts[name].also
        if also is not None:
            counts[name] += counts.pop(also, 0)
    return max(counts, key=lambda name: (counts[name], name)) if counts else None


def _best(sample: str, letters: Counter[str], candidates: tuple[Signs, ...], known: Profiles) -> Told:
    """The language that most signs speak for, when it leads clearly."""
    words = words_of(sample)
    score = dict.fromkeys((one.code for one in candidates), 0.0)
    for word, count in words.items():
        held = known.spoken.get(word)
        for code, points in _spoken(word, known) if held is None else held:
            if code in score:
                score[code] += points * count
    special: Counter[str] = Counter()
    for letter, count in letters.items():
        if letter > "z":
            special[letter.lower()] += count
    length = letters.total()
    for one in candidates:
        foreign = sum(count for letter, count in special.items() if letter not in one.letters)
        lacks = one.telling.isdisjoint(special)
        score[one.code] -= FOREIGN * foreign + (LACKING * one.share * length if lacks else 0.0)
    ranked = sorted(((points, code) for code, points in score.items()), reverse=True)
    (best, code), (second, other) = ranked[:2]
    if best < LEAST:
        return Told(None, TOO_LITTLE)
    if best - second < max(CLEAR, LEAD * best):
        return Told(None, f"its language may be {known.signs[code].name} or {known.signs[other].name}")
    total = words.total()
    share = next(share for least, share in COVERED if total >= least)
    return Told(code) if best >= share * total else Told(None, UNKNOWN)


def words_of(sample: str) -> Counter[str]:
    """The words of a text in lower case, a short form with its apostrophe; initials are none."""
    return Counter(_WORD.findall(sample.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")))


def _spoken(word: str, known: Profiles) -> tuple[tuple[str, float], ...]:
    """The languages that the word speaks for, as one of their small words or by its ending; kept for the next time."""
    small = known.words.get(word, ())
    ended: set[str] = set()
    for length in known.lengths:
        if length + STEM <= len(word):
            ended.update(known.endings.get(word[-length:], ()))
    found = (
        tuple((code, 1.0) for code in small),
        tuple((code, ENDING) for code in sorted(ended.difference(small))),
    )
    if len(known.spoken) >= REMEMBERED:
        known.spoken.clear()
    if len(word) <= LONGEST:
        known.spoken[word] = found[0] + found[1]
    return found[0] + found[1]
