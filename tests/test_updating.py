"""A transcript was corrected after it was coded: from files to ids and carried codings."""

import csv
import io

import pytest

from focuscode.errors import InputError, ResultsError, TranscriptError, UsageError
from focuscode.pipeline import code_files, run_study
from focuscode.tables import corrected
from focuscode.updating import told_for_machines, told_for_people, update_transcript

TYPED = "transcript,turn,codes,coder\nFG1,2,roadmap,Eva\nFG1,3,roadmap,Eva\nFG2,2,roadmap,Eva\n"
CORRECTED = (
    "Moderator: Welke rol speelt de cluster?\n"
    "Jan: Een roadmap, en kennis heel breed delen. =1+1 is twee.\n"
    "Moderator: En u?\n"
    "An: Ja, roadmappen.\n"
    "Jan: Dat is alles wat ik daar nu over zeggen kan, denk ik.\n"
)


@pytest.fixture
def study(make_study, tmp_path):
    folder = make_study(tmp_path / "study")
    run_study(folder)
    (folder / "new").mkdir()
    (folder / "new" / "FG1.txt").write_text(CORRECTED, encoding="utf-8")
    (folder / "mine.csv").write_text(TYPED, encoding="utf-8")
    return folder


def rows_of(path):
    return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"), newline="")))


def rules(update):
    return [found.rule for found in update.findings]


def ids_of(update, kind):
    rows = update.ids[update.ids["kind"] == kind]
    return list(zip(rows["old_id"], rows["new_id"], rows["state"], strict=True))


def test_two_files_alone(study):
    update = update_transcript(study / "talks" / "FG1.txt", study / "new" / "FG1.txt")
    assert ids_of(update, "turn") == [
        ("FG1-turn-001", "FG1-turn-001", "same"),
        ("FG1-turn-002", "FG1-turn-002", "changed"),
        ("FG1-turn-003", "FG1-turn-004", "changed"),
        ("FG1-turn-004", "FG1-turn-005", "same"),
        ("", "FG1-turn-003", "new"),
    ]
    assert ids_of(update, "coding") == []
    assert (update.coded, update.written, len(update.carried)) == (False, (), 0)


def test_with_results_the_codings_of_the_program_are_compared(study):
    update = update_transcript(study / "results", study / "new" / "FG1.txt")
    assert ids_of(update, "coding") == [
        ("FG1-t002-roadmap-4", "FG1-t002-roadmap-4", "same"),
        ("FG1-t002-sharing-16", "FG1-t002-sharing-16", "same"),
        ("FG1-t003-roadmap-4", "FG1-t004-roadmap-4", "changed"),
    ]
    again = update_transcript(study / "talks" / "FG1.txt", study / "new" / "FG1.txt", results=study / "results")
    assert again.ids.equals(update.ids)


def test_typed_codings_are_written_beside_their_file_and_nothing_is_overwritten(study):
    before = (study / "mine.csv").read_bytes()
    for name in ("mine-updated.csv", "mine-updated-2.csv"):
        update = update_transcript(study / "results", study / "new" / "FG1.txt", codings=study / "mine.csv")
        rows = rows_of(study / name)
        assert [(row["transcript"], row["turn"]) for row in rows] == [("FG1", "2"), ("FG1", "4"), ("FG2", "2")]
        assert update.written == (f"Wrote {(study / name).as_posix()}: 3 codings.",)
    assert (study / "mine.csv").read_bytes() == before


def test_the_ids_are_written_once(study):
    out = study / "ids.csv"
    update = update_transcript(study / "results", study / "new" / "FG1.txt", out=out)
    rows = rows_of(out)
    assert list(rows[0]) == corrected.UPDATED_IDS.names
    assert len(rows) == len(update.ids)
    kept = out.read_bytes()
    with pytest.raises(UsageError, match="already"):
        update_transcript(study / "results", study / "new" / "FG1.txt", codings=study / "mine.csv", out=out)
    assert out.read_bytes() == kept
    assert not (study / "mine-updated.csv").exists()


def test_decisions_of_the_results_are_told(study):
    path = study / "results" / "data" / "codings.csv"
    path.write_text(
        path.read_text(encoding="utf-8").replace(",machine,machine,", ",machine,accepted,"), encoding="utf-8"
    )
    update = update_transcript(study / "results", study / "new" / "FG1.txt")
    assert set(update.carried["coder"]) == {"machine"}
    assert "same" in set(update.carried["state"])
    carried = update_transcript(study / "results", study / "new" / "FG1.txt", codings=path)
    assert carried.carried.equals(update.carried)
    rows = rows_of(path.with_name("codings-updated.csv"))
    text = CORRECTED
    for row in rows:
        if row["transcript"] == "FG1" and not row["pieces"]:
            assert text[int(row["start"]) : int(row["end"])] == row["matched"]


def test_pseudonyms_and_exclusions_of_the_study_hold_for_the_new_one(study):
    update = update_transcript(study / "results", study / "new" / "FG1.txt")
    assert update.alignment.new.speakers() == ("Moderator", "P1", "P2")
    text = told_for_people(update)
    assert "Jan" not in text
    assert "Renamed" not in text


