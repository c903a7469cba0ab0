"""Clauses that a preposition, a comparison or a noun of saying gives to its source."""

from __future__ import annotations

from collections.abc import Iterator

from detente.reading import complements, content, phrases, preceding, rightward, wording
from detente.reading.attributing.draft import Draft, Prepositional, Range, Work
from detente.reading.attributing.prepositions import at, past_aside, table
from detente.reading.lexicon import Word

_ASIDE = 8  # tokens between a gerund's marker and the number in it
_CLAUSE = 60  # tokens looked back over for the head of a relative clause
_LEAST = 4  # characters of a content


def attributed(work: Work) -> Iterator[Draft]:
    """A clause that a preposition gives to its source; a source of what somebody is said to say passes it on."""
    for one in work.prepositions.values():
        said = _already_said(work, one)
        if said:
            for draft in said:
                draft.relays = (work.span(*one.source), *draft.relays)
            continue
        pieces = _pieces(work, one)
        if one.counted and not one.head and (number := _number(work, *pieces[0])) is not None:
            pieces = [(number, one.first)]
        made = wording.spans(work.scope, pieces)
        if made is not None and made[0][0].end - made[0][0].start >= _LEAST:
            yield Draft(
                made[0], made[1], work.span(one.first, one.first + one.words), one.id, work.span(*one.source),
                f"preposition-{one.id}", 0.93 if one.head else 0.88, None, one.source,
                evidence=(f"{one.id} with its source",),
            )  # fmt: skip


def _already_said(work: Work, one: Prepositional) -> list[Draft]:
    """The drafts of the clause's own cue, when it has one with a content: "selon A, B a déclaré que"."""
    scope = work.scope
    found = []
    for draft in work.kept:
        if draft.hit is None or not draft.source_tokens:
            continue
        if draft.rule.startswith("incise") and not one.head:
            if scope.has(one.source[0], Word.THIRD_PERSON | Word.STRESSED):
                continue
            behind = max(draft.source_tokens[1], draft.hit.end)
            if behind <= one.first and not any(behind <= k < one.first for k in work.verbs_in):
                found.append(draft)
            continue
        if not draft.rule.startswith(("that-", "clause-", "inf-", "whether-")):
            continue
        subject = draft.source_tokens[0]
        if one.head:
            begins = subject - one.end <= 1
        else:
            opening = subject <= 1 + scope.has(0, Word.COORDINATOR)
            opening = opening or (
                scope.low[subject - 1] == "," and not any(k < subject for k in work.verbs_in)
            )
            begins = draft.hit.start < one.first and opening
        if begins:
            found.append(draft)
    return found


def _number(work: Work, first: int, end: int) -> int | None:
    """Where the last approximated number begins that stands in a gerund beside the clause's own claim."""
    scope = work.scope
    for k in range(end - 1, first + 3, -1):
        aside = any(
            scope.has(j, Word.GERUND_MARKER) and scope.low[j + 1].endswith(scope.lex.present_endings)
            for j in range(max(first, k - _ASIDE), k)
        )
        if aside and scope.toks[k].text[0].isdigit() and scope.has(k - 1, Word.APPROXIMATOR | Word.OF):
            start = k
            while start > first and scope.has(start - 1, Word.APPROXIMATOR | Word.OF):
                start -= 1
            return start
    return None


def _pieces(work: Work, one: Prepositional) -> list[Range]:
    scope, behind = work.scope, one.end
    comma = behind < scope.n and scope.low[behind] == ","
    if one.head or one.inner:
        first = past_aside(scope, behind)
        return [(first, work.end_of(first, None))]
    start = max(
        _clause_start(work, one.first, inserted=comma or not _set_off(work, one.first)),
        _behind_drafts(work, one.first),
    )
    if comma and not content.resumes(scope, behind, work.hits):
        start = max(start, _relative_start(work, one.first))
        return [(start, one.first), (behind + 1, work.end_of(behind + 1, None))]
    return [(start, one.first)]


def _behind_drafts(work: Work, i: int) -> int:
    """Behind the last incise before token `i`: what stands there is said by another."""
    ends = [
        draft.source_tokens[1]
        for draft in work.kept
        if draft.rule.startswith("incise") and draft.source_tokens
    ]
    behind = max((end for end in ends if end < i), default=0)
    return behind + (0 < behind < i and work.scope.low[behind] == ",")


def _relative_start(work: Work, i: int) -> int:
    """The head of the relative clause in which token `i` stands, no comma but its own between them; 0 for none."""
    scope = work.scope
    last = i - 1 - (scope.low[i - 1] == ",")
    for k in range(last, max(0, last - _CLAUSE), -1):
        if scope.low[k] == "," or scope.quote[k] >= 0:
            return 0
        if scope.has(k, Word.RELATIVE):
            return k + 1
    return 0


def _set_off(work: Work, i: int) -> bool:
    """True behind a comma."""
    return i > 0 and work.scope.low[i - 1] == ","


def _clause_start(work: Work, i: int, *, inserted: bool) -> int:
    """The head of the sentence, or of the last clause set off by a semicolon or a contrast.

    `inserted`: no comma parts the preposition from its clause, so that it belongs to a second verb alone.
    """
    scope = work.scope
    for k in range(i - 1, 0, -1):
        if scope.quote[k] >= 0:
            continue
        if scope.is_stop(k) or (scope.low[k - 1] == "," and scope.has(k, Word.CONTRAST)):
            return k + 1
        if scope.has(k, Word.COORDINATOR) and scope.is_finite(k + 1) and inserted:
            return k + 1
    return 0


