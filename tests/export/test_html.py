from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.anchor import Span
from detente.dossier.dossier import shipped
from detente.errors import UsageError
from detente.export.html import notebook, page
from detente.export.sheet import NESTING
from detente.record import Party
from detente.views.contested import contested
from detente.views.positions import positions
from detente.views.weight import weightiest
from tests.export.made import TEXT, bare, record, statement
from tests.export.reading_back import Page, read

BIDI = "\u202eab\u2066"


def shown(**given: object) -> Page:
    return read(page([record()], **given))  # type: ignore[arg-type]


def card(number: int) -> str:
    html = page([record()])
    found = next(e for e in read(html).elements if e.attributes.get("id") == f"d1-s{number}")
    return " ".join(found.text.split())


def test_the_text_on_the_page_is_the_text_of_the_dispatch() -> None:
    assert shown().dispatch == TEXT


def test_text_and_record_lead_to_each_other_and_no_link_leads_nowhere() -> None:
    seen = shown()
    assert len(seen.ids) == len(set(seen.ids))
    assert {target[1:] for target in seen.targets} <= set(seen.ids)
    for number in range(1, 5):
        assert f"#d1-s{number}" in seen.targets
        assert f"#d1-in-s{number}" in seen.targets


def test_passages_cover_the_words_of_their_statement() -> None:
    seen = shown()
    for number, one in enumerate(record().statements, 1):
        pieces = [e.exact for e in seen.having("d-says") if e.attributes["data-s"] == f"d1-s{number}"]
        assert "".join(pieces) == "".join(span.exact for span in one.content)


def test_direct_and_reported_speech_are_told_apart_in_words_and_in_style() -> None:
    assert "direct speech" in card(1)
    assert "“Nous viendrons lundi si le pont est ouvert”" in card(1)
    assert "reported speech" in card(2)
    assert "partly quoted" in card(4)
    assert shown().having("d-direct")[1].exact == "Nous viendrons lundi si le pont est ouvert"


def test_relays_are_a_chain_from_the_outlet_to_the_speaker() -> None:
    outlet, relay, speaker = (card(2).index(name) for name in ("Agence Nord", "Radio Fjord", "Per Dahl"))
    assert outlet < relay < speaker
    assert card(2).count("←") == 2 + 2  # its own two, and those of the statement inside it
    assert "as reported by" in card(2)


def test_a_nested_statement_is_shown_inside_the_one_that_holds_it() -> None:
    assert "le pont tient" in card(3)
    inner = next(e for e in shown().elements if e.attributes.get("id") == "d1-s3")
    assert inner.parents.count("li") == 1


def test_what_must_not_be_overlooked_is_said_in_words() -> None:
    assert "red line" in card(2)
    assert "not said" in card(2)
    assert "It is not asserted." in card(2)
    assert "Speaker undecided" in card(4)
    assert "two men were named" in card(4)
    assert "condition si le pont est ouvert" in card(1)
    assert "Monday, one of 3, 10 or 17 January 2022" in card(1)


def test_rule_confidence_evidence_and_offsets_are_there() -> None:
    assert all(part in card(1) for part in ("90%", "made.by-hand", "22–64", "cue: made by hand"))


def test_facts_credits_and_provenance_are_listed() -> None:
    text = " ".join(read(page([record()])).all("article")[0].text.split())
    for part in (
        "with Eva Lund (Bergen)", "talks, held: Ida Berg, Per Dahl, Oslo, January 2022, lasting 2 hours",
        "about 300 (person)", "no source named", "December 2021", "Norvège (Norway)", "maire", "windows-1252",
        "made/1", record().dispatch.id, "speaks for Norvège",
    ):  # fmt: skip
        assert part in text, part


def test_the_same_records_give_the_same_bytes() -> None:
    assert page([record(), record()]) == page([record(), record()])


def test_the_language_of_dispatch_and_page_are_both_said() -> None:
    html = page([record()], language="fr")
    assert '<html lang="fr">' in html
    assert '<html lang="en">' in page([record()])
    assert all(e.attributes["lang"] == "fr" for e in read(page([record()])).having("d-text"))
    assert "discours direct" in html
    assert "n’a pas dit" in html
    assert "lundi, un jour parmi 3, 10 ou 17 janvier 2022" in html
    with pytest.raises(UsageError):
        page([record()], language="xx")


