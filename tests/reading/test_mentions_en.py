from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.anchor import Span
from detente.reading.language import load
from detente.reading.mentions import find
from detente.reading.sources import Sources
from tests.reading.bare import bare_page
from tests.reading.scenes import cast, scene

EN = load("en")


def speakers(text: str, source: str | None = None) -> list[str]:
    """Whom a source stands for (all of the first sentence before "said" without one)."""
    found = scene(text, EN)
    start = text.rindex(source) if source else 0
    words = source or text[: text.index(" said")]
    sources = Sources(found)
    nouns = sources.nouns(Span.cut(text, start, start + len(words)))
    return [sources.party(actor).name if (actor := sources.actor(noun)) else "?" for noun in nouns]


def first(text: str) -> str:
    """The words of the first mention, its name included."""
    found = scene(text, EN)
    noun = found.nouns[0]
    return text[found.tokens[noun.first].start : found.tokens[noun.last - 1].end]


@pytest.mark.parametrize(
    "source",
    [
        "Norwegian Foreign Minister Kari Lund",
        "Norway's foreign minister, Kari Lund,",
        "Kari Lund, Norway's foreign minister,",
        "Kari Lund, the foreign minister of Norway,",
        "Oslo's ambassador to the United Nations, Kari Lund,",
        "Kari Lund, the White House press secretary,",
        "White House press secretary Kari Lund",
        "State Department spokeswoman Kari Lund",
        "Secretary of State Kari B. Lund",
        "former US ambassador to Norway Kari Lund",
        "deputy finance minister Kari Lund",
        "Ministry of Foreign Affairs spokesperson Kari Lund",
        "The head of Norway's space agency, Kari Lund,",
        "Retired Lt. Gen. Kari Lund",
        "US Sen. Kari Lund",
        "Ohio Gov. Kari Lund",
        "Tesla CEO Kari Lund",
        "President Vladimir Putin's spokeswoman, Kari Lund,",
        "Senate Majority Leader Kari Lund",
        "Dr. Kari Lund",
        "Prof Kari Lund",
        "Norway's Supreme Leader Ayatollah Kari Lund",
        "Kari Lund, head of Norway's Security Council,",
    ],
)
def test_titles_before_and_behind_lead_to_the_name(source):
    (found,) = speakers(f"{source} said so.")
    assert found in ("Kari Lund", "Kari B. Lund")


@pytest.mark.parametrize(
    "later", ["Ms. Lund", "Ms Lund", "Lund", "She", "The Norwegian minister", "The minister"]
)
def test_later_mentions_lead_back_to_the_full_name(later):
    assert speakers(f"Norwegian Foreign Minister Kari Lund left. {later} said so.", later) == ["Kari Lund"]


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("The U.S.", "United States"), ("Britain", "United Kingdom"), ("Kiev", "Ukraine"), ("Moscow", "Russia"),
        ("The Kremlin", "Russia"), ("No 10", "United Kingdom"), ("Downing Street", "United Kingdom"),
        ("The Foreign Office", "United Kingdom"), ("The Pentagon", "United States"), ("Foggy Bottom", "United States"),
        ("The Elysee", "France"), ("The Russian Defense Ministry", "Russia"), ("China's foreign ministry", "China"),
        ("The State Department", "United States"), ("The Russians", "Russians"), ("The French", "French"),
        ("Ukraine's Zelensky", "Volodymyr Zelensky"), ("The German government", "Germany"), ("NATO", "NATO"), ("Russia's State Duma", "State Duma"),
        ("Brussels", "EU"), ("The U.S.-led alliance", "NATO"), ("Mr. Biden", "Joe Biden"),
        ("Robert F. Kennedy Jr.", "Robert F. Kennedy Jr."), ("Ursula von der Leyen", "Ursula von der Leyen"),
        ("Kim Jong Un", "Kim Jong Un"), ("Mohammed bin Salman", "Mohammed bin Salman"),
        ("Secretary of State Antony J. Blinken", "Antony J. Blinken"),
    ],
)  # fmt: skip
def test_names_and_metonyms(source, name):
    assert speakers(f"{source} said so.") == [name]


@pytest.mark.parametrize(
    "phrase",
    [
        "A senior administration official", "A Kremlin spokesman", "U.S. officials", "Two people", "Both sides",
        "The two leaders", "Russian and Ukrainian officials", "Western intelligence officials", "Analysts",
        "A senior U.S. defense official", "The country's foreign minister", "The Ukrainian military",
    ],
)  # fmt: skip
def test_a_phrase_is_one_mention(phrase):
    assert first(f"{phrase} said so.") == phrase


@pytest.mark.parametrize(
    "text",
    [
        "Asked on Tuesday, nothing changed.",
        "After the Cold War, Wall Street recovered.",
        "Polish the text in March.",
        "In General Assembly season, Great Power Politics returns.",
    ],
)
def test_capitals_alone_make_nobody(text):
    assert [actor for actor in cast(text, EN).actors() if actor.kind == "person"] == []


def test_an_adjective_of_a_state_is_no_people_before_its_noun():
    assert [(one.span.exact, one.form) for one in cast("The French offer pleased the French.", EN).mentions] == [
        ("French", "demonym"), ("the French", "group"),
    ]  # fmt: skip


def test_it_is_no_person_and_she_no_state():
    text = "Germany met Kari Lund. It agreed. She smiled."
    assert speakers(text, "It") == ["Germany"]
    assert speakers(text, "She") != ["Germany"]


def test_a_verb_behind_a_ministry_is_no_document():
    assert first("The ministry reports a calm night.") == "The ministry"
    assert first("The ministry's report is out.") == "The ministry's report"


def test_a_deputy_does_not_hold_the_office():
    text = "Kari Lund is here, and deputy finance minister Ola Berg too. The finance minister said so."
    assert speakers(text, "The finance minister") == ["?"]


def test_what_a_title_is_about_is_not_whose_it_is():
    actors = cast("Iran envoy Kari Lund and US envoy Ola Berg met.", EN).actors()
    assert {actor.name: actor.party for actor in actors if actor.kind == "person"} == {
        "Kari Lund": None, "Ola Berg": "wd:Q30",
    }  # fmt: skip


def test_the_alliance_is_the_last_one_named():
    assert speakers("NATO chief Kari Lund left. The alliance said so.", "The alliance") == ["NATO"]
    assert speakers("NATO met the EU. The alliance said so. The bloc said no.", "The alliance") == ["NATO"]
    assert speakers("NATO met the EU. The alliance said so. The bloc said no.", "The bloc") == ["EU"]


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["the", "The", "'s", "minister", "Russia", "Moscow", ",", ".", "of", "and", "Mr.", "Kim", "Paul", "\n", "it",
             "the latter", "Russian", "spokesman", "U.S.", '"', "to", "Foreign", "government", "deputy", "senior"],
        ),
        max_size=60,
    )
)  # fmt: skip
def test_mentions_are_sorted_disjoint_and_hold_their_words(words):
    text = " ".join(words).replace(" 's", "'s")
    page = bare_page(text, EN)
    found = find(page)
    spans = [mention.span for mention in found.mentions]
    assert all(span.holds(text) for span in spans)
    assert all(one.end <= two.start for one, two in pairwise(spans))
    assert {mention.actor for mention in found.mentions if mention.actor} <= set(found.members)
