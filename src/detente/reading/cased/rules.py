"""The constructions of reported speech in languages with cases; each rule yields drafts of one kind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from detente.anchor import Span
from detente.reading import wording
from detente.reading.attributing.draft import Draft
from detente.reading.cased import constituents, ends, incises, subjects
from detente.reading.cased.cues import Governed, Hit
from detente.reading.cased.incises import credit
from detente.reading.cased.work import CasedWork, Incise, Range

_FAR = 30  # tokens between a cue and what it takes
_SENTENCE = 5  # tokens of a quotation that can be a sentence
_LINES = 40  # sentences of a block
_LOST = 8  # sentences of a quotation without marks
_LEAST = 2  # words of a clause before an incise


def _draft(
    work: CasedWork, parts: list[Range], cue: Range | None, id_: str, source: Range | None, rule: str, sure: float,
    *, addressed: Range | None = None, relays: tuple[Range, ...] = (), negated: bool = False,
) -> Iterator[Draft]:  # fmt: skip
    joins = work.words.small.connectors
    made = wording.spans(work.scope, [part for part in parts if work.words.row(part[0], joins) != part[1]])
    if made is None:
        return
    yield Draft(
        made[0], made[1], work.span(*cue) if cue else None, id_, work.span(*source) if source else None, rule, sure,
        addressed=(work.span(*addressed),) if addressed else (),
        relays=tuple(work.span(*one) for one in relays), negated=negated, source_tokens=source,
        evidence=(f"cue {id_}",),
    )  # fmt: skip


def apart(work: CasedWork) -> Iterator[Draft]:
    """Incises: "A", said X; A, said X, B; As X said, A; In the words of X, A."""
    for incise in sorted(work.incises.values(), key=lambda one: one.first):
        if incise.kind == "verb":
            yield from _behind(work, incise)
        else:
            yield from _around(work, incise)


def _cue_of(incise: Incise) -> Range:
    if incise.hit is not None:
        return incise.hit.start, incise.hit.end
    return incise.first, incise.source[0] if incise.source and incise.source[0] > incise.first else incise.end


def _behind(work: CasedWork, incise: Incise) -> Iterator[Draft]:
    """What stands before a verb's incise, and what goes on behind it."""
    hit = incise.hit
    if hit is None or hit.at in work.explained:
        return
    words = work.words
    if words.scope.quote[hit.at] >= 0:
        yield from _within(work, incise, hit)
        return
    before = incise.first
    while before > 0 and (words.low[before - 1] == "," or words.dash(before - 1)):
        before -= 1
    first = _from(work, before)
    if first is None:
        return
    parts = [(first, before)]
    quoted = incises.quoted(work, incise.first)
    after = incise.end
    marked = False
    while after < words.n and (words.low[after] in (",", ".", ":") or words.dash(after)):
        marked = marked or words.dash(after)
        after += 1
    if after < words.n and words.scope.opens(after) and (marked or quoted):
        parts.append((after, words.scope.after_quote(after)))
    elif after < words.n and not quoted and ends._goes_on(work, after) and words.low[incise.end] == "," and _open(work, first, before, after):
        parts += ends.pieces(work, after, hit)
    work.explained.add(hit.at)
    relays: tuple[Range, ...] = ()
    source = incise.source
    if incise.credit is not None and source is not None:
        relays, source = (source,), incise.credit
    if hit.cue.quotes:
        aimed = _object(work, hit, incise.end)
        relays, source = ((source,) if source else ()), aimed
    rule = "incise-quoted" if quoted else "incise"
    yield from _draft(work, parts, (hit.start, hit.end), hit.cue.id, source, rule, 0.95, relays=relays, negated=hit.negated)


def _open(work: CasedWork, first: int, before: int, after: int) -> bool:
    """True when the words before an incise are no whole clause, or the words behind have a verb of their own."""
    words = work.words
    return any(words.finite(k) for k in range(after, subjects.stop(work, after))) and not any(
        words.finite(k) for k in range(first, before)
    )


