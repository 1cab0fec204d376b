"""What a workbook changed, put into a codebook that may have changed as well."""

import copy
import io

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from focuscode.codebook.edit import insert, put, remove
from focuscode.codebook.nodes import parse, plain
from focuscode.codebook.read import check_text
from focuscode.errors import errors_in
from focuscode.workbench.threeway import merge
from focuscode.workbench.workbook import read_workbook, workbook_bytes

BOOK = """\
# The head stays.
codebook: probe
title: A codebook to try  # its name
version: 1.0.0
language: nl

tiers:
  - {id: frame, label: Frame, labels: {nl: Kader}}
  - {id: act, label: Act}

codes:
  # one

  - id: road
    label: Road
    labels: {nl: Weg, en: Road}
    kind: role
    tier: frame
    definition: what road means
    full_definition: >-
      A longer text that
      goes on.
    terms:
      - weg  # the word
      - {phrase: lange baan, gap: 1, note: kept}
      - {lemma: straat, pos: noun, unless: [dorp]}
      - {near: [neus, richting], within: 4}
    examples:
      - Die weg is lang.
      - "Een straat: breed."

  # two
  - id: lane
    label: Lane
    tier: act
    parent: road
    definition: what lane means
    terms: [strook, {word: '2030'}]

  - id: side
    label: Side
    tier: act
    definition: what side means
    terms:
      - kant
"""


def held(text):
    return plain(parse(text.removeprefix("\ufeff"), "b.yaml")[0])


class Sheet:
    """A workbook in a person's hands."""

    def __init__(self, text, folder):
        self.path = folder / "book.xlsx"
        self.made = openpyxl.load_workbook(io.BytesIO(workbook_bytes(text, held(text))))

    def cell(self, sheet, name, number):
        heads = [cell.value for cell in self.made[sheet][1]]
        if name not in heads:
            self.made[sheet].cell(1, len(heads) + 1).value = name
            heads.append(name)
        return self.made[sheet].cell(number, heads.index(name) + 1)

    def say(self, sheet, name, number, words):
        self.cell(sheet, name, number).value = words
        return self

    def delete(self, sheet, number):
        self.made[sheet].delete_rows(number)
        return self

    def add(self, sheet, number, **cells):
        self.made[sheet].insert_rows(number)
        for name, words in cells.items():
            self.say(sheet, name.replace("_", " "), number, words)
        return self

    def into(self, text, prefer=""):
        self.made.save(self.path)
        return merge(text, "b.yaml", read_workbook(self.path), "book.xlsx", prefer)


@pytest.fixture
def sheet(tmp_path):
    return Sheet(BOOK, tmp_path)


def fine(merged):
    assert not errors_in(merged.findings), [str(found) for found in merged.findings]
    return merged.text


def only(merged):
    (found,) = errors_in(merged.findings)
    return str(found)


@pytest.mark.parametrize("text", [BOOK, "\ufeff" + BOOK.replace("\n", "\r\n")])
def test_an_untouched_workbook_changes_nothing(text, tmp_path):
    merged = Sheet(text, tmp_path).into(text)
    assert merged.text == text and merged.findings == [] and set(merged.done.values()) == {0}


CHANGES = [
    ("Codes", "label", 2, "Highway", "    label: Road\n", "    label: Highway\n"),
    ("Codes", "label fr", 3, "Voie", "    label: Lane\n", None),
    ("Codes", "definition", 4, "no", "    definition: what side means\n", "    definition: 'no'\n"),
    ("Codes", "full definition", 2, "A longer text.", "      A longer text that\n      goes on.\n",
     "      A longer text.\n"),
    ("Codes", "examples", 2, "Die weg is lang.\nNieuw: zin.\nEen straat: breed.", "is lang.\n",
     "is lang.\n      - 'Nieuw: zin.'\n"),
    ("Codes", "use when", 4, "it is = named", "      - kant\n", "      - kant\n    use_when:\n      - it is = named\n"),
    ("Codes", "parent", 3, None, "    parent: road\n", ""),
    ("Terms", "term", 2, "wegen", "      - weg  # the word\n", "      - wegen  # the word\n"),
    ("Terms", "note", 2, "x", "      - weg  # the word\n", "      - {plain: weg, note: x}  # the word\n"),
    ("Terms", "gap", 3, 2, "gap: 1, note", "gap: 2, note"),
    ("Terms", "unless", 4, "dorp\nstad", "[dorp]", "[dorp, stad]"),
    ("Terms", "unless within", 4, 3, "unless: [dorp]", "unless: {near: [dorp], within: 3}"),
    ("Terms", "term", 5, "neus\nkoers", "[neus, richting]", "[neus, koers]"),
    ("Terms", "kind", 7, "plain", "{word: '2030'}", "{plain: '2030'}"),
    ("Terms", "term", 7, 2040, "'2030'", "'2040'"),
    ("Tiers", "label", 3, "Acts", "label: Act}", "label: Acts}"),
    ("About", None, "B4", "Another", "title: A codebook to try", "title: Another"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "head", "number", "says", "old", "new"), CHANGES)
