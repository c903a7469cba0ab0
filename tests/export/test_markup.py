from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from detente.export.markup import DEEPEST, Block, Mark, blocks, escaped, painted, seen
from tests.export.reading_back import read

HOSTILE = "abé \n\r\t\"'<>&{}%\x00\x1b\u202e\u2066\u2028\ufeff\ud800\xad«»😀"


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, list[Mark]]:
    text = draw(st.text(st.sampled_from(HOSTILE), min_size=1, max_size=60))
    marks = []
    for i in range(draw(st.integers(0, 25))):
        start = draw(st.integers(0, len(text) - 1))
        end = draw(st.integers(start + 1, len(text)))
        href = draw(st.sampled_from([None, "#there"]))
        number = draw(st.sampled_from([None, "7"])) if href else None
        rank = 1 if number else draw(st.integers(0, 3)) if not href else 6
        marks.append(Mark(start, end, "d-x", rank, f"m{i}", href, 'la"bel', number))
    return text, marks


def html_of(text: str, marks: list[Mark]) -> str:
    return "".join(painted(text, marks, blocks(text)))


@given(marked())
def test_without_its_tags_the_page_is_the_text_and_tags_nest(given: tuple[str, list[Mark]]) -> None:
    text, marks = given
    assert read(html_of(text, marks), everything=True).dispatch == text


@given(marked())
def test_every_mark_covers_exactly_its_characters(given: tuple[str, list[Mark]]) -> None:
    text, marks = given
    for mark in marks:
        alone = read(html_of(text, [mark]), everything=True)
        ends = [(max(mark.start, b.start), min(mark.end, b.end)) for b in blocks(text)]
        expected = "".join(text[start:end] for start, end in ends if start < end)
        assert "".join(piece.exact for piece in alone.having("d-x")) == expected


@given(marked())
def test_an_id_stands_once_and_every_mark_has_one_or_is_in_a_gap(given: tuple[str, list[Mark]]) -> None:
    text, marks = given
    ids = read(html_of(text, marks), everything=True).ids
    assert len(ids) == len(set(ids))
    shown = [m for m in marks if any(m.start < b.end and b.start < m.end for b in blocks(text))]
    assert {mark.anchor for mark in shown} == set(ids)


@given(st.text(st.sampled_from("ab \n\r\t"), max_size=80))
def test_blocks_laid_end_to_end_are_the_text(text: str) -> None:
    found = blocks(text)
    assert "".join(text[block.start : block.after] for block in found) == text
    assert all(block.start < block.end <= block.after for block in found)
    assert all(not text[block.end : block.after].strip() for block in found)


def test_blank_lines_divide_hand_broken_lines_and_line_ends_divide_long_ones() -> None:
    assert [b.start for b in blocks("one\ntwo\n\nthree")] == [0, 9]
    long = "word " * 30
    assert [b.start for b in blocks(f"{long}\ntwo")] == [0, 151]


def test_crossing_marks_are_split_where_they_cross() -> None:
    marks = [Mark(0, 4, "first", 1), Mark(2, 6, "second", 1)]
    (html,) = painted("abcdef", marks, [Block(0, 6, 6)])
    assert html == (
        '<span class="first">ab<span class="second">cd</span></span><span class="second">ef</span>'
    )


def test_a_statement_that_begins_inside_a_link_is_taken_out_of_it() -> None:
    marks = [Mark(0, 4, "fact", 6, href="#t"), Mark(2, 6, "says", 1, href="#s", number="1")]
    (html,) = painted("abcdef", marks, [Block(0, 6, 6)])
    page = read(html, everything=True)
    assert [e.text for e in page.having("says")] == ["cdef"]
    assert [e.text for e in page.having("fact")] == ["ab", "cd"]


def test_a_mark_goes_on_in_the_next_paragraph_under_one_id() -> None:
    text = "one\n\ntwo"
    first, second = painted(text, [Mark(0, 8, "says", 1, "here")], blocks(text))
    assert 'id="here"' in first
    assert 'class="says"' in second
    assert 'id="here"' not in second


def test_marks_beyond_the_deepest_keep_their_anchor() -> None:
    marks = [Mark(0, 5, f"k{i}", 1, f"a{i}") for i in range(DEEPEST + 3)]
    (html,) = painted("abcde", marks, [Block(0, 5, 5)])
    page = read(html, everything=True)
    assert len(page.ids) == DEEPEST + 3
    assert max(len(element.parents) for element in page.elements) == DEEPEST


def test_output_grows_with_text_and_marks_and_no_faster() -> None:
    def size(n: int) -> int:
        text = '"' * n
        marks = [Mark(i, min(n, i + 40), "d-x", 1) for i in range(0, n, 10)]
        return len(html_of(text, marks))

    assert size(8000) < 2.1 * size(4000)


def test_unseen_characters_are_shown_and_named() -> None:
    html = escaped("a\u202eb\x00")
    assert '<bdi class="d-unseen" data-code="202E" title="U+202E RIGHT-TO-LEFT OVERRIDE">U+202E</bdi>' in html
    assert "\x00" not in html
    assert "\u202e" not in html
    assert seen("a\u202e") == "a⟨U+202E⟩"


def test_french_spaces_are_left_as_they_are() -> None:
    assert escaped("«\u00a0oui\u202f!") == "«\u00a0oui\u202f!"