def _from(work: CasedWork, before: int) -> int | None:
    """The first token of what is said before an incise: of the quotation, or of the clause."""
    words = work.words
    if before <= 0:
        return None
    if words.scope.closes(before - 1):
        opening = words.scope.before_quote(before - 1) + 1
        if words.named_quote(opening) == opening:
            return _clause(work, opening, opening)
    first = _clause(work, before, 0)
    count = sum(words.scope.is_word(k) for k in range(first, before))
    return first if count >= _LEAST else None


def _clause(work: CasedWork, before: int, least: int) -> int:
    """Where the clause begins that ends before a token: behind a semicolon, "that" of another cue, another incise."""
    words = work.words
    first = 0
    for i in range(before - 1, -1, -1):
        if words.scope.quote[i] >= 0:
            continue
        if words.low[i] == ";" or (words.low[i] == ":" and not least):
            first = i + 1
            break
    if least and first < least:
        narrated = any(words.finite(k) for k in range(first, least) if words.scope.quote[k] < 0)
        return least if narrated or words.low[least - 1] == ":" else _lead(work, first, least)
    return _lead(work, first, before)


def _lead(work: CasedWork, first: int, end: int) -> int:
    """Over the words that join a sentence to the one before."""
    words = work.words
    behind = words.row(first, words.small.connectors)
    if behind > first and behind < end and words.low[behind] == ",":
        return behind + 1
    bare = words.row(first, words.small.openers)
    return bare if first < bare < end else first


def _within(work: CasedWork, incise: Incise, hit: Hit) -> Iterator[Draft]:
    """An incise inside the quotation marks, between dashes."""
    words = work.words
    scope = words.scope
    if not words.dash(incise.first - 1):
        return
    place = scope.quote[hit.at]
    inside = [k for k in range(words.n) if scope.quote[k] == place]
    first = inside[0] + scope.opens(inside[0])
    last = inside[-1] + 1 - scope.closes(inside[-1])
    before = incise.first
    while before > first and (words.low[before - 1] == "," or words.dash(before - 1)):
        before -= 1
    after = incise.end
    while after < last and (words.low[after] in (",", ".") or words.dash(after)):
        after += 1
    spans = [
        span for a, b in ((first, before), (after, last)) if a < b and (span := wording.words(scope, a, b)) is not None
    ]
    if not spans:
        return
    work.explained.add(hit.at)
    yield Draft(
        tuple(spans), "direct", work.span(hit.start, hit.end), hit.cue.id,
        work.span(*incise.source) if incise.source else None, "incise-within", 0.95, source_tokens=incise.source,
        evidence=(f"cue {hit.cue.id} inside the quotation",),
    )  # fmt: skip


def _around(work: CasedWork, incise: Incise) -> Iterator[Draft]:
    """What stands behind "as X said" or "in the words of X", or on both sides of it."""
    words = work.words
    if words.scope.quote[incise.first] >= 0 or (incise.hit is not None and incise.hit.at in work.explained):
        return
    if incise.source is None and incise.kind == "preposition":
        return
    begin = incise.first
    marked = begin > 0 and (words.low[begin - 1] == "," or words.dash(begin - 1))
    after = incise.end
    closed = after >= words.n or words.low[after] in ",.;!?" or words.dash(after) or words.scope.closes(after)
    if not closed and incise.kind == "as":
        return
    while after < words.n and (words.low[after] == "," or words.dash(after)):
        after += 1
    before = begin
    while before > 0 and (words.low[before - 1] == "," or words.dash(before - 1)):
        before -= 1
    parts: list[Range] = []
    first = _since(work, before)
    lead = _lead(work, first, begin + 1)
    if words.row(first, words.small.connectors) == begin or words.low[begin - 1] in words.small.that:
        lead = before  # nothing of the content stands before it
    if lead <= before - 1 and marked:
        parts.append((lead, before))
    elif first < before and not marked and lead < before:
        return  # "the decision in the words of X": part of a phrase
    if after < words.n and words.low[after] not in ".;":
        going = ends.pieces(work, after, incise.hit)
        if not parts or ends._goes_on(work, after):
            parts += going
    if not parts:
        return
    if incise.hit is not None:
        work.explained.add(incise.hit.at)
    relays: tuple[Range, ...] = ()
    source = incise.source
    if incise.credit is not None and source is not None:
        relays, source = (source,), incise.credit
    yield from _draft(work, parts, _cue_of(incise), incise.id, source, incise.kind + "-apart", 0.93, relays=relays)


