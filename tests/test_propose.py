"""A new study: proposed from what lies in a folder, or the demo copied; nothing that exists is overwritten."""

import csv
import os
import sys

import pytest
import yaml

from focuscode.checking import check_path
from focuscode.codebook import check_text
from focuscode.errors import UsageError
from focuscode.pipeline import run_study
from focuscode.propose import CODEBOOK, DEMO, LOCAL, demo_home, init_study
from focuscode.results import open_results
from focuscode.study import read_study
from focuscode.workbench.examples import example_findings

TALK = (
    "Moderator: Welkom.\nP1: We werken samen.\nP2: Ja, samenwerking.\nP1: Dag.\nModerator: Dank u.\nP2: Graag gedaan.\n"
)
VTT = """WEBVTT

00:00:01.000 --> 00:00:02.000
<v Moderator>Welkom allemaal.

00:00:02.000 --> 00:00:04.000
<v Zoë>We hebben samengewerkt.

00:00:04.000 --> 00:00:06.000
<v Bram>Goed zo.
"""
TABLE = "speaker,text\nModerator,Welkom\nKMO1,Met drie bedrijven\nKMO2,Een partnerschap\nKMO1,Inderdaad\n"


def put(home, files):
    for name, data in files.items():
        (home / name).parent.mkdir(parents=True, exist_ok=True)
        (home / name).write_bytes(data if isinstance(data, bytes) else data.encode())


