from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

import detente
from detente.actors import files, registry
from detente.errors import FaultsError, MachineError

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
PERSON = '{id: "user:nordvik", kind: person, names: {fr: Astrid Nordvik}, party: NO'


@pytest.fixture
def write(tmp_path):
    def written(text, name="a.yml"):
        file = tmp_path / name
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return file

    return written


def faults(*paths):
    """What is wrong with the files, without their folder."""
    with pytest.raises(FaultsError) as error:
        files.load(paths)
    assert error.value.status == 3
    assert str(error.value) == "\n".join(error.value.lines)
    return [line.removeprefix(f"{Path(paths[0]).parent}/") for line in error.value.lines]


def entries(*lines):
    return "actors:\n" + "".join(f"  - {line}\n" for line in lines)


def known(loaded):
    return {one.id: one for one in loaded.added.actors}


def test_yaml_and_table_give_the_same_actors():
    one, other = files.load([EXAMPLES / "actors.yml"]), files.load([EXAMPLES / "actors.csv"])
    assert one == other
    assert one.added.digest == other.added.digest
    assert sorted(one.new) == ["user:fjord-forum", "user:person-astrid-nordvik"]
    assert one.extended == ("wd:Q81299",)


def test_the_documentation_shows_the_examples():
    text = (EXAMPLES.parent / "docs" / "actors.md").read_text(encoding="utf-8")
    shown = (EXAMPLES / "actors.yml").read_text(encoding="utf-8").split("actors:\n")[1]
    assert f"```yaml\nactors:\n{shown}```" in text
    assert f"```csv\n{(EXAMPLES / 'actors.csv').read_text(encoding='utf-8')}```" in text


def test_a_new_actor_has_a_name_in_every_language():
    forum = known(files.load([EXAMPLES / "actors.yml"]))["user:fjord-forum"]
    assert forum.names["fr"] == ("Forum des fjords", "FdF")
    assert forum.names["ru"] == ("Forum des fjords",)
    assert set(forum.names) == {"en", "fr", "ru"}


def test_roles_are_of_the_party_unless_they_say_whose_and_stand_by_date():
    person = known(files.load([EXAMPLES / "actors.yml"]))["user:person-astrid-nordvik"]
    assert [(term.office, term.of, term.first, term.last) for term in person.terms] == [
        ("leader", "user:fjord-forum", "2025", "2028"),
        ("deputy-minister", "wd:Q20", "2028", "2030-03"),
        ("minister", "wd:Q20", "2030-03-01", None),
    ]
    assert person.party == "wd:Q20"


def test_a_shipped_actor_keeps_its_usual_name_and_gets_more(write):
    base = registry.shipped().actors["wd:Q3052772"]
    text = entries(
        '{id: "wd:Q3052772", names: {fr: Manu}, roles: [{office: candidate, from: 2016, to: 2017}]}'
    )
    found = known(files.load([write(text)]))["wd:Q3052772"]
    assert found.names["fr"] == (*base.names["fr"], "Manu")
    assert found.names["en"] == base.names["en"]
    assert set(found.terms) > set(base.terms)
    assert (found.party, found.gender, found.kind) == (base.party, base.gender, base.kind)


def test_a_successor_ends_the_open_role_of_the_shipped_holder(write):
    loaded = files.load(
        [write(entries(PERSON + ", roles: [{office: president, of: FR, from: 2039-05-14}]}"))]
    )
    assert loaded.succeeded
    for one in loaded.succeeded:
        assert [t.last for t in known(loaded)[one].terms if t.office == "president"][-1] == "2039-05-14"
    with registry.using(loaded.added):
        from detente.reading.bearers import holders

        assert holders(("president",), None, "wd:Q142", "2040") == ("user:nordvik",)


