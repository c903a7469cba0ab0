"""Acts, conditions, addressees and stances of Russian statements."""

from __future__ import annotations

import pytest

from detente.anchor import Span
from detente.dossier import dossier
from detente.reading import act_roles, acts, addressees, conditions, issues
from detente.reading.cast import Cast, Member
from detente.reading.language import load
from tests.reading.bare import attribution, bare_page, marked, other_than

RU = load("ru")
DOSSIER = dossier.shipped("european-security-2022")


def classify(example: str, mode: str = "indirect", other: str | None = None):
    """What the entries alone make of it."""
    text, start, end = marked(example)
    page = bare_page(text, RU)
    cue = Span.cut(text, start, end) if end else None
    content = Span.cut(text, end + 1 if end else 0, len(text))
    found = attribution(page, (content,), cue, mode)
    condition = conditions.find((content,), page)
    return acts.decide(acts.votes(found, page, condition, other_than(page, other)), condition)


@pytest.mark.parametrize(
    ("example", "mode", "act"),
    [
        ("[заявил] что дорога идёт вдоль реки", "indirect", "assert"),
        ("[объявил] открытии консульства", "indirect", "announce"),
        ("Мы откроем консульство осенью", "direct", "announce"),
        ("[сообщил] что страна готова принять посредников", "indirect", "offer"),
        ("[предложил] возобновить переговоры", "indirect", "offer"),
        ("[призвала] сложить оружие", "indirect", "appeal"),
        ("[предложил] запретить лодки на озере", "indirect", "appeal"),
        ("[потребовал] освобождения моряков", "indirect", "demand"),
        ("[сказал] что отряды должны освободить моряков", "indirect", "demand"),
        ("[приветствует] шаг навстречу", "indirect", "accept"),
        ("[сказала] что она не допустит нового тракта", "indirect", "reject"),
        ("[отказался] подписывать карту", "indirect", "reject"),
        ("Если подойдёт хоть один корабль, мы ответим", "direct", "threaten"),
        ("[пригрозил] перекрыть реку", "indirect", "threaten"),
        ("[предупредил] что плотина может рухнуть", "indirect", "warn"),
        ("[заявил] что задержка приведёт к голоду", "indirect", "warn"),
        ("[осудил] постыдную выходку", "indirect", "accuse"),
        ("[опроверг] поставки оружия", "indirect", "deny"),
        ("[назвала] слухи вымыслом, обвинения беспочвенны", "indirect", "deny"),
        ("Кто открыл шлюз?", "direct", "question"),
        ("[спросил] будет ли открыт шлюз", "indirect", "question"),
    ],
)
def test_each_act(example, mode, act):
    assert classify(example, mode).act == act


@pytest.mark.parametrize(
    ("example", "act"),
    [
        ("[не поддержал] новую карту", "reject"),
        ("[не согласен] с новой картой", "reject"),
        ("[не исключил] что мост закроют", "assert"),
        ("[не готов] к новой встрече", "reject"),
        ("[решил] не продлевать договор", "reject"),
        ("[отверг] обвинения в подкупе", "deny"),
        ("[отверг] предложение о встрече", "reject"),
        ("[не признал] вину в поджоге", "deny"),
        ("[назвал] визит замечательным", "accept"),
        ("[назвал] визит ошибкой", "accuse"),
        ("[пообещал] отомстить за пожар", "threaten"),
        ("[пообещал] приехать весной", "announce"),
    ],
)
def test_what_stands_beside_the_cue_can_turn_it(example, act):
    assert classify(example).act == act


def test_some_words_draw_a_red_line_and_a_mere_refusal_does_not():
    assert classify("[сказал] что о сдаче порта не может быть и речи").red_line
    assert classify("[сказал] что пролив остаётся красной линией").red_line
    assert not classify("[отказался] подписывать карту").red_line


