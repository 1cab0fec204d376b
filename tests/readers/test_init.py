"""Files to transcripts: which reader takes a file, who speaks, which files a folder holds."""

import codecs
import hashlib
import unicodedata

import pytest

from focuscode.errors import TranscriptError
from focuscode.readers import (
    ADVICE,
    READERS,
    find_files,
    read_transcript,
    reader_for,
    suffixes,
)
from focuscode.readers.source import Source

TALK = "Moderator: Welkom.\nP1: Dag.\n"


def kinds(transcript):
    return {turn.speaker: turn.speaker_type for turn in transcript.turns}


def test_a_transcript_carries_what_is_known_of_its_file(tmp_path):
    path = tmp_path / "FG 3.txt"
    path.write_bytes(TALK.encode())
    transcript, findings = read_transcript(
        path, name="map/FG 3.txt", group="G3", stakeholder="kennis", date="2023-11-07"
    )
    assert findings == []
    assert (transcript.id, transcript.path, transcript.format) == ("FG 3", "map/FG 3.txt", "text")
    assert (transcript.group, transcript.stakeholder, transcript.date) == ("G3", "kennis", "2023-11-07")
    assert transcript.kind == "group"
    assert transcript.sha256 == hashlib.sha256(TALK.encode()).hexdigest()
    assert transcript.text == TALK
    assert {turn.group for turn in transcript.turns} == {"G3"}


def test_without_a_group_the_files_stem_is_one(tmp_path):
    path = tmp_path / "FG3.txt"
    path.write_text(TALK, encoding="utf-8")
    transcript, _ = read_transcript(str(path))
    assert (transcript.group, transcript.path) == ("FG3", path.as_posix())
    assert {turn.group for turn in transcript.turns} == {"FG3"}


def test_a_name_in_nfd_gives_an_id_in_nfc(read):
    transcript, _ = read(TALK, unicodedata.normalize("NFD", "Focusgroep Genève.txt"))
    assert transcript.id == transcript.group == "Focusgroep Genève"


def test_an_empty_group_stays_empty(read):
    transcript, _ = read(TALK, group="")
    assert transcript.group == ""


@pytest.mark.parametrize(
    ("name", "data", "reader"),
    [
        ("a.txt", b"P1: ja", "text"),
        ("a.TEXT", b"P1: ja", "text"),
        ("a.vtt", b"P1: ja", "vtt"),
        ("a.srt", b"P1: ja", "srt"),
        ("a.csv", b"text\nja", "csv"),
        ("a.tsv", b"text\nja", "csv"),
        ("a.tab", b"text\nja", "csv"),
        ("a.docx", b"PK", "docx"),
        ("a.txt", b"WEBVTT\n\n", "vtt"),
        ("a", b"WEBVTT\n\n", "vtt"),
        ("a.csv", b"1\n00:00:01,000 --> 00:00:02,000\nja", "srt"),
        ("a.txt", b"0:00:01.000,0:00:02.000\nja", "sbv"),
        ("a.xml", b"<?xml version='1.0'?>\n<tt xmlns='http://www.w3.org/ns/ttml'/>", "ttml"),
        ("a.xml", "<?xml version='1.0'?><tt:tt/>".encode("utf-16"), "ttml"),
        ("a.html", b"\n<sami><body>", "sami"),
        ("a.txt", b"[Script Info]\n", "ssa"),
        ("a.lrc", b"[00:01.00]ja", "lrc"),
        ("a.txt", b"[00:01.00]ja", "text"),
        ("a.bin", b"PK\x03\x04 ... word/document.xml", "docx"),
        ("a.doc", b"{\\rtf1 ", "rtf"),
        ("a.doc", b"<html>", "html"),
        ("a.txt", b"%PDF-1.7", "pdf"),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "docx"),
    ],
)
def test_content_tells_the_reader_and_else_the_ending(name, data, reader):
    assert reader_for(Source(name, data)).name == reader


@pytest.mark.parametrize(
    ("name", "advice"),
    [
        ("a.mp3", "This is sound or video: transcribe it first, then put the text here."),
        ("a.M4A", "This is sound or video: transcribe it first, then put the text here."),
        ("a.sub", "Convert it to WebVTT (.vtt) or SubRip (.srt) with your captioning tool."),
        ("a.doc", "Open it in Word or LibreOffice and save it as .docx."),
        ("a.xyz", f"Readable are {', '.join(suffixes())}."),
        ("a", f"Readable are {', '.join(suffixes())}."),
    ],
)
def test_a_file_that_none_reads_is_refused_with_what_to_do(name, advice):
    with pytest.raises(TranscriptError, match="no reader") as refused:
        reader_for(Source(name, b"x"))
    (told,) = refused.value.findings
    assert (told.rule, told.mend) == ("F002", advice)


