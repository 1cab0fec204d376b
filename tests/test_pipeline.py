"""The whole way: files in, a results folder out, whole or not at all."""

import io
import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from openpyxl import load_workbook

from focuscode.assemble import forget_all
from focuscode.errors import CodebookError, InputError, ResultsError, StudyError, UsageError
from focuscode.kept import TEXTS
from focuscode.language.memory import NAME
from focuscode.pipeline import CACHE, DAMAGED, code_files, code_study, run_study
from focuscode.results import open_results
from focuscode.writing import sha256

GOOD = "Moderator: Wat nu?\nP1: Een roadmap.\nP2: Kennis breed delen.\n"
OTHER = "Moderator: En hier?\nP3: Roadmaps.\nP4: Neen.\n"


def tree(folder):
    """Every file of a folder with its bytes."""
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def inside(data, name):
    """The bytes of a file, those of a workbook unpacked."""
    if not name.endswith(".xlsx"):
        return data
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        return b"".join(parts.read(part) for part in parts.namelist())


def rules(outcome):
    return [found.rule for found in outcome.findings if found.level == "error"]


@pytest.fixture
def book(tmp_path, book_text):
    path = tmp_path / "book.yaml"
    terms = {"roadmap": ["roadmap"], "sharing": ["{phrase: kennis delen, gap: 2}"]}
    path.write_text(book_text(terms), encoding="utf-8")
    return path


@pytest.fixture
def talks(tmp_path):
    folder = tmp_path / "talks"
    folder.mkdir()
    (folder / "A.txt").write_text(GOOD, encoding="utf-8")
    (folder / "B.txt").write_text(OTHER, encoding="utf-8")
    return folder


# code


def test_files_are_coded_and_everything_is_written(talks, book, tmp_path):
    outcome = code_files([talks], book, tmp_path / "out")
    assert outcome.folder == tmp_path / "out"
    assert outcome.coding.coding_ids.tolist() == ["A-t002-roadmap-4", "A-t003-sharing-0", "B-t002-roadmap-0"]
    assert set(outcome.coding.turns["group"]) == {"A", "B"}
    written = set(tree(tmp_path / "out"))
    assert {"manifest.json", "summary.txt", "codebook.yaml", "results.xlsx", "texts/A.txt", "texts/B.txt"} < written
    assert (tmp_path / "out" / "codebook.yaml").read_bytes() == book.read_bytes()
    assert (tmp_path / "out" / "texts" / "A.txt").read_text(encoding="utf-8") == GOOD
    assert outcome.summary.startswith((tmp_path / "out" / "summary.txt").read_text(encoding="utf-8"))
    assert outcome.summary.endswith(f"Open {(tmp_path / 'out' / 'results.xlsx').as_posix()}\n")


