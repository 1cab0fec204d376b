"""YAML with places: what it holds, where, and what it refuses."""

import pytest
import yaml

from focuscode.codebook import nodes
from focuscode.codebook.nodes import LIST, MAPPING, PARTS, TEXT, TEXTS, check_keys, parse
from focuscode.model import Place


def tree(text):
    root, findings = parse(text, "f.yaml")
    assert not findings, [str(found) for found in findings]
    return root


def plain(entry):
    if isinstance(entry.value, dict):
        return {key: plain(value) for key, value in entry.value.items()}
    return [plain(item) for item in entry.value] if isinstance(entry.value, list) else entry.value


def refused(text):
    root, findings = parse(text, "f.yaml")
    assert root is None
    (found,) = findings
    assert found.level == "error"
    return found


@pytest.fixture(params=["built", "plain"], autouse=True)
def loader(request, monkeypatch):
    """Both parsers of PyYAML: the one in C, and the one where C is not there."""
    if request.param == "plain":
        monkeypatch.setattr(nodes, "LOADER", yaml.SafeLoader)


WORDS = ["no", "on", "off", "yes", "y", "true", "17:30", "1.0", "1e3", "0x1F", "012", ".inf", "2023-10-17", "=", "<<"]


@pytest.mark.parametrize("word", [*WORDS, "null", "Null", "NULL", "~"])
def test_every_word_of_a_list_stays_the_text_it_is(word):
    assert plain(tree(f"[{word}]")) == [word]


@pytest.mark.parametrize("word", WORDS)
def test_every_word_under_a_key_stays_the_text_it_is(word):
    assert plain(tree(f"key: {word}")) == {"key": word}


@pytest.mark.parametrize("word", ["null", "Null", "NULL", "~", ""])
def test_nothing_under_a_key_is_an_empty_text(word):
    assert plain(tree(f"key: {word}\nother: x")) == {"key": "", "other": "x"}


@pytest.mark.parametrize("word", ['"null"', "'~'"])
def test_a_null_in_quotes_is_the_word(word):
    assert plain(tree(f"key: {word}")) == {"key": word[1:-1]}


def test_keys_are_text_too():
    assert plain(tree("no: a\n1.0: b\nnull: c\n2023-10-17: d")) == {
        "no": "a",
        "1.0": "b",
        "null": "c",
        "2023-10-17": "d",
    }


def test_nothing_is_ever_made_or_run():
    root = tree('a: !!python/object/apply:os.system ["exit 1"]\nb: !!int "3"\nc: !!binary aGk=\nd: !own {x: y}')
    assert plain(root) == {"a": ["exit 1"], "b": "3", "c": "aGk=", "d": {"x": "y"}}


def test_folded_and_literal_blocks_are_read_as_yaml_says():
    assert plain(tree("a: >-\n  een\n  twee\nb: |\n  een\n  twee\n")) == {"a": "een twee", "b": "een\ntwee\n"}


def test_words_of_every_script_stay_as_they_are():
    assert plain(tree("- “één”\n- e\u0301e\u0301n\n- 🙂\n- 中文\n")) == ["“één”", "e\u0301e\u0301n", "🙂", "中文"]


def test_windows_line_ends_make_no_difference():
    text = "a:\n  - b\n  - >-\n    c\n    d\n"
    assert tree(text) == tree(text.replace("\n", "\r\n"))


def test_every_entry_knows_its_line_and_column():
    root = tree("# note\ncodes:\n  - id: één\n    terms: [a, 'b', {word: c}]\n")
    assert root.place == Place("f.yaml", 2, 1)
    code = root.get("codes").items[0]
    assert code.place == Place("f.yaml", 3, 5)
    assert [item.place for item in code.get("terms").items] == [
        Place("f.yaml", 4, 13),
        Place("f.yaml", 4, 16),
        Place("f.yaml", 4, 21),
    ]
    assert code.keys == {"id": Place("f.yaml", 3, 5), "terms": Place("f.yaml", 4, 5)}


def test_columns_count_characters_not_bytes():
    (_, second) = tree("[één🙂, b]").items
    assert second.place == Place("f.yaml", 1, 8)


def test_what_is_missing_is_an_empty_entry_in_the_place_of_its_parent():
    root = tree("a: b")
    assert root.get("c").text == ""
    assert root.get("c").items == []
    assert root.get("c").mapping == {}
    assert root.get("c").parts == []
    assert root.get("c").place == root.place


def test_a_text_is_a_list_of_one():
    root = tree("a: b\nc: [d, [e], '', f]\ng: {h: i}")
    assert root.texts("a") == ("b",)
    assert root.texts("c") == ("d", "f")
    assert root.texts("g") == ()
    assert root.texts("nowhere") == ()
    assert root.get("g").text == ""


def test_the_parts_of_a_list_are_its_mappings():
    root = tree("a: [b, {c: d}, [e], {}]")
    assert [plain(part) for part in root.get("a").parts] == [{"c": "d"}, {}]


def test_a_key_that_stands_twice_is_told_and_the_first_is_kept():
    root, (found,) = parse("a: 1\nb: 2\na: 3\n", "f.yaml")
    assert plain(root) == {"a": "1", "b": "2"}
    assert str(found) == (
        "f.yaml:3:1: error: The key 'a' stands twice (first on line 1). YAML keeps only one; merge them. (F216)"
    )


def test_a_key_that_stands_three_times_is_told_twice_and_in_every_depth():
    _, findings = parse("a: {x: 1, x: 2, x: 3}\n", "f.yaml")
    assert [(f.rule, f.place.column) for f in findings] == [("F216", 11), ("F216", 17)]


