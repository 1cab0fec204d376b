"""`focuscode codebook …` as a person meets it."""

import json

from focuscode.pipeline import run_study
from focuscode.tables.results import EXPANDED


def test_check_tells_the_mistakes_of_the_codebook_of_the_study(said, study):
    done = said("codebook", "check")
    assert done.exit == 0
    assert "Codebook probe" in done.out
    (study / "book.yaml").write_text("codebook: c\n")
    done = said("codebook", "check", "book.yaml")
    assert done.exit == 1
    assert "book.yaml:1:1: error: 'version' is missing." in done.err


def test_the_group_of_commands_shows_what_there_is(said):
    assert "check" in said("codebook", "--help").out


def test_expand_lists_every_form_and_says_why(said, study):
    run_study(study)
    done = said("codebook", "expand")
    assert done.exit == 0
    assert "roadmaps: end of a longer word" in done.out
    assert "kennis … delen" in done.out
    rows = json.loads(said("codebook", "expand", "--code", "roadmap", "--json").out)
    assert {row["form"] for row in rows} == {"roadmap", "roadmaps"}
    assert list(rows[0]) == EXPANDED.names


def test_a_form_is_dropped_by_name_and_taken_back_by_sheet(said, study):
    run_study(study)
    before = (study / "book.yaml").read_bytes()
    assert said("codebook", "expand", "--out", "forms.csv").exit == 0
    done = said("codebook", "expand", "--drop", "roadmap=roadmaps")
    assert done.exit == 0
    assert "'roadmap' (line 10) no longer finds 'roadmaps'" in done.out
    assert "Raise its version (now 1.0.0)" in done.out
    assert b"- {lemma: roadmap, forms: {drop: [roadmaps]}}" in (study / "book.yaml").read_bytes()
    assert "roadmaps: dropped" in said("codebook", "expand").out
    assert "finds 'roadmaps'" in said("codebook", "expand", "--apply", "forms.csv").out
    assert (study / "book.yaml").read_bytes() == before
    assert said("codebook", "expand", "--apply", "forms.csv").out == "Nothing to change in book.yaml.\n"


def test_wrong_vetoes_and_sheets_change_nothing(said, study):
    run_study(study)
    before = (study / "book.yaml").read_bytes()
    done = said("codebook", "expand", "--drop", "roadmap=rodmap")
    assert (done.exit, "Near: roadmap" in done.err) == (2, True)
    (study / "forms.csv").write_text("keep,code,term,form\nperhaps,roadmap,roadmap,roadmaps\n", encoding="utf-8")
    done = said("codebook", "expand", "--apply", "forms.csv")
    assert done.exit == 1
    assert "forms.csv:2: error: 'perhaps' cannot be the column 'keep'. Write yes or no." in done.err
    assert (study / "book.yaml").read_bytes() == before


def test_suggest_proposes_and_changes_nothing(said, study):
    talk = "Moderator: Welke rol speelt de cluster?\nJan: Een roadmap.\nAn: Het kennisdelen in een raodmap, ja.\n"
    (study / "talks" / "FG1.txt").write_text(talk, encoding="utf-8")
    run_study(study)
    before = (study / "book.yaml").read_bytes()
    done = said("codebook", "suggest")
    assert done.exit == 0
    assert "- {word: raodmap}" in done.out
    (row,) = json.loads(said("codebook", "suggest", "--kind", "forms", "--code", "roadmap", "--json").out)
    assert (row["yaml"], row["count"], row["log_likelihood"]) == ("- {word: raodmap}", 1, None)
    assert said("codebook", "suggest", "--kind", "forms", "--csv").out.startswith("kind,code,proposal,")
    assert (study / "book.yaml").read_bytes() == before
    assert said("codebook", "suggest", "--kind", "words").exit == 2


def test_suggest_tells_what_is_wrong_with_its_lists(said, study):
    run_study(study)
    (study / "added.csv").write_text("transcript,turn,codes\nFG1,2,roadmap\nFG1,77,roadmap\n", encoding="utf-8")
    done = said("codebook", "suggest", "--added", "added.csv")
    assert done.exit == 1
    assert "added.csv:3: error: No segment or turn 'FG1 turn 77' in the results." in done.err
    (study / "added.csv").write_text("transcript,turn,codes\nFG1,4,roadmap\n", encoding="utf-8")
    assert said("codebook", "suggest", "--code", "roadmap", "--added", "added.csv").exit == 0


def test_turns_left_out_are_told_and_not_seen(said, study):
    run_study(study)
    (study / "list.txt").write_text("FG1-turn-002\n", encoding="utf-8")
    done = said("codebook", "expand", "--code", "roadmap", "--without", "list.txt", "--json")
    assert "1 turn(s) are left out" in done.err
    assert sum(row["count"] for row in json.loads(done.out)) == 2
    (study / "list.txt").write_text("FG1-turn-099\n", encoding="utf-8")
    done = said("codebook", "suggest", "--without", "list.txt")
    assert (done.exit, "list.txt:1: error: No segment" in done.err) == (1, True)