def test_a_cell_arrives_in_the_codebook_and_nothing_else_moves(sheet, name, head, number, says, old, new):
    if name == "About":
        sheet.made[name][number].value = says
    else:
        sheet.say(name, head, number, says)
    text = fine(sheet.into(BOOK))
    if new is None:
        assert held(text)["codes"][1]["labels"] == {"fr": "Voie"}
    else:
        assert text == BOOK.replace(old, new, 1)


def test_rows_are_added_where_they_stand(sheet):
    sheet.add("Terms", 3, code="road", term="pad").add("Codes", 3, id="path", label="Path", tier="act", kind="role")
    sheet.add("Terms", 10, code="path", kind="near", term="klein\npad", within="3")
    sheet.add("Tiers", 4, id="last", label="Last")
    text = fine(sheet.into(BOOK))
    assert "      - weg  # the word\n      - pad\n" in text
    assert "  - id: path\n    label: Path\n    kind: role\n    tier: act\n    terms:\n" in text
    assert "      - {near: [klein, pad], within: 3}\n" in text
    assert list(check_text(text, "b")[0].by_id) == ["road", "path", "lane", "side"]
    assert "  - {id: act, label: Act}\n  - {id: last, label: Last}\n" in text


def test_deleted_rows_go(sheet):
    sheet.delete("Terms", 8).delete("Terms", 3).delete("Codes", 4)
    merged = sheet.into(BOOK)
    text = fine(merged)
    assert text == BOOK.replace("      - {phrase: lange baan, gap: 1, note: kept}\n", "")[: text.rindex("]") + 2]
    assert merged.done == {"changed": 0, "added": 0, "removed": 3}


def test_the_terms_of_a_code_go_with_it_unless_someone_changed_them(sheet):
    sheet.delete("Codes", 4)
    assert list(check_text(fine(sheet.into(BOOK)), "b")[0].by_id) == ["road", "lane"]
    told = only(sheet.say("Terms", "term", 8, "kanten").into(BOOK))
    assert "sheet Terms, cell C8: error: It cannot be taken over: the row of the code 'side' was deleted" in told
    assert "'side' is not known as code" in only(
        Sheet(BOOK, sheet.path.parent).delete("Codes", 4).add("Terms", 9, code="side", term="rand").into(BOOK)
    )


def test_a_term_can_move_to_another_code(sheet):
    text = fine(sheet.say("Terms", "code", 4, "side").into(BOOK))
    assert "      - kant\n      - {lemma: straat, pos: noun, unless: [dorp]}\n" in text
    assert text.count("straat, pos") == 1


def test_another_id_is_a_rename(sheet):
    text = fine(sheet.say("Codes", "id", 2, "route").into(BOOK))
    assert "  - id: route\n" in text and "    parent: route\n" in text
    assert "  - {version: 1.1.0, rename: road, to: route}" in text
    assert check_text(text, "b")[0].by_id["route"].terms[0].text == "weg"


def test_a_code_renamed_in_the_codebook_is_still_the_same(sheet):
    from focuscode.workbench.recoding import renamed

    now = renamed(BOOK, "b.yaml", "road", "route").text
    sheet.say("Codes", "label", 2, "Highway").add("Terms", 3, code="road", term="pad")
    text = fine(sheet.into(now))
    assert "  - id: route\n    label: Highway\n" in text and "- pad\n" in text


