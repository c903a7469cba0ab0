"""One sentence as the attribution grammar sees it: words with their parts, quotations as units."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING

from detente.reading.inflection import EITHER, FINITE, PLURAL
from detente.reading.lexicon import Auxiliary, Lexicon, Phrases, Word, lexicon
from detente.reading.quotes import Quote, marks

if TYPE_CHECKING:
    from detente.reading.model import Page, Sentence, Token

_DASHES = frozenset("-\N{EN DASH}\N{EM DASH}")
_STOPS = frozenset(".!?;\N{HORIZONTAL ELLIPSIS}")


class Scope:
    """Tokens `0..n` of a sentence with flags, and for each the outermost quotation it lies in (or -1)."""

    __slots__ = (
        "begins",
        "flags",
        "lex",
        "low",
        "marks",
        "n",
        "page",
        "parts",
        "quote",
        "quotes",
        "segments",
        "sentence",
        "subjects",
        "toks",
    )

    def __init__(self, page: Page, sentence: Sentence, quotes: Sequence[Quote]) -> None:
        self.page = page
        self.sentence = sentence
        self.toks: tuple[Token, ...] = page.tokens[sentence.first : sentence.last]
        self.lex: Lexicon = lexicon(page.language)
        self.marks = marks(page.language).firm
        words = self.lex.words
        self.low = [token.low for token in self.toks]
        self.parts = [words.get(low, 0) for low in self.low]
        self.n = len(self.toks)
        for i, parts in enumerate(self.parts):
            if parts & Word.INITIALS:
                self.parts[i] = 0 if self.is_initials(i) else parts & ~Word.INITIALS
        self.flags = [parts & ~Word.OPEN for parts in self.parts]  # what makes it a small word
        for i, parts in enumerate(self.flags):
            if parts & Word.FINITE and self.is_proper(i):
                self.flags[i] = parts & ~Word.FINITE
        self.quotes = quotes
        self.quote = self._quoted()
        # Told once a sentence, since every verb behind a comma asks again:
        self.begins: dict[int, int] = {}  # by comma: the first token of its clause
        self.segments: dict[tuple[int, int], int | None] = {}  # where the subject begins between two commas
        self.subjects: dict[int, tuple[int, int] | None] = {}  # by comma: the subject of a verb behind it

    def _quoted(self) -> list[int]:
        inside = [-1] * self.n
        if self.quotes:
            starts = [quote.start for quote in self.quotes]
            for i, token in enumerate(self.toks):
                at = bisect_right(starts, token.start) - 1
                if at >= 0 and token.start < self.quotes[at].end:
                    inside[i] = at
        return inside

    def has(self, i: int, part: int) -> bool:
        """True when token `i` exists and may play one of the parts."""
        return 0 <= i < self.n and bool(self.parts[i] & part)

    def is_word(self, i: int) -> bool:
        """True for a token that begins with a letter."""
        return 0 <= i < self.n and self.toks[i].text[0].isalpha()

    def is_proper(self, i: int) -> bool:
        """True for a word with a capital that no sentence or quotation begins: part of a name ("Theresa May")."""
        token = self.toks[i]
        return i > 0 and token.text[0].isupper() and self.is_word(i - 1) and not token.text.isupper()

    def is_initials(self, i: int) -> bool:
        """True for a word in capitals between others that are not: the initials of a name ("the US envoy")."""
        around = (self.toks[k].text for k in (i - 1, i + 1) if self.is_word(k))
        return self.toks[i].text.isupper() and not any(len(text) > 1 and text.isupper() for text in around)

    def is_name(self, i: int) -> bool:
        """True for a capitalised word that is no known small word, nor a participle at the sentence's head."""
        if not self.is_word(i) or not self.toks[i].text[0].isupper():
            return False
        if i == 0 and self.n > 1 and self.low[0].endswith(self.lex.opening_endings):
            return self.toks[1].text[0].isupper()
        return not self.flags[i] & ~(Word.TIME | Word.ADDRESS)

    def is_clitic(self, i: int) -> bool:
        """True for a subject pronoun hung on its verb."""
        if not 0 <= i < self.n or "-" not in self.low[i]:
            return False
        head, _, tail = self.low[i].strip().rpartition("-")
        return head.strip("-") in ("", "t") and bool(self.lex.words.get(tail, 0) & Word.SUBJECT_PRONOUN)

    def is_dash(self, i: int) -> bool:
        """True for a dash with white space on both sides."""
        if not 0 <= i < self.n or self.low[i] not in _DASHES:
            return False
        token, text = self.toks[i], self.page.text
        before, after = text[token.start - 1 : token.start], text[token.end : token.end + 1]
        return (before.isspace() or before in _DASHES) and (after.isspace() or after in _DASHES)

    def is_stop(self, i: int) -> bool:
        """True for a mark that ends a clause, a dash or a colon."""
        if not 0 <= i < self.n:
            return False
        low = self.low[i]
        if low == ".":
            return i >= self.n - 2 or not (
                self.has(i - 1, Word.ADDRESS)
                or len(self.low[i - 1]) == 1
                or self.low[i - 1] in self.lex.abbreviations
            )
        return low[0] in _STOPS or low == ":" or self.is_dash(i)

    def is_mark(self, i: int) -> bool:
        """True for a quotation mark."""
        return 0 <= i < self.n and self.low[i] in self.marks

    def opens(self, i: int) -> bool:
        """True for the first token of a quotation: its opening mark."""
        return (
            0 <= i < self.n and self.quote[i] >= 0 and self.toks[i].start == self.quotes[self.quote[i]].start
        )

    def closes(self, i: int) -> bool:
        """True for the closing mark of an outermost quotation."""
        return (
            0 <= i < self.n
            and self.quote[i] >= 0
            and self.quotes[self.quote[i]].closed
            and self.toks[i].end == self.quotes[self.quote[i]].end
        )

    def after_quote(self, i: int) -> int:
        """The first token behind the quotation that holds token `i`."""
        at = self.quote[i]
        while i < self.n and self.quote[i] == at:
            i += 1
        return i

    def before_quote(self, i: int) -> int:
        """The last token before the quotation that holds token `i`; -1 at the sentence's head."""
        at = self.quote[i]
        while i >= 0 and self.quote[i] == at:
            i -= 1
        return i

    def inserted(self, i: int) -> int:
        """The token behind an inserted phrase that begins at `i`, or `i`."""
        return self._phrase(i, self.lex.inserted)

    def resuming(self, i: int) -> int:
        """The token behind a phrase at `i` that gives the floor back to the narrator, or `i`."""
        return self._phrase(i, self.lex.resuming)

    def breaks(self, i: int) -> bool:
        """True at a phrase that gives the floor back even without a comma."""
        return self._phrase(i, self.lex.breaking) > i

    def ends_phrase(self, i: int) -> bool:
        """True at an occasion that ends a noun phrase or infinitive without a comma."""
        return self._phrase(i, self.lex.aftermath) > i

    def _phrase(self, i: int, phrases: Phrases) -> int:
        for phrase in phrases.get(self.low[i], ()) if 0 <= i < self.n else ():
            if tuple(self.low[i : i + len(phrase)]) == phrase:
                return i + len(phrase)
        return i

    def full(self, i: int) -> str:
        """The word at `i`, an elided form written out."""
        return self.lex.elided.get(self.low[i], self.low[i])

    def is_adverb(self, i: int) -> bool:
        """True for an adverb; a word with an adverb's ending behind an article or preposition is a noun."""
        if not 0 <= i < self.n or not self.lex.is_adverb(self.low[i]):
            return False
        listed = self.flags[i] & Word.ADVERB
        if i > 0 and not listed and self.toks[i].text[0].isupper() and not self.is_mark(i - 1):
            return False  # a name
        return bool(listed) or not self.has(
            i - 1, Word.DETERMINER | Word.OF | Word.PREPOSITION | Word.CONTRACTED
        )

    def auxiliary(self, i: int) -> Auxiliary | None:
        """The auxiliary at `i`; a short form that is a possessive too needs its subject right before it."""
        found = self.lex.auxiliaries.get(self.low[i]) if 0 <= i < self.n else None
        if found is not None and self.is_proper(i):
            return None
        if found is not None and self.flags[i] & Word.POSSESSIVE and not self._hung_verb(i):
            return None
        return found

    def _hung_verb(self, i: int) -> bool:
        """True when what a suffix hangs on can't own anything: a pronoun, a relative, "that"."""
        return self.has(i - 1, Word.THIRD_PERSON | Word.SUBJECT_PRONOUN | Word.RELATIVE | Word.THAT)

    def infinitive_at(self, i: int) -> bool:
        """True when a bare infinitive, with its negation, adverbs and clitics, begins at `i`."""
        skipped = (
            Word.NEGATION_FIRST | Word.NEGATION_SECOND | Word.NEGATION | Word.REFLEXIVE | Word.OBJECT_CLITIC
        )
        while i < self.n and (not self.lex.is_infinitive(self.low[i]) or self.is_name(i)):
            if not (self.flags[i] & skipped or self.is_mark(i) or self.is_adverb(i)):
                return False
            i += 1
        return i < self.n

    def is_finite(self, i: int) -> bool:
        """True for a form of an auxiliary or cue that can be a finite verb here."""
        if not 0 <= i < self.n:
            return False
        low = self.low[i]
        if self.flags[i] & Word.FINITE:
            return not self.has(i - 1, Word.DETERMINER | Word.OF)
        auxiliary = self.lex.auxiliaries.get(low)
        if auxiliary:
            auxiliary = self.auxiliary(i)
            return auxiliary is not None and (auxiliary.finite or auxiliary.slot == "first")
        if len(low) > 5 and low.endswith(self.lex.finite_endings) and not self.flags[i]:
            return True
        slots = [slot for _, slot in self.lex.cues.get(low, ()) if slot in FINITE]
        if not slots or self.has(i - 1, Word.DETERMINER | Word.OF | Word.PREPOSITION | Word.POSSESSIVE):
            return False
        return not self.lex.plural_endings or any(self.has_its_number(i, slot) for slot in slots)

    def _compounded(self, head: int) -> bool:
        """True for a noun before another that has the verb ("state media reported")."""
        if head + 2 >= self.n or not self.is_word(head + 1) or self.flags[head + 1]:
            return False
        return any(slot in FINITE for _, slot in self.lex.cues.get(self.low[head + 2], ()))

    def has_its_number(self, head: int, slot: str) -> bool:
        """False for a noun in a verb's form: no plural stands before "claim", no article or name before "claims"."""
        i = head - 1
        while i >= 0 and self.is_adverb(i):
            i -= 1
        if slot == PLURAL and (i < 0 or self.low[i] == ",") and self._compounded(head):
            return False
        if i < 0 or not self.is_word(i) or self.flags[i] & ~Word.ADDRESS or slot == EITHER:
            return True
        if slot == PLURAL:
            joined = any(self.has(k, Word.COORDINATOR) for k in range(max(0, i - 6), i))
            return joined or self.low[i].endswith(self.lex.plural_endings) or self.low[i] in self.lex.plurals
        while i >= 0 and self.is_word(i) and not self.flags[i] & ~Word.ADDRESS and not self.is_name(i):
            i -= 1
        return self.is_name(i) or self.has(
            i, Word.DETERMINER | Word.POSSESSIVE | Word.NUMBER_WORD | Word.ADVERB
        )
