"""`check`: every mistake in a study, a codebook or a transcript, all at once, nothing written."""

import pytest

from focuscode.checking import check_path, described, page
from focuscode.codebook import check_text
from focuscode.errors import StudyError, UsageError

BOOK = """\
codebook: c
version: 1.2.3
codes:
  - id: roadmap
    definition: Where it goes.
    terms: [roadmap]
    examples: [We hebben een roadmap., Geen woord ervan.]
    counterexamples: [De roadmap was er niet.]
"""
SOUND_BOOK = BOOK.replace(", Geen woord ervan.", "").replace("De roadmap was er niet.", "Niets.")
TALK = "Moderator: Welkom.\nP1: Dag, een roadmap.\nP2: Hallo.\nP1: Ja.\nModerator: Dank u.\nP2: Tot ziens.\n"
STUDY = """\
title: Proef
codebook: codebooks/c.yaml
groups:
  - {id: FG1, files: transcripts/FG1.txt}
  - {id: FG2, files: transcripts/FG2.txt}
"""


def put(home, files):
    for name, data in files.items():
        (home / name).parent.mkdir(parents=True, exist_ok=True)
        (home / name).write_bytes(data if isinstance(data, bytes) else data.encode())


@pytest.fixture
def study(tmp_path):
    files = {"study.yaml": STUDY, "codebooks/c.yaml": SOUND_BOOK}
    put(tmp_path, files | {f"transcripts/FG{n}.txt": TALK for n in (1, 2)})
    return tmp_path


def tree(folder):
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def told(path):
    report = check_path(path)
    return [(f.place.file, f.place.line, f.rule) for f in report.findings]


def test_a_sound_study_has_a_verdict_in_a_sentence(study):
    before = tree(study)
    report = check_path(study)
    assert report.findings == []
    assert report.verdict == "Proef (2 groups, 2 transcripts): no mistakes found."
    assert tree(study) == before


def test_a_study_may_be_named_by_its_file(study):
    assert check_path(study / "study.yaml") == check_path(study)


def test_mistakes_of_study_codebook_and_transcripts_are_told_together(study):
    put(
        study,
        {
            "study.yaml": f"titel: x\n{STUDY}exclude:\n  - {{group: FG1, speaker: P9}}\n",
            "codebooks/c.yaml": BOOK.replace("terms: [roadmap]", "terms: [roadmap, Roadmap]"),
            "transcripts/FG2.txt": b"\0\xff" * 9 + b"x",
            "transcripts/FG3.txt": TALK,
        },
    )
    found = told(study)
    assert ("study.yaml", 1, "F202") in found
    assert ("study.yaml", 0, "F303") in found
    assert ("codebooks/c.yaml", 6, "F205") in found
    assert ("study.yaml", 8, "F311") in found
    report = check_path(study)
    errors = sum(f.level == "error" for f in report.findings)
    assert report.verdict.startswith(f"Proef (2 groups, 2 transcripts): {errors} errors")


def test_the_examples_of_a_studys_codebook_are_tried(study):
    put(study, {"codebooks/c.yaml": BOOK})
    assert told(study) == [("codebooks/c.yaml", 4, "F218"), ("codebooks/c.yaml", 4, "F219")]
    assert check_path(study).verdict == "Proef (2 groups, 2 transcripts): 2 warnings."


def test_one_bad_transcript_does_not_hide_the_next(study):
    put(study, {"transcripts/FG1.txt": b"", "transcripts/FG2.txt": b""})
    assert told(study) == [("transcripts/FG1.txt", 0, "F003"), ("transcripts/FG2.txt", 0, "F003")]


def test_files_that_are_not_there_are_told_once(study):
    (study / "transcripts/FG2.txt").unlink()
    (study / "codebooks/c.yaml").unlink()
    assert told(study) == [("study.yaml", 2, "F301"), ("study.yaml", 5, "F301")]


def test_two_files_with_one_name_are_told(study):
    put(study, {"study.yaml": STUDY.replace("transcripts/FG2.txt", "other/fg1.txt"), "other/fg1.txt": TALK})
    (study / "transcripts/FG2.txt").unlink()
    (found,) = check_path(study).findings
    assert str(found).startswith("other/fg1.txt: error: Two files have the id 'fg1': transcripts/FG1.txt and this one.")


def test_what_is_excluded_may_stand_in_one_file_of_a_group(study):
    groups = "groups:\n  - {id: FG1, files: [transcripts/FG1.txt, transcripts/FG2.txt]}\n"
    text = "codebook: codebooks/c.yaml\n" + groups + "exclude: [{group: FG1, speaker: P7}]\n"
    put(study, {"study.yaml": text})
    assert ("study.yaml", 4, "F311") in told(study)
    put(study, {"transcripts/FG2.txt": TALK.replace("P2", "P7")})
    assert told(study) == [("study.yaml", 4, "F310")]


def test_codes_of_the_guide_must_be_in_the_codebook(study):
    put(study, {"study.yaml": STUDY + "guide:\n  - {id: roles, begins: welkom, codes: [roadmap, roadmaps]}\n"})
    (found,) = [f for f in check_path(study).findings if f.rule == "F211"]
    assert str(found) == "study.yaml: error: 'codes of roles' should be codes of the codebook. Near: roadmap. (F211)"