def test_both_sides_count_where_only_one_changed(sheet):
    now = put(put(BOOK, ("codes", 0, "definition"), "newer"), ("codes", 0, "terms", 1, "gap"), "3")
    now = insert(remove(now, ("codes", 0, "terms", 0)), ("codes", 0, "terms", 0), "eerst")
    sheet.say("Codes", "label", 2, "Highway").say("Terms", "note", 3, "new note").say("Terms", "term", 6, "stroken")
    text = fine(sheet.into(now))
    wanted = put(put(now, ("codes", 0, "label"), "Highway"), ("codes", 0, "terms", 1, "note"), "new note")
    assert text == put(wanted, ("codes", 1, "terms", 0), "stroken")


def test_a_conflict_is_told_cell_by_cell_and_can_be_decided(sheet):
    now = put(put(BOOK, ("codes", 0, "label"), "Street"), ("codes", 1, "label"), "Track")
    sheet.say("Codes", "label", 2, "Highway").say("Codes", "label", 3, "Track")
    assert only(sheet.into(now)) == (
        "book.xlsx, sheet Codes, cell B2: error: Both were changed: it was 'Road'; the sheet says 'Highway', "
        "the codebook says 'Street'. Make them agree in one of the two, or decide all with --prefer sheet or "
        "--prefer codebook. (F232)"
    )
    assert sheet.into(now).text == now
    assert fine(sheet.into(now, "codebook")) == now
    assert fine(sheet.into(now, "sheet")) == now.replace("Street", "Highway")


def test_what_one_removed_and_the_other_changed_is_a_conflict(sheet):
    now = put(BOOK, ("codes", 2, "terms", 0), {"word": "kant"})
    sheet.delete("Terms", 8)
    assert "(removed)" in only(sheet.into(now))
    assert fine(sheet.into(now, "codebook")) == now
    assert "terms: []" in fine(sheet.into(now, "sheet"))
    gone = remove(BOOK, ("codes", 0, "terms", 1))
    again = Sheet(BOOK, sheet.path.parent).say("Terms", "gap", 3, "2")
    assert "(removed)" in only(again.into(gone))
    assert fine(again.into(gone, "codebook")) == gone


@pytest.mark.parametrize(
    ("name", "head", "number", "says", "told"),
    [
        ("Codes", "tier", 2, "fraem", "Codes, cell F2: error: It cannot be taken over: 'fraem' is not known as tier."),
        ("Terms", "kind", 2, "frase", "'frase' is not known as kind. Near: phrase."),
        ("Terms", "code", 2, "raod", "'raod' is not known as code. Near: road."),
        ("Terms", "gap", 3, "many", "'many' is no number"),
        ("Terms", "term", 3, None, "the term is missing"),
        ("Codes", "id", 2, "a b", "'a b' cannot be an id"),
        ("Codes", "id", 3, "side", "The id 'side' stands twice"),
        ("Codes", "label", 2, "=1+1", "cell B2: error: The cell holds a formula"),
    ],
)  # fmt: skip
def test_mistakes_in_the_sheet_name_its_cell(sheet, name, head, number, says, told):
    merged = sheet.say(name, head, number, says).into(BOOK)
    assert any(told in str(found) for found in errors_in(merged.findings)), [str(f) for f in merged.findings]


def test_another_order_and_columns_of_ones_own_are_told_and_do_no_harm(sheet):
    page = sheet.made["Terms"]
    first, second = ([cell.value for cell in page[n]] for n in (2, 3))
    for at, (a, b) in enumerate(zip(first, second, strict=True), 1):
        page.cell(2, at).value, page.cell(3, at).value = b, a
    page.cell(1, 30).value = "My remarks"
    merged = sheet.into(BOOK)
    assert fine(merged) == BOOK
    assert [found.rule for found in merged.findings] == ["F236", "F237"]


def test_rows_without_their_hidden_number_are_known_by_name(sheet):
    for page in (sheet.made["Codes"], sheet.made["Terms"]):
        page.delete_cols(page.max_column)
    assert fine(sheet.say("Codes", "label", 2, "Highway").into(BOOK)) == BOOK.replace(
        "label: Road\n", "label: Highway\n"
    )