def test_several_dispatches_have_a_table_of_contents() -> None:
    seen = read(page([record(), bare("Rien.", title="Pas de nouvelles")]))
    assert [e.attributes["aria-labelledby"] for e in seen.all("nav")] == ["contents"]
    assert {"#d1", "#d2"} <= set(seen.targets)
    assert "No statement was found." in seen.all("article")[1].text
    assert len(seen.ids) == len(set(seen.ids))
    assert not shown().all("nav")


def test_headings_go_down_one_level_at_a_time_and_landmarks_are_there() -> None:
    made = record()
    made = replace(made, quantities=(replace(made.quantities[0], sources=(Party("x:per", "Per Dahl"),)),))
    watched = shipped("european-security-2022")
    lines = [made.to_dict()]
    weighty = weightiest(lines, watched)
    seen = read(page([made, made], dossier=watched, weighty=weighty, contested=contested(lines)))
    assert "Numbers and whose they are" in seen.all("main")[0].text
    levels = [int(e.tag[1]) for e in seen.elements if re.fullmatch(r"h[1-6]", e.tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert all(len(seen.all(tag)) == 1 for tag in ("main", "footer", "title"))
    assert all(a.attributes.get("aria-label") or a.text.strip() for a in seen.all("a"))


def test_nothing_is_fetched_and_only_our_own_style_and_script_run() -> None:
    html = page([record()])
    assert not re.search(r"(?:src|srcset|action)\s*=|url\(|@import|https?:|\sstyle=|\son\w+=", html)
    policy = read(html).all("meta")[1].attributes["content"]
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    for tag, rule in (("style", "style-src"), ("script", "script-src")):
        (body,) = re.findall(rf"<{tag}>(.*?)</{tag}>", html, re.DOTALL)
        assert (
            f"{rule} 'sha256-{base64.b64encode(hashlib.sha256(body.encode()).digest()).decode()}'" in policy
        )


def test_hostile_words_stay_words_everywhere() -> None:
    nasty = "</p><script>alert(1)</script>{{7*7}}{% raw %}\" onclick='x'&lt;" + BIDI
    span = Span.cut(nasty, 0, len(nasty))
    one = statement(
        1, (span,), speakers=(Party(nasty, nasty),), relays=(Party("x", nasty),), undecided=nasty, rule=nasty,
        evidence=(nasty,), condition=span, said=nasty, source=span, cue=span,
    )  # fmt: skip
    made = bare(
        nasty, one, title=nasty, outlet=nasty, path=nasty, notes=(nasty,), published=nasty, encoding=nasty
    )
    for html in (page([made, made], title=nasty), notebook(made)):
        assert html.count("<script>") == ("<html" in html)
        assert "49" not in re.sub(
            r"<style>.*?</style>|sha256\S+|id=\S+|d-?[0-9a-f]{8}", "", html, flags=re.DOTALL
        )
        assert not re.search("[\u202e\u2066]", html)
        seen = read(html)
        assert seen.dispatch.startswith(nasty)
        assert not any(name.startswith("on") for e in seen.elements for name in e.attributes)


@settings(max_examples=40)
@given(st.text(min_size=1, max_size=60), st.data())
def test_any_text_with_any_statements_comes_back_exactly(text: str, data: st.DataObject) -> None:
    statements = []
    for number in range(data.draw(st.integers(0, 4))):
        start = data.draw(st.integers(0, len(text) - 1))
        end = data.draw(st.integers(start + 1, len(text)))
        mode = data.draw(st.sampled_from(["direct", "indirect", "mixed"]))
        outer = data.draw(st.sampled_from([None, "s0", "s1", "s9"]))
        span = Span.cut(text, start, end)
        statements.append(statement(number, (span,), mode=mode, nested_in=outer, source=span, cue=span))
    seen = read(page([bare(text, *statements)]))
    assert seen.dispatch == text
    assert len(seen.having("d-card")) == len(statements)


def test_a_very_long_statement_is_whole_in_the_text_and_short_beside_it() -> None:
    text = "mot " * 5000
    html = page([bare(text, statement(1, (Span.cut(text, 0, len(text)),)))])
    assert read(html).dispatch == text
    assert "and 19 680 more characters" in html
    assert len(html) < 2 * len(text) + 30_000


def test_deep_nesting_ends_at_the_deepest_level_shown() -> None:
    text = "a" * 300
    many = [statement(i, (Span.cut(text, i, 300),), nested_in=f"s{i - 1}" if i else None) for i in range(200)]
    seen = read(page([bare(text, *many)]))
    assert len(seen.having("d-card")) == 200
    assert max(e.parents.count("li") for e in seen.having("d-card")) == NESTING - 1


def test_a_statement_nested_in_itself_or_in_a_later_one_is_still_shown() -> None:
    text = "abcdef"
    whole = (Span.cut(text, 0, 6),)
    made = bare(
        text, statement(1, whole, nested_in="s1"), statement(2, whole, nested_in="s3"), statement(3, whole)
    )
    assert len(read(page([made])).having("d-card")) == 3


def test_views_lead_to_their_statements_and_say_silence() -> None:
    watched = shipped("european-security-2022")
    issue = watched.issues[0].id
    made = record()
    first = made.statements[0]
    made = replace(
        made,
        statements=(replace(first, issues=(replace(first.issues[0], issue=issue),)), *made.statements[1:]),
    )
    lines = [made.to_dict()]
    html = page(
        [made], dossier=watched, matrix=positions(lines, watched), weighty=weightiest(lines, watched, most=2),
        contested=contested(lines),
    )  # fmt: skip
    seen = read(html)
    assert {target[1:] for target in seen.targets} <= set(seen.ids)
    (table,) = seen.all("table")
    assert watched.issues[0].labels["en"][0] in table.text
    assert "for" in table.text
    assert "Nothing is stated here on" in html
    assert "reported as not said by" in html
    assert len(seen.having("d-weight")) == 2
    assert seen.dispatch == TEXT


def test_silence_in_a_cell_is_said() -> None:
    watched = shipped("european-security-2022")
    one, two = (issue.id for issue in watched.issues[:2])
    text = "oui non"
    yes, no = Span.cut(text, 0, 3), Span.cut(text, 4, 7)
    from detente.record import Stance

    made = bare(
        text,
        statement(1, (yes,), issues=(Stance(one, "for", yes),)),
        statement(
            2,
            (no,),
            speakers=(Party("x:ida", "Ida Berg"),),
            issues=(Stance(two, "against", no),),
            red_line=True,
        ),
    )
    html = page([made], dossier=watched, matrix=positions([made.to_dict()], watched))
    (table,) = read(html).all("table")
    assert table.text.count("not stated here") == 2
    assert "red line" in table.text


def test_a_notebook_shows_the_same_text_with_styles_of_its_own_and_no_script() -> None:
    html = notebook(record())
    seen = read(html)
    assert seen.dispatch == TEXT
    assert seen.elements[0].tag == "style"
    assert not seen.all("script")
    assert {target[1:] for target in seen.targets} <= set(seen.ids)


def test_a_page_of_nothing_says_so() -> None:
    assert "No statement was found." in page([])


PAIRS = [
    (ink, paper)
    for ink in ("ink", "quiet", "link", "firm", "kind", "plain")
    for paper in ("paper", "raised")
] + [(ink, "paper") for ink in ("ink",)] + [
    (ink, tint) for ink in ("ink", "quiet", "link", "kind") for tint in ("direct", "mixed", "event")
] + [("ink", "lit"), ("paper", "firm")]  # fmt: skip


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("mode", [0, 1], ids=["light", "dark"])
def test_every_ink_on_every_ground_has_the_contrast_of_wcag_aa(mode: int) -> None:
    style = notebook(record()).partition("</style>")[0]
    found = re.findall(r"--(\w+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)", style)
    colours = {name: (light, dark)[mode] for name, light, dark in found}
    for ink, ground in PAIRS:
        high, low = sorted((luminance(colours[ink]), luminance(colours[ground])), reverse=True)
        assert (high + 0.05) / (low + 0.05) >= 4.5, (ink, ground)
