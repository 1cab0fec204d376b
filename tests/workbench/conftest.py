"""Codebooks with examples and counterexamples, built from lists."""

import pytest

from focuscode.codebook.read import check_text


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