def _since(work: CasedWork, before: int) -> int:
    """The first token of the clause that an incise parts: behind a semicolon or another cue's "that"."""
    words = work.words
    for i in range(before - 1, -1, -1):
        if words.scope.quote[i] >= 0:
            continue
        if words.low[i] == ";" or (words.low[i] in words.small.that and i and words.low[i - 1] == ","):
            return i + (words.low[i] == ";")
        if words.low[i] == "," and any(words.lemma(k, words.small.relative) for k in (i + 1, i + 2) if k < before):
            return i + 1
    return 0


def clauses(work: CasedWork) -> Iterator[Draft]:
    """A cue with a clause: "X said that A", "X is sure that A", "saying that A", "asked whether A"."""
    words = work.words
    taken: set[int] = set()
    for hit in reversed(work.found):
        if hit.at in work.explained or not hit.cue.frames & {"that", "want", "whether"}:
            continue
        opened = _opened(work, hit)
        if opened is None or opened in taken:
            continue
        taken.add(opened)
        source = subjects.of(work, hit)
        if source is None and not (hit.cue.impersonal or "incise" in hit.cue.frames or hit.form == "passive"):
            continue
        relays: tuple[Range, ...] = ()
        referred = credit(work, hit.end, opened) or credit(work, subjects.boundary(work, hit.start), hit.start)
        if referred is not None and source is not None:
            relays, source = (source,), referred
        work.explained.add(hit.at)
        addressed = _object(work, hit, opened)
        yield from _draft(
            work, ends.pieces(work, opened, hit), (hit.start, hit.end), hit.cue.id, source,
            "clause-that" if words.low[opened] in words.small.that else "clause-want", 0.95 if source else 0.8,
            addressed=addressed, relays=relays, negated=hit.negated,
        )  # fmt: skip


def _opened(work: CasedWork, hit: Hit) -> int | None:
    """The token with which the clause of the cue begins: behind a comma, no other verb between."""
    words = work.words
    i = hit.end
    while i < min(words.n - 1, hit.end + _FAR):
        behind = max(words.named_quote(i), words.bracket(i))
        if behind > i:
            i = behind
            continue
        if words.scope.opens(i) or words.low[i] in (";", ":"):
            return None
        if words.low[i] == ",":
            at = i + 1
            if words.low[at] in words.small.that and "that" in hit.cue.frames:
                return at
            if words.low[at] in words.small.want and not any(words.mostly(k, "inf") for k in range(hit.end, i)) and hit.cue.frames & {"want", "that"}:
                return at
            if "whether" in hit.cue.frames and _asks(work, at):
                return at
        elif (words.finite(i) and words.scope.quote[i] < 0) or any(other.at == i and other.form != "participle" for other in work.found):
            return None
        i += 1
    return None


def _asks(work: CasedWork, i: int) -> bool:
    words = work.words
    if words.low[i] in words.small.questions:
        return True
    return any(words.low[k] in words.small.whether for k in range(i, min(i + 5, words.n)))


def _object(work: CasedWork, hit: Hit, limit: int) -> Range | None:
    """Whom the cue is aimed at: the phrase in its object's case behind it, or right before it."""
    words = work.words
    for wanted in hit.cue.object:
        for i in range(hit.end, limit):
            found = _phrase_of(work, i, limit, wanted)
            if found is not None:
                return found
            if words.low[i] in ",:":
                break
    return None


def _phrase_of(work: CasedWork, i: int, limit: int, wanted: Governed) -> Range | None:
    """The noun phrase at `i` in the wanted case, its preposition not included."""
    words = work.words
    if wanted.preposition:
        if i >= limit or words.low[i] not in wanted.preposition.split("|"):
            return None
        i += 1
    elif i and words.is_pos(i - 1, "prep"):
        return None
    if i >= limit or not (
        words.readings(i, wanted.case, ("noun", "pron", "adj", "participle", "num"))
        or words.named_quote(i) > i or words.foreign(i) or words.low[i][0].isdigit()
    ):
        return None
    end = constituents.phrase(words, i, limit, wanted.case)
    return (i, end) if end is not None else None