@pytest.mark.parametrize("text", ["? [a]\n: b\n", "? {c: d}\n: e\n", "'': x\n"])
def test_a_key_that_is_no_text_has_a_name_to_be_told_by(text):
    assert list(tree(text).mapping) == ["?"]


@pytest.mark.parametrize("text", ["", "\n", "# only a comment", "# one\r\n# two\r\n"])
def test_an_empty_file_is_told(text):
    assert refused(text).rule == "F003"


@pytest.mark.parametrize("text", ["---\n", "---\n...\n", "~"])
def test_a_document_with_nothing_in_it_is_a_text(text):
    assert isinstance(tree(text).value, str)


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("a: b\n  c: d\n", 2, 4),
        ("a: [b, c\n", 2, 1),
        ("a: b: c\n", 1, 5),
        ("\ta: b\n", 1, 1),
        ("a: *b\n", 1, 4),
        ("a: @b\n", 1, 4),
        ("a: b\n---\nc: d\n", 2, 1),
        ("a: &x b\nc: &x d\n", 2, 4),
        ('a: "b\nc: d\n', 3, 1),
    ],
)
def test_yaml_that_does_not_parse_is_told_with_its_place(text, line, column):
    found = refused(text)
    assert found.rule == "F201"
    assert (found.place.line, found.place.column) == (line, column)


def test_what_the_parser_says_is_told_without_its_drawing():
    found = refused("a: [b, c\nd: e\n")
    assert found.message.startswith("The YAML does not parse: ")
    assert "<unicode string>" not in found.message
    assert "\n" not in found.message


@pytest.mark.parametrize("sign", ["\0", "\x01", "\x0b", "\x0c", "\x1b", "\x7f", "\ud800", "\ufffe"])
def test_a_sign_that_yaml_forbids_is_told_with_its_place(sign):
    found = refused(f"a: b\nkort: é{sign}x\n")
    assert (found.rule, found.place) == ("F201", Place("f.yaml", 2, 8))
    assert f"U+{ord(sign):04X}" in found.message


@pytest.mark.parametrize(
    "text", ["[" * 10_000, "- " * 10_000 + "x", "{a: " * 10_000, "[" * 10_000 + "]" * 10_000, "? " * 10_000]
)
def test_ten_thousand_levels_are_refused_where_they_get_too_deep(text):
    found = refused(text)
    assert found.rule == "F213"
    assert found.place.line == 1
    assert found.place.column in (41, 81, 161)


def test_forty_levels_are_deep_enough():
    assert tree("[" * 40 + "]" * 40)
    assert refused("[" * 41 + "]" * 41).rule == "F213"


def bomb(levels, width):
    lines = [f"a0: &a0 [{', '.join(['lol'] * width)}]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * width)}]" for n in range(1, levels)]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize(("levels", "width"), [(9, 10), (30, 9), (39, 2), (6, 90)])
def test_anchors_that_unfold_without_end_are_refused(levels, width):
    assert refused(bomb(levels, width)).rule == "F212"


def test_anchors_upon_anchors_are_refused_when_they_get_too_deep():
    assert refused(bomb(700, 1)).rule == "F213"
    assert tree(bomb(39, 1))


@pytest.mark.parametrize(
    ("text", "column"),
    [("a: &a [*a]", 4), ("&a [*a]", 1), ("a: &a {b: *a}", 4), ("a: &a {*a : b}", 4), ("[[&a {b: [c, *a]}]]", 3)],
)
def test_an_anchor_that_holds_itself_is_refused_in_its_place(text, column):
    found = refused(text)
    assert (found.rule, found.place) == ("F212", Place("f.yaml", 1, column))


def test_an_anchor_used_again_is_the_same_text():
    root = tree("a: &x [b, {c: d}]\ne: *x\nf: [*x, *x]")
    assert plain(root)["e"] == plain(root)["a"]
    assert plain(root)["f"] == [plain(root)["a"]] * 2


@pytest.mark.parametrize(
    ("shape", "value", "columns"),
    [
        (TEXT, "b", []),
        (TEXT, "", []),
        (TEXT, "[b]", [4]),
        (TEXT, "{b: c}", [4]),
        (TEXTS, "b", []),
        (TEXTS, "[b, c]", []),
        (TEXTS, "[b, {c: d}, [e], '']", [8, 16]),
        (TEXTS, "{b: c}", [4]),
        (LIST, "b", []),
        (LIST, "[b, {c: d}, [e]]", []),
        (LIST, "{b: c}", [4]),
        (PARTS, "", []),
        (PARTS, "[{b: c}, {}]", []),
        (PARTS, "[b, {c: d}, [e]]", [5, 16]),
        (PARTS, "{b: c}", [4]),
        (PARTS, "b", [4]),
        (MAPPING, "", []),
        (MAPPING, "{b: c, d: ''}", []),
        (MAPPING, "{b: [c], d: {e: f}}", [8, 16]),
        (MAPPING, "[b]", [4]),
        (MAPPING, "b", [4]),
    ],
)
def test_a_value_of_another_shape_than_its_key_wants_is_told(shape, value, columns):
    found = list(check_keys(tree(f"a: {value}"), {"a": shape, "nowhere": shape}))
    assert [f.place.column for f in found] == columns
    for each in found:
        assert (each.rule, each.message) == ("F211", f"'a' should be {shape.wanted}.")


def test_a_key_that_is_not_known_is_told_in_its_place_with_the_nearest():
    root = tree("title: x\n  \nlangauge: y\nzz: z")
    assert [str(f) for f in check_keys(root, {"title": None, "language": TEXT})] == [
        "f.yaml:3:1: error: Unknown key 'langauge'. Near: language. (F202)",
        "f.yaml:4:1: error: Unknown key 'zz'. Known: title, language. (F202)",
    ]