def test_an_open_role_of_a_shipped_actor_may_be_ended(write):
    base = registry.shipped().actors["wd:Q3052772"]
    (term,) = [term for term in base.terms if term.office == "president" and term.last is None]
    role = f'{{office: president, from: "{term.first}", to: 2037-05-13}}'
    found = known(files.load([write(entries(f'{{id: "wd:Q3052772", roles: [{role}]}}'))]))["wd:Q3052772"]
    assert [one.last for one in found.terms if one.office == "president"] == ["2037-05-13"]
    assert len(found.terms) == len(base.terms)


def test_several_files_are_one(write):
    party = write(entries('{id: "user:league", kind: organisation, names: {fr: Ligue des caps}}'), "a.yml")
    person = write("id,kind,name:fr,party\nuser:nordvik,person,Astrid Nordvik,user:league\n", "b.csv")
    assert known(files.load([person, party]))["user:nordvik"].party == "user:league"
    assert faults(person) == [
        "b.csv:2: party: 'user:league' is neither a state's code nor the id of an actor",
    ]


def test_a_table_with_byte_order_mark_commas_quotes_and_blank_rows(write):
    text = '\ufeffid,kind,name:fr,party\r\n\r\nuser:n,person,"Nordvik, Astrid|Astrid Nordvik",NO\r\n,,,\r\n'
    assert known(files.load([write(text, "a.csv")]))["user:n"].names["fr"] == (
        "Nordvik, Astrid",
        "Astrid Nordvik",
    )


def test_names_have_one_form(write):
    text = entries('{id: "user:n", kind: person, names: {fr: "Maëlle  d\u2019Arc"}}')
    assert known(files.load([write(text)]))["user:n"].names["fr"] == ("Maëlle d'Arc",)


def test_a_name_in_other_letters_makes_an_id(write):
    text = entries("{kind: person, names: {ru: Астрид Нордвик}}")
    assert files.load([write(text)]).new == ("user:person-астрид-нордвик",)


UNREADABLE = {
    "a.txt": (b"actors: []", "a.txt: the name of an actor file ends in .yml, .yaml, .csv"),
    "latin.yml": ("actors:\n- é".encode("latin-1"), "latin.yml:2: text: not UTF-8 (byte 10)"),
    "wide.csv": ("id,kind".encode("utf-16"), "wide.csv:1: text: not UTF-8 (byte 0)"),
    "nul.yml": (b"actors:\n- \0", "nul.yml:2: text: holds the control character U+0000"),
    "none.yml": (b"", "none.yml:1: file: must be a mapping with actors"),
    "none.csv": (b"", "none.csv:1: header: the file is empty"),
    "word.yml": (b"actors", "word.yml:1: file: must be a mapping with actors"),
    "list.yml": (b"- 1\n- 2", "list.yml:1: file: must be a mapping with actors"),
    "open.yml": (b"actors: [{a: b", None),
    "two.yml": (b"actors: [{}]\n---\nactors: []", "two.yml:3: YAML: a second document; one is wanted"),
    "alias.yml": (b"actors:\n- &a [1]\n- *a", "alias.yml:3: YAML: an alias (*) has no place in an actor file"),
    "tag.yml": (
        b"actors: !!python/object:os.system {}",
        "tag.yml:1: YAML: a tag ('tag:yaml.org,2002:python/object:os.system') has no place in an actor file",
    ),
    "key.yml": (b"? [a]\n: b", "key.yml:1: YAML: a key must be text"),
    "deep.yml": (b"actors: " + b"[" * 5000, "deep.yml:1: YAML: nested more than 10 deep"),
    "other.yml": (b"people: []", "other.yml:1: key: 'people' is unknown; known are: actors"),
    "empty.yml": (b"actors: []", "empty.yml:1: actors: must be a list with at least one entry"),
    "header.csv": (b"id,kind\n", "header.csv:1: row: no row below the header"),
    "column.csv": (b"id,kind,foo\n", None),
    "twice.csv": (b"id,id\n", "twice.csv:1: header: 'id' stands twice"),
    "who.csv": (b"kind,gender\nperson,f\n", "who.csv:1: header: a column id or name:fr is wanted, to say who is meant"),
    "short.csv": (b"id,kind\nuser:a\n", "short.csv:2: row: 1 cells where the header has 2"),
    "quote.csv": (b'id,kind\n"user:a,person\n', "quote.csv:2: CSV: unexpected end of data"),
}  # fmt: skip