WORDS = st.sampled_from(
    ["no", "a: b", "=1+1 x", "2030", "it's", "# x", "- y", "één “woord”", "twee woorden", "@x", "[a"]
)
PLACES = ["label", "definition", "full_definition", "source", "note"]


@st.composite
def edits(draw):
    """An edit of a codebook as plain data, said in both of its forms."""
    code = draw(st.integers(0, 2))
    act = draw(st.sampled_from(["text", "list", "term", "note", "drop", "new"]))
    words = draw(WORDS)
    return code, act, words, draw(st.sampled_from(PLACES)), draw(st.integers(0, 3))


def in_data(book, edit):
    code, act, words, key, at = edit
    entry = book["codes"][code]
    terms = entry["terms"]
    at %= len(terms)
    if act == "text":
        entry[key] = words
    elif act == "list":
        entry["use_when"] = [words, "second"]
    elif act == "term":
        terms[at] = {"near": ["een", "twee"], "within": "4"} if at == 3 else with_words(terms[at], "woord" + str(at))
    elif act == "note":
        terms[at] = {**(terms[at] if isinstance(terms[at], dict) else {"plain": terms[at]}), "note": words}
    elif act == "drop" and len(terms) > 1:
        del terms[at]
    elif act == "new":
        terms.insert(at + 1, {"word": f"nieuw{code}"})
    return book


def with_words(term, words):
    return (
        {key: words if n == 0 else value for n, (key, value) in enumerate(term.items())}
        if isinstance(term, dict)
        else words
    )


def in_sheet(sheet, edit):
    code, act, words, key, at = edit
    first = [2, 6, 8][code]
    count = [4, 2, 1][code]
    at %= count
    row = first + at
    if act == "text":
        sheet.say("Codes", key.replace("_", " "), code + 2, words)
        sheet.cell("Codes", key.replace("_", " "), code + 2).data_type = "s"
    elif act == "list":
        sheet.say("Codes", "use when", code + 2, f"{words}\nsecond")
        sheet.cell("Codes", "use when", code + 2).data_type = "s"
    elif act == "term":
        sheet.say("Terms", "term", row, "een\ntwee" if at == 3 else "woord" + str(at))
    elif act == "note":
        sheet.say("Terms", "note", row, words)
        sheet.cell("Terms", "note", row).data_type = "s"
    elif act == "drop" and count > 1:
        sheet.delete("Terms", row)
    elif act == "new":
        sheet.add("Terms", row + 1, code=["road", "lane", "side"][code], kind="word", term=f"nieuw{code}")


def in_text(text, edit):
    book = in_data(held(text), edit)
    return put(text, ("codes",), book["codes"])


@given(edits())
def test_an_edit_of_the_sheet_is_the_edit_of_the_data(tmp_path_factory, edit):
    sheet = Sheet(BOOK, tmp_path_factory.getbasetemp())
    in_sheet(sheet, edit)
    merged = sheet.into(BOOK)
    assert held(fine(merged)) == in_data(copy.deepcopy(held(BOOK)), edit)


@given(edits())
def test_an_edit_of_the_codebook_is_in_the_next_workbook_and_survives_an_old_one(tmp_path_factory, edit):
    now = in_text(BOOK, edit)
    assert Sheet(BOOK, tmp_path_factory.getbasetemp()).into(now).text == now
    new = Sheet(now, tmp_path_factory.getbasetemp())
    assert new.into(now).text == now
    assert held(read_back(new, BOOK)) == held(now)


def read_back(sheet, text):
    """The codebook that a workbook was made from, from its hidden record."""
    sheet.made.save(sheet.path)
    return read_workbook(sheet.path).base


@given(edits(), edits())
def test_edits_of_different_codes_on_both_sides_all_arrive(tmp_path_factory, ours, theirs):
    if ours[0] == theirs[0]:
        return
    sheet = Sheet(BOOK, tmp_path_factory.getbasetemp())
    in_sheet(sheet, theirs)
    merged = sheet.into(in_text(BOOK, ours))
    assert held(fine(merged)) == in_data(in_data(held(BOOK), ours), theirs)