def test_a_pronoun_is_the_speaker_only_where_it_agrees():
    text = "что он подписал договор"
    page = bare_page(text, RU)
    found = attribution(page, (Span.cut(text, 0, len(text)),))
    persons = RU.built("acts", acts.lexica).persons

    def roles(gender: str | None, number: str) -> dict[int, str]:
        cast = Cast((), {"speaker": Member("speaker", "", "person", {}, gender, number)})
        return act_roles.roles(found, page, persons, cast, frozenset({"speaker"}))

    assert roles("m", "s") == {1: act_roles.SELF}
    assert roles(None, "s") == {1: act_roles.SELF}
    assert roles("f", "s") == {}
    assert roles(None, "p") == {}


@pytest.mark.parametrize(
    "example",
    [
        "[если суд откажет], адвокаты обратятся выше",
        "[Если Осло, Рига и Прага договорятся], карту подпишут осенью",
        "что [в случае отказа] страна закроет мост",
        "[При условии согласия совета] мост откроют",
        "[Пока войска не уйдут], разговора не будет",
        "[Без согласия совета] мост не откроют",
        "[если дорога, которую строят второй год], откроется",
        "закроют мост, [если сосед не заплатит]",
    ],
)
def test_a_condition_ends_where_the_main_clause_begins(example):
    text, start, end = marked(example)
    found = conditions.find((Span.cut(text, 0, len(text)),), bare_page(text, RU))
    assert found is not None
    assert found.exact == text[start:end]


@pytest.mark.parametrize(
    "text", ["Даже если пойдёт снег, мост открыт", "В любом случае мост открыт", "До сих пор мост закрыт"]
)
def test_what_looks_like_a_condition(text):
    assert conditions.find((Span.cut(text, 0, len(text)),), bare_page(text, RU)) is None


@pytest.mark.parametrize(
    ("example", "party", "act"),
    [
        ("[раскритиковал] политику Варшавы", "Варшавы", "accuse"),
        ("[пригрозил] санкциями против Варшавы", "Варшавы", "threaten"),
        ("[потребовал] от Варшавы вывода войск", "Варшавы", "demand"),
        ("[заявил] что Варшава должна уйти", "Варшава", "demand"),
        ("[отверг] критику Варшавы", "Варшавы", "reject"),
        ("[заявил] что не позволит Варшаве закрыть порт", "Варшаве", "reject"),
    ],
)
def test_whom_it_is_aimed_at(example, party, act):
    text, start, end = marked(example)
    page = bare_page(text, RU)
    cue, content = Span.cut(text, start, end), Span.cut(text, end + 1, len(text))
    found = addressees.named(
        attribution(page, (content,), cue), page, other_than(page, party), frozenset({"somebody"}), act
    )
    assert {one.mention.span.exact for one in found} == {party}


def test_a_news_agency_is_told_and_not_addressed():
    text = "сообщил агентству что мост открыт"
    page = bare_page(text, RU)
    told = Span.cut(text, 8, 17)
    found = attribution(page, (Span.cut(text, 18, len(text)),), Span.cut(text, 0, 7), addressed=(told,))
    cast = other_than(page, "агентству", kind="medium")
    assert addressees.named(found, page, cast, frozenset({"somebody"}), "assert") == ()


@pytest.mark.parametrize(
    ("content", "act", "expected"),
    [
        ("требует не принимать Украину в НАТО", "demand", {"ukraine-nato-membership": "against"}),
        ("отказаться от расширения НАТО", "demand", {"nato-enlargement": "against"}),
        ("дверь НАТО остаётся открытой", "assert", {"nato-enlargement": "for"}),
        ("готовы продолжить переговоры", "offer", {"continued-dialogue": "open"}),
        ("письменные гарантии безопасности", "demand", {"security-guarantees": "for"}),
        ("мораторий на размещение ракет", "appeal", {"missile-deployment": "undecided"}),
        ("в городе два моста", "assert", {}),
    ],
)
def test_stances(content, act, expected):
    text = f"сказал: {content}"
    page = bare_page(text, RU)
    span, cue = Span.cut(text, text.index(content), len(text)), Span.cut(text, 0, 6)
    found = issues.find([span], act, negated=False, red_line=False, page=page, dossier=DOSSIER, cue=cue)
    assert {stance.issue: stance.stance for stance in found} == expected