def test_the_manifest_says_what_the_results_were_made_from(talks, book, tmp_path):
    code_files([talks], book, tmp_path / "out", unit="window:2")
    manifest = json.loads((tmp_path / "out" / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["inputs"] == {name: sha256((talks / name).read_bytes()) for name in ("A.txt", "B.txt")}
    assert manifest["settings"]["unit"] == "window:2"
    assert manifest["codebook"]["path"] == "book.yaml"
    assert manifest["codebook"]["version"].startswith("1.0.0+")
    assert manifest["counts"] == {"transcripts": 2, "turns": 6, "segments": 4, "words": 11, "codings": 3}
    assert manifest["validated"] is False
    assert manifest["errors"] == 0
    assert manifest["language_data"]["language"] == "nl"
    outputs = {name: sha256(data) for name, data in tree(tmp_path / "out").items() if name != "manifest.json"}
    assert manifest["outputs"] == outputs


def test_results_hold_no_path_of_the_machine_and_no_clock(talks, book, tmp_path):
    code_files([talks.resolve()], book.resolve(), (tmp_path / "out").resolve())
    for name, data in tree(tmp_path / "out").items():
        assert str(tmp_path).encode() not in inside(data, name), name
        assert tmp_path.name.encode() not in inside(data, name), name
    assert not re.search(rb"\d{4}-\d\d-\d\d", (tmp_path / "out" / "manifest.json").read_bytes())


def test_the_order_in_which_files_are_named_changes_nothing(talks, book, tmp_path):
    for out, paths in {"one": ["A.txt", "B.txt"], "two": ["B.txt", "A.txt"]}.items():
        code_files([talks / name for name in paths], book, tmp_path / out)
    code_files([talks], book, tmp_path / "three")
    assert tree(tmp_path / "one") == tree(tmp_path / "two") == tree(tmp_path / "three")


def test_two_processes_write_what_one_writes(talks, book, tmp_path):
    code_files([talks], book, tmp_path / "one", jobs=1)
    code_files([talks], book, tmp_path / "two", jobs=2)
    assert tree(tmp_path / "one") == tree(tmp_path / "two")


PROGRAM = [sys.executable, "-m", "focuscode"]
HOME = Path(__file__).parent.parent


def run_there(folder, seed, *arguments):
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(HOME)}
    return subprocess.run([*PROGRAM, *map(str, arguments)], cwd=folder, env=environment, capture_output=True, text=True)


def test_the_bytes_are_the_same_elsewhere_and_with_another_hash_seed(talks, book, tmp_path):
    (tmp_path / "deep" / "down").mkdir(parents=True)
    one = run_there(tmp_path, "0", "code", "talks", "--codebook", "book.yaml", "--out", "one", "--unit", "sentence")
    other = run_there(
        tmp_path / "deep" / "down", "4242", "code", talks, "--codebook", "../../book.yaml",
        "--out", "../../two", "--unit", "sentence", "--jobs", "2",
    )  # fmt: skip
    assert (one.returncode, other.returncode) == (0, 0), one.stderr + other.stderr
    assert tree(tmp_path / "one") == tree(tmp_path / "two")
    assert len(tree(tmp_path / "one")) > 15


def test_a_study_gives_the_same_bytes_wherever_it_lies(make_study, tmp_path):
    one, other = make_study(tmp_path / "here"), make_study(tmp_path / "there" / "else")
    first = run_there(one, "1", "run")
    second = run_there(tmp_path, "77", "run", other)
    assert (first.returncode, second.returncode) == (0, 0), first.stderr + second.stderr
    assert tree(one / "results") == tree(other / "results")
    for name, data in tree(one / "results").items():
        assert tmp_path.name.encode() not in inside(data, name)


def test_a_bad_file_is_a_finding_and_the_sound_ones_are_coded(talks, book, tmp_path):
    (talks / "broken.docx").write_bytes(b"PK\x03\x04 no document")
    (talks / "empty.txt").write_bytes(b"")
    (talks / "sound.mp3").write_bytes(b"ID3")
    (talks / "notes.pdf.bak").write_bytes(b"not read at all")
    outcome = code_files([talks, tmp_path / "missing.txt"], book, tmp_path / "out")
    assert {found.place.file for found in outcome.findings if found.level == "error"} == {
        "broken.docx", "empty.txt", "sound.mp3", "missing.txt",
    }  # fmt: skip
    assert set(rules(outcome)) >= {"F001", "F002", "F003"}
    assert outcome.coding.transcripts["transcript"].tolist() == ["A", "B"]
    manifest = json.loads((tmp_path / "out" / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["errors"] == len(rules(outcome))
    assert {found["place"][0] for found in manifest["findings"]} >= {"broken.docx", "empty.txt"}


def test_a_sound_file_is_coded_alone_as_beside_bad_ones(talks, book, tmp_path):
    code_files([talks], book, tmp_path / "plain")
    (talks / "0.docx").write_bytes(b"damaged")
    code_files([talks], book, tmp_path / "beside")
    for name in ("data/codings.csv", "data/frequencies.csv", "texts/A.txt"):
        assert (tmp_path / "plain" / name).read_bytes() == (tmp_path / "beside" / name).read_bytes()


@pytest.mark.parametrize("name", ["A.vtt", "a.txt"])
def test_of_two_files_with_one_id_the_first_is_coded(talks, book, tmp_path, name):
    other = tmp_path / "zzz"
    other.mkdir()
    (other / name).write_text("WEBVTT\n\n00:01.000 --> 00:02.000\nP9: iets\n" if name.endswith("vtt") else OTHER)
    outcome = code_files([talks, other], book, tmp_path / "out")
    assert rules(outcome) == ["F006"]
    assert outcome.coding.transcripts["transcript"].tolist() == ["A", "B"]
    assert outcome.coding.texts[0] == GOOD


def test_equal_names_are_told_apart_by_their_folders(talks, book, tmp_path):
    other = tmp_path / "other"
    other.mkdir()
    (other / "A.txt").write_text(OTHER, encoding="utf-8")
    outcome = code_files([talks, other], book, tmp_path / "out")
    found = next(found for found in outcome.findings if found.rule == "F006")
    assert {found.place.file, *outcome.coding.transcripts["path"]} == {"other/A.txt", "talks/A.txt", "talks/B.txt"}


def test_results_in_the_folder_of_the_talks_are_not_read_as_talks(talks, book):
    first = code_files([talks], book, talks / "coded")
    before = tree(talks / "coded")
    again = code_files([talks], book, talks / "coded")
    assert again.coding.transcripts["transcript"].tolist() == first.coding.transcripts["transcript"].tolist()
    assert rules(again) == []
    assert tree(talks / "coded") == before


def test_results_may_stand_beside_the_talks_themselves(talks, book):
    code_files([talks], book, talks)
    again = code_files([talks], book, talks)
    assert again.coding.transcripts["transcript"].tolist() == ["A", "B"]
    assert (talks / "A.txt").read_text(encoding="utf-8") == GOOD


def test_what_an_earlier_run_wrote_and_a_later_one_does_not_is_gone(talks, book, tmp_path):
    code_files([talks], book, tmp_path / "out")
    (tmp_path / "out" / "mine.txt").write_text("kept")
    code_files([talks / "A.txt"], book, tmp_path / "out")
    assert not (tmp_path / "out" / "texts" / "B.txt").exists()
    assert (tmp_path / "out" / "mine.txt").read_text() == "kept"


@pytest.mark.parametrize("content", [b"", b"\x00\x00", b"   \n"])
def test_where_nothing_can_be_read_nothing_is_written(book, tmp_path, content):
    (tmp_path / "A.txt").write_bytes(content)
    with pytest.raises(InputError, match="nothing was written") as caught:
        code_files([tmp_path / "A.txt"], book, tmp_path / "out")
    assert [found.rule for found in caught.value.findings if found.level == "error"] == ["F003"]
    assert not (tmp_path / "out").exists()


def test_a_folder_without_transcripts_is_told(book, tmp_path):
    (tmp_path / "nothing").mkdir()
    with pytest.raises(InputError) as caught:
        code_files([tmp_path / "nothing"], book, tmp_path / "out")
    assert [found.rule for found in caught.value.findings] == ["F009"]
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(("facts", "words"), [({"unit": "zin"}, "No unit"), ({"language_code": "xx"}, "No language")])
def test_a_wrong_wish_is_refused_before_anything_is_written(talks, book, tmp_path, facts, words):
    with pytest.raises(UsageError, match=words):
        code_files([talks], book, tmp_path / "out", **facts)
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    "text", ["codes: [", "codebook: x\n", "", "- a\n- b\n", "codebook: x\nversion: 1\ncodes: text\n"]
)
def test_a_wrong_codebook_is_refused(talks, tmp_path, text):
    (tmp_path / "book.yaml").write_text(text)
    with pytest.raises(CodebookError) as caught:
        code_files([talks], tmp_path / "book.yaml", tmp_path / "out")
    assert caught.value.findings
    assert not (tmp_path / "out").exists()


def test_a_codebook_that_is_missing_or_a_folder_is_refused(talks, tmp_path):
    for path in (tmp_path / "none.yaml", talks):
        with pytest.raises(CodebookError):
            code_files([talks], path, tmp_path / "out")


def test_a_place_that_cannot_be_written_is_told(talks, book):
    before = book.read_bytes()
    for out in (book, book / "below"):
        with pytest.raises(ResultsError, match=r"book\.yaml"):
            code_files([talks], book, out)
    assert book.read_bytes() == before


def test_another_language_may_be_asked_for(talks, book, tmp_path):
    outcome = code_files([talks], book, tmp_path / "out", language_code="en")
    assert outcome.coding.settings["language"] == "en"
    assert "roadmap" in set(
        outcome.coding.spans.merge(outcome.coding.codes, left_on="code", right_index=True)["code_y"]
    )


def test_windows_line_ends_and_a_mark_in_front_change_no_word(book, tmp_path):
    (tmp_path / "A.txt").write_text(GOOD, encoding="utf-8")
    plain = code_files([tmp_path / "A.txt"], book, tmp_path / "one")
    (tmp_path / "A.txt").write_bytes(b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode())
    other = code_files([tmp_path / "A.txt"], book, tmp_path / "two")
    assert plain.coding.texts[0] == other.coding.texts[0]
    assert plain.coding.spans.equals(other.coding.spans)


def test_progress_sees_every_file(talks, book, tmp_path):
    seen = []

    def watch(items, total):
        for item in items:
            seen.append((item.name, total))
            yield item

    code_files([talks], book, tmp_path / "out", progress=watch)
    assert seen == [("A.txt", 2), ("B.txt", 2)]


# run


@pytest.fixture
def study(make_study, tmp_path):
    return make_study(tmp_path / "study")


def test_a_study_is_coded_as_it_says(study):
    outcome = run_study(study)
    coding = outcome.coding
    assert outcome.folder == study / "results"
    assert coding.turns["speaker"].tolist() == ["Moderator", "P1", "P2", "P1", "Onderzoeker", "P3", "P4", "P3"]
    assert coding.turns["speaker_type"].tolist().count("moderator") == 2
    assert set(coding.turns["section"]) == {"roles"}
    assert coding.turns["stakeholder"].tolist() == ["SMEs"] * 4 + ["clusters"] * 4
    assert coding.attributes == ["size"]
    assert coding.coding_ids.tolist() == [
        "FG1-t002-roadmap-4", "FG1-t002-sharing-16", "FG1-t003-roadmap-4", "FG2-t002-roadmap-1", "FG2-t003-sharing-1",
    ]  # fmt: skip
    assert rules(outcome) == []
    assert outcome.summary.startswith("A study to try\nSYNTHETIC: invented for the tests\n")
    assert outcome.summary.endswith(f"\nOpen {(outcome.folder / 'results.xlsx').as_posix()}\n")
    by_size = open_results(study / "results").table("frequencies_by_size")
    assert by_size[by_size["code"] == "roadmap"][["size", "segments", "segments_of"]].values.tolist() == [
        ["big", 2, 4], ["small", 1, 2],
    ]  # fmt: skip


def test_a_cell_that_looks_like_a_formula_is_text_everywhere(study):
    run_study(study)
    results = open_results(study / "results")
    raw = (study / "results" / "data" / "segments.csv").read_text(encoding="utf-8")
    assert ",=roadmap," in raw  # exact, as the contract says of the words
    assert results.table("segments")["text"].tolist()[5] == "=roadmap"
    sheet = load_workbook(study / "results" / "results.xlsx")["Codings"]
    cells = [cell for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)]
    assert [cell.value for cell in cells if cell.value.startswith("=")] == ["=roadmap"]
    assert {cell.data_type for cell in cells} == {"s"}


@pytest.mark.parametrize("path", [".", "study.yaml"])
def test_a_study_is_named_by_its_folder_or_its_file(study, path):
    assert run_study(study / path).coding is not None


def test_an_unchanged_study_is_not_run_again(study):
    first = run_study(study)
    times = {p: p.stat().st_mtime_ns for p in (study / "results").rglob("*")}
    again = run_study(study)
    assert again.coding is None
    assert again.summary == first.summary
    assert again.findings == first.findings
    assert {p: p.stat().st_mtime_ns for p in (study / "results").rglob("*")} == times


def as_if_new(study, run):
    """What a run leaves and says, and what the same run does where no results stand."""
    done = run()
    left = tree(study / "results")
    shutil.rmtree(study / "results")
    new = run_study(study)
    assert left == tree(study / "results")
    assert (done.findings, done.summary) == (new.findings, new.summary)
    return [found.message for found in done.findings if found.rule == "F303"]


def test_a_transcript_that_no_group_names_is_told_after_a_run_too(study):
    run_study(study)
    new = study / "talks" / "FG9.txt"
    new.write_text(GOOD, encoding="utf-8")
    assert as_if_new(study, lambda: run_study(study)) == ["talks/FG9.txt belongs to no group."]
    assert run_study(study).coding is None  # told again, and not made again
    new.unlink()
    assert as_if_new(study, lambda: run_study(study)) == []


def test_a_study_without_title_is_called_by_its_folder_as_it_is_named_now(study):
    file = study / "study.yaml"
    file.write_text("".join(line for line in file.read_text().splitlines(True) if not line.startswith("title:")))
    run_study(study)
    moved = study.rename(study.with_name("renamed"))
    as_if_new(moved, lambda: run_study(moved))
    assert (moved / "results" / "summary.txt").read_text().startswith("renamed\n")


@pytest.mark.parametrize("made", [{"language": "nl", "lemmas": "spacy-lookups-data 0.0.1"}, {"language": "xx"}, {}])
def test_results_of_other_data_of_the_language_are_made_anew(study, made):
    run_study(study)
    before = tree(study / "results")
    file = study / "results" / "manifest.json"
    manifest = json.loads(file.read_text(encoding="utf-8"))
    file.write_text(json.dumps({**manifest, "language_data": made}), encoding="utf-8")
    assert run_study(study).coding is not None
    assert tree(study / "results") == before


def test_a_changed_codebook_of_the_same_version_is_told_once(study):
    first = run_study(study)
    book = study / "book.yaml"
    book.write_text(book.read_text().replace("- roadmap", "- visie"))
    second = run_study(study)
    assert "F229" not in [found.rule for found in first.findings]
    assert "F229" in [found.rule for found in second.findings]
    before = tree(study / "results")
    again = run_study(study, force=True)
    assert "F229" not in [found.rule for found in again.findings]
    assert tree(study / "results") == before  # whatever stood there, the same comes out


def test_terms_without_a_coding_are_told_in_one_line(study):
    book = study / "book.yaml"
    book.write_text(book.read_text().replace("- roadmap", "- visie\n      - koers"))
    told = [found for found in run_study(study).findings if found.rule == "F226"]
    assert [str(found).split(": ")[2] for found in told] == ["2 of 3 terms of the codebook made no coding"]


def test_force_runs_it_again_and_gives_the_same(study):
    run_study(study)
    before = tree(study / "results")
    assert run_study(study, force=True).coding is not None
    assert tree(study / "results") == before


@pytest.mark.parametrize("name", ["study.yaml", "book.yaml", "people.csv", "talks/FG1.txt", "talks/FG2.csv"])
def test_a_changed_input_is_run_again(study, name):
    run_study(study)
    (study / name).write_bytes((study / name).read_bytes() + b"\n")
    assert run_study(study).coding is not None
    assert run_study(study).coding is None


@pytest.mark.parametrize(
    "name",
    [
        "results.xlsx",
        "summary.txt",
        "codebook.yaml",
        "data/codings.csv",
        "data/columns.csv",
        "texts/FG1.txt",
    ],
)
def test_a_lost_output_is_made_again(study, name):
    run_study(study)
    before = tree(study / "results")
    (study / "results" / name).unlink()
    assert run_study(study).coding is not None
    assert tree(study / "results") == before


@pytest.mark.parametrize("name", ["results.xlsx", "summary.txt", "data/segments.csv", "texts/FG2.txt"])
def test_a_changed_output_is_made_again(study, name):
    run_study(study)
    before = tree(study / "results")
    (study / "results" / name).write_bytes(before[name] + b" ")
    assert run_study(study).coding is not None
    assert tree(study / "results") == before


def test_another_version_of_the_program_runs_it_again(study):
    run_study(study)
    path = study / "results" / "manifest.json"
    manifest = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps({**manifest, "tool": "0.0.0"}), encoding="utf-8")
    assert run_study(study).coding is not None


