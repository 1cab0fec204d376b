"""Nodes that know where they begin and end."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from focuscode.codebook import places
from focuscode.codebook.nodes import parse
from focuscode.codebook.places import aliased, anchors, chain_to, column, data, found_at, header, line_of, tree
from focuscode.errors import UsageError

TEXT = """\
# é😀
a: plain   # c
b: >-  # d
  een
  twee


# e
l:
- x
-
- - p
  - q
f: {a, b: , c: [x: y , z], d: &k {q: r} , e: *k }  # e
n: ~
k: |+
  kept

"""


@pytest.fixture(params=["built", "plain"], autouse=True)
def loader(request, monkeypatch):
    """Both parsers of PyYAML tell the same places."""
    if request.param == "plain":
        monkeypatch.setattr(places, "LOADER", yaml.SafeLoader)
    places.tree.cache_clear()
    yield
    places.tree.cache_clear()


SPANS = {
    ("a",): "plain",
    ("b",): ">-  # d\n  een\n  twee",
    ("l",): "- x\n-\n- - p\n  - q",
    ("l", 0): "x",
    ("l", 1): "",
    ("l", 2, 1): "q",
    ("f",): "{a, b: , c: [x: y , z], d: &k {q: r} , e: *k }",
    ("f", "a"): "",
    ("f", "c", 0): "x: y",
    ("f", "d"): "&k {q: r}",
    ("f", "e"): "*k",
    ("n",): "~",
    ("k",): "|+\n  kept\n\n",
}


@pytest.mark.parametrize("path", SPANS)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_node_is_its_own_words_and_nothing_behind_them(path, end):
    text = TEXT.replace("\n", end)
    node = found_at(tree(text), path)
    assert text[node.start : node.end] == SPANS[path].replace("\n", end)


def test_what_a_tree_holds_is_what_a_codebook_reads():
    text = TEXT.replace("*k", "w")

    def plain(entry):
        if isinstance(entry.value, dict):
            return {key: plain(value) for key, value in entry.value.items()}
        return [plain(item) for item in entry.value] if isinstance(entry.value, list) else entry.value

    assert data(tree(text)) == plain(parse(text, "f")[0])
    assert data(tree("a: !!null x\nb: 'null'\na: twice\n")) == {"a": "", "b": "null"}


def test_aliases_are_known_by_name_and_never_unfolded():
    root = tree(TEXT)
    assert aliased(root) == anchors(root) == {"k"}
    assert anchors(found_at(root, ("f", "e"))) == set()
    bomb = "a: &a [x]\n" + "".join(f"{b}: &{b} [*{a}, *{a}]\n" for a, b in zip("abcdefghij", "bcdefghijk", strict=True))
    assert len(str(data(tree(bomb)))) < 400


def test_paths_lead_to_nodes_or_as_far_as_they_go():
    root = tree(TEXT)
    assert found_at(root, ("l", 3)) is None and found_at(root, ("l", -1)) is None
    assert found_at(root, ("a", "b")) is None and found_at(root, (0,)) is None
    assert [node.kind for node in chain_to(root, ("l", 2, 0, 7))] == ["mapping", "list", "list", "text"]


def test_the_comment_of_a_block_of_text_is_found():
    assert header(found_at(tree(TEXT), ("b",)), TEXT) == "  # d"
    assert header(found_at(tree(TEXT), ("a",)), TEXT) == ""
    assert header(found_at(tree(TEXT), ("k",)), TEXT) == ""


@pytest.mark.parametrize(
    ("text", "said"), [("", "is empty"), ("a: [", "cannot be read"), ("a\n---\nb", "one document")]
)
def test_what_is_no_yaml_is_refused(text, said):
    with pytest.raises(UsageError, match=said):
        tree(text)


@given(st.text("ab\r\n", max_size=20), st.integers(0, 20))
def test_lines_are_counted_whatever_ends_them(text, position):
    position = min(position, len(text))
    if text[position - 1 : position + 1] == "\r\n":
        position += 1
    before = text[:position].replace("\r\n", "\n").replace("\r", "\n")
    assert line_of(text, position) == before.count("\n") + 1
    assert column(text, position) == len(before) - before.rfind("\n") - 1