def infinitives(work: CasedWork) -> Iterator[Draft]:
    """A cue with an infinitive: "X promised to", "X called on Y to"."""
    words = work.words
    for hit in work.found:
        if hit.at in work.explained or "inf" not in hit.cue.frames or words.scope.quote[hit.at] >= 0:
            continue
        opened = _infinitive(work, hit)
        if opened is None:
            continue
        source = subjects.of(work, hit)
        if source is None:
            continue
        work.explained.add(hit.at)
        yield from _draft(
            work, ends.pieces(work, opened, hit, ends.PHRASE), (hit.start, hit.end), hit.cue.id, source, "infinitive", 0.9,
            addressed=_object(work, hit, opened), negated=hit.negated,
        )  # fmt: skip


def _infinitive(work: CasedWork, hit: Hit) -> int | None:
    words = work.words
    i = hit.end
    while i < min(words.n, hit.end + _FAR):
        behind = max(words.named_quote(i), words.bracket(i))
        if behind > i:
            i = behind
            continue
        if words.mostly(i, "inf"):
            return i - (words.low[i - 1] in words.small.negation)
        if words.low[i] in ",:;" or words.finite(i) or words.scope.opens(i) or words.dash(i):
            return None
        i += 1
    return None


def governed(work: CasedWork) -> Iterator[Draft]:
    """A cue with a noun phrase: "X condemned A", "X announced A", "X accused Y of A"."""
    words = work.words
    for hit in work.found:
        if hit.at in work.explained or not hit.cue.content or words.scope.quote[hit.at] >= 0:
            continue
        if hit.form == "participle":
            continue
        found = _content(work, hit)
        if found is None:
            continue
        first, addressed = found
        source = subjects.of(work, hit)
        if source is None or (source[0] <= first < source[1]):
            continue
        parts = [(first, hit.start)] if first < hit.start else ends.pieces(work, first, hit, ends.PHRASE)
        if not _tells(work, parts, hit):
            continue
        if hit.cue.predicate and not _predicated(work, first, parts):
            continue
        if hit.cue.quoted and not any(words.scope.quote[k] >= 0 for a, b in parts for k in range(a, b)):
            continue
        work.explained.add(hit.at)
        yield from _draft(
            work, parts, (hit.start, hit.end), hit.cue.id, source, "phrase-governed", 0.8, addressed=addressed, negated=hit.negated
        )


def _content(work: CasedWork, hit: Hit) -> tuple[int, Range | None] | None:
    """(first token of the governed content, whom it is aimed at)."""
    words = work.words
    limit = subjects.stop(work, hit.end)
    while limit < words.n and words.scope.opens(limit):
        limit = words.scope.after_quote(limit)
        limit = subjects.stop(work, limit)
    source = subjects.of(work, hit)
    addressed = _object(work, hit, limit)
    for wanted in hit.cue.content:
        for i in range(hit.end, limit):
            if source is not None and source[0] <= i < source[1]:
                continue
            if addressed is not None and addressed[0] <= i < addressed[1]:
                continue
            found = _phrase_of(work, i, limit, wanted)
            if found is None and not wanted.preposition and words.scope.opens(i):
                found = (i, words.scope.after_quote(i))
            if found is not None:
                return found[0], addressed
    return _fronted(work, hit, source, addressed)


def _tells(work: CasedWork, parts: list[Range], hit: Hit) -> bool:
    """False for a pronoun alone, and for one whom the cue praises or blames and nothing else."""
    words = work.words
    inside = [k for a, b in parts for k in range(a, b)]
    if any(words.scope.quote[k] >= 0 for k in inside) or hit.cue.predicate:
        return True
    nouns = [k for k in inside if words.mostly(k, "noun") or words.foreign(k)]
    if not nouns or words.low[inside[0]] in words.small.pointing:
        return False
    return bool(hit.cue.content[0].preposition) or not words.read[nouns[0]][:1] or not words.read[nouns[0]][0].animate