def tree(folder):
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def sheet(folder):
    with (folder / "participants.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def told(folder):
    return [str(found) for found in check_path(folder).findings]


@pytest.fixture
def talks(tmp_path):
    home = tmp_path / "Mijn “studie” één"
    put(home, {"data/FG1.txt": TALK, "data/FG2.vtt": VTT, "data/Groep 3 - 'leden'.csv": TABLE})
    return home


def test_a_study_is_proposed_from_what_lies_in_a_folder(talks):
    lines = init_study(talks)
    assert lines == [
        "data/FG1.txt: 6 turns, 2 participants (P1, P2), moderator: Moderator",
        "data/FG2.vtt: 3 turns, 2 participants (Zoë, Bram), moderator: Moderator",
        "data/Groep 3 - 'leden'.csv: 4 turns, 2 participants (KMO1, KMO2), moderator: Moderator",
        f"Made study.yaml, participants.csv, codebooks/codebook.yaml, .gitignore in {talks.as_posix()}.",
        LOCAL,
        f"Next: look through study.yaml and the codebook, then: focuscode check {talks.as_posix()}",
    ]


def test_groups_moderators_and_numbers_are_proposed(talks):
    init_study(talks)
    study, findings = read_study(talks)
    assert findings == []
    assert study.title == talks.name
    assert [(g.id, g.files, g.moderators, g.participants) for g in study.groups] == [
        ("FG1", ("data/FG1.txt",), ("Moderator",), None),
        ("FG2", ("data/FG2.vtt",), ("Moderator",), None),
        ("Groep 3 - 'leden'", ("data/Groep 3 - 'leden'.csv",), ("Moderator",), None),
    ]


def test_participants_are_proposed_with_a_pseudonym_each(talks):
    init_study(talks)
    assert sheet(talks) == [
        ["group", "label", "pseudonym", "organisation", "consent"],
        ["FG1", "P1", "FG1-P1", "", ""],
        ["FG1", "P2", "FG1-P2", "", ""],
        ["FG2", "Zoë", "FG2-P1", "", ""],
        ["FG2", "Bram", "FG2-P2", "", ""],
        ["Groep 3 - 'leden'", "KMO1", "Groep 3 - 'leden'-P1", "", ""],
        ["Groep 3 - 'leden'", "KMO2", "Groep 3 - 'leden'-P2", "", ""],
    ]


def test_what_is_proposed_is_without_mistakes_and_runs(talks):
    init_study(talks)
    assert told(talks) == []
    outcome = run_study(talks)
    assert [found.rule for found in outcome.findings] == ["F226"]  # terms to start from, not yet found
    turns = open_results(talks / "results").table("turns")
    assert turns[turns["speaker_type"] == "participant"]["speaker"].unique().tolist() == [
        "FG1-P1",
        "FG1-P2",
        "FG2-P1",
        "FG2-P2",
        "Groep 3 - 'leden'-P1",
        "Groep 3 - 'leden'-P2",
    ]
    assert set(open_results(talks / "results").table("codings")["code"]) == {"collaboration"}


def test_what_is_proposed_is_the_same_every_time(talks, tmp_path):
    init_study(talks)
    again = tmp_path / "again" / talks.name
    put(again, {name: data for name, data in tree(talks).items() if name.startswith("data/")})
    init_study(again)
    assert tree(again) == tree(talks)


def test_transcripts_stay_as_they_are(talks):
    before = tree(talks)
    init_study(talks)
    assert {name: tree(talks)[name] for name in before} == before


def test_a_new_folder_gets_a_place_for_transcripts(tmp_path):
    home = tmp_path / "a" / "new"
    lines = init_study(home)
    assert lines[-1] == (
        f"Next: put transcripts in {home.as_posix()}/transcripts, list them in study.yaml, then: focuscode check "
        f"{home.as_posix()}"
    )
    assert (home / "transcripts").is_dir()
    assert sorted(tree(home)) == [".gitignore", "codebooks/codebook.yaml", "participants.csv", "study.yaml"]
    assert sheet(home) == [["group", "label", "pseudonym", "organisation", "consent"]]
    (found,) = told(home)
    assert "'groups' is missing" in found


def test_the_example_in_an_empty_proposal_becomes_a_sound_study_without_its_signs(tmp_path):
    init_study(tmp_path)
    put(tmp_path, {"transcripts/FG1.docx": b"", "transcripts/FG1.txt": TALK})
    text = (tmp_path / "study.yaml").read_text(encoding="utf-8").replace("\n# ", "\n").replace("\n  # ", "\n  ")
    text = text.replace("The topic guide", "# The topic guide").replace("People or", "# People or")
    put(tmp_path, {"study.yaml": text.replace("FG1.docx", "FG1.txt").replace("P3", "P1")})
    study, _ = read_study(tmp_path)
    assert [(g.id, g.stakeholder, g.date, g.moderators) for g in study.groups] == [
        ("FG1", "members", "2023-10-17", ("Moderator",))
    ]
    assert [section.id for section in study.guide] == ["expectations"]
    assert [(e.speaker, e.passage) for e in study.exclude] == [("P1", ""), ("", "the exact words")]


def test_a_study_that_is_there_is_never_overwritten(talks):
    put(talks, {"study.yaml": "title: mine\n"})
    before = tree(talks)
    for demo in (True, False):
        with pytest.raises(UsageError, match=r"already holds a study\.yaml"):
            init_study(talks, demo=demo)
    assert tree(talks) == before


@pytest.mark.parametrize("name", ["participants.csv", "codebooks/codebook.yaml", ".gitignore"])
def test_no_file_that_is_there_is_overwritten(talks, name):
    put(talks, {name: "mine\n"})
    lines = init_study(talks)
    assert (talks / name).read_bytes() == b"mine\n"
    assert not any(name in line for line in lines if line.startswith("Made"))
    assert (talks / "study.yaml").is_file()


def test_the_participants_sheet_is_no_transcript(talks):
    put(talks, {"participants.csv": TABLE, "participants.xlsx": b"x"})
    assert [line.split(":")[0] for line in init_study(talks) if " turns, " in line] == [
        "data/FG1.txt",
        "data/FG2.vtt",
        "data/Groep 3 - 'leden'.csv",
    ]


def test_a_file_that_cannot_be_read_is_told_and_left_out(talks):
    put(talks, {"data/leeg.txt": b"", "data/opname.mp3": b"ID3", "data/cijfers.csv": "a,b\n1,2\n"})
    lines = init_study(talks)
    assert any(line.startswith("data/leeg.txt: error: The file is empty.") for line in lines)
    assert any(line.startswith("data/opname.mp3: error: No reader knows this file") for line in lines)
    assert any(line.startswith("data/cijfers.csv: error: The table has no column with the words.") for line in lines)
    assert len(read_study(talks)[0].groups) == 3


def test_two_files_of_one_name_are_two_groups(tmp_path):
    put(tmp_path, {"a/FG1.txt": TALK, "b/fg1.txt": TALK, "c/FG1.vtt": VTT, "d/fg1-2.txt": TALK})
    init_study(tmp_path)
    study, findings = read_study(tmp_path)
    assert findings == []
    ids = [group.id for group in study.groups]
    assert len({name.casefold() for name in ids}) == 4
    assert ids[:2] == ["FG1", "fg1-2"]
    assert {row[0] for row in sheet(tmp_path)[1:]} == set(ids)


def test_a_text_without_labels_is_a_group_in_which_nobody_was_recognised(tmp_path):
    put(tmp_path, {"notes.txt": "Een alinea over het gesprek.\n\nEn een tweede.\n"})
    lines = init_study(tmp_path)
    assert lines[0] == "notes.txt: 2 turns, 0 participants, moderator: no moderator found"
    text = (tmp_path / "study.yaml").read_text(encoding="utf-8")
    assert "moderator: []  # nobody was recognised: put the label here" in text
    assert "# participants: 0 " in text
    (group,) = read_study(tmp_path)[0].groups
    assert (group.moderators, group.participants) == ((), None)
    assert read_study(tmp_path)[0].expected() == {}


@pytest.mark.parametrize(
    "name",
    [
        'a "b".txt',
        "a: b #1.txt",
        "- [x] {y}.txt",
        "no.txt",
        "1.0.txt",
        "'a'.txt",
        "e\u0301e\u0301n.txt",
        "🙂.txt",
        "a\u00a0b.txt",
    ],
)
def test_any_file_name_can_be_proposed(tmp_path, name):
    if sys.platform == "win32" and set(name) & set('":'):
        pytest.skip("no such names on Windows")
    put(tmp_path, {f"data/{name}": TALK})
    init_study(tmp_path)
    study, findings = read_study(tmp_path)
    assert findings == []
    assert [group.files for group in study.groups] == [(f"data/{name}",)]


def test_labels_with_signs_are_proposed_as_they_stand(tmp_path):
    rows = 'speaker,text\nModerator,Dag\n"An, ""de"" chef",Ja\n"#1; x",Nee\n=1+1,Hm\n'
    put(tmp_path, {"data/FG1.csv": rows})
    init_study(tmp_path)
    assert [row[1] for row in sheet(tmp_path)[1:]] == ['An, "de" chef', "#1; x", "=1+1"]
    assert told(tmp_path) == []


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a name is always text")
def test_a_name_that_is_no_text_is_told_and_left_out(tmp_path):
    put(tmp_path, {"data/FG1.txt": TALK})
    (tmp_path / os.fsdecode(b"data/caf\xe9.txt")).write_text(TALK, encoding="utf-8")
    lines = init_study(tmp_path)
    assert any("its name holds signs that cannot be written" in line for line in lines)
    assert [group.id for group in read_study(tmp_path)[0].groups] == ["FG1"]


def test_a_file_is_no_folder_for_a_study(tmp_path):
    put(tmp_path, {"file": "x"})
    with pytest.raises(UsageError, match="is a file"):
        init_study(tmp_path / "file")
    with pytest.raises(UsageError, match="cannot be written"):
        init_study(tmp_path / "file" / "study")


def test_a_folder_that_cannot_be_made_leaves_nothing_half_done(talks):
    put(talks, {"codebooks": "a file in the way"})
    before = tree(talks)
    with pytest.raises(UsageError, match="cannot be written"):
        init_study(talks)
    assert tree(talks) == before


def test_the_first_codebook_is_sound_and_hits_its_own_examples():
    book, findings = check_text(CODEBOOK, "codebook.yaml")
    assert findings == []
    assert example_findings(book) == []
    assert {term.kind for term in book.terms} == {"plain", "word", "wild"}


def test_participants_words_stay_out_of_version_control(talks):
    init_study(talks)
    ignored = (talks / ".gitignore").read_text(encoding="utf-8").split("\n")
    assert {"/transcripts/", "/participants.csv", "/results/", ".focuscode/"} <= set(ignored)


def test_every_proposed_file_has_plain_line_ends_and_is_utf8(talks):
    before = set(tree(talks))
    init_study(talks)
    for name, data in tree(talks).items():
        if name not in before:
            assert b"\r" not in data
            assert data.decode("utf-8").endswith("\n")
    assert yaml.safe_load((talks / "study.yaml").read_bytes())["unit"] == "turn"


# The demo


def test_the_demo_is_copied_whole(tmp_path):
    home = tmp_path / "demo"
    lines = init_study(home, demo=True)
    assert lines == [
        f"The demo study (synthetic) is in {home.as_posix()}.",
        f"Next: focuscode run {home.as_posix()}",
    ]
    there = demo_home()
    for name in DEMO:
        source = there / name
        if source.is_file():
            assert (home / name).read_bytes() == source.read_bytes()
        elif source.is_dir():
            assert tree(home / name) == tree(source)
    assert {path.name for path in home.iterdir()} == {name for name in DEMO if (there / name).exists()}
    assert {"study.yaml", "transcripts", "codebooks"} <= {path.name for path in home.iterdir()}


def test_the_demo_is_without_mistakes_and_says_that_it_is_synthetic(tmp_path):
    init_study(tmp_path, demo=True)
    assert not [found for found in check_path(tmp_path).findings if found.level == "error"]
    study, _ = read_study(tmp_path)
    assert study.synthetic
    assert study.groups


@pytest.mark.parametrize("name", ["participants.csv", "transcripts/FG1.txt", "codebooks/mine.yaml"])
def test_the_demo_is_not_mixed_with_what_is_there(tmp_path, name):
    put(tmp_path, {name: "mine"})
    with pytest.raises(UsageError, match=f"already holds {name.split('/')[0]}"):
        init_study(tmp_path, demo=True)
    assert tree(tmp_path) == {name: b"mine"}


def test_the_demo_may_stand_beside_other_files(tmp_path):
    put(tmp_path, {"notes.md": "mine"})
    init_study(tmp_path, demo=True)
    assert (tmp_path / "notes.md").read_bytes() == b"mine"


def test_a_demo_without_all_of_its_parts_is_copied_as_far_as_it_goes(tmp_path, monkeypatch):
    put(tmp_path / "home", {"study.yaml": "title: demo\n", "transcripts/FG1.txt": TALK})
    monkeypatch.setattr("focuscode.propose.demo_home", lambda: tmp_path / "home")
    init_study(tmp_path / "new", demo=True)
    assert tree(tmp_path / "new") == tree(tmp_path / "home")