def test_a_study_that_does_not_parse_is_told(study):
    put(study, {"study.yaml": "title: [x\n"})
    report = check_path(study)
    assert [f.rule for f in report.findings] == ["F201"]
    assert report.verdict == f"{(study / 'study.yaml').as_posix()}: 1 error."


def test_a_folder_without_a_study_is_told_with_what_to_do(tmp_path):
    with pytest.raises(StudyError, match="Make one with: focuscode init"):
        check_path(tmp_path)


@pytest.mark.parametrize("name", ["c.yaml", "c.yml", "C.YAML"])
def test_a_codebook_is_checked_and_its_examples_tried(tmp_path, name):
    put(tmp_path, {name: BOOK})
    report = check_path(tmp_path / name)
    assert [str(f).split(": ", 1)[1] for f in report.findings] == [
        "warning: The example is not hit: 'Geen woord ervan.'. Add a term, or correct the example. (F218)",
        "warning: The counterexample is hit by 'roadmap': 'De roadmap was er niet.'. "
        "Narrow the term, or move the example. (F219)",
    ]
    assert {f.place.line for f in report.findings} == {4}
    assert report.verdict.startswith("Codebook c 1.2.3+")
    assert report.verdict.endswith(" (1 code, 1 term): 2 warnings.")


def test_a_codebook_with_errors_is_told_without_trying_its_examples(tmp_path):
    put(tmp_path, {"c.yaml": BOOK.replace("terms: [roadmap]", "terms: [roadmap, '-']")})
    report = check_path(tmp_path / "c.yaml")
    assert [f.rule for f in report.findings] == ["F210"]
    assert report.verdict == f"{(tmp_path / 'c.yaml').as_posix()}: 1 error."


def test_a_codebook_that_is_not_there_is_a_finding(tmp_path):
    assert [f.rule for f in check_path(tmp_path / "nowhere.yaml").findings] == ["F001"]


def test_a_codebook_is_described_in_a_few_words():
    book, _ = check_text(BOOK, "c.yaml")
    assert described(book) == f"Codebook c {book.stamp} (1 code, 1 term)"


def test_a_transcript_is_described_with_its_speakers(tmp_path):
    put(tmp_path, {"FG1.txt": TALK})
    path = tmp_path / "FG1.txt"
    report = check_path(path)
    assert report.findings == []
    assert report.verdict == f"{path.as_posix()} (6 turns; Moderator, P1, P2): no mistakes found."


def test_a_transcript_without_speakers_says_so(tmp_path):
    put(tmp_path, {"FG1.txt": "Een eerste alinea.\n\nEen tweede.\n"})
    report = check_path(tmp_path / "FG1.txt")
    assert "no speaker named" in report.verdict
    assert "F102" in [f.rule for f in report.findings]


@pytest.mark.parametrize(("name", "rule"), [("FG1.txt", "F003"), ("FG1.mp3", "F002")])
def test_a_transcript_that_cannot_be_read_is_told(tmp_path, name, rule):
    put(tmp_path, {name: b"" if rule == "F003" else b"ID3"})
    report = check_path(tmp_path / name)
    assert [f.rule for f in report.findings] == [rule]
    assert report.verdict == f"{(tmp_path / name).as_posix()}: 1 error."


def test_a_path_that_leads_nowhere_is_wrong_usage(tmp_path):
    with pytest.raises(UsageError, match="There is no"):
        check_path(tmp_path / "nowhere.txt")


def test_the_verdict_counts_errors_before_warnings(study):
    put(study, {"codebooks/c.yaml": BOOK, "transcripts/FG2.txt": b""})
    assert check_path(study).verdict == "Proef (2 groups, 2 transcripts): 1 error, 2 warnings."


def test_attendance_is_checked_before_a_run(study):
    put(study, {"study.yaml": STUDY.replace("FG1.txt}", "FG1.txt, participants: 3}")})
    assert told(study) == [("study.yaml", 0, "F304")]


def test_a_page_has_a_table_for_each_group_and_the_verdict(study):
    first, second, verdict = page(check_path(study)).split("\n\n")
    assert first.splitlines()[0].split("  ")[0] == "FG1"
    assert [line.split()[0] for line in second.splitlines()] == ["FG2", "Moderator", "P1", "P2"]
    assert verdict == "Proef (2 groups, 2 transcripts): no mistakes found."
    assert page(check_path(study / "codebooks/c.yaml")).startswith("Codebook c 1.2.3+")


def test_who_has_no_name_is_shown_as_such(tmp_path):
    put(tmp_path, {"a.txt": "Zonder naam.\n"})
    assert "(no name)" in page(check_path(tmp_path / "a.txt"))


def test_questions_about_a_transcript_are_asked_of_a_study_too(study):
    put(study, {"transcripts/FG1.txt": "woord " * 60 + "\n" + TALK})
    assert told(study) == [("transcripts/FG1.txt", 1, "F118")]


def test_a_study_of_one_group_is_no_plural(make_study, tmp_path):
    folder = make_study(tmp_path / "study")
    text = (folder / "study.yaml").read_text(encoding="utf-8")
    kept = text[: text.index("- {id: FG2")] if "- {id: FG2" in text else text[: text.index("- id: FG2")]
    (folder / "study.yaml").write_text(kept, encoding="utf-8")
    assert "(1 group, 1 transcript): " in check_path(folder).verdict
