"""One term tried on turns: what it hits, in which pieces, by which rule."""

import pytest

from focuscode.language import language
from focuscode.matching import Matcher


@pytest.fixture(scope="session")
def tried(make_book, make_talk):
    """(turn, words of each piece, rule) of every hit of one term (as YAML) in turns of one speaker."""

    def run(term, *turns):
        book = make_book({"probe": [term]})
        transcript = make_talk(*(("P1", words) for words in turns))
        matches, _ = Matcher(book, language("nl")).match(transcript)
        return [(m.turn + 1, [transcript.text[a:b] for a, b in m.pieces], m.rule) for m in matches]

    return run


@pytest.fixture(scope="session")
def words_of(tried):
    """The words that one term (as YAML) hits in one turn, pieces joined by a bar."""

    def run(term, turn):
        return ["|".join(pieces) for _, pieces, _ in tried(term, turn)]

    return run
