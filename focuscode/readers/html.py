"""Web pages (.html, .htm), as Sembly, Otter, Rev, Descript, Word and websites write transcripts.

Read are paragraphs, line breaks, lists, tables of turns and lists of terms, with the looks that mark a speaker as in
Word. Elements whose class says that they hold a speaker or a time are taken at their word; what stands outside the
transcript then is left out. Scripts, styles, menus and buttons are no text; nothing is fetched from anywhere.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from focuscode.errors import TranscriptError, finding
from focuscode.model import Place
from focuscode.readers.block import Block, Box, Paragraph, Table, led
from focuscode.readers.document import to_draft
from focuscode.readers.draft import Draft
from focuscode.readers.html_signs import RAW, Signs, Tag, decoded
from focuscode.readers.labels import clean
from focuscode.readers.source import Source
from focuscode.readers.stretches import count
from focuscode.readers.times import seconds

DEEPEST = 20_000  # elements within elements
TABLES = 40  # tables within tables
LABEL = 63
_BLOCKS = {
    *("address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "div", "dl"),
    *("dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr"),
    *("html", "legend", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot"),
    *("th", "thead", "tr", "ul"),
}
_PASSED = RAW | {
    *(
        "head",
        "title",
        "template",
        "svg",
        "noscript",
        "iframe",
        "select",
        "button",
        "audio",
        "video",
        "canvas",
        "object",
    ),
    "map",
}
_EMPTY = {
    *("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"),
}
_ASIDE = frozenset({"nav", "footer", "aside"})
_ENDED_BY = {
    **{name: (name,) for name in ("p", "li", "tr", "option")},
    **dict.fromkeys(("dt", "dd"), ("dt", "dd")),
    **dict.fromkeys(("td", "th"), ("td", "th")),
}  # elements that end those that are open, as their own ends may be left away
_LOOKS = {"b": "b", "strong": "b", "i": "i", "em": "i", "u": "u", "dt": "b", "th": "b"}
_BLANKS = re.compile(r"[ \t\n\f]+")
_SPEAKER = re.compile(
    r"(?:[a-z]+-)*(?:speaker|spreker)(?:-?(?:name|label|naam|title))?|participant-?name|author(?:-?name)?|user-?name"
)
_TIME = re.compile(r"(?:[a-z]+-)*(?:time|timestamp|timecode|tijd|time-?stamp|start-?time)")
_WITHIN = re.compile(r"(?:^|-)(?:transcript|transcriptie|conversation|dialogue?|captions?|utterances?)(?:-|$)")
_KNOWN = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--[^>]*-->\s*)*<(?:!doctype\s+html|html[\s>])", re.IGNORECASE)


@dataclass(slots=True)
class _Open:
    """An element that is open: what it makes of the text inside it."""

    name: str
    looks: frozenset[str]
    passed: bool
    within: bool
    aside: bool
    start: float | None
    end: float | None


@dataclass(slots=True)
class _Frame:
    """A table that is open."""

    rows: list[tuple[Box, ...]] = field(default_factory=list)
    row: list[Box] = field(default_factory=list)
    cell: list[Block] | None = None
    width: int = 1
    height: int = 1
    hanging: dict[int, int] = field(default_factory=dict)  # column → rows that its cell still goes on for


def knows(source: Source) -> bool:
    """Whether the file begins as a web page does."""
    return bool(_KNOWN.match(source.data[:2048].removeprefix(b"\xef\xbb\xbf")))


def read(source: Source) -> Draft:
    """Turns from paragraphs, from the page's tables, or from elements that name their speaker."""
    place = Place(source.name)
    page = _Page(place)
    for tag in Signs(decoded(source)):
        page.take(tag)
    blocks = _sure(page.finished())
    told = [finding("F143", place, words=page.hidden)] if page.hidden else []
    return to_draft(blocks, place, [*source.findings, *told])


def _sure(blocks: list[Block]) -> list[Block]:
    """Blocks whose speakers are taken from their elements if they come again; else their looks decide."""
    named = [b for b in blocks if isinstance(b, Paragraph) and b.speaker]
    if len(named) < 2:
        return [replace(b, text=_whole(b), speaker="") if isinstance(b, Paragraph) else b for b in blocks]
    within = all(b.style == "within" for b in named)

    return [_outside(b) if isinstance(b, Paragraph) and within and b.style != "within" else b for b in blocks]


def _outside(p: Paragraph) -> Paragraph:
    return p if p.reason else replace(p, text=_whole(p), speaker="", reason="outside the transcript")