@pytest.mark.parametrize("name", UNREADABLE)
def test_what_is_no_actor_file(write, name):
    content, line = UNREADABLE[name]
    found = faults(write(content, name))
    assert line is None or line in found
    assert all(one.startswith(name) for one in found)


def test_a_file_that_is_not_there_and_a_folder(tmp_path, write):
    (tmp_path / "folder.yml").mkdir()
    good = write(entries(PERSON + "}"))
    assert faults(tmp_path / "no.yml", tmp_path / "folder.yml", good, tmp_path / "\0.yml")[:1] == [
        "no.yml: there is no such file"
    ]
    assert faults(tmp_path / "folder.yml") == ["folder.yml: a folder, not a file"]
    assert "no file can have this name" in faults("\0.yml")[0]


def test_a_file_that_is_too_large(tmp_path):
    file = tmp_path / "a.yml"
    with file.open("wb") as stream:
        stream.truncate(17 * 1024 * 1024)
    assert faults(file) == ["a.yml: 17,825,792 bytes; the limit is 16,777,216"]


def test_a_file_that_may_not_be_read(write, monkeypatch):
    def refuse(*_):
        raise PermissionError(13, "no")

    monkeypatch.setattr("detente.dispatch.intake._bytes", refuse)
    with pytest.raises(MachineError, match=r"a\.yml: permission denied"):
        files.load([write("")])


