from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from detente.actors import checks, registry

ROOT = Path(__file__).resolve().parents[2]
LANGUAGES = {"en", "fr", "ru"}


def test_the_built_registry_is_current():
    done = subprocess.run(
        [sys.executable, str(ROOT / "scripts" / "actors.py"), "--check"], check=False, capture_output=True
    )
    assert done.returncode == 0, "run scripts/actors.py"


@pytest.mark.parametrize("code", sorted(LANGUAGES))
def test_every_actor_has_a_name_in_every_language(code):
    assert [known.id for known in registry.actors().values() if not known.names.get(code)] == []


def test_nothing_in_it_contradicts_anything_else():
    found = checks.contradictions(registry.actors())
    assert not found, "\n" + "\n".join(f"{one.actor}: {one.field}: {one.reason}" for one in found)


def test_every_term_has_a_beginning():
    open_ = [
        known.id for known in registry.actors().values() if any(term.first is None for term in known.terms)
    ]
    assert not open_, f"roles without a beginning: {', '.join(open_)}"


def test_a_term_covers_its_years_and_an_unknown_year_rules_nothing_out():
    term = registry.Term("president", None, "wd:Q183", "2017", "2022")
    years = ("2016", "2017", "2022", "2023", None)
    assert [term.covers(year) for year in years] == [False, True, True, False, True]


def test_a_term_known_to_the_day_is_compared_as_precisely_as_the_date_is():
    term = registry.Term("president", None, "wd:Q30", "2017-01-20", "2021-01-20")
    asked = ("2017-01-19", "2017-01", "2017-01-20", "2021-01-20", "2021-01-21", "2021")
    assert [term.covers(day) for day in asked] == [False, True, True, True, False, True]


def test_the_party_of_a_person_is_that_of_the_role_held_then():
    terms = (
        registry.Term("prime-minister", None, "wd:Q55", "2010", "2024-07-02"),
        registry.Term("secretary-general", None, "wd:Q7184", "2024-10-01", None),
    )
    known = registry.Known("x", "person", {}, "m", "s", "wd:Q55", None, {}, terms)
    asked = ("2015", "2024-08", "2024-11-02", None)
    assert [known.party_at(day) for day in asked] == ["wd:Q55", "wd:Q55", "wd:Q7184", "wd:Q7184"]


def test_states_by_code_and_anything_by_id():
    assert registry.resolve("RU") == registry.resolve("wd:Q159") == "wd:Q159"
    assert registry.resolve("wd:Q7184") == "wd:Q7184"
    with pytest.raises(KeyError):
        registry.resolve("ZZ")


def test_every_state_that_the_sources_list_is_there():
    data = yaml.safe_load((ROOT / "src/detente/actors/states.yml").read_text(encoding="utf-8"))
    codes = {entry["code"] for entries in data.values() for entry in entries}
    assert codes == set(registry.by_code())


def test_usual_names_of_the_model_case():
    names = {known.names["fr"][0] for known in registry.actors().values()}
    assert {"Otan", "Russie", "Ukraine", "États-Unis", "OSCE", "UE", "ONU", "Interfax"} <= names


def known(actor, **more):
    held = {"kind": "person", "names": {}, "gender": None, "number": "s", "party": None, "code": None, "capital": {},
            "terms": ()}  # fmt: skip
    return registry.Known(**({"id": actor} | held | more))


def test_another_registry_holds_until_the_end_and_has_another_digest():
    added = registry.Added.of([known("user:a", names={"fr": ("A",)})])
    with registry.using(added) as current:
        assert "user:a" in registry.actors()
        assert list(registry.actors()) == sorted(registry.actors())
        assert current is registry.joined(registry.Added.of(added.actors))
        assert current.digest != registry.shipped().digest
        assert registry.resolve("FR") == "wd:Q142"
    assert registry.current() is registry.shipped()
    with registry.using(registry.Added.of(())):
        assert registry.current() is registry.shipped()


def test_the_digest_is_of_what_is_known_not_of_its_order():
    one, other = known("user:a"), known("user:b", gender="f")
    assert registry.Added.of([one, other]) == registry.Added.of([other, one])
    assert registry.Added.of([one]) != registry.Added.of([other])
    assert registry.Added.of([one]) != registry.Added.of([known("user:a", number="p")])


def test_threads_have_their_own():
    from concurrent.futures import ThreadPoolExecutor

    with registry.using(registry.Added.of([known("user:a")])), ThreadPoolExecutor(1) as pool:
        assert pool.submit(registry.current).result() is registry.shipped()


def test_what_is_made_of_a_registry_is_made_once():
    made = []
    with registry.using(registry.Added.of([known("user:a")])) as current:
        for _ in range(2):
            current.built("test", lambda: made.append(1) or "built")
    assert made == [1]
    assert current.built("test", None) == "built"
