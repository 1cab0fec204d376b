"""The codebook as a Word document, as papers print it in an appendix: what it is, how it was used, a table a tier."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from focuscode.codebook.wording import in_short, legend
from focuscode.coding import NOT_VALIDATED
from focuscode.exports.codebook import by_tier
from focuscode.language import FACTS
from focuscode.model import Code, Codebook, Tier
from focuscode.version import VERSION
from focuscode.writing import fixed_zip

if TYPE_CHECKING:
    from pandas import DataFrame

FACE = "Arial"
SHADE = "E3E8EF"
WIDTHS = {"Code": 3.7, "Definition": 4.8, "Use when, do not use when": 6.3, "Indicator terms": 6.3, "Examples": 4.0}
OCCURRENCE = {"Occurrence (not validated)": 2.7}
TOTAL = 26.1  # centimetres between the margins of a landscape page
SHOWN = 2  # examples of a code
CELL, BULLET = "Table Text", "Table Bullet"

Row = dict[str, Any]


def codebook_document(codebook: Codebook, frequencies: DataFrame | None = None, *, unit: str = "segment") -> bytes:
    """The codebook as a Word document (.docx); the same codebook gives the same bytes.

    `frequencies` (as `code_frequency` gives them) add how often each code occurs; `unit` is what a segment is there.
    """
    from docx import Document

    page: Any = Document()
    _style(page)
    _lay_out(page, codebook)
    page.add_paragraph(f"Codebook: {codebook.title}", style="Title")
    page.add_paragraph(_facts(codebook), style="Subtitle")
    page.add_paragraph("How it was used", style="Heading 1")
    counted = _counted(frequencies)
    page.add_paragraph(_use(codebook, bool(counted)))
    if counted:
        _line(page.add_paragraph(), (_numbers(counted, unit), False), (f"These codings are {NOT_VALIDATED}.", True))
    if any(code.terms for code in codebook.codes):
        page.add_paragraph("The indicator terms are written as follows.")
    for sign, meaning in legend(tuple(codebook.terms)):
        _line(page.add_paragraph(style="List Bullet"), (f"{sign}  ", True), (meaning, False))
    page.add_paragraph("Codes", style="Heading 1")
    for tier, codes in by_tier(codebook):
        if tier.id:
            page.add_paragraph(_label(tier, codebook), style="Heading 2")
        _table(page, codes, codebook, counted, unit)
    out = io.BytesIO()
    page.save(out)
    return fixed_zip(out.getvalue())


def _label(tier: Tier, codebook: Codebook) -> str:
    """The label of a tier in the codebook's language, with the plain one behind it where that is another."""
    own = tier.labels.get(codebook.language, tier.label)
    return own if own == tier.label else f"{own} ({tier.label})"


def _facts(codebook: Codebook) -> str:
    return f"{codebook.id}, version {codebook.stamp}"


def _counted(frequencies: DataFrame | None) -> dict[str, Row]:
    """The row of frequencies of each code; tiers and codes with what nests under them are left out."""
    if frequencies is None:
        return {}
    rows = frequencies[frequencies["kind"] != "tier"].to_dict("records")
    return {str(row["code"]): {str(name): value for name, value in row.items()} for row in rows}


def _use(codebook: Codebook, applied: bool) -> str:
    """What a reader of the paper must know of how the codebook is applied."""
    terms = sum(len(code.terms) for code in codebook.codes)
    hand = sum(not code.terms for code in codebook.codes)
    tiers = f" in {len(codebook.tiers)} tiers" if len(codebook.tiers) > 1 else ""
    tongue = FACTS[codebook.language].name if codebook.language in FACTS else codebook.language
    told = [
        f"The codebook has {_many(len(codebook.codes), 'code')}{tiers} and {_many(terms, 'indicator term')} "
        f"for text in {tongue}.",
        f"It {'was' if applied else 'is'} applied with focuscode {VERSION}.",
        "A passage is given a code where one of the code's terms stands in it; where terms of one code overlap, "
        "the longest counts, once. Hyphens, capitals and hesitations do not matter.",
    ]
    if hand:
        told.append(f"{_many(hand, 'code')} without terms can be given by hand only.")
    return " ".join(told)


def _numbers(counted: dict[str, Row], unit: str) -> str:
    """What the numbers under Occurrence count, and of how much."""
    row = next(iter(counted.values()))
    return (
        f"Occurrence counts {unit}s that carry the code, however often it is said there, in the words of "
        f"participants: {row['segments_of']:,} {unit}s and {row['words_of']:,} words of "
        f"{_many(row['speakers_of'], 'speaker')} in {_many(row['groups_of'], 'group')}. "
        f"The rate is {unit}s per 1,000 words. "
    )


def _many(count: int, what: str) -> str:
    return f"{count:,} {what}{'s' * (count != 1)}"


def _table(
    page: Any, codes: Sequence[tuple[Code, int]], codebook: Codebook, counted: dict[str, Row], unit: str
) -> None:
    """A table of codes; its header is repeated on every page."""
    columns = WIDTHS | (OCCURRENCE if counted else {})
    wide = [width * TOTAL / sum(columns.values()) for width in columns.values()]
    table = page.add_table(rows=1, cols=len(columns), style="Table Grid")
    table.autofit = False
    _head(table.rows[0], columns)
    for code, depth in codes:
        row = table.add_row()
        _code(row.cells[0], code, depth, codebook)
        _text(row.cells[1], code.definition, code.full_definition)
        _rules(row.cells[2], code)
        _text(row.cells[3], "; ".join(in_short(term) for term in code.terms) or "none: given by hand")
        _quoted(row.cells[4], code.examples[:SHOWN])
        if counted:
            _occurrence(row.cells[5], counted.get(code.id), unit)
    _widths(table, wide)