WRONG = {
    "{id: nordvik, kind: person, names: {fr: A B}}": "id: 'nordvik' is not such as user:jane-doe or wd:Q142",
    '{id: "user:a", names: {fr: A B}}': "kind: is missing, and no known actor has the id 'user:a'",
    '{id: "user:a", kind: person}': "names: is missing: at least one language",
    "{names: {fr: A B}}": "kind: is missing, and there is no id of a known actor",
    "{kind: person}": "names: is missing, and there is no id of a known actor",
    '{id: "user:a", kind: human, names: {fr: A B}}': "kind: 'human' is none of: person, state, organisation, medium, group",
    '{id: "user:a", kind: [person], names: {fr: A B}}': "kind: must be one word or date, not a list or mapping",
    '{id: "user:a", kind: person, names: A B}': "names: must be a mapping from languages to names, such as fr: Jane Doe",
    '{id: "user:a", kind: person, names: {fr: {a: b}}}': "names.fr: must be a name or a list of names",
    '{id: "user:a", kind: person, names: {fr: []}}': "names.fr: is empty",
    '{id: "user:a", kind: person, names: {fr: ["A B", ""]}}': "names.fr: is empty",
    '{id: "user:a", kind: person, names: {fr: }}': "names.fr: is empty",
    '{id: "user:a", kind: person, names: {fr: "?!"}}': "names.fr: '?!' has no letter",
    '{id: "user:a", kind: person, names: {french: A}}': "names.french: 'french' is no language such as fr",
    '{id: "user:a", kind: person, names: {fr: "A\\u202eB"}}': "names.fr: 'A\\u202eB' holds U+202E, which nobody sees",
    '{id: "user:a", kind: person, names: {fr: "A\\eB"}}': "names.fr: 'A\\x1bB' holds U+001B, which nobody sees",
    f'{{id: "user:a", kind: person, names: {{fr: {"A" * 201}}}}}': "names.fr: 201 characters; a name has 200 at most",
    PERSON + ", gender: female}": "gender: 'female' is none of: m, f",
    PERSON + ", number: two}": "number: 'two' is none of: s, p",
    PERSON + ", wikidata: 142}": "wikidata: '142' is not such as Q142",
    PERSON + ", type: paper}": "type: 'paper' has no place with the kind person",
    '{id: "user:a", kind: medium, names: {fr: Le Fjord}, type: blog}': "type: 'blog' is none of: agency, broadcaster, paper",
    PERSON + ", age: 50}": (
        "key: 'age' is unknown; known are: id, kind, gender, number, party, wikidata, type, names, roles"
    ),
    PERSON + ", gender: f, gender: f}": "key: 'gender' stands twice",
    PERSON + ", roles: {office: leader}}": "roles: must be a list with at least one entry",
    PERSON + ", roles: [leader]}": "roles[0]: must be a mapping with office, domain, of, from, to, beside",
    PERSON + ", roles: [{from: 2020}]}": "roles[0]: a role needs an office",
    PERSON + ", roles: [{office: Big Boss}]}": (
        "roles[0].office: 'Big Boss' is not such as president, prime-minister or minister"
    ),
    PERSON + ", roles: [{office: leader, from: soon}]}": (
        "roles[0].from: 'soon' is no year, month or day such as 2022, 2022-01 or 2022-01-12"
    ),
    PERSON + ", roles: [{office: leader, to: 2021-02-30}]}": "roles[0].to: '2021-02-30' is no day of the calendar",
    PERSON + ", roles: [{office: leader, from: 2020, to: 2019}]}": "to: 2019 is before 2020",
    PERSON + ", roles: [{office: leader, of: ZZ}]}": "of: 'ZZ' is neither a state's code nor the id of an actor",
    PERSON + ", roles: [{office: leader, from: 2010, to: 2014}, {office: leader, from: 2012, to: 2016}]}": (
        "roles: leader of wd:Q20 twice: 2010 to 2014 and 2012 to 2016"
    ),
    PERSON + ", roles: [{office: president, of: FR, from: 2013, to: 2016}]}": (
        "roles: president of wd:Q142 2013 to 2016, but so is person:francois-hollande 2012-05-15 to 2017-05-14"
    ),
    '{id: "user:a", kind: organisation, names: {fr: Cercle des caps}, roles: [{office: leader}]}': (
        "roles[0]: only a person has roles, and user:a is of the kind organisation"
    ),
    '{id: "user:a", kind: person, names: {fr: A B}, party: XX}': (
        "party: 'XX' is neither a state's code nor the id of an actor"
    ),
    '{id: "user:a", kind: person, names: {fr: A B}, party: "wd:Q3052772"}': (
        "party: wd:Q3052772 is a person; a party is a state or an organisation"
    ),
    '{id: "user:a", kind: organisation, names: {fr: Cercle des caps}, party: "user:a"}': (
        "party: parties in a circle: user:a of user:a"
    ),
    '{id: "wd:Q142", kind: person}': "kind: 'person', but wd:Q142 ships with 'state'",
    '{id: "wd:Q3052772", gender: f}': "gender: 'f', but wd:Q3052772 ships with 'm'",
    '{id: "wd:Q3052772", party: DE}': "party: 'wd:Q183', but wd:Q3052772 ships with 'wd:Q142'",
    '{id: "user:a", kind: state, names: {fr: Gaule}, wikidata: Q142}': (
        "wikidata: Q142 is wd:Q142 already; its id adds to it"
    ),
    '{id: "user:a", kind: organisation, names: {en: nato}}': "names.en: 'nato' is a name of wd:Q7184 too",
    '{id: "user:a", kind: person, names: {fr: emmanuel macron}, party: FR}': (
        "names.fr: 'emmanuel macron' is a name of wd:Q3052772 too"
    ),
    '{id: "user:a", kind: organisation, names: {fr: Berlin}}': "names.fr: 'berlin' is a name of wd:Q183 too",
}  # fmt: skip


