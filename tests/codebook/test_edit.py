"""A YAML text changed in one place: it holds what it should, and nothing else of it has moved."""

import copy
from difflib import SequenceMatcher
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from focuscode.codebook import places
from focuscode.codebook.edit import insert, put, remove
from focuscode.codebook.nodes import parse
from focuscode.errors import UsageError

BOOKS = Path(__file__).parents[2] / "codebooks"
BOOK = """\
# Head of the file.
codebook: probe  # its name
title: 'Een ''proef'''
version: 1.0.0
defaults: {within: 8, negation: flag}   # usual

tiers: []
codes:
  # Heading

  - id: one
    label: "One: the first"
    kind:
    full_definition: >-  # folded
      Some words that
      go on.

    terms:
      # about a
      - a  # first
      - {phrase: b c, gap: 2, unless: {near: [x, y]},
         note: 'de tweede'}
      # about the rest
      - '2030'
      - "no"
      # of its own
      - last

    examples: [een, "twee, drie", # three
      vier]

  # Second heading
  - id: two
    terms:
    - d
    - e
    note: |
      kept

      lines
"""


def plain(text):
    root, findings = parse(text.removeprefix("\ufeff"), "f.yaml")
    assert root is not None and not findings, [text, [str(found) for found in findings]]

    def bare(entry):
        if isinstance(entry.value, dict):
            return {key: bare(value) for key, value in entry.value.items()}
        return [bare(item) for item in entry.value] if isinstance(entry.value, list) else entry.value

    return bare(root)


def touched(old, new):
    """The lines that went and the lines that came."""
    before, after = old.splitlines(keepends=True), new.splitlines(keepends=True)
    changes = [change for change in SequenceMatcher(None, before, after, False).get_opcodes() if change[0] != "equal"]
    return [line for _, a, b, _, _ in changes for line in before[a:b]], [
        line for _, _, _, c, d in changes for line in after[c:d]
    ]


@pytest.fixture(params=["built", "plain"], autouse=True)
def loader(request, monkeypatch):
    """Both parsers of PyYAML tell the same places."""
    if request.param == "plain":
        monkeypatch.setattr(places, "LOADER", yaml.SafeLoader)
    places.tree.cache_clear()
    yield
    places.tree.cache_clear()


