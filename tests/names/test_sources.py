"""The transcripts of a study or of files, without what is withdrawn; all of them or none."""

import pytest

from focuscode.apply import BLOT
from focuscode.errors import InputError, StudyError, UsageError, finding
from focuscode.model import Place
from focuscode.names.sources import read_sources, stop


@pytest.fixture
def folder(make_study, tmp_path):
    return make_study(tmp_path)


@pytest.mark.parametrize("name", ["", "study.yaml"])
def test_a_study_by_its_folder_or_file(folder, name):
    sources = read_sources([folder / name])
    assert [(t.id, t.group, t.stakeholder) for t in sources.transcripts] == [
        ("FG1", "FG1", "SMEs"),
        ("FG2", "FG2", "clusters"),
    ]
    assert sources.language == "nl"
    assert [person.pseudonym for person in sources.people] == ["P1", "P2", "P3", "P4"]
    assert [turn.speaker for turn in sources.transcripts[1].turns] == ["Onderzoeker", "Piet", "Els", "Piet"]
    assert sources.transcripts[1].turns[0].speaker_type == "moderator"


def test_files_and_folders_without_the_list_and_the_key(folder):
    listed = folder / "talks" / "names.csv"
    listed.write_text("name\nJan\n")
    sources = read_sources([folder / "talks"], "en", [listed])
    assert [t.id for t in sources.transcripts] == ["FG1", "FG2"]
    assert (sources.study, sources.people, sources.language) == (None, (), "en")


def test_what_the_study_withdraws_is_blotted_out(folder):
    people = (folder / "people.csv").read_text().replace("size\n", "size,consent\n").replace("small\n", "small,no\n")
    (folder / "people.csv").write_text(people)
    text = (folder / "study.yaml").read_text() + "exclude: [{group: FG1, passage: een roadmap}]\n".replace("een", "Een")
    (folder / "study.yaml").write_text(text)
    sources = read_sources([folder])
    assert sources.transcripts[0].speakers() == ("Moderator", "Jan")
    assert "roadmap" not in sources.transcripts[0].text
    assert BLOT in sources.transcripts[0].text
    assert [found.rule for found in sources.findings if found.rule != "F110"] == ["F310", "F310", "F310"]


def test_a_passage_that_is_not_there_stops_it(folder):
    text = (folder / "study.yaml").read_text() + "exclude: [{group: FG1, passage: nergens gezegd}]\n"
    (folder / "study.yaml").write_text(text)
    with pytest.raises(InputError, match="nothing was written") as stopped:
        read_sources([folder])
    assert [found.rule for found in stopped.value.findings if found.level == "error"] == ["F309"]


def test_one_bad_file_stops_all(folder):
    (folder / "talks" / "bad.txt").write_text("\n")
    with pytest.raises(InputError, match="all transcripts or of none") as stopped:
        read_sources([folder / "talks"])
    assert "F003" in [found.rule for found in stopped.value.findings]


def test_two_files_with_one_id_stop_all(folder):
    (folder / "talks" / "fg1.vtt").write_text("WEBVTT\n\n00:01.000 --> 00:02.000\n<v Jan>Ja.</v>\n")
    with pytest.raises(InputError) as stopped:
        read_sources([folder / "talks"])
    assert [found.rule for found in stopped.value.findings if found.level == "error"] == ["F006"]


def test_wrong_usage(folder, tmp_path):
    with pytest.raises(UsageError, match="one study, or transcripts"):
        read_sources([folder, folder / "talks"])
    (tmp_path / "empty").mkdir()
    with pytest.raises(InputError, match="No transcript was found"):
        read_sources([tmp_path / "empty"])
    with pytest.raises(StudyError):
        read_sources([tmp_path / "empty" / "study.yaml"])


def test_only_errors_stop():
    stop([finding("F322", Place("names.csv"), name="Jan")], "Why")
    with pytest.raises(InputError, match="Why: nothing was written"):
        stop([finding("F003", Place("a.txt"))], "Why")