def _head(row: Any, columns: dict[str, float]) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for cell, name in zip(row.cells, columns, strict=True):
        shade = OxmlElement("w:shd")
        for key, value in (("val", "clear"), ("color", "auto"), ("fill", SHADE)):
            shade.set(qn(f"w:{key}"), value)
        cell._tc.get_or_add_tcPr().append(shade)
        _line(_first(cell), (name, True))


def _widths(table: Any, wide: Sequence[float]) -> None:
    """The widths of the columns, also in each cell: Word and LibreOffice look at different places."""
    from docx.shared import Cm

    for column, width in zip(table.columns, wide, strict=True):
        column.width = Cm(width)
        for cell in column.cells:
            cell.width = Cm(width)


def _first(cell: Any) -> Any:
    """The paragraph that every cell has, in the style of tables."""
    cell.paragraphs[0].style = CELL
    return cell.paragraphs[0]


def _line(paragraph: Any, *parts: tuple[str, bool]) -> None:
    """Text in a paragraph, bold where it says so."""
    for text, bold in parts:
        paragraph.add_run(text).bold = bold or None


def _text(cell: Any, *texts: str) -> None:
    """A paragraph a text."""
    given = [text for text in texts if text]
    _first(cell).add_run(given[0] if given else "–")
    for text in given[1:]:
        cell.add_paragraph(text, style=CELL)


def _code(cell: Any, code: Code, depth: int, codebook: Codebook) -> None:
    """The name of a code, with its id, kind and place."""
    from docx.shared import Cm

    name = code.named(codebook.language)
    _line(_first(cell), (name, True))
    others = [label for label in dict.fromkeys((code.label, *code.labels.values())) if label not in (name, code.id)]
    for text in [*others, f"{code.id} ({code.kind})", f"under {code.parent}" if code.parent else ""]:
        if text:
            cell.add_paragraph(text, style=CELL)
    for paragraph in cell.paragraphs if depth else ():
        paragraph.paragraph_format.left_indent = Cm(0.3 * depth)


def _rules(cell: Any, code: Code) -> None:
    """When to use a code and when not."""
    lists = [("Use when", code.use_when), ("Do not use when", code.not_when)]
    told = [(title, texts) for title, texts in lists if texts]
    if not told:
        _text(cell)
    for number, (title, texts) in enumerate(told):
        _line(cell.add_paragraph(style=CELL) if number else _first(cell), (title, True))
        for text in texts:
            cell.add_paragraph(text, style=BULLET)


def _quoted(cell: Any, sentences: Sequence[str]) -> None:
    """Examples in italics, in quotation marks."""
    if not sentences:
        _text(cell)
    for number, sentence in enumerate(sentences):
        paragraph = cell.add_paragraph(style=CELL) if number else _first(cell)
        paragraph.add_run(f"“{sentence}”").italic = True


def _occurrence(cell: Any, row: Row | None, unit: str) -> None:
    """Groups, speakers, segments and rate of a code."""
    if row is None:
        _text(cell)
        return
    _text(
        cell,
        f"{row['groups']} of {_many(row['groups_of'], 'group')}",
        f"{row['speakers']} of {_many(row['speakers_of'], 'speaker')}",
        f"{row['segments']:,} of {_many(row['segments_of'], unit)}",
        f"{row['per_1000_words']:.2f} per 1,000 words",
    )


def _style(page: Any) -> None:
    """The styles: one face, quiet headings, small text in tables."""
    from docx.enum.style import WD_STYLE_TYPE
    from docx.oxml.ns import qn
    from docx.shared import Cm, Pt, RGBColor

    styles = page.styles
    sizes = {"Normal": 10, "Title": 20, "Subtitle": 11, "Heading 1": 14, "Heading 2": 12, "List Bullet": 10}
    for name in (CELL, BULLET):
        styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = styles["Normal" if name == CELL else "List Bullet"]
        sizes[name] = 8
    for name, size in sizes.items():
        style = styles[name]
        style.font.name, style.font.size, style.font.italic = FACE, Pt(size), False
        style.font.color.rgb = RGBColor(0, 0, 0)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for spacing in style.element.rPr.findall(qn("w:spacing")):
            style.element.rPr.remove(spacing)  # letters set apart
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        style.paragraph_format.space_after = Pt(2 if size < 10 else 4)
    for name in ("Heading 1", "Heading 2"):
        styles[name].paragraph_format.space_before = Pt(12)
    bullet = styles[BULLET].paragraph_format
    bullet.left_indent, bullet.first_line_indent = Cm(0.35), Cm(-0.35)
    bullet.tab_stops.add_tab_stop(Cm(0.35))


def _lay_out(page: Any, codebook: Codebook) -> None:
    """A4 landscape; the version and the page number at the foot of each page; facts of the file without a date."""
    from docx.enum.section import WD_ORIENT
    from docx.shared import Cm

    section = page.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21)
    section.left_margin = section.right_margin = Cm(1.8)
    section.top_margin = section.bottom_margin = Cm(1.8)
    foot = section.footer.paragraphs[0]
    foot.style = CELL
    foot.add_run(f"{_facts(codebook)}, page ")
    _page_number(foot)
    facts = page.core_properties
    facts.title, facts.author, facts.comments = f"Codebook: {codebook.title}"[:255], "", ""


def _page_number(paragraph: Any) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)
