"""What only transcripts tell of a codebook."""

import pytest

from focuscode.assemble import code_transcripts
from focuscode.workbench.lint import held_against, version_kept, without_coding


@pytest.fixture
def told(make_book, make_talk):
    """What turns tell of a codebook, by rule."""

    def tell(terms, *turns, rule, **facts):
        talk = make_talk(*(("P1", words) for words in turns))
        return [str(f) for f in held_against([talk], make_book(terms, **facts)) if f.rule == rule]

    return tell


def test_terms_never_found_are_summed_up_for_each_code(told):
    terms = {"a": ["roadmap", "visie", "koers"], "b": ["platform"], "c": ["loket"]}
    first, second = told(terms, "Een roadmap.", "Het platform.", rule="F226")
    assert first == (
        "probe.yaml:6:5: warning: 2 of 3 terms of 'a' were never found: visie · koers. "
        "Fine if others will say it; else look for what is said instead. (F226)"
    )
    assert "1 of 1 terms of 'c'" in second


def test_of_many_terms_never_found_the_first_are_told_and_where_the_rest_stand(told):
    words = ["roadmap", "visie", "koers", "richting", "strategie", "agenda", "plan"]
    (found,) = told({"a": words}, "Een platform.", rule="F226")
    assert "7 of 7 terms of 'a' were never found: roadmap · visie · koers · richting · strategie · 2 more." in found
    assert "All of them: focuscode codebook expand --code a." in found
    (found,) = told({"a": words[:5]}, "Een platform.", rule="F226")
    assert found.endswith("strategie. Fine if others will say it; else look for what is said instead. (F226)")


def test_a_term_whose_places_another_takes_is_not_called_never_found(told):
    terms = {"a": ["roadmap", "nieuwe roadmap", "koers", "{word: roadmap}"]}
    (found,) = told(terms, "Een nieuwe roadmap.", rule="F226")
    assert "1 of 4 terms of 'a' were never found: koers;" in found
    assert "; 2 only where another of its terms was taken: roadmap · word: roadmap." in found
    assert told({"a": ["nieuwe roadmap", "roadmap"]}, "Een nieuwe roadmap.", rule="F226") == []


def test_terms_that_the_moderator_alone_says_are_found(make_book, make_talk):
    talk = make_talk(("M", "Een roadmap?"), ("P1", "Ja."))
    assert held_against([talk], make_book({"a": ["roadmap"]})) == []


def test_codes_that_nearly_always_stand_together_are_told(told):
    terms = {"a": ["roadmap"], "b": ["visie"], "c": ["platform"]}
    turns = ["Een roadmap met visie."] * 5 + ["Een platform."] * 5
    (found,) = told(terms, *turns, rule="F227")
    assert "info: 'a' and 'b' nearly always stand in the same turns: 5 of 5 and of 5." in found
    assert told(terms, *turns[:4], rule="F227") == []  # too few to tell


@pytest.mark.parametrize(("alone", "expected"), [(1, 1), (2, 0)])
def test_together_is_nine_in_ten_of_both(told, alone, expected):
    turns = ["Een roadmap met visie."] * 9 + ["Een visie."] * alone
    assert len(told({"a": ["roadmap"], "b": ["visie"]}, *turns, rule="F227")) == expected


def test_a_term_that_makes_a_third_of_a_code_is_told(told):
    terms = {"a": ["roadmap", "visie", "koers", "richting"]}
    turns = ["Een roadmap."] * 4 + ["Een visie."] * 3 + ["Een koers."] * 3 + ["De richting."] * 2
    (found,) = told(terms, *turns, rule="F228")
    assert "info: The term 'roadmap' alone makes 4 of the 12 codings of 'a'." in found
    assert "focuscode kwic --code a" in found
    assert told(terms, *turns, "De koers, de visie en de richting.", rule="F228") == []  # 4 of 15
    assert told(terms, *turns[:8], rule="F228") == []  # fewer than nine codings


def test_the_only_term_of_a_code_is_no_news(told):
    assert told({"a": ["roadmap"]}, *["Een roadmap."] * 12, rule="F228") == []


def test_a_pattern_that_finds_many_words_is_told_with_the_most_frequent(told):
    words = ["boom", "bal", "band", "berg", "beuk", "brand", "brood", "brief", "beurs", "bank", "beeld"]
    turns = [f"{word}." for word in words] + ["Brug, Brug en een brug."]
    (found,) = told({"a": ["{wild: 'b*'}"]}, *turns, rule="F225")
    assert "it found 12 different words in the transcripts, most often brug (3), bal (1), band (1)" in found
    assert told({"a": ["{wild: 'b*'}"]}, *turns[:11], rule="F225") == []


def test_findings_stand_in_the_order_of_the_codebook(make_book, make_talk):
    book = make_book({"a": ["visie"], "b": ["koers"]})
    assert [f.place.line for f in held_against([make_talk(("P1", "Niets."))], book)] == sorted(
        code.place.line for code in book.codes
    )


def coded(make_book, make_talk, **facts):
    terms = {"a": ["roadmap", "visie", "koers"], "b": ["loket"]}
    return code_transcripts([make_talk(("P1", "Een roadmap."))], make_book(terms, **facts))


def test_a_run_says_in_one_line_how_many_terms_made_no_coding(make_book, make_talk):
    (found,) = without_coding(coded(make_book, make_talk))
    assert str(found) == (
        "probe.yaml: warning: 3 of 4 terms of the codebook made no coding: 2 of 'a', 1 of 'b'. "
        "See which: focuscode codebook check. (F226)"
    )


def test_a_run_in_which_every_term_was_found_says_nothing(make_book, make_talk):
    coding = code_transcripts([make_talk(("P1", "Een roadmap."))], make_book({"a": ["roadmap"]}))
    assert without_coding(coding) == []


def test_a_changed_codebook_must_raise_its_version(make_book):
    old, new = make_book({"a": ["roadmap"]}), make_book({"a": ["visie"]})
    raised = make_book({"a": ["visie"]}, version="1.0.1")
    manifest = {"codebook": {"id": "probe", "version": old.stamp, "sha256": old.sha256}}
    (found,) = version_kept(new, manifest, "results")
    assert "probe has changed since the results in results were made, and is version 1.0.0 still." in str(found)
    assert version_kept(old, manifest, "results") == version_kept(raised, manifest, "results") == []
    assert version_kept(new, {}, "results") == []
    assert version_kept(new, {"codebook": {**manifest["codebook"], "id": "other"}}, "results") == []


def test_a_version_with_a_plus_of_its_own_is_compared_whole(make_book):
    old, new = make_book({"a": ["roadmap"]}, version="1.0+x"), make_book({"a": ["visie"]}, version="1.0+x")
    manifest = {"codebook": {"id": "probe", "version": old.stamp, "sha256": old.sha256}}
    assert len(version_kept(new, manifest, "results")) == 1
