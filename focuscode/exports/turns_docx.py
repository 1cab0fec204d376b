"""A transcript's turns as a Word document: a table with a row a turn, the speaker in bold beside the words."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any

from focuscode.readers.times import clock
from focuscode.writing import fixed_zip

if TYPE_CHECKING:
    from focuscode.model import Transcript

UNSHOWN = re.compile(r"[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # what no Word document can hold
WIDTHS = {"speaker": 3.2, "start": 1.9}  # centimetres; the words have the rest
PAGE = 16.0


def as_docx(transcript: Transcript) -> bytes:
    """Two columns, speaker and words; a third between them, the time, where a turn has one."""
    import docx

    document = docx.Document()
    turns = [turn for turn in transcript.turns if transcript.words_of(turn).strip()]
    names = ["speaker", "start"] if any(turn.start_time is not None for turn in turns) else ["speaker"]
    rows = [[*names, "text"]]
    for turn in turns:
        start = "" if turn.start_time is None else clock(turn.start_time)
        facts = {"speaker": turn.speaker, "start": start}
        rows.append([*(facts[name] for name in names), transcript.words_of(turn)])
    _fill(document.add_table(len(rows), len(rows[0]), style="Table Grid"), rows, names)
    out = io.BytesIO()
    document.save(out)
    return fixed_zip(out.getvalue())


def _fill(table: Any, rows: list[list[str]], names: list[str]) -> None:
    from docx.shared import Cm

    widths = [Cm(WIDTHS[name]) for name in names]
    widths.append(Cm(PAGE - sum(WIDTHS[name] for name in names)))
    table.autofit = False
    for number, (row, texts) in enumerate(zip(table.rows, rows, strict=True)):
        for position, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
            cell.width = widths[position]
            run = cell.paragraphs[0].add_run(UNSHOWN.sub(" ", text))
            run.bold = position == 0 or number == 0
