"""Copies without names from the whole way, the key that leads them back, and what is refused."""

import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from focuscode.errors import InputError, UsageError
from focuscode.language import language
from focuscode.model import Place
from focuscode.names.find import Finder
from focuscode.names.key import read_key
from focuscode.names.listed import Name
from focuscode.names.sources import Sources
from focuscode.pseudonymise import as_it_was, propose_names, pseudonymise_transcripts, pseudonymised, restored, told
from focuscode.readers import read_transcript

LIST = "name,replacement,kind\nRoadmap|roadmaps,het plan,other\nPiet,,person\nKathleen,,person\n"


@pytest.fixture
def folder(make_study, tmp_path):
    folder = make_study(tmp_path / "study")
    (folder / "names.csv").write_text(LIST)
    return folder


def run(folder, **facts):
    given = {"out": folder / "copies", "key": folder.parent / "safe" / "key.csv", **facts}
    return pseudonymise_transcripts([folder], folder / "names.csv", **given)


def rules(outcome):
    return {found.rule for found in outcome.findings}


def test_a_study_is_copied_with_a_key_apart(folder):
    outcome = run(folder)
    assert sorted(path.name for path in (folder / "copies").iterdir()) == ["FG1.csv", "FG2.csv"]
    copy, _ = read_transcript(folder / "copies" / "FG1.csv")
    assert copy.speakers() == ("Moderator", "P1", "P2")
    assert copy.words_of(copy.turns[1]) == "Een het plan, en kennis breed delen. =1+1 is twee."
    copy, _ = read_transcript(folder / "copies" / "FG2.csv")
    assert [turn.speaker for turn in copy.turns] == ["Onderzoeker", "P3", "P4"]
    assert outcome.standing == ("het plan", "", "")
    assert {"F322", "F326"} <= rules(outcome)
    key = folder.parent / "safe" / "key.csv"
    assert list(read_key(key)) == ["FG1", "FG2"]
    if os.name == "posix":
        assert key.stat().st_mode & 0o077 == 0


def test_the_copies_are_led_back(folder):
    run(folder)
    files = restored([folder / "copies"], folder.parent / "safe" / "key.csv")
    assert sorted(files) == ["FG1.csv", "FG2.csv"]
    (folder / "back").mkdir()
    for name in files:
        (folder / "back" / name).write_bytes(files[name])
        back, _ = read_transcript(folder / "back" / name)
        source, _ = read_transcript(next((folder / "talks").glob(f"{name[:3]}.*")))
        spoken = [t for t in source.turns if source.words_of(t).strip()]
        assert [(t.speaker, back.words_of(t)) for t in back.turns] == [(t.speaker, source.words_of(t)) for t in spoken]


def test_a_copy_that_was_changed_or_is_unknown_is_not_led_back(folder):
    run(folder)
    key = folder.parent / "safe" / "key.csv"
    path = folder / "copies" / "FG1.csv"
    path.write_text(path.read_text().replace("twee", "drie"))
    with pytest.raises(UsageError, match="it was changed since"):
        restored([path], key)
    with pytest.raises(UsageError, match=r"The key knows no other\. Known: FG1, FG2"):
        restored([path.rename(folder / "other.csv")], key)


def test_the_same_input_gives_the_same_bytes(folder):
    first = run(folder)
    second = run(folder, out=folder / "more", key=folder.parent / "more.csv")
    assert first.files == second.files
    assert (folder.parent / "more.csv").read_bytes() == (folder.parent / "safe" / "key.csv").read_bytes()


def test_a_dry_run_writes_and_throws_away_nothing(folder):
    words = folder / ".focuscode" / "words.json"
    words.parent.mkdir()
    words.write_text("x")
    before = sorted(folder.parent.rglob("*"))
    outcome = run(folder, dry_run=True)
    assert sorted(folder.parent.rglob("*")) == before
    assert "F327" in rules(outcome)
    run(folder)
    assert not words.exists()


def test_what_stands_there_is_never_written_over(folder):
    (folder / "copies").mkdir()
    (folder / "copies" / "mine.txt").write_text("mine")
    with pytest.raises(UsageError, match="already"):
        run(folder)
    (folder / "key.csv").write_text("mine")
    with pytest.raises(UsageError, match="A key is never written over"):
        run(folder, out=folder / "new", key=folder / "key.csv")
    assert (folder / "key.csv").read_text() == "mine"
    assert not (folder / "new").exists()


@pytest.mark.parametrize(
    "place", ["copies/key.csv", "copies/deep/key.csv", "results/key.csv", "talks/../copies/key.csv"]
)
def test_the_key_is_refused_beside_the_data(folder, place):
    with pytest.raises(UsageError, match="kept apart from the data"):
        run(folder, key=folder / place)
    assert not (folder / "copies").exists()


def test_if_the_copies_cannot_be_written_no_key_is_left(folder):
    (folder / "file").write_text("no folder")
    with pytest.raises((UsageError, InputError, Exception), match="cannot be written"):
        run(folder, out=folder / "file" / "copies")
    assert not (folder.parent / "safe" / "key.csv").exists()


def test_a_list_with_errors_stops_it(folder):
    (folder / "names.csv").write_text("name\nJan\njan\n")
    with pytest.raises(InputError, match="The list of names has errors") as stopped:
        run(folder)
    assert [found.rule for found in stopped.value.findings] == ["F320"]


