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


def broken(study):
    text = (study / "book.yaml").read_text(encoding="utf-8")
    sentence = "    examples: [Onze kennis altijd maar zelf delen.]\n"
    changed = text.replace("what sharing means\n", "what sharing means\n" + sentence).replace("gap: 2", "gap: 0")
    (study / "broken.yaml").write_text(changed, encoding="utf-8")


def test_test_says_what_would_hit_and_ends_with_1(said, study):
    broken(study)
    done = said("codebook", "test", "broken.yaml")
    assert done.exit == 1
    assert "sharing: an example is missed (broken.yaml:" in done.out
    assert "- {phrase: kennis delen, gap: 3}" in done.out
    machine = said("codebook", "test", "broken.yaml", "--json")
    assert machine.exit == 1
    assert json.loads(machine.out)["wrong"][0]["proposal"] == "{phrase: kennis delen, gap: 3}"
    assert said("codebook", "test").exit == 0
    assert said("codebook", "test", "broken.yaml", "--code", "roadmap").exit == 0


def test_test_of_an_unknown_code_names_the_nearest(said, study):
    done = said("codebook", "test", "--code", "roadmop")
    assert done.exit == 2
    assert "Near: roadmap." in done.err


def test_show_shows_the_tree_or_a_code(said, study):
    assert "  roadmap: Code roadmap (theme, 1 term)" in said("codebook", "show").out
    assert "- {phrase: kennis delen, gap: 2}" in said("codebook", "show", "--terms").out
    assert "Definition\n  what sharing means" in said("codebook", "show", "--code", "sharing").out
    record = json.loads(said("codebook", "show", "--json").out)
    assert [code["id"] for code in record["codes"]] == ["roadmap", "sharing"]


def test_diff_says_what_changed_and_what_it_does(said, study):
    broken(study)
    done = said("codebook", "diff", "book.yaml", "broken.yaml")
    assert done.exit == 0
    assert "  example added: Onze kennis altijd maar zelf delen." in done.out
    on_study = said("codebook", "diff", "book.yaml", "broken.yaml", "--on", ".", "--limit", "1")
    assert "Codings that go (1)" in on_study.out
    record = json.loads(said("codebook", "diff", "book.yaml", "broken.yaml", "--on", ".", "--json").out)
    assert set(record) == {"changes", "codings", "counts"}


def test_export_writes_a_document_and_never_over_a_file(said, study):
    done = said("codebook", "export", "book.docx")
    assert (done.exit, done.err) == (0, "")
    assert done.out.startswith("Wrote book.docx: probe 1.0.0+")
    again = said("codebook", "export", "book.docx", "--codebook", "book.yaml")
    assert again.exit == 2
    assert "already" in again.err
    assert said("codebook", "export", "book.docx", "--force").exit == 0
    assert said("codebook", "export", "book.txt").exit == 2


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


def test_codes_are_renamed_merged_and_split(said, study):
    done = said("codebook", "rename", "roadmap", "route", "--dry-run")
    assert done.exit == 0 and "+  - id: route" in done.out and "roadmap" in (study / "book.yaml").read_text()
    assert "Version 1.1.0" in said("codebook", "rename", "roadmap", "route").out
    assert "went into both" in said("codebook", "merge", "route", "sharing", "--into", "both").out
    done = said("codebook", "split", "both", "--into", "sharing", "--term", "kennis delen", "--codebook", "book.yaml")
    assert "1 term of both went to sharing. Version 1.3.0." in done.out
    done = said("codebook", "rename", "rout", "x")
    assert done.exit == 2 and "No code 'rout'" in done.err


def test_a_workbook_goes_out_and_comes_back(said, study):
    assert "Wrote out.xlsx" in said("codebook", "export", "out.xlsx").out
    assert "nothing to change" in said("codebook", "import", "out.xlsx", "--dry-run").out
    assert said("codebook", "import", "none.xlsx").exit == 2
    assert said("codebook", "export", "out.pdf").exit == 2
