"""English: one construction a line, read as `source | cue | content`."""

from __future__ import annotations

import hypothesis.strategies as st
import pytest
from hypothesis import given

from detente.reading.language import load
from tests.reading.attributed import attributions, lines

ENGLISH = load("en")

CONSTRUCTIONS = [
    # clauses with and without "that"
    ("The minister said that the bridge holds.", "The minister | said | that the bridge holds"),
    ("The minister said the bridge would hold.", "The minister | said | the bridge would hold"),
    ("She said on Tuesday the bridge would hold.", "She | said | the bridge would hold"),
    (
        "The envoy told reporters in Oslo on Monday the bridge would hold.",
        "The envoy | told | the bridge would hold",
    ),
    (
        "The envoy said in a statement that the bridge holds.",
        "The envoy | said | that the bridge holds",
    ),
    (
        "Oslo denies the bridge is closed and has said it will reopen.",
        "Oslo | denies | the bridge is closed",
    ),
    (
        "The envoy, who was in Oslo, said the road was open.",
        "The envoy | said | the road was open",
    ),
    (
        "Oslo warned Bergen that any closure would have a price.",
        "Oslo | warned | that any closure would have a price",
    ),
    ("Officials did not say that the bridge holds.", "Officials | not did not say | that the bridge holds"),
    (
        "The mayor refused to say that the bridge holds.",
        "The mayor | not refused to say | that the bridge holds",
    ),
    ("Oslo is saying the bridge is safe.", "Oslo | is saying | the bridge is safe"),
    # infinitives and objects
    ("Oslo vowed to rebuild the bridge.", "Oslo | vowed | to rebuild the bridge"),
    ("Oslo urged Bergen not to close the road.", "Oslo | urged | not to close the road"),
    ("She called on Bergen to open the road.", "She | called on | to open the road"),
    ("Oslo accused Bergen of breaking its word.", "Oslo | accused | of breaking its word"),
    ("Oslo warned Bergen against a closure.", "Oslo | warned | against a closure"),
    ("Oslo expects Bergen to open the road.", "Oslo | expects | Bergen to open the road"),
    # noun phrases
    ("The mayor rejected any closure of the road.", "The mayor | rejected | any closure of the road"),
    (
        'The mayor called the plan a "bad joke" on Monday.',
        'The mayor | called | the plan a "bad joke" on Monday',
    ),
    ("The mayor called for restraint.", "The mayor | called for | for restraint"),
    ("The mayor voiced hope that the road would open.", "The mayor | voiced | that the road would open"),
    # incises
    ('"The bridge holds," the minister said.', "the minister | said | The bridge holds"),
    ('"The bridge holds," said the minister.', "the minister | said | The bridge holds"),
    (
        '"The bridge holds," Ann Miller, the mayor, told the council.',
        "Ann Miller, the mayor | told | The bridge holds",
    ),
    ("The bridge, he added, would hold for years.", "he | added | The bridge … would hold for years"),
    ("The bridge will hold, officials said in a statement.", "officials | said | The bridge will hold"),
    (
        'The bridge "will hold," Ann Miller said, adding that it is safe.',
        'Ann Miller | said | The bridge "will hold',
    ),
    ('He said, "The bridge will hold for years."', "He | said | The bridge will hold for years"),
    ('He told the council: "The bridge will hold for years."', "He | told | The bridge will hold for years"),
    # marks
    ("\u201cThe bridge holds,\u201d he said.", "he | said | The bridge holds"),
    ("\u2018We don\u2019t fear the crowd,\u2019 he said.", "he | said | We don\u2019t fear the crowd"),
    ("''The bridge holds,'' he said.", "he | said | The bridge holds"),
    # prepositions and comparisons
    ("The bridge holds, according to officials.", "officials | according to | The bridge holds"),
    ("According to the mayor, the bridge holds.", "the mayor | According to | the bridge holds"),
    ("As the mayor noted on Monday, the bridge is old.", "the mayor | noted | the bridge is old"),
    # passed on by another
    (
        "The daily quoted Ann Miller as saying that the bridge holds.",
        "Ann Miller | as saying | that the bridge holds",
    ),
    (
        '"The bridge holds," Ann Miller was quoted as saying.',
        "Ann Miller | quoted as saying | The bridge holds",
    ),
    # participles
    ("The mayor closed the road, saying it was unsafe.", "The mayor | saying | it was unsafe"),
]


@pytest.mark.parametrize(("text", "expected"), CONSTRUCTIONS, ids=[text for text, _ in CONSTRUCTIONS])
def test_construction(text, expected):
    assert lines(text, ENGLISH)[:1] == [expected]


SEVERAL = [
    (
        "Oslo accused Bergen of haste and said the road was closed.",
        ["Oslo | accused | of haste", "Oslo | said | the road was closed"],
    ),
    (
        '"It holds," the mayor said. "It will hold for many years to come."',
        ["the mayor | said | It holds", "- | - | It will hold for many years to come"],
    ),
    (
        "Anna Weber said the road was open, while Tom Reed said it was closed.",
        ["Anna Weber | said | the road was open", "Tom Reed | said | it was closed"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), SEVERAL, ids=[text for text, _ in SEVERAL])
def test_several_statements(text, expected):
    assert lines(text, ENGLISH) == expected


NOTHING = [
    "The United States left the talks.",
    "The mayor declined to comment.",
    "The mayor refused to answer questions.",
    "The council of the Russian state met in Oslo.",
    "His baseless claims went round the world.",
    "The recently announced bridge will open in May.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_nothing_is_said(text):
    assert lines(text, ENGLISH) == []


PIECES = st.lists(
    st.sampled_from(
        ["The minister", " said", " that", " the accord", " holds", ",", '"', "\u201c", "\u201d", "'", "''", ".", "\n",
         " he", " told", " reporters", "'s", " not", " to", " sign", " according to", " and", " (", ")", " Oslo"]
    ),
    max_size=40,
)  # fmt: skip


RELAYED = [
    "Tom Reed accused Bergen of haste, the TASS news agency said.",
    "The bridge would hold, Tom Reed said, TASS reported.",
    "The bridge would hold, Tom Reed said, according to TASS.",
    "TASS quoted Tom Reed as saying that the bridge holds.",
    "Tom Reed was quoted by TASS as saying that the bridge holds.",
]


@pytest.mark.parametrize("text", RELAYED)
def test_a_medium_passes_on_what_somebody_else_says(text):
    (one,) = attributions(text, ENGLISH)
    assert one.source.exact == "Tom Reed"
    assert next(span.exact.removeprefix("the ") for span in one.relay_sources).startswith("TASS")


@given(PIECES)
def test_any_text_is_read_and_every_span_holds_its_words(pieces):
    text = "".join(pieces)
    if not text.strip():
        return
    for one in attributions(text, ENGLISH):
        spans = [*one.content, *one.addressed, *one.relay_sources, *(s for s in (one.cue, one.source) if s)]
        assert all(span.holds(text) for span in spans)
        assert all(a.end <= b.start for a, b in zip(one.content, one.content[1:], strict=False))