@pytest.mark.parametrize("row", ["Kennis,de roadmap", "Kennis,P1\nP1|kennis breed"])
def test_a_replacement_that_makes_a_name_stops_it(folder, row):
    (folder / "names.csv").write_text(f"name,replacement\nroadmap,het plan\n{row}\n")
    with pytest.raises(InputError, match="Names would be left") as stopped:
        run(folder)
    assert {found.rule for found in stopped.value.findings if found.level == "error"} == {"F321"}
    assert not (folder / "copies").exists()


def test_a_file_with_a_name_in_its_name_is_called_otherwise(folder):
    path = folder / "talk_Kathleen.txt"
    path.write_text("P1: Dag.\nP2: Dag Kathleen.\nP1: Ja.\n")
    outcome = pseudonymise_transcripts([path], folder / "names.csv", out=folder / "copies")
    assert [found.name for found in (folder / "copies").iterdir()] == ["talk_persoon-1.csv"]
    assert "F329" in rules(outcome)


def test_names_are_proposed_for_the_list(folder):
    (folder / "talks" / "FG1.txt").write_text("P1: Ik zag Kathleen en Bekaert.\nP2: Ja.\nP1: Ja.\n")
    frame, findings = propose_names([folder / "talks" / "FG1.txt"])
    assert list(frame["name"]) == ["Bekaert", "Kathleen"]
    frame, _ = propose_names([folder / "talks" / "FG1.txt"], folder / "names.csv")
    assert list(frame["name"]) == ["Bekaert"]
    low = "ja dat is zo en dan gaan wij met zijn allen naar het werk en daarna weer naar huis toe"
    (folder / "talks" / "FG1.txt").write_text(f"P1: {low}\nP2: {low}\nP1: {low}\n")
    frame, findings = propose_names([folder / "talks" / "FG1.txt"])
    assert frame.empty
    assert "F328" in [found.rule for found in findings]


@pytest.mark.parametrize("name", ["new.csv", "new.xlsx"])
def test_what_was_proposed_is_a_list_at_once(folder, name):
    (folder / "talks" / "FG1.txt").write_text("P1: Ik zag Kathleen en Bekaert.\nP2: Ja.\nP1: Ja.\n")
    text, _ = told([folder / "talks" / "FG1.txt"], None, folder / name, propose=True)
    assert "2 words that may be names" in text
    outcome = pseudonymise_transcripts([folder / "talks" / "FG1.txt"], folder / name, out=folder / "copies")
    assert outcome.copies[0].transcript.text.splitlines()[0] == "Ik zag [naam-1] en [naam-2]."


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ({}, "Name a list of names"),
        ({"listed": True}, "Say where the copies go"),
        ({"restore": True}, "name the key and a folder"),
        ({"listed": True, "out": True, "also": "faxes"}, "Nothing is called 'faxes'"),
    ],
)
def test_options_that_do_not_go_together(folder, facts, why):
    listed = folder / "names.csv" if facts.pop("listed", None) else None
    out = folder / "copies" if facts.pop("out", None) else None
    with pytest.raises(UsageError, match=why):
        told([folder], listed, out, **facts)


NAMES = [
    Name(("Jan De Smet", "De Smet"), "", "person", Place("n.csv", 2)),
    Name(("Kathleen",), "P. 9", "person", Place("n.csv", 3)),
    Name(("Voka", "het netwerk Voka"), "", "organisation", Place("n.csv", 4)),
]
PIECES = st.sampled_from(
    [
        "Jan De Smet",
        "de Smet",
        "Kathleens",
        "Voka-mensen",
        "het netwerk Voka",
        "Jan",
        '"',
        ",",
        ";",
        "\n",
        "é",
        "█",
        "=1",
    ]
)
SAID = st.lists(PIECES, max_size=8).map(" ".join)
SPEAKER = st.sampled_from(["", "Kathleen", "Moderator", "P1", "Jan", "Els B."])


@settings(max_examples=60)
@given(st.lists(st.lists(st.tuples(SPEAKER, SAID), min_size=1, max_size=5), min_size=1, max_size=3))
def test_whatever_is_said_no_name_stands_and_all_comes_back(make_talk, tmp_path_factory, talks):
    sources = Sources(tuple(make_talk(*turns, name=f"FG{n}") for n, turns in enumerate(talks)))
    outcome = pseudonymised(sources, NAMES)
    finder = Finder(((n, s) for n, name in enumerate(NAMES) for s in name.spellings), language("nl"))
    folder = tmp_path_factory.mktemp("copies")
    for copy, source in zip(outcome.copies, sources.transcripts, strict=True):
        data = outcome.files[copy.transcript.path]
        assert not finder.find(data.decode())
        if not copy.transcript.turns:
            continue
        (folder / copy.transcript.path).write_bytes(data)
        again, _ = read_transcript(folder / copy.transcript.path)
        assert again.text == copy.transcript.text
        back = as_it_was(again, copy.key)
        assert back.text == source.text
        spoken = [turn for turn in source.turns if source.words_of(turn).strip()]
        assert [(t.speaker, t.start, t.end) for t in back.turns] == [(t.speaker, t.start, t.end) for t in spoken]
    assert not [found for found in outcome.findings if found.level == "error"]
