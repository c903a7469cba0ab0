"""Treaties, drafts, letters, resolutions and other texts that a dispatch speaks of, with their author and date.

The author is the actor in the phrase ("a Russian draft"), the agent ("published by"), the subject of the verb
that made it, or whose demands were expressed in it; the date stands beside. Where they are not plain: None.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from detente.anchor import Span
from detente.reading.document_words import Texts, build
from detente.record import Document

if TYPE_CHECKING:
    from detente.reading.cast import Cast
    from detente.reading.model import Mention, Page, Sentence
    from detente.record import TimeExpression

_NEAR = 6  # tokens between a document and the verb that made it
_CLOSE = 3  # tokens behind a document in which its author's adjective or name stands
_WIDE = 14  # tokens behind a document in which its agent stands


def find(page: Page, cast: Cast, times: Sequence[TimeExpression]) -> tuple[Document, ...]:
    """The documents of the page, one entry a document: a bare later mention of one is no other."""
    texts: Texts = page.language.built("documents", build)
    if not texts.nouns:
        return ()
    reader = _Reader(page, cast, sorted(times, key=lambda time: time.span), texts)
    return tuple(reader.documents())


class _Reader:
    """Looks through one page; every question about a place looks at a bounded number of tokens."""

    def __init__(self, page: Page, cast: Cast, times: list[TimeExpression], texts: Texts) -> None:
        self._page = page
        self._cast = cast
        self._times = times
        self._starts = [time.span.start for time in times]
        self._texts = texts
        self._low = [token.low for token in page.tokens]

    def documents(self) -> Iterator[Document]:
        known: dict[str, dict[str | None, str]] = {}
        nouns = self._texts.nouns
        after = 0
        for i in [i for i, low in enumerate(self._low) if low in nouns]:
            if i < after:
                continue
            for words, entry in nouns[self._low[i]]:
                if tuple(self._low[i : i + len(words)]) == words:
                    after = i + len(words)
                    document = self._document(i, after, entry, known.setdefault(entry["id"], {}))
                    if document is not None:
                        yield document
                    break

    def _part(self, i: int, *names: str) -> bool:
        return 0 <= i < len(self._low) and not self._texts.parts.get(self._low[i], frozenset()).isdisjoint(
            names
        )

    def _is_refused(self, i: int, after: int) -> bool:
        """True inside a phrase in which the word is no text."""
        for word in {self._low[i], self._low[after - 1]}:
            for phrase in self._texts.refused.get(word, ()):
                for first in range(max(0, i - len(phrase) + 1), i + 1):
                    if tuple(self._low[first : first + len(phrase)]) == phrase:
                        return True
        return False

    def _document(
        self, i: int, after: int, entry: Mapping[str, Any], known: dict[str | None, str]
    ) -> Document | None:
        sentence = self._page.sentence_at(self._page.tokens[i].start)
        if sentence is None or self._is_refused(i, after):
            return None
        own, dated, title, first = self._left(sentence, i, entry)
        while first > sentence.first and self._part(first - 1, "before"):
            first -= 1
        if self._part(first - 1, "none") or self._part(first, "none"):
            return None
        last = self._named(sentence, after) if entry.get("named") else after
        by, made = self._author(sentence, first, last)
        by = own or by
        when = self._when(sentence, first, last) or self._dated(sentence, last) or dated
        name = " ".join((*self._low[title:i], *self._low[after:last]))
        if entry.get("anchored") and by is None and not made and when is None and not name:
            return None
        tokens = self._page.tokens
        span = Span.cut(self._page.text, tokens[first].start, tokens[last - 1].end)
        if known and self._part(first, "again") and (by is None or by in known) and not name:
            return None
        if name and name in known.values():
            return None  # what bears a name is one and the same
        known[name or by] = name
        return Document(span, when, by)

    def _left(
        self, sentence: Sentence, i: int, entry: Mapping[str, Any]
    ) -> tuple[str | None, str | None, int, int]:
        """What stands before the noun at `i`: its author, its date, the tokens where its name and all this begin."""
        tokens, first = self._page.tokens, i
        while (
            entry.get("called")
            and max(sentence.first, i - _CLOSE) < first
            and tokens[first - 1].text[0].isupper()
            and not self._part(first - 1, "before")
        ):
            first -= 1
        title, own = first, None
        if entry.get("owned") and first > sentence.first:
            last = first - 1 if self._part(first - 1, "owner") else first
            held = self._mentions(max(sentence.first, last - _NEAR), last)
            if held and held[-1].span.end == tokens[last - 1].end:
                own, first = held[-1].actor, self._page.first_token(held[-1].span.start)
        dated = None
        if first > sentence.first and (entry.get("called") or entry.get("owned")):
            at = bisect_left(self._starts, tokens[first - 1].start)
            time = (
                self._times[at] if at < len(self._times) and self._starts[at] < tokens[first].start else None
            )
            if (
                time is not None
                and time.edtf
                and time.type == "DATE"
                and time.span.end == tokens[first - 1].end
            ):
                dated, first = time.edtf, first - 1
        return own, dated, title, first

    def _named(self, sentence: Sentence, after: int) -> int:
        """The token behind the number or place by which a treaty or resolution goes ("2254", "of Minsk")."""
        tokens = self._page.tokens
        if after < sentence.last and self._low[after].isdigit():
            return after + 1
        if (
            after + 1 >= sentence.last
            or not self._part(after, "of")
            or not tokens[after + 1].text[0].isupper()
        ):
            return after
        held = self._cast.within(tokens[after + 1].start, tokens[min(after + 4, sentence.last) - 1].end)
        here = next((one for one in held if one.span.start == tokens[after + 1].start), None)
        if here is None or here.form in ("place", "metonym"):
            return after + 2 if here is None else self._page.first_token(here.span.end)
        return after

    def _dated(self, sentence: Sentence, after: int) -> str | None:
        """The date that a document bears behind "of" or on its own ("the 2015 agreement")."""
        at = after + 1 if self._part(after, "of") else after
        if at >= sentence.last:
            return None
        start = self._page.tokens[at].start
        i = bisect_left(self._starts, start)
        time = self._times[i] if i < len(self._times) and self._starts[i] == start else None
        return time.edtf if time is not None and time.type != "DURATION" else None

    def _author(self, sentence: Sentence, first: int, after: int) -> tuple[str | None, bool]:
        """(actor id of the author, whether the words say that the text was made)."""
        made = next(
            (
                j
                for j in range(after, min(after + _CLOSE, sentence.last))
                if self._low[j] in self._texts.making
            ),
            None,
        )
        if made is not None and not self._texts.making[self._low[made]]:
            agent = self._agent(sentence, made)
            if agent is not None:
                return agent, True
        own = self._own(sentence, after)
        if own is not None:
            return own, True
        maker = self._maker(sentence, first) or self._telling(sentence, first)
        return maker, made is not None or maker is not None

    def _mentions(self, first: int, last: int) -> list[Mention]:
        """The parties named among the tokens; no media, no places, nobody unknown."""
        tokens = self._page.tokens
        if first >= last:
            return []
        found = self._cast.within(tokens[first].start, tokens[last - 1].end)
        return [
            one
            for one in found
            if one.actor and one.form not in ("place", "pronoun") and one.kind != "medium"
        ]

    def _agent(self, sentence: Sentence, made: int) -> str | None:
        beside = self._beside(sentence, made + 1, "ins")
        if beside is not None:
            return beside
        for j in range(made + 1, min(made + _WIDE, sentence.last)):
            if self._part(j, "by"):
                found = self._mentions(j + 1, min(j + 1 + _WIDE, sentence.last))
                near = found and self._page.first_token(found[0].span.start) <= j + _CLOSE
                return found[0].actor if near else None
            if not self._low[j][0].isalnum():
                return None
        return None

    def _own(self, sentence: Sentence, after: int) -> str | None:
        """The actor whose adjective or name, with "of" or in the genitive, comes right behind."""
        if not any(
            low in self._texts.making for low in self._low[max(sentence.first, after - _NEAR) : after]
        ):
            beside = self._beside(sentence, after, "gen")
            if beside is not None:
                return beside
        found = self._mentions(after, min(after + _CLOSE + 1, sentence.last))
        if not found:
            return None
        start = self._page.first_token(found[0].span.start)
        of = self._part(start - 1, "of") or (start == after and self._part(start, "of"))
        return (
            found[0].actor
            if (start == after and found[0].form == "demonym") or (of and start <= after + 1)
            else None
        )

    def _beside(self, sentence: Sentence, at: int, case: str) -> str | None:
        """The actor whose name stands at the token and can be in the case, in a language with cases."""
        cases = self._texts.cases
        if (
            cases is None
            or at >= sentence.last
            or not any(one.case == case for one in cases.of(self._low[at]))
        ):
            return None
        found = self._mentions(at, min(at + _CLOSE + 1, sentence.last))
        return found[0].actor if found and found[0].span.start == self._page.tokens[at].start else None

    def _telling(self, sentence: Sentence, first: int) -> str | None:
        """The party that says something in it, named right before ("…, said the UN in a communiqué")."""
        if not self._part(first - 1, "in") or first - 2 < sentence.first:
            return None
        last = first - 1
        if self._part(last - 1, "saying") and last - 2 >= sentence.first:
            last -= 1
        near = self._mentions(max(sentence.first, last - _WIDE), last)
        return near[-1].actor if near and near[-1].span.end == self._page.tokens[last - 1].end else None

    def _maker(self, sentence: Sentence, first: int) -> str | None:
        """The subject of the verb that made it, or whose it is that was expressed in it."""
        for j in range(first - 1, max(sentence.first, first - _NEAR) - 1, -1):
            inside = self._texts.making.get(self._low[j])
            if inside is None:
                continue
            within = any(self._part(k, "in") for k in range(j + 1, first))
            if inside and not within:
                return None
            if within and not self._part(j - 1, "auxiliary"):
                near = self._mentions(max(sentence.first, j - _NEAR), j)
                near = near or self._mentions(sentence.first, min(sentence.first + _CLOSE, j))
            elif self._part(j - 1, "auxiliary"):
                near = self._mentions(max(sentence.first, j - _NEAR), j - 1)
            elif self._low[j] in self._texts.finite and j > sentence.first:
                near = self._mentions(max(sentence.first, j - _NEAR), j)
                near = near if near and near[-1].span.end == self._page.tokens[j - 1].end else []
                place = self._page.first_token
                if len(near) > 1 and place(near[-1].span.start) - 1 == place(near[-2].span.end):
                    return None  # of two that stand side by side, neither alone
            else:
                return None
            return near[-1].actor if near else None
        return None

    def _when(self, sentence: Sentence, first: int, after: int) -> str | None:
        """The moment right behind the document or its participle, or between it and the verb that made it."""
        tokens = self._page.tokens
        last = min(after + _CLOSE, sentence.last) - 1
        start, end = tokens[max(sentence.first, first - _NEAR)].start, tokens[last].end
        made = [
            j
            for j in range(max(sentence.first, first - _NEAR), last + 1)
            if self._low[j] in self._texts.making
        ]
        if not made:
            return None
        for k in range(bisect_left(self._starts, start), len(self._times)):
            time = self._times[k]
            if time.span.start >= end:
                return None
            if time.edtf and time.type != "DURATION" and tokens[made[0]].start < time.span.start:
                return time.edtf
        return None