def test_results_without_their_manifest_are_not_written_over(study):
    run_study(study)
    (study / "results" / "manifest.json").unlink()
    before = tree(study / "results")
    with pytest.raises(ResultsError, match="choose another folder"):
        run_study(study)
    assert tree(study / "results") == before


def test_a_manifest_that_cannot_be_read_is_told(study):
    run_study(study)
    (study / "results" / "manifest.json").write_text("{")
    with pytest.raises(ResultsError, match="is damaged"):
        run_study(study)


def test_a_bad_group_is_a_finding_that_stays_while_nothing_changes(study):
    (study / "talks" / "FG2.csv").write_bytes(b"")
    first = run_study(study)
    assert "F003" in rules(first)
    assert first.coding.transcripts["transcript"].tolist() == ["FG1"]
    again = run_study(study)
    assert again.coding is None
    assert again.findings == first.findings


def test_a_study_of_which_nothing_can_be_read_leaves_the_old_results(study):
    run_study(study)
    before = tree(study / "results")
    for name in ("FG1.txt", "FG2.csv"):
        (study / "talks" / name).write_bytes(b"")
    with pytest.raises(InputError, match="nothing was written"):
        run_study(study)
    assert tree(study / "results") == before


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("exclude: [{group: FG1, speaker: Nobody}]", "F311"),
        ("exclude: [{group: FG1, passage: words that were never said}]", "F309"),
    ],
)
def test_what_should_be_excluded_and_is_not_found_stops_everything(study, line, rule):
    with (study / "study.yaml").open("a", encoding="utf-8") as file:
        file.write(f"{line}\n")
    with pytest.raises(StudyError, match="nothing was written") as caught:
        run_study(study)
    assert rule in [found.rule for found in caught.value.findings]
    assert not (study / "results").exists()