def compared(work: Work) -> Iterator[Draft]:
    """As in "as the ministry notes, …": the clause beside the comparison is what is noted."""
    scope = work.scope
    yield from _compared_first(work)
    for hit in work.hits:
        before = hit.start - 1
        if not hit.finite or hit.head in work.used or before < 0 or not scope.has(before, Word.COMPARING):
            continue
        asserts = "inf" in hit.cue.frames or not hit.cue.inf_after
        if (
            not asserts
            or hit.start == hit.head
            or "that" not in hit.cue.frames
            or not phrases.starts_phrase(scope, hit.end)
        ):
            continue
        source = (hit.end, rightward.starting_at(scope, hit.end))
        if scope.quote[hit.head] >= 0 or not work.names_actor(source) or _has_cue(work, before):
            continue
        if before > 2:
            piece = (0, before - (scope.low[before - 1] == ","))
        else:
            first = source[1] + (source[1] < scope.n and scope.low[source[1]] == ",")
            piece = (first, work.end_of(first, None))
        made = wording.spans(scope, [piece])
        if made is not None:
            yield Draft(
                made[0], made[1], work.span(hit.start, hit.end), hit.cue.id, work.span(*source), "comparison", 0.85,
                hit, source, evidence=(f"cue {hit.cue.id} in a comparison",),
            )  # fmt: skip


def _has_cue(work: Work, end: int) -> bool:
    """True when a cue with a clause of its own stands before token `end`: that clause is what is compared."""
    for hit in work.hits:
        if hit.end < end and hit.finite and not hit.passive:
            found = complements.find(work.scope, hit)
            if found is not None and found.kind == "that":
                return True
    return False


def _compared_first(work: Work) -> Iterator[Draft]:
    """The same with the subject before the verb: "as the ministry notes, …", "…, as the ministry notes"."""
    scope = work.scope
    for hit in work.hits if scope.lex.subject_first else ():
        if not hit.finite or hit.passive or hit.head in work.used or "that" not in hit.cue.frames:
            continue
        found = preceding.subject_before(scope, hit.start, plural=True)
        before = found[0][0] - 1 if found else -1
        if found is None or not scope.has(before, Word.COMPARING) or scope.quote[hit.head] >= 0:
            continue
        governs = complements.find(scope, hit)
        if governs is not None and governs.kind == "that":
            continue  # "as" joins two clauses
        comma = next((k for k in range(hit.end, scope.n) if scope.low[k] == ","), None)
        if before <= 1 and comma is not None:
            piece = (comma + 1, work.end_of(comma + 1, None))
        elif before > 2 and scope.low[before - 1] == ",":
            piece = (0, before - 1)
        else:
            continue
        made = wording.spans(scope, [piece])
        if made is not None:
            yield Draft(
                made[0], made[1], work.span(hit.start, hit.end), hit.cue.id, work.span(*found[0]), "comparison", 0.85,
                hit, found[0], evidence=(f"cue {hit.cue.id} in a comparison",),
            )  # fmt: skip


def impersonal(work: Work) -> Iterator[Draft]:
    """As in "it is demanded of them to …": the claim that the sentence speaks of says whose demand it is."""
    scope = work.scope
    speech: set[str] = scope.page.language.built("prepositions", table)["speech"]
    for hit in work.hits:
        if not hit.passive or hit.head in work.used or scope.quote[hit.head] >= 0:
            continue
        if not scope.has(hit.start - 1, Word.THIRD_PERSON) or "that" not in hit.cue.frames:
            continue
        found = complements.find(scope, hit)
        noun = next((k for k in range(hit.start - 1) if scope.low[k] in speech), None)
        if found is None or noun is None or found.kind not in ("that", "inf"):
            continue
        first = noun - 1 if scope.has(noun - 1, Word.DETERMINER) else noun
        source = (first, rightward.starting_at(scope, noun, names=True))
        made = wording.spans(scope, [(found.start, work.end_of(found.start, hit))])
        if made:
            yield Draft(
                made[0], made[1], work.span(hit.start, hit.end), hit.cue.id, work.span(*source), "impersonal", 0.75,
                hit, source, evidence=(f"cue {hit.cue.id} without a person; the claim is named before",),
            )  # fmt: skip


def nested(work: Work) -> Iterator[Draft]:
    """As in "la position de X selon laquelle …", "le ministre, selon qui …": the source stands before."""
    scope = work.scope
    known = scope.page.language.built("prepositions", table)
    for i, forms in enumerate(map(known["heads"].get, scope.low)):
        if forms is None or scope.quote[i] >= 0:
            continue
        words = next((words for words in forms if at(scope, i, words)), None)
        if words is None:
            continue
        last = i - 2 if i > 1 and scope.low[i - 1] == "," else i - 1
        source = phrases.ending_at(scope, last) if i - 1 != last else preceding.antecedent(scope, last)
        if source is None:
            continue
        first = i + len(words)
        made = wording.spans(scope, [(first, work.end_of(first, None))])
        if made:
            yield Draft(
                made[0], made[1], work.span(i, first), known["relatives"][words], work.span(*source), "relative-source",
                0.88, None, source, evidence=("relative with its source before",),
            )  # fmt: skip