@pytest.mark.parametrize(
    ("name", "data", "advice"),
    [
        (
            "scan.txt",
            b"\x89PNG\r\n",
            "This is a picture: recognise its text first (OCRmyPDF, Acrobat), and put that here.",
        ),
        ("scan.jpg", b"x", "This is a picture: recognise its text first (OCRmyPDF, Acrobat), and put that here."),
        ("a.csv", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Open it in Word or LibreOffice and save it as .docx."),
        ("a.txt", b"ID3\x03", "This is sound or video: transcribe it first, then put the text here."),
        ("a.gdoc", b"{}", "This is only a link: download the document from Google as .docx or .csv."),
        ("a.numbers", b"PK", "Export it from Numbers as CSV."),
    ],
)
def test_what_is_never_text_is_told_whatever_it_is_called(name, data, advice):
    with pytest.raises(TranscriptError) as refused:
        reader_for(Source(name, data))
    assert [told.mend for told in refused.value.findings] == [advice]


def test_no_ending_belongs_to_two_readers_and_none_has_advice_instead():
    assert len(set(suffixes())) == len(suffixes())
    assert not set(suffixes()) & set(ADVICE)
    assert len({reader.name for reader in READERS}) == len(READERS)


@pytest.mark.parametrize(
    ("name", "content", "rule"),
    [
        ("a.vtt", "WEBVTT\n\nNOTE niets\n", "F130"),
        ("a.srt", "losse woorden\n", "F130"),
        ("a.vtt", "WEBVTT\n\n00:01 --> 00:02\n-\n", "F101"),
        ("a.csv", "text\n", "F101"),
    ],
)
def test_a_file_without_a_turn_is_refused(read, name, content, rule):
    with pytest.raises(TranscriptError, match="no turn") as refused:
        read(content, name)
    assert refused.value.findings[-1].rule == rule


def test_a_byte_order_mark_alone_has_no_turn(read):
    with pytest.raises(TranscriptError) as refused:
        read(codecs.BOM_UTF16_LE, "a.txt")
    assert [finding.rule for finding in refused.value.findings] == ["F004", "F101"]


def test_named_speakers_are_participants_and_usual_labels_lead(read):
    transcript, findings = read("Moderator: Wie?\nP1: Ik.\nAnna: Ik.\nAnna: Ook.\nINT: Goed.\n")
    assert kinds(transcript) == {
        "Moderator": "moderator",
        "P1": "participant",
        "Anna": "participant",
        "INT": "moderator",
    }
    assert findings == []


def test_words_without_a_speaker_are_of_an_unknown(read):
    transcript, _ = read("Een alinea.\n")
    assert kinds(transcript) == {"": "unknown"}


@pytest.mark.parametrize("label", ["Hélène", "hélène", "HÉLÈNE", "He\u0301le\u0300ne", " Hélène: ", "[Hélène]"])
def test_a_moderator_may_be_named_however_it_is_spelled(read, label):
    transcript, findings = read("Hélène: Wie?\nP1: Ik.\nHélène: Goed.\n", moderators=[label])
    assert kinds(transcript) == {"Hélène": "moderator", "P1": "participant"}
    assert findings == []


def test_a_named_moderator_leads_even_where_a_table_says_otherwise(read):
    page = "speaker,speaker_type,text\nAnna,participant,Wie?\nP1,,Ik.\n"
    transcript, _ = read(page, "a.csv", moderators=["Anna"])
    assert kinds(transcript) == {"Anna": "moderator", "P1": "participant"}


def test_a_named_speaker_is_no_unknown_even_where_a_table_says_so(read):
    transcript, _ = read("speaker,speaker_type,text\nP1,onbekend,Ik.\nModerator,onbekend,Goed.\n", "a.csv")
    assert kinds(transcript) == {"P1": "participant", "Moderator": "moderator"}


def test_the_groups_of_a_table_stay(read):
    transcript, _ = read("speaker,group,text\nModerator,A,Wie?\nP1,,Ik.\n", "a.csv", group="B")
    assert [turn.group for turn in transcript.turns] == ["A", "B"]


def test_no_moderator_is_told(told):
    assert told("P1: Dag.\nP2: Ja.\n") == [("F108", 0)]


def lay(folder, *names):
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")


def found(folder, *paths):
    return [path.relative_to(folder).as_posix() for path in find_files(paths or [folder])]


def test_a_folder_gives_its_readable_files_sorted(tmp_path):
    lay(tmp_path, "b.txt", "a.VTT", "map/c.docx", "map/diep/d.csv", "e.mp3", "f.doc", "g.png", "README.md", "h")
    assert found(tmp_path) == ["a.VTT", "b.txt", "e.mp3", "f.doc", "map/c.docx", "map/diep/d.csv"]


def test_hidden_and_lock_files_are_passed(tmp_path):
    lay(tmp_path, ".a.txt", "~$b.docx", ".focuscode/c.txt", ".git/d.txt", "e.txt", "map/.f/g.txt")
    assert found(tmp_path) == ["e.txt"]


def test_results_are_passed_but_a_results_folder_may_be_asked_for(tmp_path):
    lay(tmp_path, "results/data/codings.csv", "results/texts/FG1.txt", "a.txt", "results.txt")
    assert found(tmp_path) == ["a.txt", "results.txt"]
    assert found(tmp_path, tmp_path / "results" / "texts") == ["results/texts/FG1.txt"]


def test_a_file_that_is_named_is_taken_whatever_it_is_and_once(tmp_path):
    lay(tmp_path, "map/a.txt", ".verborgen.txt", "b.xyz")
    paths = [
        tmp_path / "b.xyz",
        tmp_path / "map",
        tmp_path / "map" / "a.txt",
        tmp_path / ".verborgen.txt",
        str(tmp_path / "weg.txt"),
    ]
    assert found(tmp_path, *paths) == [".verborgen.txt", "b.xyz", "map/a.txt", "weg.txt"]


def test_the_order_is_that_of_the_composed_names(tmp_path):
    lay(tmp_path, "z.txt", "e\u0301.txt", "f.txt")
    assert found(tmp_path) == ["f.txt", "z.txt", "e\u0301.txt"]


def test_the_order_of_asking_does_not_matter(tmp_path):
    lay(tmp_path, "z.txt", "é.txt", "e\u0301.txt", "f.txt")
    paths = sorted(tmp_path.iterdir())
    assert find_files(paths) == find_files(reversed(paths)) == find_files([tmp_path])


def test_an_empty_folder_holds_nothing(tmp_path):
    assert find_files([tmp_path]) == find_files([]) == []