def test_who_is_excluded_may_speak_in_one_of_the_two_files_of_a_group(study):
    (study / "talks" / "FG1b.txt").write_text("Moderator: Nog iets?\nAn: Neen, of toch: vier.\n", encoding="utf-8")
    text = (study / "study.yaml").read_text(encoding="utf-8")
    text = text.replace("files: talks/FG1.txt", "files: [talks/FG1.txt, talks/FG1b.txt]")
    excluded = "exclude: [{group: FG1, speaker: Jan}, {group: FG1, passage: of toch}]\n"
    (study / "study.yaml").write_text(text + excluded, encoding="utf-8")
    outcome = run_study(study)
    assert rules(outcome) == []
    assert [found.rule for found in outcome.findings if found.rule == "F310"] == ["F310", "F310"]
    assert "P1" not in set(outcome.coding.turns["speaker"])
    assert "of toch" not in outcome.coding.texts[1]


def test_what_is_excluded_stands_nowhere_in_the_results(study):
    with (study / "study.yaml").open("a", encoding="utf-8") as file:
        file.write(
            "exclude: [{group: FG1, speaker: An, reason: withdrew}, {group: FG1, passage: kennis breed delen}]\n"
        )
    outcome = run_study(study)
    assert [found.rule for found in outcome.findings if found.rule == "F310"] == ["F310", "F310"]
    assert "P2" not in set(outcome.coding.turns["speaker"])
    for name, data in tree(study / "results").items():
        assert b"breed" not in inside(data, name) or name == "codebook.yaml"
        assert b"Ja, roadmaps" not in inside(data, name)