def _predicated(work: CasedWork, first: int, parts: list[Range]) -> bool:
    """True when the content says what something is: a word in the instrumental, or a quotation."""
    words = work.words
    inside = [k for a, b in parts for k in range(a, b)]
    return any(words.readings(k, "ins", ("noun", "adj")) or words.scope.quote[k] >= 0 for k in inside)


def _fronted(work: CasedWork, hit: Hit, source: Range | None, addressed: Range | None) -> tuple[int, Range | None] | None:
    """The object before a verb whose subject stands behind it."""
    words = work.words
    if source is None or source[0] < hit.at or all(one.preposition or one.case != "acc" for one in hit.cue.content):
        return None
    first = subjects.boundary(work, hit.start)
    for i in range(first, hit.start):
        if constituents.phrase(words, i, hit.start, "acc") == hit.start:
            return i, addressed
    return None


def quotations(work: CasedWork) -> Iterator[Draft]:
    """A cue and a quotation behind a colon, or behind the cue itself; "X: A"."""
    words = work.words
    for hit in work.found:
        if hit.at in work.explained or hit.form == "participle" or "quote" not in hit.cue.frames or words.scope.quote[hit.at] >= 0:
            continue
        stop = subjects.stop(work, hit.end)
        if stop >= words.n:
            continue
        first = stop + 1 if words.low[stop] == ":" else stop
        while words.low[stop] in (",",) and stop + 1 < words.n:
            nxt = subjects.stop(work, stop + 1)
            if nxt < words.n and words.low[nxt] == ":":
                first = nxt + 1
            break
        if first < words.n and words.dash(first):
            first += 1
        if first >= words.n or not _speech(work, hit, first):
            continue
        source = subjects.of(work, hit)
        end = words.scope.after_quote(first) if words.scope.opens(first) else words.n
        work.explained.add(hit.at)
        yield from _draft(
            work, [(first, end)], (hit.start, hit.end), hit.cue.id, source, "colon", 0.93 if source else 0.8,
            addressed=_object(work, hit, first), negated=hit.negated,
        )


def _speech(work: CasedWork, hit: Hit, first: int) -> bool:
    """True when what begins at the token can be the words: behind a colon, or a quotation with a capital of its own."""
    words = work.words
    if words.scope.opens(first):
        sentence = words.upper(first + 1) and words.scope.after_quote(first) - first > _SENTENCE
        return words.low[first - 1] == ":" or words.dash(first - 1) or (sentence and words.named_quote(first) == first)
    apart = words.scope.toks[first - 1].end < words.scope.toks[first].start and words.scope.is_word(first)
    return words.low[first - 1] == ":" and apart and "incise" in hit.cue.frames and work.hit_at(first) is None


def taken_further(work: CasedWork) -> Iterator[Draft]:
    """A quotation behind a colon that gives the very words of the statement before it."""
    words = work.words
    for i in range(1, words.n - 1):
        if words.low[i] != ":" or words.scope.quote[i] >= 0 or not words.scope.opens(i + 1):
            continue
        start = words.scope.toks[i].start
        before = [draft for draft in work.kept if draft.content[-1].end == start or (draft.cue and draft.cue.end == start)]
        made = wording.spans(work.scope, [(i + 1, words.scope.after_quote(i + 1))])
        if before and made is not None:
            yield Draft(
                made[0], made[1], None, None, None, "colon-further", 0.85, inherits=before[-1],
                evidence=("a quotation behind a colon gives the words of what stands before it",),
            )  # fmt: skip


def announced(work: CasedWork) -> Iterator[Draft]:
    """A name, a colon and the words, without a cue: a headline's way."""
    words = work.words
    colon = next((i for i in range(1, words.n) if words.low[i] == ":" and words.scope.quote[i] < 0), None)
    if colon is None or colon + 1 >= words.n or any(words.finite(k) for k in range(colon)):
        return
    if constituents.phrase(words, 0, colon, "nom") != colon or not work.names_actor((0, colon)):
        return
    yield from _draft(work, [(colon + 1, words.n)], None, "colon", (0, colon), "colon-named", 0.85)


