"""A plain term: the word as written or any form of it; several words side by side."""

import pytest


@pytest.mark.parametrize(
    "written", ["roadmap", "Roadmap", "ROADMAP", "road-map", "road\u00admap", "“roadmap”", "(roadmap)"]
)
def test_case_hyphens_and_marks_around_do_not_matter(tried, written):
    assert [rule for _, _, rule in tried("roadmap", f"Een {written} dus.")] == ["as written"]


def test_every_form_of_a_word_is_found_with_the_rule_that_led_to_it(tried):
    hits = tried("delen", "Wij delen. Hij deelt. Zij hebben gedeeld.")
    assert [words for _, words, _ in hits] == [["delen"], ["deelt"], ["gedeeld"]]
    assert [rule for _, _, rule in hits] == ["as written", "lookup table", "exception table"]


def test_a_plural_is_found(words_of):
    assert words_of("roadmap", "Twee roadmaps.") == ["roadmaps"]
    assert words_of("platform", "Die platformen, die platforms.") == ["platformen", "platforms"]


def test_a_longer_word_is_another_word(words_of):
    assert words_of("platform", "De platformstrategie van het onderwijsplatform.") == []


def test_a_form_that_nothing_knows_is_taken_with_doubt(make_book, make_talk):
    from focuscode.language import language
    from focuscode.matching import Matcher

    book = make_book({"probe": ["flurp"]})
    matches, _ = Matcher(book, language("nl")).match(make_talk(("P1", "Een flurp, twee flurps.")))
    assert [(m.rule, m.guessed) for m in matches] == [("as written", False), ("suffix rule, word unknown", True)]


@pytest.mark.parametrize(
    ("term", "turn", "words"),
    [
        ("coördineren", "Wij coordineren dat.", "coordineren"),
        ("coordineren", "Wij coördineren dat.", "coördineren"),
        ("coördineren", "Wij coo\u0308rdineren dat.", "coo\u0308rdineren"),
        ("kmo's", "Veel KMO’s doen mee.", "KMO’s"),
        ("innovatie-ecosysteem", "Het innovatieecosysteem.", "innovatieecosysteem"),
        ("één loket", "Het is één loket.", "één loket"),
        ("één loket", "Het is e\u0301e\u0301n loket.", "e\u0301e\u0301n loket"),
        ("O&O", "Veel O&O, dus.", "O&O"),
        ("Industrie 4.0", "Industrie 4.0!", "Industrie 4.0"),
        ("win-win", "Een winwin 😀.", "winwin"),
    ],
)
def test_spelling_is_made_alike_and_the_text_stays_as_it_is(words_of, term, turn, words):
    assert words_of(term, turn) == [words]


def test_an_emoji_before_it_does_not_move_the_place(make_book, make_talk):
    from focuscode.language import language
    from focuscode.matching import Matcher

    transcript = make_talk(("P1", "😀😀 roadmap"))
    match = Matcher(make_book({"probe": ["roadmap"]}), language("nl")).match(transcript)[0][0]
    assert (match.start, match.end) == (7, 14)  # "P1: " is 4 characters, two emoji and a space 3
    assert match.length == 7


def test_words_with_a_space_stand_side_by_side_in_any_form(tried):
    hits = tried("kennis delen", "We willen kennis delen.", "Kennis gedeeld!", "kennis\ndelen", "kennis \t delen")
    assert [(turn, words) for turn, words, _ in hits] == [
        (1, ["kennis delen"]),
        (2, ["Kennis gedeeld"]),
        (3, ["kennis\ndelen"]),
        (4, ["kennis \t delen"]),
    ]
    assert hits[0][2] == "words in order: as written"
    assert hits[1][2] == "words in order: as written, exception table"


@pytest.mark.parametrize(
    "turn",
    [
        "We delen kennis.",
        "Kennis graag delen.",
        "Kennis. Delen moet.",
        "Kennis? Delen!",
        "kennis; delen",
        "kennis: delen",
        "kennis … delen",
        "kennis... delen",
        "kennis (delen)",
        "Kennisdeling",
        "kennis",
        "",
    ],
)
def test_what_is_not_side_by_side_in_one_sentence_is_no_hit(tried, turn):
    assert tried("kennis delen", turn) == []


def test_two_turns_are_never_joined(tried):
    assert tried("kennis delen", "Wat we doen met kennis", "delen we niet") == []


@pytest.mark.parametrize("filler", ["euh", "uh", "Euhm", "euh uh", "allez"])
def test_a_hesitation_between_the_words_does_not_count(tried, filler):
    assert tried("kennis delen", f"Wij gaan kennis {filler} delen.") == [
        (1, ["kennis", "delen"], "words in order: as written")
    ]


def test_a_class_may_only_narrow_a_single_word(make_book):
    from focuscode.language import language
    from focuscode.matching.plain import compile_term
    from focuscode.model import Place, Term

    place = Place("probe.yaml")
    one = compile_term(Term("probe", "lemma", "delen", "delen", place, pos="verb"), language("nl"))
    assert [test.pos for test in one.words[0][1:]] == ["verb"]
    two = compile_term(Term("probe", "plain", "kennis delen", "kennis delen", place, pos="verb"), language("nl"))
    assert len(two.words) == 2
    assert [test.pos for test in two.words[0][1:]] == ["noun"]
    assert two.gap == 0