def test_who_did_not_come_is_told(study):
    text = (study / "study.yaml").read_text(encoding="utf-8")
    (study / "study.yaml").write_text(text.replace("participants: 2", "participants: 9"), encoding="utf-8")
    told = [found.message for found in run_study(study).findings if found.rule == "F304"]
    assert told == ["FG1: 2 participants speak where 9 were expected."]


@pytest.mark.parametrize(
    "text", ["", "groups: [", "title: x\n", "codebook: none.yaml\ngroups: [{id: a, files: b.txt}]\n"]
)
def test_a_study_with_errors_is_refused(tmp_path, text):
    (tmp_path / "study.yaml").write_text(text)
    with pytest.raises(StudyError) as caught:
        run_study(tmp_path)
    assert caught.value.findings
    assert [p.name for p in tmp_path.iterdir()] == ["study.yaml"]


def test_where_there_is_no_study_the_way_to_one_is_told(tmp_path):
    with pytest.raises(StudyError, match="focuscode init"):
        run_study(tmp_path)


def test_two_processes_run_a_study_as_one_does(study):
    run_study(study)
    before = tree(study / "results")
    run_study(study, force=True, jobs=2)
    assert tree(study / "results") == before


def test_a_study_can_be_coded_without_writing(study):
    before = tree(study)
    coding, findings = code_study(study)
    assert len(coding.spans) == 5
    assert [found for found in findings if found.level == "error"] == []
    assert tree(study) == before