def referring(work: CasedWork, before: CasedWork | None) -> Iterator[Draft]:
    """As in "X said so": what it stands for is the sentence before."""
    words = work.words
    row = words.row_at(0, words.n, words.small.reference)
    if row is None or before is None or words.scope.quote[row[0]] >= 0:
        return
    if work.scope.sentence.paragraph - before.scope.sentence.paragraph > 1:
        return
    hits = [hit for hit in work.found if hit.at not in work.explained and hit.form == "finite" and words.scope.quote[hit.at] < 0 and hit.cue.frames & {"that", "quote"}]
    if not hits:
        return
    hit = min(hits, key=lambda one: abs(one.at - row[0]))
    source = subjects.of(work, hit)
    if source is None:
        return
    relays: tuple[Range, ...] = ()
    referred = credit(work, 0, words.n)
    if referred is not None:
        relays, source = (source,), referred
    made = wording.spans(before.scope, [(0, before.words.n)])
    if made is None:
        return
    work.explained.add(hit.at)
    yield Draft(
        made[0], made[1], work.span(hit.start, hit.end), hit.cue.id, work.span(*source), "sentence-before", 0.85,
        relays=tuple(work.span(*one) for one in relays), source_tokens=source, evidence=(f"cue {hit.cue.id}",),
    )  # fmt: skip


def block(work: CasedWork, following: Sequence[CasedWork]) -> Iterator[Draft]:
    """Lines of a paragraph behind a sentence that ends with a cue and a colon: the words themselves, without marks."""
    words = work.words
    if not words.n or words.low[-1] != ":" or not following or words.scope.quote[words.n - 1] >= 0:
        return
    hits = [hit for hit in work.found if hit.form == "finite" and "quote" in hit.cue.frames]
    if not hits:
        return
    text = work.scope.page.text
    lines = []
    for other in following:
        if other.scope.sentence.paragraph - work.scope.sentence.paragraph > 1 or other.scope.quotes:
            break
        if lines and "\n" in text[lines[-1].scope.sentence.end : other.scope.sentence.start] and len(lines) > _LINES:
            break
        lines.append(other)
    if not lines or "\n" not in text[work.scope.sentence.end - 1 : lines[0].scope.sentence.start + 1]:
        return
    start, end = wording.trimmed(text, lines[0].scope.sentence.start, lines[-1].scope.sentence.end)
    hit = hits[-1]
    holder = work.kept[-1] if work.kept else None
    source = None if holder else subjects.of(work, hit)
    yield Draft(
        (Span.cut(text, start, end),), "indirect", None if holder else work.span(hit.start, hit.end),
        None if holder else hit.cue.id, work.span(*source) if source else None, "colon-block", 0.8,
        inherits=holder, source_tokens=source, evidence=(f"cue {hit.cue.id} and a colon",),
    )  # fmt: skip


def unmarked(work: CasedWork, before: Sequence[CasedWork]) -> None:
    """Take what an incise ends back to the sentence in which "I" or "we" speaks, where the marks were lost."""
    start = work.scope.sentence.start
    draft = next((one for one in work.kept if one.rule == "incise" and one.content[0].start <= start + 1), None)
    if draft is None:
        return
    first: CasedWork | None = None
    for other in reversed(before[-_LOST:]):
        if other.kept or other.scope.quotes or other.scope.sentence.paragraph != work.scope.sentence.paragraph:
            break
        if any(hit.form == "finite" for hit in other.found):
            break
        if _speaks_itself(other):
            first = other
    if first is None:
        return
    text = work.scope.page.text
    begin, end = wording.trimmed(text, first.scope.sentence.start, draft.content[0].end)
    draft.content = (Span.cut(text, begin, end), *draft.content[1:])


def _speaks_itself(work: CasedWork) -> bool:
    words = work.words
    return any(
        one.person == 1 or one.lemma in words.small.ours
        for i in range(words.n) if words.scope.quote[i] < 0 for one in words.read[i][:1]
    )  # fmt: skip


def media(work: CasedWork) -> Iterator[Span]:
    """The media that end a sentence as those who pass its words on: ", reports X"."""
    for incise in work.incises.values():
        hit = incise.hit
        if hit is not None and hit.cue.medium and incise.source is not None and work.names_medium(incise.source):
            yield work.span(*incise.source)
