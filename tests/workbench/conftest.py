"""Codebooks with examples, and results to grow a codebook from."""

from typing import NamedTuple

import pytest

from focuscode.assemble import code_transcripts
from focuscode.codebook import read_codebook
from focuscode.codebook.read import check_text
from focuscode.pipeline import code_files
from focuscode.results import open_results
from focuscode.workbench.talk import Talk


def _texts(key, texts):
    return [f"    {key}:", *(f"      - {text}" for text in texts)] if texts else []


@pytest.fixture(scope="session")
def tried_book():
    """A codebook from {code: (terms, examples, counterexamples)}, each a line of YAML."""

    def make(defaults="", **codes):
        lines = ["codebook: probe", "version: 1", *([f"defaults: {defaults}"] if defaults else []), "codes:"]
        for name, given in codes.items():
            terms, examples, counterexamples = (*given, (), ())[:3]
            lines += [f"  - id: {name}", "    definition: what it means", *_texts("terms", terms)]
            lines += _texts("examples", examples) + _texts("counterexamples", counterexamples)
        book, findings = check_text("\n".join(lines) + "\n", "probe.yaml")
        assert book is not None, [str(found) for found in findings]
        return book

    return make


class Made(NamedTuple):
    """A results folder, the codebook's file, and both as they are read."""

    folder: object
    path: object
    results: object
    book: object


@pytest.fixture
def made(tmp_path, book_text):
    """Results from {transcript: words with labels} and {code: terms}."""

    def make(terms, talks, **facts):
        for name, text in talks.items():
            (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
        path = tmp_path / "book.yaml"
        path.write_text(book_text(terms, **facts), encoding="utf-8", newline="\n")
        code_files([tmp_path / f"{name}.txt" for name in talks], path, tmp_path / "results")
        folder = tmp_path / "results"
        return Made(folder, path, open_results(folder), read_codebook(path)[0])

    return make


@pytest.fixture
def talk_of(make_book, make_talk):
    """The words of talks, coded: from {code: terms} and lists of (speaker, words)."""

    def make(terms, *talks, **facts):
        book = make_book(terms, **facts)
        transcripts = [make_talk(*turns, name=f"G{number}") for number, turns in enumerate(talks, 1)]
        return Talk(code_transcripts(transcripts, book)), book

    return make