def test_the_demo_study_runs_clean(tmp_path):
    for name in ("study.yaml", "participants.csv", "transcripts", "codebooks", "sources"):
        if (HOME / name).is_dir():
            shutil.copytree(HOME / name, tmp_path / name)
        elif (HOME / name).exists():
            shutil.copyfile(HOME / name, tmp_path / name)
    outcome = run_study(tmp_path)
    assert rules(outcome) == []
    assert outcome.coding.turns["group"].nunique() == 5
    assert outcome.coding.validate()
    assert "SYNTHETIC" in outcome.summary


# what is kept about words


def test_a_memory_changes_no_byte_of_the_results(talks, book, tmp_path):
    outcomes = []
    for out, cache in (("plain", None), ("cold", tmp_path / "kept"), ("warm", tmp_path / "kept")):
        forget_all()
        outcomes.append(code_files([talks], book, tmp_path / out, cache=cache))
    assert tree(tmp_path / "plain") == tree(tmp_path / "cold") == tree(tmp_path / "warm")
    assert [outcome.notes for outcome in outcomes] == [(), (), ()]
    assert {path.name for path in tmp_path.iterdir()} >= {"kept", "plain", "cold", "warm"}
    assert not (talks / CACHE).exists()


def test_a_memory_among_the_talks_is_not_read_as_one(talks, book, tmp_path):
    forget_all()
    for out in ("one", "two"):
        outcome = code_files([talks], book, tmp_path / out, cache=talks)
        assert rules(outcome) == []
    assert (talks / CACHE / NAME).is_file()
    assert tree(tmp_path / "one") == tree(tmp_path / "two")