PUTS = {
    "a plain word": (("codebook",), "other", ["codebook: probe  # its name\n"], ["codebook: other  # its name\n"]),
    "a quoted word": (("title",), "It's", ["title: 'Een ''proef'''\n"], ["title: 'It''s'\n"]),
    "double quotes": (("codes", 0, "label"), "x", ['    label: "One: the first"\n'], ['    label: "x"\n']),
    "nothing under a key": (("codes", 0, "kind"), "role", ["    kind:\n"], ["    kind: role\n"]),
    "a number stays bare": (
        ("defaults", "within"), "3",
        ["defaults: {within: 8, negation: flag}   # usual\n"], ["defaults: {within: 3, negation: flag}   # usual\n"],
    ),
    "folded words": (
        ("codes", 0, "full_definition"), "Other words.",
        ["      Some words that\n", "      go on.\n"], ["      Other words.\n"],
    ),
    "a new key in a flow mapping": (
        ("defaults", "homographs"), "cue",
        ["defaults: {within: 8, negation: flag}   # usual\n"],
        ["defaults: {within: 8, negation: flag, homographs: cue}   # usual\n"],
    ),
    "a new key in a block mapping": (("codes", 1, "label"), "Two", [], ["    label: Two\n"]),
    "a new list": (("codes", 1, "use_when"), ["a", "b: c"], [], ["    use_when:\n", "    - a\n", "    - 'b: c'\n"]),
    "a word of a flow list": (
        ("codes", 0, "examples", 1), "x",
        ['    examples: [een, "twee, drie", # three\n'], ['    examples: [een, "x", # three\n'],
    ),
    "a term becomes a mapping": (
        ("codes", 0, "terms", 0), {"word": "a"}, ["      - a  # first\n"], ["      - {word: a}  # first\n"],
    ),
    "an empty list": (("tiers",), [{"id": "t"}], ["tiers: []\n"], ["tiers: [{id: t}]\n"]),
    "a list one of whose items differs": (
        ("codes", 1, "terms"), ["d", "f", "e"], [], ["    - f\n"],
    ),
    "a list that is emptied": (
        ("codes", 1, "terms"), [], ["    terms:\n", "    - d\n", "    - e\n"], ["    terms: []\n"],
    ),
    "a text of several lines": (
        ("codes", 1, "id"), "a\n\nb", ["  - id: two\n"], ["  - id: |-\n", "      a\n", "\n", "      b\n"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", PUTS)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_value_is_put_where_it_belongs_and_nothing_else_moves(name, end):
    path, value, gone, come = PUTS[name]
    before = BOOK.replace("\n", end)
    after = put(before, path, value)
    went, came = touched(before, after)
    assert came == [line.replace("\n", end) for line in come]
    assert went == [line.replace("\n", end) for line in gone]
    assert after.count("\n") == after.count(end)
    wanted = plain(before)
    node = wanted
    for step in path[:-1]:
        node = node[step]
    node[path[-1]] = value
    assert plain(after) == wanted


REMOVED = {
    "an item with its comments": (("codes", 0, "terms", 0), ["      # about a\n", "      - a  # first\n"]),
    "an item over two lines": (
        ("codes", 0, "terms", 1),
        ["      - {phrase: b c, gap: 2, unless: {near: [x, y]},\n", "         note: 'de tweede'}\n"],
    ),
    "an item under the heading of several": (("codes", 0, "terms", 2), ["      - '2030'\n"]),
    "a last item": (("codes", 0, "terms", 4), ["      # of its own\n", "      - last\n"]),
    "a key with its list": (("codes", 1, "terms"), ["    terms:\n", "    - d\n", "    - e\n"]),
    "folded words": (
        ("codes", 0, "full_definition"),
        ["    full_definition: >-  # folded\n", "      Some words that\n", "      go on.\n"],
    ),
    "a whole code": (
        ("codes", 1),
        ["\n", "  # Second heading\n", *BOOK[BOOK.index("  - id: two") :].splitlines(keepends=True)],
    ),
}


@pytest.mark.parametrize("name", REMOVED)
def test_what_is_removed_goes_with_its_lines_and_its_comment(name):
    path, gone = REMOVED[name]
    if name == "an item with its comments":
        gone = gone[1:]  # another item stands directly below: the comment may be about both
    assert touched(BOOK, remove(BOOK, path)) == (gone, [])


def test_the_first_key_behind_a_dash_and_parts_of_a_flow_list_can_go():
    assert "  - terms:\n    - d\n" in remove(BOOK, ("codes", 1, "id"))
    assert 'examples: ["twee, drie", # three\n      vier]' in remove(BOOK, ("codes", 0, "examples", 0))
    assert "examples: [een, vier]" in remove(BOOK, ("codes", 0, "examples", 1))
    assert "defaults: {within: 8}   # usual" in remove(BOOK, ("defaults", "negation"))
    assert remove("a: [x]\n", ("a", 0)) == "a: []\n"
    assert remove("a:\n- x # c\nb: 1\n", ("a", 0)).startswith("a: []")
    assert plain(remove("a:\n  x: 1\nb: 2\n", ("a", "x"))) == {"a": {}, "b": "2"}


def test_items_come_in_the_style_of_their_neighbours():
    code = {"id": "new", "terms": ["a", {"phrase": "x y", "gap": "2"}]}
    after = insert(BOOK, ("codes", 1), code)
    assert touched(BOOK, after)[0] == []
    assert "  - id: new\n    terms:\n      - a\n      - {phrase: x y, gap: 2}\n" in after.replace(
        "    - a", "      - a", 0
    )
    assert insert("a:\n- {id: x}\n", ("a", 1), {"id": "y"}) == "a:\n- {id: x}\n- {id: y}\n"
    assert insert("a:\n- {id: x}", ("a", 1), {"id": "y"}) == "a:\n- {id: x}\n- {id: y}\n"
    assert insert("a: [x, z]\n", ("a", 1), "y") == "a: [x, y, z]\n"
    assert insert("a: word  # c\n", ("a", 1), "y") == "a:  # c\n  - word\n  - y\n"
    assert insert("- - a\n", (0, 0), "b") == "- - b\n  - a\n"
    assert plain(insert("a: 1\n", ("terms", 0), "b")) == {"a": "1", "terms": ["b"]}


@pytest.mark.parametrize("text", ["- {a, b: }\n", "- {b:   }\n", "- {a: c, b: \n  }\n", "- [{b: }]\n"])
def test_a_new_key_stands_apart_from_one_without_a_value(text):
    path = (0, 0) if text.startswith("- [") else (0,)
    found = plain(put(text, (*path, "added"), "x"))
    for step in path:
        found = found[step]
    assert (found["b"], found["added"]) == ("", "x")


def test_a_long_line_is_broken_and_a_long_text_folded():
    long = " ".join(["woord"] * 40)
    after = put("codes:\n  - id: a\n", ("codes", 0, "definition"), long)
    assert max(map(len, after.splitlines())) <= 110
    assert plain(after)["codes"][0]["definition"] == long
    term = {"near": ["a" * 30, "b" * 30], "within": "4", "except": ["c" * 30, "d" * 30], "note": "e" * 20}
    after = insert("terms:\n      - {word: x}\n", ("terms", 1), term)
    assert max(map(len, after.splitlines())) <= 110
    assert plain(after)["terms"][1] == term


SHARED = "base: &b\n  words: [x]\n  other: y\ncodes:\n  - *b\n  - id: z\n    use: *b\n"


@pytest.mark.parametrize(
    ("path", "line"), [(("base", "words", 0), 1), (("base",), 1), (("codes", 0), 5), (("codes", 0, "other"), 5)]
)
def test_what_stands_in_several_places_is_not_changed(path, line):
    with pytest.raises(UsageError, match=f"Line {line}: .*several places"):
        put(SHARED, path, "new")


def test_what_stands_beside_an_alias_can_be_changed():
    assert insert(SHARED, ("codes", 1), "new").replace("  - new\n", "", 1) == SHARED
    assert put(SHARED, ("codes", 1, "more"), "new") == SHARED + "    more: new\n"
    assert remove(SHARED, ("codes", 0)) == SHARED.replace("  - *b\n", "")
    with pytest.raises(UsageError, match="several places"):
        remove(SHARED, ("base",))


def test_places_that_are_not_there_are_told():
    with pytest.raises(UsageError, match=r"There is no codes, 9"):
        put(BOOK, ("codes", 9, "id"), "x")
    with pytest.raises(UsageError, match="no codes, 0, labl to remove"):
        remove(BOOK, ("codes", 0, "labl"))
    with pytest.raises(UsageError, match="no place 7"):
        insert(BOOK, ("codes", 7), "x")
    with pytest.raises(UsageError, match="not at 'terms'"):
        insert(BOOK, ("terms",), "x")
    with pytest.raises(UsageError, match="cannot be read from line 3"):
        put("a: [\nb: 1\n", ("a",), "x")


def test_what_cannot_be_cut_safely_is_refused_with_its_line():
    with pytest.raises(UsageError, match=r"Line \d: this cannot be changed by a command"):
        remove("? a\n: b\n? c\n: d\n", ("a",))


def test_the_mark_at_the_beginning_of_a_file_stays():
    assert put("\ufeffa: b\nc: d\n", ("a",), "x") == "\ufeffa: x\nc: d\n"


WORDS = "- # [ * @ ` ' ? | > ~ = < no on 17:30 null a:b {x} &a !x % it's 2030 1.0 2023-10-17 << --- ... yes"
ODD = [
    *WORDS.split(),
    *["", " ", '"', "- x", "a: b", "a #b", "a\nb", "a\n", "\n", "a  b", "\ta", "a\r\nb", "een\u2028twee", "\x85"],
    *["\x07", "😀", "e\u0301", "\ufeff", "\xa0x", "x,y", "a\n  b\nc", "\\n", "a\n\n\nb", " a\nb", "0x1F", ".inf"],
    *["x:", "é" * 200, "woord " * 40, "a\x00b"],
]
TEXTS = st.one_of(st.sampled_from(ODD), st.text(max_size=12), st.text("ab :#-'\",\n[]{}", max_size=30))


@pytest.mark.parametrize(
    "path",
    [("codebook",), ("title",), ("defaults", "within"), ("codes", 0, "full_definition"), ("codes", 0, "terms", 0),
     ("codes", 0, "terms", 1, "note"), ("codes", 0, "examples", 1), ("codes", 0, "label"), ("codes", 1, "note"),
     ("codes", 1, "terms", 1), ("codes", 0, "kind"), ("new",)],
)  # fmt: skip
def test_every_text_survives_in_every_place(path):
    for word in ODD:
        node = plain(put(BOOK, path, word))
        for step in path:
            node = node[step]
        assert node == word


KEYS = st.sampled_from(["id", "label", "note", "near", "gap", "no", "a b", "x:y", "1"])
VALUES = st.recursive(
    TEXTS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3), max_leaves=6
)


def places_in(value, path=()):
    yield path, value
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, item in items:
        yield from places_in(item, (*path, step))


@st.composite
def books(draw):
    """Codebooks written in many ways: block and flow, quoted and bare, with comments, blank lines and either end."""
    lines = ["# head", "codebook: x", "codes:"]
    step = draw(st.sampled_from(["", "  "]))
    for n in range(draw(st.integers(1, 3))):
        lines += draw(st.sampled_from([[], [""], [f"{step}# about {n}"], ["", f"{step}# about {n}"]]))
        lines += [f"{step}- id: c{n}{draw(st.sampled_from(['', '  # behind']))}"]
        for key in draw(st.lists(st.sampled_from(["label", "note", "use_when", "definition"]), unique=True)):
            lines += [f"{step}  {line}" for line in draw(st.sampled_from(WRITTEN[key]))]
        lines += [f"{step}  terms:"]
        for _ in range(draw(st.integers(1, 3))):
            lines += [f"{step}  {step}{line}" for line in draw(st.sampled_from(TERMS))]
    lines += draw(st.sampled_from([[], ["", "changes: []", "# tail"], ["# tail"]]))
    end = draw(st.sampled_from(["\n", "\r\n"]))
    return end.join(lines) + draw(st.sampled_from(["", end]))


WRITTEN = {
    "label": [["label: een label"], ["label: 'x'  # c"], ['"label": "x: y"'], ["label:"]],
    "note": [["note: |", "  a", "", "  b"], ["note: |+", "  a", "", ""], ["note: >", "  een", "  twee"], ["note: {}"]],
    "use_when": [["use_when: [a, b]"], ["use_when:", "# c", "- a", "", "- b # d"], ["use_when: [a, # c", "  b,]"]],
    "definition": [["definition: een", "  twee"], ["definition:", "  een # c"], ["definition: 'a", "", "  b'"]],
}
TERMS = [
    ["- woord"], ["- 'no'  # c"], ["# above", "- {phrase: a b, gap: 2}"], ["- {near: [a, b],", "   within: 3} # c"],
    ["- word: x", "  note: y"], ["-   - p", "    - q"], ["- >-", "  a", "  b"], ["- {}"], ["- [a, b, ]"],
    ["- {a, b: }"], ["- # c", "  word: x"], ["", "- blank above"], ["- {word: x, # c", "   pos: noun # d", "  }"],
]  # fmt: skip


@given(books(), st.data())
def test_random_edits_are_the_same_edits_of_the_data_and_move_nothing_else(text, data):
    before = plain(text)
    wanted = copy.deepcopy(before)
    path, held = data.draw(st.sampled_from([found for found in places_in(before) if found[0]]))
    node = wanted
    for step in path[:-1]:
        node = node[step]
    act = data.draw(st.sampled_from(["put", "remove", "insert", "add"]))
    value = data.draw(VALUES)
    if act == "remove":
        del node[path[-1]]
        after = remove(text, path)
    elif act == "insert" and isinstance(held, list):
        at = data.draw(st.integers(0, len(held)))
        node[path[-1]].insert(at, value)
        after = insert(text, (*path, at), value)
    elif act == "add" and isinstance(held, dict):
        node[path[-1]]["added"] = value
        after = put(text, (*path, "added"), value)
    else:
        act, node[path[-1]] = "put", value
        after = put(text, path, value)
    assert plain(after) == wanted
    assert ("\r\n" in text) == ("\r\n" in after) and after.count("\r") == after.count("\r\n")
    assert untouched(text, after, path)
    blocks = not any(node.flow for node in places.chain_to(places.tree(text), path))
    if act in ("insert", "add") and held and blocks and not isinstance(path[-1], int):
        assert touched(text + end_of(text), after + end_of(after))[0] == []


def end_of(text):
    return "" if text.endswith("\n") else "\r\n" if "\r\n" in text else "\n"


def untouched(text, after, path):
    """Whether every line above the part, its comments apart, and every line below it, stands as it stood."""
    above, spot = places.chain_to(places.tree(text), path)[-2:]
    at = next(n for n, item in enumerate(above.items) if item is spot)
    before = above.items[at - 1].end if at else max(places.line_start(text, above.start) - 1, 0)
    head = text[: places.line_start(text, before)].rstrip()
    while head.rpartition("\n")[2].strip().startswith("#"):
        head = head.rpartition("\n")[0].rstrip()
    return after.startswith(head) and after.rstrip().endswith(text[places.next_line(text, spot.end) :].strip())


@pytest.mark.parametrize("name", ["spco-roles.yaml", "literature-roles.yaml"])
def test_the_codebooks_of_the_demo_are_put_as_they_are(name):
    text = (BOOKS / name).read_text(encoding="utf-8")
    assert put(text, (), plain(text)) == text
    code = plain(text)["codes"][3]
    assert put(remove(text, ("codes", 3, "definition")), ("codes", 3, "definition"), code["definition"]) != text
    assert plain(insert(remove(text, ("codes", 3)), ("codes", 3), code)) == plain(text)