def _whole(p: Paragraph) -> str:
    return f"{p.speaker} {p.text}" if p.speaker else p.text


class _Page:
    """Takes tags in and gathers blocks."""

    def __init__(self, place: Place) -> None:
        self.place = place
        self.blocks: list[Block] = []
        self.frames: list[_Frame] = []
        self.stack = [_Open("", frozenset(), False, False, False, None, None)]
        self.open: Counter[str] = Counter()
        self.runs: list[tuple[str, frozenset[str]]] = []
        self.speaker = ""  # named by an element of its own, its words still to come
        self.time: float | None = None
        self.hidden = 0

    def take(self, tag: Tag) -> None:
        """Take one tag or stretch of text in."""
        if not tag.name:
            self._text(tag.text)
        elif tag.closing:
            self._close(tag.name)
        else:
            self._start(tag)

    def _text(self, text: str) -> None:
        top = self.stack[-1]
        if "hidden" in top.looks:
            self.hidden += count(text)
        elif not top.passed:
            self.runs.append((text if self.open["pre"] else _BLANKS.sub(" ", text), top.looks))

    def _start(self, tag: Tag) -> None:
        if self.stack[-1].name in _ENDED_BY.get(tag.name, ()):
            self._close(self.stack[-1].name)
        if tag.name in _BLOCKS and not (tag.name == "dd" and self._only_a_term()):
            self.flush()
        if tag.name == "br":
            self.runs.append(("\n", self.stack[-1].looks))
        if tag.name in _EMPTY:
            return
        if tag.name in ("table", "tr", "td", "th"):
            self._open_table(tag)
        if len(self.stack) > DEEPEST:
            why = f"it is nested deeper than {DEEPEST:,} levels"
            raise TranscriptError(f"{self.place.file} is too deep", [finding("F007", self.place, why=why)])
        self.stack.append(_opened(tag, self.stack[-1]))
        self.open[tag.name] += 1

    def _only_a_term(self) -> bool:
        """Whether the words so far are a term whose meaning (`dd`) comes next."""
        return bool(self.runs) and all("term" in look for text, look in self.runs if text.strip())

    def _close(self, name: str) -> None:
        if not self.open[name]:
            return
        if name in _BLOCKS and name != "dt":
            self.flush()
        if name == "dt":
            self.runs.append((" ", self.stack[-1].looks))
        while True:
            closed = self.stack.pop()
            self.open[closed.name] -= 1
            if closed.name in ("td", "th", "tr", "table"):
                self._close_table(closed.name)
            if closed.name == name:
                return

    def _open_table(self, tag: Tag) -> None:
        if tag.name == "table":
            if len(self.frames) < TABLES:
                self.frames.append(_Frame())
            return
        if not self.frames:
            return
        frame = self.frames[-1]
        self._end_cell(frame)
        if tag.name == "tr":
            self._end_row(frame)
        else:
            frame.cell = []
            frame.width, frame.height = (_number(tag.attributes.get(name)) for name in ("colspan", "rowspan"))

    def _close_table(self, name: str) -> None:
        if not self.frames:
            return
        frame = self.frames[-1]
        self._end_cell(frame)
        if name in ("tr", "table"):
            self._end_row(frame)
        if name == "table" and self.open["table"] < len(self.frames):
            self.frames.pop()
            if frame.rows:
                self._sink().append(Table(tuple(frame.rows)))

    def _end_cell(self, frame: _Frame) -> None:
        if frame.cell is None:
            return
        self.flush()
        self._hang(frame)
        column = sum(box.width for box in frame.row)
        frame.row.append(Box(tuple(frame.cell), frame.width))
        if frame.height > 1:
            frame.hanging[column] = frame.height
        frame.cell = None

    def _hang(self, frame: _Frame) -> None:
        """Cells that go on from the rows above, up to the next free column."""
        while frame.hanging.get(sum(box.width for box in frame.row), 0) > 0:
            frame.row.append(Box((), goes_on=True))

    def _end_row(self, frame: _Frame) -> None:
        if frame.row:
            self._hang(frame)
            frame.rows.append(tuple(frame.row))
            frame.hanging = {column: rows - 1 for column, rows in frame.hanging.items() if rows > 1}
        frame.row = []

    def _sink(self) -> list[Block]:
        cell = self.frames[-1].cell if self.frames else None
        return self.blocks if cell is None else cell

    def flush(self) -> None:
        """End a paragraph."""
        if not self.runs:
            return
        runs, self.runs = self.runs, []
        top = self.stack[-1]
        style = "within" if top.within else ""
        for line in _lines(runs):
            times = "".join(text for text, look in line if "time" in look).strip()
            start = seconds(times) if times else None
            label = clean("".join(text for text, look in line if "speaker" in look))
            named = bool(label) and len(label) <= LABEL
            apart = [(text, look) for text, look in line if not (named and "speaker" in look)]
            apart = [(text, look) for text, look in apart if not (start is not None and "time" in look)]
            text, lead = led(_trimmed(apart))
            if start is not None:
                self._sink().append(Paragraph(times, reason="time", style=style))
                self.time = start
            self._said(label if named else "", text, lead, top)

    def _said(self, label: str, text: str, lead: int, top: _Open) -> None:
        """A line: a name whose words come next, or words with the name before them."""
        style = "within" if top.within else ""
        if label and not text:
            if self.speaker:
                self._sink().append(Paragraph("", speaker=self.speaker, style=style))
            self.speaker = label
            return
        if not text:
            return
        speaker, self.speaker = label or self.speaker, ""
        reason = "outside the transcript" if top.aside else ""
        start, self.time = self.time if top.start is None else top.start, None
        heading = top.name in ("h1", "h2", "h3", "h4", "h5", "h6")
        facts = {"start": start, "end": top.end}
        self._sink().append(Paragraph(text, 0, lead, heading, style, speaker, reason=reason, **facts))

    def finished(self) -> list[Block]:
        """All blocks, those of tables that were never closed too."""
        self.flush()
        while self.frames:
            self.open["table"] = len(self.frames) - 1
            self._close_table("table")
        if self.speaker:
            self.blocks.append(Paragraph("", speaker=self.speaker))
        return self.blocks