def kept_texts(folder):
    return sorted((folder / CACHE / TEXTS).glob("*.json"))


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize(
    "terms",
    [
        {"roadmap": ["roadmap", "kennis"], "sharing": ["{phrase: kennis delen, gap: 2}"]},
        {"roadmap": ["{word: roadmap}"], "sharing": ["{phrase: kennis delen, gap: 2}", "samenbrengen"]},
        {"sharing": ["{phrase: kennis delen, gap: 3}"]},
    ],
)
def test_after_a_change_of_the_codebook_the_results_are_those_of_a_new_start(
    talks, book, book_text, tmp_path, terms, jobs
):
    code_files([talks], book, tmp_path / "first", cache=tmp_path / "kept", jobs=jobs)
    book.write_text(book_text(terms), encoding="utf-8")
    forget_all()
    warm = code_files([talks], book, tmp_path / "warm", cache=tmp_path / "kept", jobs=jobs)
    forget_all()
    code_files([talks], book, tmp_path / "cold")
    assert tree(tmp_path / "warm") == tree(tmp_path / "cold")
    assert warm.notes == ()


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("kind", ["read", "found"])
def test_a_damaged_text_is_told_and_made_anew(talks, book, tmp_path, kind, jobs):
    code_files([talks], book, tmp_path / "plain", cache=tmp_path / "kept")
    path = next(path for path in kept_texts(tmp_path / "kept") if kind in path.name)
    sound = path.read_bytes()
    path.write_bytes(sound[:-2])
    forget_all()
    outcome = code_files([talks], book, tmp_path / "again", cache=tmp_path / "kept", jobs=jobs)
    assert outcome.notes == (DAMAGED,)
    assert tree(tmp_path / "again") == tree(tmp_path / "plain")
    assert path.read_bytes() == sound
    assert code_files([talks], book, tmp_path / "third", cache=tmp_path / "kept").notes == ()


