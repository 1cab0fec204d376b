"""The smallest change around one node: where it cuts, and what it leaves."""

import pytest

from focuscode.codebook.places import tree
from focuscode.codebook.splice import added, inserted, removed, replaced, unshared
from focuscode.errors import UsageError


@pytest.mark.parametrize(
    ("text", "path", "value", "wanted"),
    [
        ("a:  # c\n  - x\nb: 1\n", ("a",), "y", "a: y  # c\nb: 1\n"),
        ("a:  # c\n  # d\n  - x\n", ("a",), "y", "a: y  # c\n  # d\n"),
        ("a: x  # c\n", ("a",), ["y", "z"], "a:  # c\n  - y\n  - z\n"),
        ("a: x  # c\n", ("a",), "y\nz", "a: |-  # c\n  y\n  z\n"),
        ("a: >-  # c\n  x\n\nb: 1\n", ("a",), ["y"], "a:  # c\n  - y\n\nb: 1\n"),
        ("a: {b, c: d}\n", ("a", "b"), "x", "a: {b: x, c: d}\n"),
        ("a: {b: , c: d}\n", ("a", "b"), "x", "a: {b: x, c: d}\n"),
        ("- \n- b\n", (0,), "x", "- x \n- b\n"),
        ("-\n- b\n", (0,), {"k": "x"}, "- {k: x}\n- b\n"),
        ("a:\n- x\n", ("a",), {"k": "x"}, "a: {k: x}\n"),
        ("a:\n  long\n  text\n", ("a",), "y", "a:\n  y\n"),
    ],
)
def test_a_node_may_change_its_shape(text, path, value, wanted):
    assert replaced(text, tree(text), path, value) == wanted


@pytest.mark.parametrize(
    ("text", "path", "wanted"),
    [
        ("a: 1\n\nb: 2\n\nc: 3\n", ("b",), "a: 1\n\nc: 3\n"),
        ("a: 1\n\nb: 2\n", ("b",), "a: 1\n"),
        ("a: 1\nb: 2\n\nc: 3\n", ("b",), "a: 1\n\nc: 3\n"),
        ("a: 1\n# of b\nb: 2\n\nc: 3\n", ("b",), "a: 1\n\nc: 3\n"),
        ("a: 1\n# of both\nb: 2\nc: 3\n", ("b",), "a: 1\n# of both\nc: 3\n"),
        ("# head\n\na: 1\nb: 2\n", ("a",), "# head\n\nb: 2\n"),
        ("a: 1\r\n# of b\r\nb: 2\r\n", ("b",), "a: 1\r\n"),
        ("l:\n- - a\n  - b\n- c\n", ("l", 0), "l:\n- c\n"),
        ("l:\n- - a\n  - b\n- c\n", ("l", 0, 0), "l:\n- - b\n- c\n"),
        ("l: [a, # x\n  b, # y\n  c]\n", ("l", 1), "l: [a, # x\n  c]\n"),
        ("l: [a, # x\n  b]\n", ("l", 1), "l: [a, # x\n  ]\n"),
        ("k: |+\n  x\n\nb: 1\n", ("b",), "k: |+\n  x\n\n"),
    ],
)
def test_a_part_goes_with_its_lines(text, path, wanted):
    assert removed(text, tree(text), path) == wanted


def test_a_new_part_stands_as_far_apart_as_the_others():
    assert added("a: 1\n\nb: 2\n", tree("a: 1\n\nb: 2\n"), ("c",), "3") == "a: 1\n\nb: 2\n\nc: '3'\n"
    text = "l:\n\n  # head\n\n  - a\n\n  - b\nk: 1\n"
    assert inserted(text, tree(text), ("l",), 1, "x") == text.replace("  - a\n", "  - a\n\n  - x\n")
    assert inserted(text, tree(text), ("l",), 0, "x") == text.replace("  - a\n", "  - x\n\n  - a\n")
    assert inserted(text, tree(text), ("l",), 2, "x") == text.replace("  - b\n", "  - b\n\n  - x\n")


def test_a_new_part_of_a_long_line_begins_a_new_one():
    text = "l: [" + "a" * 90 + "]\n"
    assert inserted(text, tree(text), ("l",), 1, "b" * 30) == text.replace("]", ",\n    " + "b" * 30 + "]")


def test_shared_parts_are_refused_with_their_line():
    text = "a: &x [1]\nb: *x\n"
    root = tree(text)
    unshared(text, root, [root], within=False)
    for chain in ([root], root.items[:1], root.items[1:]):
        with pytest.raises(UsageError, match=r"Line [12]: .*several places"):
            unshared(text, root, chain)


def test_the_whole_file_is_not_replaced():
    with pytest.raises(UsageError, match="whole file"):
        replaced("a: 1\n", tree("a: 1\n"), (), "x")
