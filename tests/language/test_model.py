"""A trained pipeline is asked where words alone do not tell: here a small one that the test builds itself."""

import pytest
import spacy
from spacy.tokens import Doc

from focuscode.assemble import code_transcripts
from focuscode.errors import UsageError
from focuscode.language import language
from focuscode.language.model import Model


@pytest.fixture(scope="module")
def pipeline(tmp_path_factory):
    """A saved Dutch pipeline whose rules tag *werken* as a noun behind *mooie*, else as a verb; lemmas carry _."""
    nlp = spacy.blank("nl")
    ruler = nlp.add_pipe("attribute_ruler")
    ruler.add([[{"LOWER": "werken"}]], {"POS": "VERB", "LEMMA": "wer_ken"})
    ruler.add([[{"LOWER": "mooie"}, {"LOWER": "werken"}]], {"POS": "NOUN"}, index=1)
    nlp.meta["name"], nlp.meta["version"] = "tiny", "0.0.1"
    folder = tmp_path_factory.mktemp("model") / "tiny"
    nlp.to_disk(folder)
    return str(folder)


def test_it_reads_classes_and_lemmas_without_underscores(pipeline):
    readings = Model(pipeline).read("Wij werken.")
    assert (readings[4].pos, readings[4].lemma, readings[4].verb) == ("verb", "werken", -1)
    assert readings[0].pos == ""


def test_its_name_and_version_are_told(pipeline, make_book, make_talk):
    assert Model(pipeline).stamp == "nl_tiny 0.0.1"
    assert language("nl", pipeline).versions()["model"] == "nl_tiny 0.0.1"
    coding = code_transcripts([make_talk(("P1", "werken"))], make_book({"a": ["werken"]}), model=pipeline)
    assert coding.settings["language_model"] == "nl_tiny 0.0.1"


def test_it_decides_where_neighbours_do_not(pipeline, make_book, make_talk):
    book, talk = make_book({"a": ["{lemma: werken, pos: verb}"]}), make_talk(("P1", "Mooie werken. Samen werken."))
    without = code_transcripts([talk], book).spans["start"].tolist()
    with_model = code_transcripts([talk], book, model=pipeline).spans["start"].tolist()
    begin = talk.turns[0].start
    assert without == [begin + 6, begin + 20]
    assert with_model == [begin + 20]


def test_a_parser_tells_the_verb_of_a_particle(monkeypatch, make_book, make_talk):
    def parsed(text):
        nlp = spacy.blank("nl")
        words = text.split()
        heads = [1, 1, 1, 1, 1][: len(words)]
        deps = ["nsubj", "ROOT", "obj", "punct", "compound:prt"][: len(words)]
        return Doc(nlp.vocab, words=words, heads=heads, deps=deps, pos=["X"] * len(words), lemmas=words)

    parsed.pipe_names = ["parser"]
    parsed.meta = {"lang": "nl", "name": "parsed", "version": "1"}
    monkeypatch.setattr(spacy, "load", lambda name: parsed)
    book, talk = make_book({"a": ["samenbrengen"]}), make_talk(("P1", "wij brengen dat , samen"))
    assert code_transcripts([talk], book).spans.empty
    assert len(code_transcripts([talk], book, model="parsed").spans) == 1


def test_a_model_that_is_not_there_is_told_with_the_way_to_get_it():
    with pytest.raises(UsageError, match="python -m spacy download nl_core_news_none"):
        Model("nl_core_news_none").read("x")
