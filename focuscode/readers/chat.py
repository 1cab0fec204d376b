r"""CHAT (`.cha`), as CLAN and TalkBank write it.

A main line (`*CHI:`) with the lines that go on from it is a stretch of talk; those of one speaker that follow each
other are one turn. The label is the speaker's code; whoever has the role Investigator or Interviewer leads the
talk. Times are read from the bullets.

The words are read as they were spoken. Taken out, and left out with the reason 'mark of CHAT': everything in square
brackets (`[/]`, `[//]`, `[*]`, `[: words]`, `[+ code]`), events (`&=laughs`), words that were not said (`0is`), and
what others said inside the line (`&*INV:ja`). Taken out as mere signs: angle brackets, `+<` and the like before a
line, bullets, the `&-`, `&+` and `&~` before hesitations and pieces of words, and marks of stress, length, overlap
and form (`@s:eng`). Kept are repeated and corrected words, hesitations, `xxx` and pauses `(.)`. `(be)cause` is read
as because, `ice_cream` as ice cream, and `+...` and `+/.` as the mark that ends them. Headers and the lines below a
main line (`%mor:`) are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from focuscode.errors import finding
from focuscode.model import Place, SpeakerType
from focuscode.readers.draft import Draft
from focuscode.readers.labels import clean
from focuscode.readers.pieces import Aside, Piece, to_draft
from focuscode.readers.source import Source
from focuscode.readers.stretches import flat

LEADING = ("investigator", "interviewer", "moderator", "experimenter", "therapist", "teacher")
BULLET = re.compile(r"[\x15•]_?(?:%snd:\"[^\"]*\"_)?(\d{1,12})_(\d{1,12})-?[\x15•]")
_BEGINS = re.compile(rb"(?:\xef\xbb\xbf)?\s*@(?:UTF8|Font|Begin|PID|Window|Languages)\b")
_MARKS = re.compile(r"\[[^\[\]]*\]|&[=*][^\s\[\]<>]+|(?<!\S)0[^\W\d]\S*")
_LINKER = re.compile(r"(?<!\S)\+(?:[<+^,≋≈]|\"(?=\s))")
_END = re.compile(r"(?<!\S)\+[/.!?\"“”=≈≋]*?(\.\.\.|[.?!])(?=\s|$)")
_SHORTENED = re.compile(r"(?<=[^\W\d_])\(([^\W\d_'’]*['’]?[^\W\d_]+)\)|\(([^\W\d_]+['’]?)\)(?=[^\W\d_])")
_SILENT = re.compile(r"(?<!\S)0(?!\S)")
_FORM = re.compile(r"(?<=[^\W\d])@[a-z]\S*")
_LENGTH = re.compile(r"(?<=[^\W\d_]):+(?=[^\W\d_\s]|\s|$)")
_SIGNS = re.compile(r"[<>⌈⌉⌊⌋ˈˌ↑↓⇗↗→↘⇘∞≈≋∙∆∇⁎°▁▔☺♋∬Ϋ∮§⁑‹›]|(?<!\w)&[-+~]?(?=[^\W\d])|(?<=[^\W\d])[\^](?=[^\W\d])")
_ASIDE = "mark of CHAT"


def knows(source: Source) -> bool:
    """Whether the file begins with a header of CHAT."""
    return bool(_BEGINS.match(source.data[:200]))


def read(source: Source) -> Draft:
    """Turns from the main lines."""
    place = Place(source.name)
    lines = list(_lines(source.text))
    kinds = _kinds(lines)
    parts: list[Piece | Aside] = []
    taken: list[str] = []
    for number, line in lines:
        head, mark, rest = line.partition(":")
        if line.startswith("*") and mark:
            speaker = clean(head[1:])
            start, end = _times(rest)
            words, marks = spoken(rest)
            if any(map(str.isalnum, words)):
                parts.append(Piece(speaker, words, start, end, number, kinds.get(speaker, "unknown")))
            else:
                parts.append(Aside(BULLET.sub("", line), "no words"))
            parts += [Aside(" ".join(marks), _ASIDE)] if marks else []
            taken += marks
        else:
            parts.append(Aside(line, _reason(head)))
    findings = list(source.findings)
    if taken:
        findings.append(finding("F169", place, count=len(taken), example=taken[0][:30]))
    return to_draft(parts, findings, place)


def _reason(head: str) -> str:
    """Why a line is no speech."""
    kind = {"@": "header", "%": "line below"}.get(head[:1])
    return f"{kind} {head.split(maxsplit=1)[0]}" if kind else "no main line above it"


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Lines with their numbers; a line that begins with white space goes on from the one above."""
    number, whole = 0, ""
    for n, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        if whole and line[0] in "\t ":
            whole += f" {line.strip()}"
            continue
        if whole:
            yield number, whole
        number, whole = n, line.strip()
    if whole:
        yield number, whole


def _kinds(lines: list[tuple[int, str]]) -> dict[str, SpeakerType]:
    """The types of speakers by their roles in @Participants and @ID."""
    kinds: dict[str, SpeakerType] = {}
    for _, line in lines:
        head, _, rest = line.partition(":")
        if head == "@Participants":
            for entry in rest.split(","):
                code, *words = entry.split()[:4] or [""]
                kinds[clean(code)] = _kind(words[-1] if words else "")
        elif head == "@ID":
            fields = [field.strip() for field in rest.split("|")]
            if len(fields) > 7 and fields[7]:
                kinds.setdefault(clean(fields[2]), _kind(fields[7]))
    return {code: kind for code, kind in kinds.items() if code}


def _kind(role: str) -> SpeakerType:
    return "moderator" if role.casefold().startswith(LEADING) else "participant"


def _times(line: str) -> tuple[float | None, float | None]:
    found = BULLET.findall(line)
    return (int(found[0][0]) / 1000, int(found[-1][1]) / 1000) if found else (None, None)


def spoken(line: str) -> tuple[str, list[str]]:
    """The words of a main line as they were spoken, and the marks that were taken out and hold something.

    >>> spoken("<I want> [//] I (be)cause &-uh no:: &=laughs +...")
    ('I want I because uh no ...', ['[//]', '&=laughs'])
    """
    line = BULLET.sub(" ", line).replace("\x15", " ")
    marks = _MARKS.findall(line)
    line = _MARKS.sub(" ", line)
    line = _END.sub(lambda found: found[1], _LINKER.sub(" ", line))
    line = _SHORTENED.sub(lambda found: found[1] or found[2], _FORM.sub("", line))
    line = _SIGNS.sub("", _LENGTH.sub("", line)).replace("‡", ",").replace("„", ",")
    line = re.sub(r"(?<=[^\W_])_(?=[^\W_])", " ", line)
    return flat(_SILENT.sub("", line)), [" ".join(mark.split()) for mark in marks]
