"""What each term finds: forms, counts, reasons, places."""

import pytest

from focuscode.errors import UsageError
from focuscode.tables import results as tables
from focuscode.workbench.forms import NOTHING, expand_terms, model_of, shown_form, snippet

TALKS = {
    "FG1": "Moderator: Welke roadmaps, en welke platformen?\n"
    "P1: Een roadmap, of twee roadmaps. Roadmaps dus.\n"
    "P2: De roadmap; dat brengt ons samen.\n",
    "FG2": "P1: Wij overleggen niet. Twee overleggen per week, met de SPCO.\nP3: Een roadmap.\n",
}
TERMS = {
    "roadmap": ["roadmap", "{phrase: twee roadmap}", "waterval"],
    "platform": ["platform", "samenbrengen", "{lemma: overleg, pos: noun}", "{word: SPCO}"],
}


@pytest.fixture
def rows(made):
    """The table by form."""
    results, book = made(TERMS, TALKS)[2:]
    table = expand_terms(results, book)
    assert list(table.columns) == tables.EXPANDED.names
    return {(row["term"], row["form"]): row for row in table.to_dict("records")}


def numbers(row):
    return tuple(row[name] for name in ("count", "groups", "speakers", "moderators"))


def test_forms_are_counted_without_moderators_who_stand_beside(rows):
    assert numbers(rows["roadmap", "roadmap"]) == (3, 2, 3, 0)
    assert numbers(rows["roadmap", "roadmaps"]) == (2, 1, 1, 1)
    assert numbers(rows["platform", "platformen"]) == (0, 0, 0, 1)


def test_a_hit_that_a_longer_one_covers_is_found_and_is_no_coding(rows):
    assert rows["roadmap", "roadmaps"]["codings"] == 1
    assert rows["phrase: twee roadmap", "twee roadmaps"]["codings"] == 1


def test_every_form_says_why_and_where(rows):
    row = rows["samenbrengen", "brengt … samen"]
    assert row["reason"] == "verb written apart (samenbrengen)"
    assert (row["transcript"], row["turn"], row["keep"]) == ("FG1", 3, "yes")
    assert row["context"] == "De roadmap; dat »brengt ons samen«."
    assert rows["word: SPCO", "SPCO"]["form"] == "SPCO"


def test_what_is_odd_stands_first_and_what_finds_nothing_last(made):
    results, book = made(TERMS, TALKS)[2:]
    table = expand_terms(results, book)
    looked = [(row["look"], row["form"]) for row in table.to_dict("records") if row["look"]]
    assert looked == [("odd", "roadmaps"), ("odd", "overleggen")]  # no table knows the word roadmap, but one knows map
    last = table.iloc[-1]
    assert (last["term"], last["form"], last["count"], last["reason"]) == ("waterval", "", 0, NOTHING)
    assert set(table["look"].iloc[2:]) == {""}


def test_a_guess_stands_before_what_is_odd(made):
    terms = {"roadmap": ["roadmap"], "phase": ["TRL"]}
    results, book = made(terms, {"FG1": "P1: De roadmaps en de lage TRL's. Een roadmap.\n"})[2:]
    table = expand_terms(results, book)
    assert table["look"].tolist() == ["guessed", "odd", ""]
    assert table["reason"].iloc[0] == "form of the word, guessed, please look"


def test_a_place_is_one_of_participants_if_there_is_one(made):
    results, book = made({"roadmap": ["roadmap"]}, {"FG1": "Moderator: Roadmaps?\nP1: Ja, roadmaps.\n"})[2:]
    (row,) = expand_terms(results, book).to_dict("records")
    assert (row["turn"], row["context"]) == (2, "Ja, »roadmaps«.")


def test_dropped_forms_are_listed_as_not_kept(made):
    terms = {"roadmap": ["{lemma: roadmap, forms: {drop: [roadmaps]}}"]}
    results, book = made(terms, TALKS)[2:]
    table = expand_terms(results, book)
    kept = dict(zip(table["form"], table["keep"], strict=True))
    assert kept == {"roadmap": "yes", "roadmaps": "no"}
    assert dict(zip(table["form"], table["codings"], strict=True)) == {"roadmap": 3, "roadmaps": 0}


def test_one_code_alone_and_turns_left_out(made):
    results, book = made(TERMS, TALKS)[2:]
    table = expand_terms(results, book, code="roadmap", leave_out={("FG1", 2), ("FG2", 2)})
    assert set(table["code"]) == {"roadmap"}
    counts = {(r["term"], r["form"]): r["count"] for r in table.to_dict("records")}
    assert counts["roadmap", "roadmap"] == 1
    assert ("phrase: twee roadmap", "twee roadmaps") not in counts
    with pytest.raises(UsageError, match=r"No code 'rodmap'.*Near: roadmap"):
        expand_terms(results, book, code="rodmap")


def test_a_codebook_without_terms_gives_an_empty_table_with_all_columns(made):
    results, book = made({"roadmap": []}, TALKS)[2:]
    table = expand_terms(results, book)
    assert table.empty
    assert list(table.columns) == tables.EXPANDED.names


def test_a_trained_pipeline_is_used_where_it_is_installed(made, tmp_path):
    results = made(TERMS, TALKS).results
    assert model_of(results) == ""
    results.manifest["settings"]["language_model"] = "nl_nowhere_news 1.0"
    assert model_of(results) == ""
    results.manifest["settings"]["language_model"] = "spacy 3.8"  # any package of that name will do
    assert model_of(results) == "spacy"


def test_forms_as_they_are_listed():
    assert shown_form(["Kennis\n delen"]) == "kennis delen"
    assert shown_form(["IT-bedrijf"]) == "IT-bedrijf"


def test_a_snippet_cuts_no_word_and_never_leaves_its_turn(make_talk):
    words = "een twee drie vier vijf zes zeven roadmap acht negen tien elf twaalf dertien"
    talk = make_talk(("P1", words), ("P2", "roadmap"))
    start = talk.text.index("roadmap")
    assert snippet(talk, talk.turns[0], start, start + 7, 12) == "… zes zeven »roadmap« acht negen …"
    start = talk.turns[1].start
    assert snippet(talk, talk.turns[1], start, start + 7, 12) == "»roadmap«"