def test_what_should_be_excluded_and_is_not_found_stops_it(study):
    path = study / "study.yaml"
    excluded = 'exclude:\n  - {group: FG1, passage: "Dat is alles", reason: withdrawn}\n'
    path.write_text(path.read_text(encoding="utf-8") + excluded, encoding="utf-8")
    run_study(study)
    assert not any("Dat is alles" in change.new for change in _updated(study, CORRECTED).alignment.changes())
    with pytest.raises(InputError, match="excluded") as raised:
        _updated(study, CORRECTED.replace("Dat is alles", "Dat was alles"))
    assert [found.rule for found in raised.value.findings] == ["F309"]


def _updated(study, text):
    (study / "new" / "FG1.txt").write_text(text, encoding="utf-8")
    return update_transcript(study / "results", study / "new" / "FG1.txt")


def test_results_without_a_study(tmp_path, study):
    code_files([study / "talks" / "FG1.txt"], study / "book.yaml", tmp_path / "out", unit="sentence")
    update = update_transcript(tmp_path / "out", study / "new" / "FG1.txt")
    assert update.alignment.new.speakers() == ("Moderator", "Jan", "An")
    assert ("FG1-sentence-001", "FG1-sentence-001", "same") in ids_of(update, "segment")
    assert ids_of(update, "coding")[0] == ("FG1-t002-roadmap-4", "FG1-t002-roadmap-4", "same")


def test_another_talk_is_refused(study):
    (study / "new" / "FG1.txt").write_text("Moderator: Over iets anders.\nJan: Graag, het regent buiten.\n")
    with pytest.raises(InputError, match="same talk") as raised:
        update_transcript(study / "results", study / "new" / "FG1.txt", out=study / "ids.csv")
    assert [found.rule for found in raised.value.findings] == ["F330"]
    assert not (study / "ids.csv").exists()


def test_results_of_another_text_are_refused(study):
    old = study / "elsewhere" / "FG1.txt"
    old.parent.mkdir()
    old.write_text(CORRECTED, encoding="utf-8")
    with pytest.raises(InputError, match="do not belong together") as raised:
        update_transcript(old, study / "new" / "FG1.txt", results=study / "results")
    assert [found.rule for found in raised.value.findings] == ["F331"]


def test_another_name_and_another_group_are_told(study):
    (study / "new" / "FG1.txt").rename(study / "new" / "FG1b.txt")
    update = update_transcript(study / "results", study / "new" / "FG1b.txt", transcript="FG1")
    assert "F332" in rules(update)
    assert ids_of(update, "turn")[0] == ("FG1-turn-001", "FG1b-turn-001", "same")
    for name, group in (("old", "G1"), ("new", "G2")):
        (study / name).mkdir(exist_ok=True)
        (study / name / "T.csv").write_text(f"group,speaker,text\n{group},An,Een roadmap voor iedereen hier\n")
    assert "F333" in rules(update_transcript(study / "old" / "T.csv", study / "new" / "T.csv"))


def test_a_moved_passage_is_told(study, tmp_path):
    lines = [f"An: {' '.join(f'woord{n}x{k}' for k in range(12))}\n" for n in range(5)]
    (tmp_path / "A.txt").write_text("".join(lines))
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "A.txt").write_text("".join([*lines[1:], lines[0]]))
    update = update_transcript(tmp_path / "A.txt", tmp_path / "b" / "A.txt")
    moved = [str(found) for found in update.findings if found.rule == "F336"]
    assert len(moved) == 1
    assert "12 words (turn 1 before, 5 now)" in moved[0]


def test_codings_that_are_lost_or_doubtful_are_told(study):
    text = CORRECTED.replace("An: Ja, roadmappen.\n", "").replace("Jan: Een roadmap", "Moderator: Een roadmap")
    (study / "new" / "FG1.txt").write_text(text, encoding="utf-8")
    update = update_transcript(study / "results", study / "new" / "FG1.txt", codings=study / "mine.csv")
    assert {"F337", "F338"} <= set(rules(update))
    assert sorted(update.carried["state"]) == ["doubtful", "gone"]


def test_codings_of_no_row_for_it_are_told(study):
    (study / "mine.csv").write_text("transcript,turn,codes\nFG9,1,a\n")
    update = update_transcript(study / "results", study / "new" / "FG1.txt", codings=study / "mine.csv")
    assert "F335" in rules(update)
    assert (study / "mine-updated.csv").read_text() == "transcript,turn,codes\nFG9,1,a\n"


def test_what_is_not_there_is_told(study):
    new = study / "new" / "FG1.txt"
    with pytest.raises(ResultsError):
        update_transcript(study / "talks", new)
    with pytest.raises(UsageError, match="No transcript 'FG7'"):
        update_transcript(study / "results", new, transcript="FG7")
    with pytest.raises(TranscriptError):
        update_transcript(study / "none.txt", new)
    with pytest.raises(UsageError, match="No transcript 'mine'"):
        update_transcript(study / "mine.csv", new, results=study / "results")


def test_for_machines_it_is_whole(study):
    update = update_transcript(study / "results", study / "new" / "FG1.txt", codings=study / "mine.csv")
    found = told_for_machines(update)
    assert len(found["ids"]) == len(update.ids)
    assert [coding["coder"] for coding in found["codings"]] == ["Eva", "Eva"]
    assert found["turns"]["new"] == 1