def _opened(tag: Tag, parent: _Open) -> _Open:
    """What an element makes of its text, from its name, classes and attributes."""
    given = tag.attributes
    said = re.sub(r"(?<=[a-z])(?=[A-Z])|_+", "-", f"{given.get('class', '')} {given.get('id', '')}").lower().split()
    css = given.get("style", "").lower().replace(" ", "")
    looks = {_LOOKS[tag.name]} if tag.name in _LOOKS else set()
    looks |= {"b"} if "font-weight:bold" in css or "font-weight:700" in css else set()
    looks |= {"term"} if tag.name == "dt" else set()
    looks |= {"speaker"} if any(_SPEAKER.fullmatch(word) for word in said) else set()
    looks |= {"time"} if tag.name == "time" or any(_TIME.fullmatch(word) for word in said) else set()
    looks |= {"hidden"} if "hidden" in given or "display:none" in css else set()
    times = [_seconds(given.get(f"data-{name}") or given.get(f"data-{name}-time", "")) for name in ("start", "end")]
    return _Open(
        tag.name,
        parent.looks | looks,
        parent.passed or tag.name in _PASSED,
        parent.within or any(_WITHIN.search(word) for word in said),
        parent.aside or tag.name in _ASIDE,
        times[0] if times[0] is not None else parent.start,
        times[1] if times[1] is not None else parent.end,
    )


def _lines(runs: list[tuple[str, frozenset[str]]]) -> Iterator[list[tuple[str, frozenset[str]]]]:
    """Runs parted at line breaks where the next line begins with a look of its own."""
    line: list[tuple[str, frozenset[str]]] = []
    for text, look in runs:
        if line and look and text.strip() and "".join(t for t, _ in line).rstrip(" ").endswith("\n"):
            yield line
            line = []
        line.append((text, look))
    yield line


def _trimmed(runs: list[tuple[str, frozenset[str]]]) -> Iterator[tuple[str, frozenset[str]]]:
    """Runs with one space where several meet, and none at the ends of lines."""
    whole = [(text, look) for text, look in runs if text]
    last = max((n for n, (text, _) in enumerate(whole) if text.strip()), default=-1)
    ended = True
    for n, (text, look) in enumerate(whole[: last + 1]):
        shown = text.lstrip(" ") if ended else text
        shown = shown.rstrip() if n == last else shown
        if shown:
            ended = shown[-1] in " \n"
            yield shown, look


def _number(written: str | None) -> int:
    return min(int(written), 1000) if written and written.isdecimal() and len(written) < 6 else 1


def _seconds(written: str) -> float | None:
    clock = seconds(written) if written else None
    return float(written) if clock is None and re.fullmatch(r"\d{1,6}(?:\.\d{1,6})?", written) else clock
