"""YAML to Codebook: every mistake at once, each with its line and column; what is sound is kept as it stands."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from focuscode.codebook.read import check_codebook, check_text, read_codebook
from focuscode.errors import CodebookError
from focuscode.model import Place, Term, Tier, WordList

steady = settings(deadline=None, derandomize=True)
CASES = Path(__file__).parents[1] / "cases" / "codebook"
HEAD = "codebook: c\nversion: 1.0.0\ncodes:\n"
CODE = "  - {id: a, definition: d, terms: [aap], examples: [een aap]}\n"


def told(name):
    book, findings = check_codebook(CASES / name, name=name)
    assert book is None
    return [(f.rule, f.place.line, f.place.column) for f in findings]


def sound(text):
    book, findings = check_text(text, "c.yaml")
    assert book, [str(found) for found in findings]
    return book


def rules(text):
    return [(f.rule, f.place.line, f.place.column) for f in check_text(text, "c.yaml")[1]]


def test_every_mistake_is_told_at_once_in_the_order_of_the_file():
    book, findings = check_codebook(CASES / "dozen.yaml", name="dozen.yaml")
    assert book is None
    assert [str(found) for found in findings] == (CASES / "dozen.txt").read_text(encoding="utf-8").splitlines()


def test_reading_a_codebook_with_errors_raises_with_all_of_them():
    with pytest.raises(CodebookError, match=r"^dozen\.yaml: 31 errors in the codebook\.$") as caught:
        read_codebook(CASES / "dozen.yaml", name="dozen.yaml")
    assert len(caught.value.findings) == 35


def test_one_error_is_one_error():
    with pytest.raises(CodebookError, match=r"empty\.yaml: 1 error in the codebook"):
        read_codebook(CASES / "empty.yaml")


def test_a_sound_codebook_is_read_whole():
    book, findings = read_codebook(CASES / "sound.yaml", name="codebooks/sound.yaml")
    assert findings == []
    assert (book.id, book.title, book.version, book.language) == ("sound", "Een goed codeboek", "2.1.0", "nl")
    assert book.path == "codebooks/sound.yaml"
    assert book.defaults == {"negation": "flag", "within": "8"}
    place = Place("codebooks/sound.yaml", 11, 5)
    assert book.tiers == (
        Tier("framework", "Framework-setting roles", {"nl": "Kaderscheppende rollen"}, place),
        Tier("action", "action", {}, Place("codebooks/sound.yaml", 12, 5)),
    )


def test_a_code_holds_all_that_a_coder_needs():
    code = read_codebook(CASES / "sound.yaml", name="s")[0].by_id["roadmap"]
    assert code.place == Place("s", 14, 5)
    assert (code.label, code.kind, code.tier, code.parent) == ("Shaping a roadmap", "role", "framework", "")
    assert code.labels == {"nl": "Vormgeven aan een roadmap"}
    assert code.source == "refined"
    assert code.refined_from == ("visionary", "orchestrator")
    assert code.definition == "The cluster turns a shared vision into a direction."
    assert code.full_definition == "Talk about the long view and who draws it up."
    assert code.use_when == ("A roadmap is drawn up",)
    assert code.not_when == ("A single project is planned",)
    assert code.examples == ("We hebben een roadmap gemaakt.",)
    assert code.counterexamples == ("We zitten hier.",)


def test_terms_stand_in_the_order_of_the_file_with_their_places():
    book = read_codebook(CASES / "sound.yaml", name="s")[0]
    assert list(book.terms) == [
        Term("roadmap", "plain", "roadmap", "roadmap", Place("s", 30, 9)),
        Term("roadmap", "plain", "strategische agenda", "strategische   agenda", Place("s", 31, 9)),
        Term("roadmap", "word", "SPCO", "word: SPCO", Place("s", 32, 9), note="the abbreviation"),
        Term("roadmap", "phrase", "kennis delen", "phrase: kennis delen, gap: 2", Place("s", 33, 9), gap=2),
        Term("roadmap", "wild", "matchmak*", "wild: matchmak*", Place("s", 34, 9)),
        Term("roadmap", "lemma", "visie", "lemma: visie, pos: noun", Place("s", 35, 9), pos="noun"),
        Term("sub.plan_1", "plain", "deelplan", "deelplan", Place("s", 44, 12)),
    ]


def test_actors_and_stances_are_lists_of_words():
    book = sound(
        "actors:\n  - {id: spco, label: The cluster, words: [spco, de cluster]}\n"
        "  - {id: government, words: overheid}\n"
        f"stances:\n  - {{id: should-stop, words: [stoppen], note: seldom}}\n{HEAD}{CODE}"
    )
    assert book.actors == (
        WordList("spco", "The cluster", ("spco", "de cluster"), Place("c.yaml", 2, 5)),
        WordList("government", "government", ("overheid",), Place("c.yaml", 3, 5)),
    )
    assert book.stances == (WordList("should-stop", "should-stop", ("stoppen",), Place("c.yaml", 5, 5)),)


def test_the_defaults_of_a_codebook_are_those_of_its_terms():
    head = "defaults: {within: 3, homographs: strict}\n"
    near, own, plain = sound(
        head + HEAD + CODE.replace("[aap]", "[{near: [a, b]}, {near: [c, d], within: 9}, aap]")
    ).terms
    assert (near.within, own.within) == (3, 9)
    assert (near.homographs, plain.homographs) == ("strict", "strict")
    (usual,) = sound(HEAD + CODE).terms
    assert (usual.within, usual.homographs) == (8, "cue")


def test_a_code_needs_little():
    book, findings = check_text("codebook: c\nversion: 0\ncodes: [{id: a}]\n", "c.yaml")
    (code,) = book.codes
    assert (book.title, book.language, book.defaults, book.tiers) == ("c", "nl", {}, ())
    assert (code.label, code.kind, code.tier, code.terms) == ("a", "theme", "", ())
    assert [f.rule for f in findings] == ["F214", "F214", "F220"]
    assert {f.level for f in findings} == {"warning"}


# Files as they come


def test_an_empty_file_is_told():
    assert told("empty.yaml") == [("F003", 0, 0)]


def test_a_file_with_only_comments_has_nothing_in_it():
    assert told("only_comments.yaml") == [("F211", 4, 1)]


def test_a_file_from_windows_reads_the_same():
    book, findings = read_codebook(CASES / "windows_bom_crlf.yaml", name="w")
    assert findings == []
    text = (CASES / "windows_bom_crlf.yaml").read_bytes().decode("utf-8-sig")
    assert "\r\n" in text
    assert book == replace(sound(text.replace("\r\n", "\n")), path="w", codes=book.codes)
    assert [(term.text, term.place) for term in book.terms] == [("één", Place("w", 6, 13))]


@pytest.mark.parametrize(("name", "line"), [("latin1.yaml", 3), ("utf16.yaml", 1)])
def test_another_encoding_is_told_with_its_line(name, line):
    assert told(name) == [("F201", line, 0)]


def test_a_quote_that_never_closes_is_told():
    assert told("open_quote.yaml") == [("F201", 7, 1)]


def test_a_sign_pasted_from_word_is_told_in_its_place():
    assert told("vertical_tab.yaml") == [("F201", 5, 33)]


def test_a_list_where_a_codebook_should_be_is_told():
    assert told("list.yaml") == [("F211", 1, 1)]


def test_an_anchor_bomb_is_refused_at_once():
    assert told("anchor_bomb.yaml") == [("F212", 0, 0)]  # 10^10 entries: a test that hangs has failed


def test_an_anchor_in_itself_is_refused():
    assert told("anchor_in_itself.yaml") == [("F212", 3, 8)]


def test_anchors_are_read_as_what_they_stand_for():
    book, findings = read_codebook(CASES / "anchors.yaml")
    assert findings == []
    assert {(code.definition, code.examples) for code in book.codes} == {
        ("The same for both.", ("Een aap en een beer.",))
    }


def test_ten_thousand_levels_are_refused():
    assert rules(f"codebook: {'[' * 10_000}") == [("F213", 1, 50)]


def test_a_file_that_is_not_there_is_a_finding(tmp_path):
    book, (found,) = check_codebook(tmp_path / "nowhere.yaml", name="nowhere.yaml")
    assert book is None
    assert str(found).startswith("nowhere.yaml: error: The file cannot be read: No such file or directory.")


def test_a_folder_is_a_finding(tmp_path):
    assert [f.rule for f in check_codebook(tmp_path)[1]] == ["F001"]


def test_a_codebook_is_named_by_its_path_unless_another_name_is_given(tmp_path):
    shutil.copy(CASES / "sound.yaml", tmp_path / "b.yaml")
    assert read_codebook(str(tmp_path / "b.yaml"))[0].path == (tmp_path / "b.yaml").as_posix()
    assert read_codebook(tmp_path / "b.yaml", name="b")[0].path == "b"


def test_words_that_yaml_knows_stay_words():
    book, findings = read_codebook(CASES / "words_that_yaml_knows.yaml")
    assert findings == []
    assert (book.id, book.title, book.version) == ("007", "no", "1.0")
    (code,) = book.codes
    assert (code.id, code.label, code.parent, code.source, code.definition) == ("no", "on", "", "", "2023-10-17")
    listed = "no, on, yes, off, y, true, 17:30, 1.0, 0x1F, 1e3, 1_000, null, 012, .5, 2023-10-17"
    assert ", ".join(term.text for term in code.terms) == listed


# One mistake at a time


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{}", [("F203", 1, 1), ("F203", 1, 1), ("F203", 1, 1)]),
        ("codebook:\nversion: ''\ncodes: []\n", [("F203", 1, 10), ("F203", 2, 10), ("F203", 3, 8)]),
        (f"titel: x\n{HEAD}{CODE}", [("F202", 1, 1)]),
        (f"titel: x\ntitel: y\n{HEAD}{CODE}", [("F202", 1, 1), ("F216", 2, 1)]),
        (f"language: NL\n{HEAD}{CODE}", [("F211", 1, 11)]),
        (f"language: [nl]\n{HEAD}{CODE}", [("F211", 1, 11)]),
        (f"defaults: flag\n{HEAD}{CODE}", [("F211", 1, 11)]),
        (f"defaults: {{negation: [flag]}}\n{HEAD}{CODE}", [("F211", 1, 22)]),
        (f"tiers: {{a: b}}\n{HEAD}{CODE}", [("F211", 1, 8)]),
        (f"tiers: [a]\n{HEAD}{CODE}", [("F211", 1, 9)]),
        (f"tiers: [{{label: x}}]\n{HEAD}{CODE}", [("F203", 1, 9), ("F203", 5, 5)]),
        (f"tiers: [{{id: a b}}]\n{HEAD}{CODE}", [("F217", 1, 14), ("F203", 5, 5)]),
        ("codebook: c\nversion: 1\ncodes: {a: {terms: [x]}}\n", [("F211", 3, 8)]),
        ("codebook: c\nversion: 1\ncodes: a\n", [("F211", 3, 8)]),
        ("codebook: c\nversion: 1\ncodes: [a, {id: b}, [c]]\n", [("F211", 3, 9), ("F211", 3, 21)]),
        (f"{HEAD}{CODE.replace('definition: d', 'label: {nl: x}, definition: d')}", [("F211", 4, 20)]),
        (f"{HEAD}{CODE.replace('id: a', 'id: [a]')}", [("F211", 4, 10)]),
        (f"{HEAD}{CODE.replace('[een aap]', '[Hij: een aap]')}", [("F211", 4, 53)]),
        (f"{HEAD}{CODE.replace('[aap]', '[aap, [beer]]')}", [("F211", 4, 41)]),
        (f"{HEAD}{CODE.replace('id: a', 'id: a, parent: b')}", [("F207", 4, 5)]),
        (f"{HEAD}{CODE.replace('id: a', 'id: a, tier: b')}", [("F206", 4, 5)]),
        (f"{HEAD}{CODE.replace('id: a', 'id: a, labels: x')}", [("F211", 4, 21)]),
        (f"{HEAD}{CODE.replace('id: a', 'id: a, kind: Role')}", [("F211", 4, 19)]),
    ],
)
def test_a_mistake_is_told_in_its_place(text, expected):
    book, findings = check_text(text, "c.yaml")
    assert book is None
    assert [(f.rule, f.place.line, f.place.column) for f in findings if f.level == "error"] == expected


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("vers: x", "Near: version"),
        ("Titel: x", "Near: title"),
        ("actor: x", "Near: actors"),
        ("code: x", "Near: codes"),
        ("zzzz: x", "Known: codebook, title, version,"),
    ],
)
def test_an_unknown_key_is_told_with_the_nearest_known(written, hint):
    (found,) = check_text(f"{written}\n{HEAD}{CODE}", "c.yaml")[1]
    assert found.rule == "F202"
    assert found.mend.startswith(hint)


@pytest.mark.parametrize("name", ["a", "A1", "roadmap", "human-resources", "a.b", "a_b", "één", "1", "12-a.b_c"])
def test_what_can_be_an_id(name):
    assert sound(HEAD + CODE.replace("id: a", f"id: {name}")).codes[0].id == name


@pytest.mark.parametrize("name", ["a b", "-a", "a-", ".a", "a.", "_a", "a_", "a/b", "a\\b", "../a", "a!", "a|b", "🙂"])
def test_what_cannot_be_an_id(name):
    assert rules(HEAD + CODE.replace("id: a", f"id: '{name}'")) == [("F217", 4, 10)]


def test_findings_are_sorted_by_place_and_never_an_exception():
    _, findings = check_text("codes: [{id: b, parent: b, x: y}, {id: b}]\nz: 1\n", "c.yaml")
    assert findings == sorted(findings, key=lambda f: (f.place, f.rule))
    assert {"F202", "F203", "F204", "F208"} <= {f.rule for f in findings}


SCRAPS = [
    *("codebook: ", "version: 1", "codes:", "tiers:", "terms: ", "labels: ", "id: a", "kind: role", "parent: a"),
    *("word: x", "gap: 99", "aap", "null", "\n", "  - ", "- ", "[", "]", "{", "}", ": ", ",", "# ", "? ", "..", "\t"),
    *("&x ", "*x", "<<: ", "!!int ", "'", '"', "~", "%", "@", "`", ">-", "\\", "🙂", "\u2028", "\x85"),
]


@steady
@given(st.lists(st.sampled_from(SCRAPS), max_size=25))
def test_no_text_is_ever_an_exception(scraps):
    book, findings = check_text("".join(scraps), "c.yaml")
    assert (book is None) == any(f.level == "error" for f in findings)


@steady
@given(st.text(max_size=40))
def test_no_signs_are_ever_an_exception(text):
    book, findings = check_text(text, "c.yaml")
    assert book is None
    assert findings


# The hash


SOUND = (CASES / "sound.yaml").read_text(encoding="utf-8")


def test_the_stamp_is_the_version_with_the_beginning_of_the_hash():
    book = sound(SOUND)
    assert book.stamp == f"2.1.0+{book.sha256[:6]}"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("# Nothing wrong here.\n", ""),
        ("      - roadmap\n", "      - roadmap   # any form\n\n"),
        ("      - roadmap\n", "      - 'roadmap'\n"),
        ("[visionary, orchestrator]", '["visionary",\n      orchestrator]'),
        ("  - id: action\n", "  - {id: action}\n"),
        ("codebook: sound\ntitle: Een goed codeboek\n", "title: Een goed codeboek\ncodebook: sound\n"),
        ("parent: null", "parent:"),
        (
            "      Talk about the long view\n      and who draws it up.",
            "      Talk about the long view and who draws it up.",
        ),
        ("\n", "\r\n"),
    ],
)
def test_the_hash_does_not_depend_on_comments_or_layout(old, new):
    assert old in SOUND
    assert sound(SOUND.replace(old, new)).sha256 == sound(SOUND).sha256


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("      - roadmap\n", "      - roadmaps\n"),
        ("      - roadmap\n", ""),
        ("version: 2.1.0", "version: 2.1.1"),
        ("gap: 2", "gap: 3"),
        ("We zitten hier.", "We zitten daar."),
        ("[visionary, orchestrator]", "[orchestrator, visionary]"),
        ("kind: role", "kind: theme"),
        ("note: anything", "note: something"),
        ("word: SPCO", "word: spco"),
    ],
)
def test_the_hash_depends_on_content(old, new):
    assert old in SOUND
    assert sound(SOUND.replace(old, new)).sha256 != sound(SOUND).sha256


def test_the_hash_does_not_depend_on_the_name_of_the_file():
    assert check_text(SOUND, "a")[0].sha256 == check_text(SOUND, "b")[0].sha256