@pytest.mark.parametrize("entry", WRONG)
def test_a_wrong_entry(write, entry):
    assert f"a.yml:2: {WRONG[entry]}" in faults(write(entries(entry)))


TOGETHER = {
    "parties in a circle": (
        ('{id: "user:a", kind: organisation, names: {fr: Cercle un}, party: "user:b"}',
         '{id: "user:b", kind: organisation, names: {fr: Cercle deux}, party: "user:a"}'),
        "a.yml:2: party: parties in a circle: user:a of user:b of user:a",
    ),
    "one id, two genders": (
        (PERSON + ", gender: f}", '{id: "user:nordvik", gender: m}'), "a.yml:3: gender: 'm', but 'f' at FILE:2 for user:nordvik",
    ),
    "one id, two kinds": (
        (PERSON + "}", '{id: "user:nordvik", kind: state}'), "a.yml:3: kind: 'state', but 'person' at FILE:2 for user:nordvik",
    ),
    "one id, two parties": (
        (PERSON + "}", '{id: "user:nordvik", party: SE}'), "a.yml:3: party: 'wd:Q34', but 'wd:Q20' at FILE:2 for user:nordvik",
    ),
    "two ids, one name": (
        ('{id: "user:a", kind: organisation, names: {fr: Cercle}}', '{id: "user:b", kind: group, names: {fr: cerclé}}'),
        "a.yml:3: names.fr: 'cercle' is a name of user:a too",
    ),
    "one office, two holders": (
        (PERSON + ", roles: [{office: minister, domain: health, from: 2010, to: 2014}]}",
         '{id: "user:b", kind: person, names: {fr: Bo Berg}, party: NO, roles: [{office: minister, domain: health, from: 2012}]}'),
        "a.yml:3: roles: minister health of wd:Q20 2012 to now, but so is user:nordvik 2010 to 2014",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", TOGETHER)
def test_entries_that_contradict_each_other(write, case):
    lines, expected = TOGETHER[case]
    file = write(entries(*lines))
    assert expected.replace("FILE", str(file)) in faults(file)


def test_parties_in_a_circle_through_shipped_ones(write):
    text = entries(
        '{id: "wd:Q142", party: "user:a"}', '{id: "user:a", kind: group, names: {fr: Cercle}, party: FR}'
    )
    assert any("parties in a circle" in line for line in faults(write(text)))


def test_all_faults_of_all_files_are_told_and_nothing_is_loaded(write, tmp_path):
    one = write(entries(PERSON + ", gender: x, foo: 1}", "{kind: y, roles: [{office: B}]}"), "a.yml")
    two = write("id,kind\nuser:a,person\nb,c\n", "b.csv")
    found = faults(one, two, tmp_path / "c.csv")
    assert [line.split(": ")[0].removeprefix(f"{tmp_path}/") for line in found] == [
        "c.csv", "a.yml:2", "a.yml:2", "a.yml:3", "a.yml:3", "a.yml:3", "b.csv:2", "b.csv:3", "b.csv:3",
    ]  # fmt: skip


def test_of_very_many_faults_the_first_are_told(write):
    found = faults(write("id,kind\n" + "user:a,x\n" * 500, "a.csv"))
    assert len(found) == 51
    assert found[-1] == "a.csv: and 451 more"


ALLOWED = {
    "people of two parties": (PERSON + "}", '{id: "user:b", kind: person, names: {fr: Astrid Nordvik}, party: SE}'),
    "people of one office at other times": (
        PERSON + ", roles: [{office: minister, domain: health, from: 1990, to: 1994}]}",
        '{id: "user:b", kind: person, names: {fr: Astrid Nordvik}, party: NO, roles: [{office: pope, of: VA, from: 1950, to: 1951}]}',
    ),
    "an office handed over": (
        PERSON + ", roles: [{office: minister, domain: health, from: 2010, to: 2014}]}",
        '{id: "user:b", kind: person, names: {fr: Bo Berg}, party: NO, roles: [{office: minister, domain: health, from: 2014}]}',
    ),
    "one entry in parts": (PERSON + "}", '{id: "user:nordvik", gender: f, names: {en: Astrid Nordvik}}'),
    "what ships already": ('{id: "wd:Q3052772", gender: m, names: {fr: Emmanuel Macron}}',),
}  # fmt: skip


@pytest.mark.parametrize("case", ALLOWED)
def test_no_contradiction(write, case):
    assert files.load([write(entries(*ALLOWED[case]))]).added.actors


FRENCH = (
    "OSLO (Reuters) - {} a déclaré mardi que le traité serait signé.\n\n{} a répondu que rien ne pressait.\n"
)
ENGLISH = (
    "OSLO (Reuters) - {} said on Tuesday that the treaty would be signed.\n\n{} said there was no hurry.\n"
)


@pytest.mark.parametrize(
    ("text", "names"),
    [(FRENCH, ("Astrid Nordvik", "Le Forum des fjords")), (ENGLISH, ("Astrid Nordvik", "The Fjord Forum"))],
)
@pytest.mark.parametrize("name", ["actors.yml", "actors.csv"])
def test_a_dispatch_is_read_with_them(text, names, name):
    text = text.format(*names)
    record = detente.read(text, published="2031-02", actors=[EXAMPLES / name])
    spoke = [speaker.actor for statement in record.statements for speaker in statement.speakers]
    assert spoke == ["user:person-astrid-nordvik", "user:fjord-forum"]
    assert {actor.id: actor.party for actor in record.actors}["user:person-astrid-nordvik"] == "wd:Q20"
    without = detente.read(text, published="2031-02")
    assert "user:fjord-forum" not in {actor.id for actor in without.actors}
    assert record.reader != without.reader


def test_the_holder_of_an_office_is_known_by_it():
    text = "OSLO (Reuters) - La ministre norvégienne des Affaires étrangères a déclaré que le traité serait signé.\n"
    record = detente.read(text, published="2031-02-03", actors=[EXAMPLES / "actors.yml"])
    (speaker,) = record.statements[0].speakers
    assert speaker.actor == "user:person-astrid-nordvik"


@pytest.mark.parametrize("kind", ["person", "state", "organisation", "medium", "group"])
@pytest.mark.parametrize("text", [FRENCH, ENGLISH])
def test_every_kind_is_read(write, kind, text):
    file = write(entries(f'{{id: "user:a", kind: {kind}, names: {{ru: Skargard Vinje}}}}'))
    record = detente.read(text.format("Skargard Vinje", "Skargard Vinje"), actors=[file])
    assert "user:a" in {actor.id: actor.kind for actor in record.actors}
    assert record.to_dict()


def test_same_text_and_files_same_bytes_and_nothing_stays(write):
    text, file = FRENCH.format("Astrid Nordvik", "Le Forum des fjords"), EXAMPLES / "actors.yml"
    before = detente.read(text).to_dict()
    first = detente.read(text, actors=[file]).to_dict()
    assert detente.read(text).to_dict() == before
    assert detente.read(text, actors=str(file)).to_dict() == first
    assert detente.read(text, actors=[write(file.read_bytes(), "copy.yml")]).to_dict() == first
    other = write(entries(PERSON + "}"))
    assert len({detente.read(text, actors=[one]).reader for one in (file, other)} | {before["reader"]}) == 3


def test_read_many_reads_with_them_and_leaves_the_caller_s_registry_alone():
    text = FRENCH.format("Astrid Nordvik", "Le Forum des fjords")
    found = detente.read_many([text, text], actors=[EXAMPLES / "actors.csv"])
    for record in found:
        assert registry.current() is registry.shipped()
        assert "user:fjord-forum" in {actor.id for actor in record.actors}


def test_read_many_says_what_is_wrong_with_the_files(write):
    with pytest.raises(FaultsError):
        next(detente.read_many(["x"], actors=[write("")]))


HOMONYMS = entries(
    '{id: "user:no", kind: person, names: {fr: Astrid Nordvik}, party: NO, roles: [{office: leader, from: 2001, to: 2005}]}',
    '{id: "user:se", kind: person, names: {fr: Astrid Nordvik}, party: SE, roles: [{office: leader, from: 2011, to: 2015}]}',
)


@pytest.mark.parametrize(
    ("name", "published", "actor"),
    [
        ("Astrid Nordvik", "2003", "user:no"),
        ("Astrid Nordvik", "2013", "user:se"),
        ("Astrid Nordvik", "2020", "person:astrid-nordvik"),
        ("La ministre suédoise Astrid Nordvik", "2020", "user:se"),
        ("La ministre norvégienne Astrid Nordvik", "2013", "user:no"),
        ("La ministre danoise Astrid Nordvik", "2013", "person:astrid-nordvik"),
    ],
)
def test_people_of_one_name_are_told_apart_by_page_or_day_or_not_at_all(write, name, published, actor):
    record = detente.read(
        f"OSLO (Reuters) - {name} a déclaré que le traité serait signé.\n",
        published=published, actors=[write(HOMONYMS)],
    )  # fmt: skip
    assert [speaker.actor for speaker in record.statements[0].speakers] == [actor]


def loads_or_tells(name, raw):
    lines = ()
    try:
        files._loaded(((name, raw),), ())
    except FaultsError as error:
        lines = error.lines
    assert all(line.startswith(f"{name}:") and "\n" not in line for line in lines)


@given(st.binary(max_size=300), st.sampled_from(["a.yml", "a.csv"]))
@example(b"actors: [*a]", "a.yml")
@example(b"id,kind\n\r,\x85", "a.csv")
@example(b"\xef\xbb\xbf\xef\xbb\xbfactors: 1", "a.yml")
def test_random_bytes_are_told(raw, name):
    loads_or_tells(name, raw)


WORDS = st.sampled_from(
    ["actors", "id", "kind", "names", "roles", "party", "office", "of", "from", "to", "gender", "person", "state", "fr", "en",
     "FR", "wd:Q142", "user:a", "user:b", "2020", "2021-13", "president", "A B", "OTAN", "m", "", "domain", "type"]
) | st.text(max_size=8)  # fmt: skip
TREES = st.recursive(
    WORDS | st.integers() | st.none() | st.floats() | st.booleans(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS, inner, max_size=5),
    max_leaves=25,
)
ROLES = st.fixed_dictionaries(
    {"office": st.just("president")},
    optional={"of": WORDS, "from": st.integers(0, 2100), "to": st.integers(0, 2100)},
)
ENTRIES = st.fixed_dictionaries(
    {"id": st.sampled_from(["user:a", "user:b", "wd:Q142"])},
    optional={
        "kind": st.sampled_from(["person", "state"]), "names": st.dictionaries(st.sampled_from(["fr", "en"]), WORDS),
        "party": WORDS, "roles": st.lists(ROLES, max_size=3), "gender": WORDS, "x": TREES,
    },
)  # fmt: skip


@given(TREES | st.builds(lambda held: {"actors": held}, st.lists(ENTRIES | TREES, max_size=5)))
def test_random_yaml_is_loaded_or_told(tree):
    loads_or_tells("a.yml", yaml.safe_dump(tree, allow_unicode=True).encode())


@given(st.lists(st.lists(WORDS, min_size=4, max_size=4), max_size=5), st.sampled_from(",;"))
def test_random_tables_are_loaded_or_told(rows, delimiter):
    lines = [["id", "kind", "name:fr", "from"], *rows]
    raw = "\n".join(delimiter.join(line) for line in lines).encode("utf-8", "surrogatepass")
    loads_or_tells("a.csv", raw)