def test_of_a_transcript_that_is_gone_nothing_stays(talks, book, tmp_path):
    code_files([talks], book, tmp_path / "one", cache=tmp_path / "kept")
    before = kept_texts(tmp_path / "kept")
    next(path for path in sorted(talks.iterdir()) if path.is_file()).unlink()
    code_files([talks], book, tmp_path / "two", cache=tmp_path / "kept")
    after = kept_texts(tmp_path / "kept")
    assert set(after) < set(before)
    assert len(before) - len(after) == 2  # what was read, and what was found


def test_of_a_large_corpus_only_the_words_are_kept(talks, book, tmp_path, monkeypatch):
    monkeypatch.setattr("focuscode.kept.MOST", 10)
    forget_all()
    code_files([talks], book, tmp_path / "one", cache=tmp_path / "kept")
    assert [path.name for path in (tmp_path / "kept" / CACHE).rglob("*") if path.is_file()] == [NAME]


def test_a_memory_that_cannot_be_kept_is_no_error(talks, book, tmp_path):
    before = book.read_bytes()
    outcome = code_files([talks], book, tmp_path / "out", cache=book)
    assert (outcome.notes, rules(outcome), book.read_bytes()) == ((), [], before)
    code_files([talks], book, tmp_path / "plain")
    assert tree(tmp_path / "out") == tree(tmp_path / "plain")


def test_a_file_of_words_in_the_named_folder_is_left_alone(talks, book, tmp_path):
    (tmp_path / NAME).write_text('["mine"]')
    code_files([talks], book, tmp_path / "out", cache=tmp_path)
    assert (tmp_path / NAME).read_text() == '["mine"]'


def test_a_study_keeps_its_memory_beside_it(study):
    run_study(study)
    kept = study / CACHE / NAME
    assert kept.is_file()
    assert CACHE not in (study / "results" / "manifest.json").read_text(encoding="utf-8")
    again = run_study(study, force=True)
    assert again.notes == ()


@pytest.mark.parametrize("damage", [b"", b"no memory at all", b"focuscode-words "])
def test_a_damaged_memory_is_told_once_and_changes_nothing(study, damage):
    first = run_study(study)
    before = tree(study / "results")
    (study / CACHE / NAME).write_bytes(damage)
    assert run_study(study).notes == ()  # nothing has changed, so nothing was looked up
    told = run_study(study, force=True)
    assert told.notes == (DAMAGED,)
    assert told.findings == first.findings
    assert told.summary == first.summary
    assert tree(study / "results") == before
    assert run_study(study, force=True).notes == ()


def test_trying_a_codebook_keeps_nothing(study):
    code_study(study)
    assert not (study / CACHE).exists()
