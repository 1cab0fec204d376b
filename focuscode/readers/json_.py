"""JSON of speech recognisers and meeting tools.

Known are Amazon Transcribe, AssemblyAI, Azure, Deepgram, ElevenLabs, Google Speech-to-Text, IBM Watson, Rev,
Speechmatics (two formats), Trint and whisper.cpp; and every file with a list that has a record a turn, under the
usual names: Whisper and WhisperX, Amberscript, Fireflies, Gladia, Otter, Sembly, podcasts' transcripts, one's own.
Lines of JSON are read as a list.

Read are the words, the speakers and the times; a speaker who is only a number is 'Speaker 1'. Of several readings
of the same words the first is taken. Confidence, ids and settings are not read. Other words in the file (a title,
a summary, tasks) are left out with the name they stand under, unless they are the talk's words once more.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any, cast

from focuscode.errors import finding
from focuscode.model import Finding, Place
from focuscode.readers.draft import Draft
from focuscode.readers.encodings import whole
from focuscode.readers.fields import TEXT, Clock, fold, letters, names_in
from focuscode.readers.pieces import Aside, Piece, to_draft
from focuscode.readers.recognisers import SHAPES, Parts, recognise
from focuscode.readers.records import find, read_records
from focuscode.readers.source import Source
from focuscode.readers.stretches import words_of

LARGEST = 100 * 1024 * 1024  # bytes; a day of talk with a record a word stays far below
DEEPEST = 100
_HALF = re.compile(r"\\u[dD][89a-fA-F]")
_BEGINS = re.compile(rb'(?:\xef\xbb\xbf)?\s*(?:\{\s*"[^"\n]{0,200}"\s*:|\[\s*\{\s*"[^"\n]{0,200}"\s*:)')
_READINGS = {"itn", "maskeditn", "lexical", "maskedlexical", "displaywords", "rawtext"}
_WORD = re.compile(r"\w+")
Told = tuple[str, str]  # a name and what stands under it


def knows(source: Source) -> bool:
    """Whether the file begins as a record with a name does, or as a list of such records."""
    return bool(_BEGINS.match(source.data[:2000]))


def read(source: Source) -> Draft:
    """Turns from the talk of a known tool, or from the list that holds a record a turn."""
    place = Place(source.name)
    data, twice = parse(source)
    clock = Clock()
    findings = list(source.findings)
    title, parts = recognise(data, clock)
    if not title:
        parts = _from_list(data, clock, place, findings)
    if not parts:
        return Draft("", [], [], findings)
    rest, readings = _rest(data, parts)
    if readings:
        findings.append(finding("F160", place, count=readings))
    if twice:
        findings.append(finding("F158", place, keys=", ".join(dict.fromkeys(name for name, _ in twice))))
    if clock.unread:
        findings.append(finding("F156", place, count=len(clock.unread), text=clock.unread[0]))
    asides = [Aside(words, f"beside the talk: {name}") for name, words in rest]
    asides += [Aside(words, f"stood twice: {name}") for name, words in twice]
    return to_draft([*_numbered(parts), *asides], findings, place)


def _from_list(data: Any, clock: Clock, place: Place, findings: list[Finding]) -> Parts:
    where, found = find(data)
    names = names_in(data)
    for name in where[:-1]:
        data = data[name]
        names |= names_in(data)
    parts = read_records(found, clock, names)
    if not parts:
        read_are = ", ".join(shape.title for shape in SHAPES)
        findings.append(finding("F155", place, found=_outline(data), known=read_are))
    return [*parts]


def _outline(data: Any) -> str:
    if isinstance(data, list):
        return f"a list of {len(data)}" + (f" with {_outline(data[0])}" if data else "")
    return (", ".join(list(data)[:12]) or "nothing") if isinstance(data, dict) else "a single value"


def _numbered(parts: Parts) -> Iterator[Piece | Aside]:
    number = 0
    for part in parts:
        if isinstance(part, Piece):
            number += 1
            yield part._replace(line=number)
        else:
            yield part


def parse(source: Source) -> tuple[Any, list[Told]]:
    """The data of a file, and what stood under a name that came again in the same record.

    Raises TranscriptError for a file that is no JSON, too large, or nested too deep.
    """
    if len(source.data) > LARGEST:
        raise source.too_large(f"{len(source.data):,} bytes; the limit for JSON is {LARGEST:,}")
    twice: list[Told] = []

    def gather(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for name, value in pairs:
            if name in found:
                twice.extend(_strings({name: value}))
            else:
                found[name] = value
        return found

    decoder = json.JSONDecoder(object_pairs_hook=gather, parse_int=_whole, parse_constant=lambda _: cast(Any, None))
    try:
        data = _decode(decoder, source.text.strip("\ufeff \t\n"))
    except json.JSONDecodeError as error:
        raise source.damaged(f"it is no whole JSON ({error.msg})", error.lineno, error.colno) from error
    except RecursionError as error:
        raise source.refusal("F157", limit=DEEPEST) from error
    if _depth(data) > DEEPEST:
        raise source.refusal("F157", limit=DEEPEST)
    if _HALF.search(source.text):
        return _mended(data), [(whole(name), whole(words)) for name, words in twice]
    return data, twice


def _mended(data: Any) -> Any:
    """Data without half letters, which a tool wrote that cut words between the two."""
    if isinstance(data, dict):
        return {whole(name): _mended(value) for name, value in data.items()}
    if isinstance(data, list):
        return [_mended(value) for value in data]
    return whole(data) if isinstance(data, str) else data


def _decode(decoder: json.JSONDecoder, text: str) -> Any:
    """One value, or a list of the values that stand on lines of their own."""
    try:
        return decoder.decode(text)
    except json.JSONDecodeError:
        lines = [line for line in text.split("\n") if line.strip()]
        if len(lines) < 2 or not all(line.lstrip().startswith("{") and line.rstrip().endswith("}") for line in lines):
            raise
    return [decoder.decode(line) for line in lines]


def _whole(written: str) -> int | float:
    return int(written) if len(written) < 20 else float(written)


def _depth(data: Any) -> int:
    level, depth = [data], 0
    while level and depth <= DEEPEST:
        depth += 1
        level = [inner for value in level for inner in _inside(value)]
    return depth


def _inside(value: Any) -> Iterable[Any]:
    return value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()


def _rest(data: Any, parts: Parts) -> tuple[list[Told], int]:
    """What else the file says in words, and how many other readings of the talk it holds."""
    talk = {""}
    for part in parts:
        words = f"{part.words} {part.speaker}" if isinstance(part, Piece) else part.words
        talk.update(map(letters, {*words_of(words)}))
        talk.update(map(letters, {found[0] for found in _WORD.finditer(words)}))
    rest: list[Told] = []
    readings = 0
    for name, words in _strings(data):
        if all(
            letters(chunk) in talk or talk.issuperset(map(letters, _WORD.findall(chunk)))
            for chunk in {*words_of(words)}
        ):
            continue
        if name == "another reading":
            readings += 1
        else:
            rest.append((name, words))
    return rest, readings


def _strings(data: Any, name: str = "", other: bool = False) -> Iterator[Told]:
    """Every text of several words, or under a name for words, with the name it stands under."""
    if isinstance(data, str):
        if len(data.split(maxsplit=1)) > 1 or (data.strip() and fold(name) in TEXT):
            yield ("another reading" if other else name), data
    elif isinstance(data, list):
        for n, value in enumerate(data):
            yield from _strings(value, name, other or (n > 0 and fold(name) in ("alternatives", "nbest")))
    elif isinstance(data, dict):
        for key, value in data.items():
            again = fold(key) in _READINGS and any(named in data for named in ("display", "text"))
            yield from _strings(value, key, other or again)
