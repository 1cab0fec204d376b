"""Terms tried alone on sentences."""

from focuscode.language import language
from focuscode.workbench.trial import as_transcript, is_content, try_terms, words_of

SENTENCES = ["Een roadmap dus.", "Wij delen onze kennis.", "Niets."]


def test_each_term_is_tried_as_if_it_stood_alone(tried_book):
    book = tried_book(a=(["roadmap", "{near: [kennis, delen], within: 3}", "{word: roadmap}", "kennis"],))
    found = try_terms(book.codes[0].terms, SENTENCES, book)
    assert set(found) == {(0, 0), (1, 1), (2, 0), (3, 1)}
    match = found[1, 1]
    assert [as_transcript(SENTENCES).text[a:b] for a, b in match.pieces] == ["delen", "kennis"]


def test_the_first_match_in_a_sentence_is_told(tried_book):
    book = tried_book(a=(["roadmap"],))
    match = try_terms(book.codes[0].terms, ["roadmap en roadmaps"], book)[0, 0]
    assert match.start == 0


def test_the_defaults_of_the_codebook_hold(tried_book):
    denied = ["Er is geen roadmap."]
    for policy, hit in (("flag", True), ("exclude", False)):
        book = tried_book(defaults=f"{{negation: {policy}}}", a=(["roadmap"],))
        assert ((0, 0) in try_terms(book.codes[0].terms, denied, book)) is hit


def test_nothing_is_tried_on_nothing(tried_book):
    book = tried_book(a=(["roadmap"],))
    assert try_terms([], SENTENCES, book) == {}
    assert try_terms(book.codes[0].terms, [], book) == {}


def test_sentences_become_turns():
    transcript = as_transcript(["Een.", "", "Twee."])
    assert [transcript.words_of(turn) for turn in transcript.turns] == ["Een.", "", "Twee."]


def test_words_know_their_place_and_where_a_sentence_ends():
    said = words_of("Ja. Zo’n KMO, één kennis-deling!")
    assert [word.form for word in said] == ["ja", "zo'n", "kmo", "één", "kennis-deling"]
    assert [word.opens for word in said] == [False, True, False, False, False]
    assert "Ja. Zo’n KMO"[said[1].start : said[1].end] == "Zo’n"


def test_content_words_say_something_by_themselves():
    dutch = language("nl")
    said = ["de", "roadmap", "euh", "2030", "van", "kennis-deling", "op"]
    assert [form for form in said if is_content(form, dutch)] == ["roadmap", "kennis-deling"]
    assert is_content("roadmap", language("en"))
