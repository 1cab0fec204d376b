"""Whether any file can make a reader fail: `python bench/fuzz.py [--seconds 60] [--reader NAME] [--seed 1]`.

Inputs are the case files of the readers, changed (cut, doubled, shuffled, bytes turned, huge numbers, zeros, half
letters, deep nesting), documents zipped from them and changed inside or outside, and nasty files made here (bombs,
entities, circles, paths, truncated archives). Each is read in a process of its own that lives on to the next one,
with bounds on time and memory. Only two things may come out: a transcript in which every character that is no space
stands in exactly one turn or one part left out, or a TranscriptError with findings. All else is kept in a folder,
with the seed and the number that make the same input again:

    python bench/fuzz.py --seed 1 --number 4711        the input number 4711 alone, its file kept
    python bench/fuzz.py --line 100                    a line of 100 MB for each reader of text: time, memory
"""

import argparse
import collections
import importlib.util
import io
import itertools
import json
import os
import random
import re
import resource
import select
import subprocess
import sys
import tempfile
import time
import traceback
import zipfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
CASES = ROOT / "tests" / "cases" / "readers"
sys.path.insert(0, str(ROOT))

SECONDS, A_MEGABYTE = 10, 4  # the bound on time: for any file, and for each megabyte more
SLOW = {"pdf": 30}  # seconds a megabyte, where a library of others does the work
MEMORY = 3 * 1024**3  # bytes of address space
LARGEST = 4 * 1024 * 1024  # bytes of an input that was changed
DEEP = 200_000  # elements in each other
ENDINGS = {
    "docx": ".docx", "odt": ".odt", "rtf": ".rtf", "html": ".html", "pdf": ".pdf", "xlsx": ".xlsx", "vtt": ".vtt",
    "srt": ".srt", "sbv": ".sbv", "ttml": ".ttml", "sami": ".smi", "ssa": ".ass", "lrc": ".lrc", "json": ".json",
    "elan": ".eaf", "chat": ".cha", "parliament": ".xml", "tei": ".xml", "csv": ".csv", "text": ".txt",
}  # fmt: skip


# ---------------------------------------------------------------- the child that reads


def account(path):
    """What came out of a file: 'read', 'refused', or what should not be."""
    from focuscode.errors import TranscriptError
    from focuscode.readers import read_transcript
    from focuscode.voices import questions

    try:
        transcript, findings = read_transcript(path)
        questions(transcript, findings)
    except TranscriptError as refused:
        return "refused" if refused.findings else "refused without a finding", ""
    except MemoryError:
        return "memory", ""
    except BaseException:
        return "crash", traceback.format_exc()[-3000:]
    return gaps(transcript)


def gaps(transcript):
    """'read' if turns and what is left out hold every character that is no space, once."""
    text = transcript.text
    turns = [(turn.start, turn.end) for turn in transcript.turns]
    if any(not 0 <= start <= end <= len(text) for start, end in turns):
        return "a turn outside the text", str(turns[:20])
    if any(after[0] < before[1] for before, after in itertools.pairwise(turns)):
        return "turns that overlap", str(turns[:20])
    at = 0
    for start, end, *what in sorted([*turns, *transcript.left_out]):
        if start < at and end > start:
            return "a part that stands twice", f"{what} {text[start:end][:80]!r}"
        if text[at:start].strip():
            return "a part that is lost", repr(text[at:start].strip()[:200])
        at = max(at, end)
    if text[at:].strip():
        return "a part that is lost", repr(text[at:].strip()[:200])
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        return "half a letter", str(error)
    return "read", ""


def serve():
    """Read the files that are named on stdin, one after the other."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    for line in sys.stdin:
        what, why = account(line.strip())
        print(json.dumps([what, why]), flush=True)


class Child:
    """A process that reads, begun again when it died or took too long."""

    def __init__(self):
        self.process = None

    def read(self, path, seconds):
        if self.process is None or self.process.poll() is not None:
            self.process = subprocess.Popen(
                [sys.executable, __file__, "--serve"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
            )
        self.process.stdin.write(f"{path}\n")
        self.process.stdin.flush()
        ready, _, _ = select.select([self.process.stdout], [], [], seconds)
        line = self.process.stdout.readline() if ready else ""
        if line:
            return json.loads(line)
        self.process.kill()
        self.process.wait()
        code, self.process = self.process.returncode, None
        return ("died", f"exit {code}") if ready else ("too long", f"more than {seconds:.0f} seconds")


# ---------------------------------------------------------------- inputs


def makers():
    """The makers of documents that the readers' tests use."""
    path = ROOT / "tests" / "readers" / "conftest.py"
    spec = importlib.util.spec_from_file_location("fuzz_makers", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def packed(name, case, make):
    """A case file as bytes; of zipped formats the parts by name."""
    data = case.read_bytes()
    if name == "docx":
        body = f'<w:document xmlns:w="{make.WORD}">'.encode() + data + b"</w:document>"
        return {"_rels/.rels": b"<Relationships/>", "word/document.xml": body, "word/styles.xml": b"<styles/>"}
    if name == "odt":
        content = make.odf_of(data.decode()).encode()
        return {"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": content, "styles.xml": b"<a/>"}
    if name == "xlsx":
        import openpyxl

        book, out = openpyxl.Workbook(), io.BytesIO()
        book.save(out)
        with zipfile.ZipFile(out) as archive:
            parts = {part: archive.read(part) for part in archive.namelist()}
        return parts | {"xl/worksheets/sheet1.xml": data}
    if name == "pdf":
        pages = [[line.split("\t") for line in page.split("\n") if line] for page in data.decode().split("\f")]
        return make.pdf_of(*[[(float(x), float(y), words) for x, y, words in page] for page in pages])
    return data


def seeds(name, make):
    """The whole cases of a reader."""
    folder = CASES / name
    cases = [p for p in sorted(folder.iterdir()) if not p.name.endswith(".expected.json")]
    kept = [p for p in cases if name == "json" or p.suffix != ".json"]
    return [packed(name, case, make) for case in kept]


TOKENS = [
    b"\0",
    b"\0" * 100,
    b"\xed\xa0\x80",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    "\u202e\u2028\x85\x0b\x0c".encode(),
    b"\r",
    b"\r\n\r\n",
    b"9" * 400,
    b"9" * 5000,
    b"-1",
    b"1e999",
    b"NaN",
    b"99:99:99.999",
    b"999999999:59:59,999 --> 0:00",
    b"-->",
    b"<",
    b">",
    b"&",
    b"&#xD800;",
    b"&#0;",
    b"&lt;" * 50,
    b"{",
    b"}",
    b"[",
    b"]",
    b'"',
    b"'",
    b"\\",
    b"\\u-99999999?",
    b"\\bin999999999 ",
    b"(" * 3000,
    b"[" * 3000,
    b"{" * 3000,
    b"<b>" * 3000,
    b"<i" * 3000,
    b":" * 3000,
    b"A:" * 3000,
    b" " * 50_000,
    b"\t" * 5000,
    b"\n" * 5000,
    b",;|\t",
    b'""' * 2000,
    b"\x15" * 50,
    b"<!--",
    b"-->",
    b"<![CDATA[",
    b"]]>",
    b"<?xml version='1.0' encoding='utf-7'?>",
    b"<!DOCTYPE a [<!ENTITY x 'y'>]>",
    b"\\ud800",
    "e\u0301\u200b\ufeff\U0001f468\u200d\U0001f469".encode(),
    b"null",
    b"true",
    b"{}",
]


def changed(data, rng, others):
    """Bytes with one to five changes."""
    data = bytearray(data)
    for _ in range(rng.randint(1, 5)):
        data = once_changed(data, rng, others)
        del data[LARGEST:]
    return bytes(data)


def once_changed(data, rng, others):
    """Bytes with one change."""
    at = rng.randrange(len(data) + 1)
    end = min(len(data), at + rng.choice((1, 3, 20, 300, 5000)))
    kind = rng.randrange(11)
    if kind == 0:
        data = data[:at]
    elif kind == 1:
        data[at:at] = data[at:end] * rng.choice((1, 2, 50, 3000))
    elif kind == 2:
        lines = bytes(data).split(b"\n")
        rng.shuffle(lines)
        data = bytearray(b"\n".join(lines))
    elif kind == 3 and data:
        for _ in range(rng.choice((1, 5, 50))):
            data[rng.randrange(len(data))] = rng.randrange(256)
    elif kind == 4:
        numbers = list(re.finditer(rb"\d+", data))
        for found in rng.sample(numbers, min(len(numbers), 3)):
            data = data.replace(found[0], rng.choice((b"0", b"-5", b"9" * 30, b"9" * 400, b"1e400", b"\xd9\xa3")), 1)
    elif kind in (5, 6):
        data[at:at] = rng.choice(TOKENS)
    elif kind == 7:
        del data[at:end]
    elif kind == 8:
        other = rng.choice(others)
        start = rng.randrange(len(other) + 1)
        data[at:end] = other[start : start + rng.choice((20, 500, 5000))]
    elif kind == 9:
        data[at:end] = bytes(data[at:end])[::-1]
    else:
        data = data.replace(b"\n", rng.choice((b"", b"\r", b"\n\n", b" ", b"\x85")), rng.choice((1, 5, -1)))
    return data


def zipped(parts, rng=None):
    """An archive of parts; now and then with names that lead elsewhere, twice the same name, or not packed."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            how = zipfile.ZIP_STORED if name == "mimetype" or (rng and rng.random() < 0.1) else zipfile.ZIP_DEFLATED
            archive.writestr(zipfile.ZipInfo(name), data, how)
            if rng and rng.random() < 0.05:
                archive.writestr(
                    zipfile.ZipInfo(rng.choice(("../../evil", "/etc/passwd", "a\0b", "C:\\x", "word/" * 50))), data
                )
    return out.getvalue()


def mixed(name, pool, everything, rng):
    """A changed case of a reader: its bytes, or its parts before they are packed, or the archive."""
    seed = rng.choice(pool)
    others = [one for one in everything if isinstance(one, bytes)] or [b"x"]
    if isinstance(seed, bytes):
        return changed(seed, rng, others)
    parts = dict(seed)
    if rng.random() < 0.7:
        for part in rng.sample(sorted(parts), rng.randint(1, min(2, len(parts)))):
            parts[part] = changed(parts[part], rng, others)
    if rng.random() < 0.1:
        del parts[rng.choice(sorted(parts))]
    data = zipped(parts, rng)
    return changed(data, rng, others) if rng.random() < 0.4 else data


# ---------------------------------------------------------------- nasty files


def entities(root, inside):
    """XML that does harm where entities are followed, and where attributes have values of their own accord."""
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    long = "x" * 100_000
    for subset, used in (
        (f'<!ENTITY l0 "ha">{laughs}', "&l9;"),
        (f'<!ENTITY a "{long}">', "&a;" * 10_000),
        ('<!ENTITY a SYSTEM "file:///etc/passwd">', "&a;"),
        ('<!ENTITY % p SYSTEM "http://127.0.0.1:9/x"> %p;', ""),
        ('<!ENTITY a "&b;"><!ENTITY b "&a;">', "&a;"),
        (f'<!ATTLIST b x CDATA "{long}">', "<b/>" * 50_000),
        (f"<!ELEMENT a ({'(' * 50_000}", ""),
    ):
        yield f"<!DOCTYPE {root} [{subset}]><{root}>{inside}{used}</{root}>".encode()
        yield f'<?xml version="1.0" encoding="utf-16"?><!DOCTYPE {root} [{subset}]><{root}>{used}</{root}>'.encode(
            "utf-16"
        )
    yield f'<!DOCTYPE {root} SYSTEM "http://127.0.0.1:9/x.dtd"><{root}>&niets;</{root}>'.encode()
    yield f"<{root}>{'<b>' * DEEP}ja{'</b>' * DEEP}</{root}>".encode()
    yield f"<{root}>{'<b>' * DEEP}".encode()
    yield f"<{root} {'x' * 3_000_000}='1'/>".encode()
    yield f"<{root}>{'<b/>' * 900_000}</{root}>".encode()
    many = " ".join(f"a{n}='1'" for n in range(200_000))
    yield f"<{root} {many}/>".encode()


def nasty_archives(name):
    """Archives that unpack to far more than they are, lie, or are cut."""
    main = {"docx": "word/document.xml", "odt": "content.xml", "xlsx": "xl/worksheets/sheet1.xml"}[name]
    first = {
        "docx": {},
        "odt": {"mimetype": b"application/vnd.oasis.opendocument.text"},
        "xlsx": {"xl/workbook.xml": b"<a/>"},
    }[name]
    yield zipped(first | {main: b" " * 400_000_000})
    yield zipped(first | {main: b"<a>" + b"<b/>" * 8_000_000 + b"</a>"})
    yield zipped(first | {f"{n}.xml": b"0" * 20_000_000 for n in range(40)} | {main: b"<a/>"})
    yield zipped(first | {f"{n}": b"" for n in range(60_000)} | {main: b"<a/>"})
    inner = zipped({"a.xml": b"0" * 1_000_000})
    yield zipped(first | {main: inner})
    good = zipped(first | {main: b"<a>" + b"ja " * 5000 + b"</a>"})
    yield from (good[:cut] for cut in (4, 30, 100, len(good) // 2, len(good) - 30))
    for at, value in ((22, b"\xff\xff\xff\x7f"), (24, b"\0\0\0\0"), (42, b"\xff\xff\xff\xff")):
        lies = bytearray(good)
        head = lies.rindex(b"PK\x01\x02")
        lies[head + at : head + at + 4] = value
        yield bytes(lies)
    root = {"docx": "w:document", "odt": "office:document-content", "xlsx": "worksheet"}[name]
    space = {
        "docx": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "odt": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
        "xlsx": "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    }[name]
    for plain in entities(root, ""):
        page = plain
        if len(page) < 12_000_000 and b"utf-16" not in page[:80]:
            page = page.replace(
                f"<{root}".encode(), f'<{root} xmlns:{root.split(":")[0]}="{space}" xmlns="{space}"'.encode(), 2
            )
        yield zipped(first | {main: page})


def nasty_texts(name):
    """Files that are one thing very often."""
    heads = {
        "vtt": b"WEBVTT\n\n00:01.000 --> 00:02.000\n",
        "srt": b"1\n00:00:01,000 --> 00:00:02,000\n",
        "sbv": b"0:00:01.000,0:00:02.000\n",
        "lrc": b"[00:01.00]",
        "chat": b"@UTF8\n@Begin\n*A:\t",
        "rtf": rb"{\rtf1\ansi ",
        "html": b"<!DOCTYPE html><body>",
        "csv": b"speaker,text\nA,",
        "json": b"[",
        "text": b"A: ",
        "ssa": b"[Events]\nFormat: Start, End, Name, Text\nDialogue: 0:00:01.00,0:00:02.00,A,",
        "sami": b"<SAMI><BODY><SYNC Start=1><P>",
        "pdf": b"%PDF-1.4\n",
    }
    head = heads.get(name, b"")
    pieces = (
        b"<",
        b"<b>",
        b"<v A>",
        b"</b>",
        b"<p>",
        b"<table><tr><td>",
        b"<!--",
        b"<a href='",
        b"&",
        b"&amp;",
        b"{",
        b"}",
        b"{\\b ",
        b"{\\*\\x",
        b"\\u8364?",
        b"\\'e9",
        b"\\",
        b"[",
        b"]",
        b"(",
        b"(a ",
        b"((",
        b'"',
        b'","',
        b",",
        b";",
        b"\t",
        b"A: ",
        b"A:\n",
        b"\nA: ja",
        b":",
        b"\n",
        b"\r",
        b"\n\n",
        b" ",
        b"\0",
        b"\xed\xa0\x80",
        b"\xc3\xa9",
        b"\xe9",
        b"\xff",
        b"\xc3\x83\xc2\xa9",
        b"00:01 ",
        b"[00:01.00]",
        b"\n00:00:01,000 --> 00:00:02,000\n",
        b"<00:00:01.000>",
        b"-",
        b"- ",
        b"\n- ",
        b">>",
        b"_",
        b"\x15",
        b"+",
        b"[/] ",
        b"a",
        b"a ",
        b"ja. ",
        b"9",
        b"9:",
        b'{"a":',
        b'[{"text":"',
        b'{"text":"a"},',
        b"1 0 obj\n<</Kids[1 0 R]>>\nendobj\n",
        "é".encode("utf-16-le"),
        "\U0001f600".encode(),
        "\u0301".encode(),
        "\u200b".encode(),
        b"Mr. ",
        b"P1 ",
        b"INTERVIEWER ",
        b"\n**P1:** ja",
        b"\nP1\n\n",
        b"\n| a | b ",
        b"\n# P1\n",
    )
    for piece in pieces:
        for size in (20_000, 1_000_000):
            yield head + piece * max(DEEP if size > DEEP and len(piece) < 6 else 1, size // len(piece))


def circles():
    """Files whose parts point at each other."""
    tiers = '<TIER TIER_ID="a" PARENT_REF="b"/><TIER TIER_ID="b" PARENT_REF="a"/>'
    loop = "".join(
        f'<ANNOTATION><REF_ANNOTATION ANNOTATION_ID="{a}" ANNOTATION_REF="{b}"><ANNOTATION_VALUE>ja</ANNOTATION_VALUE>'
        "</REF_ANNOTATION></ANNOTATION>"
        for a, b in (("x", "y"), ("y", "x"), ("z", "z"))
    )
    yield (
        "elan",
        f'<ANNOTATION_DOCUMENT>{tiers}<TIER TIER_ID="c" PARENT_REF="c">{loop}</TIER></ANNOTATION_DOCUMENT>'.encode(),
    )
    for kids in ("2 0 R", "2 0 R 2 0 R", "1 0 R"):
        pages = f"<</Type/Pages/Parent 2 0 R/Kids[{kids}]/Count 9>>"
        body = f"1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n{pages}\nendobj\n"
        yield "pdf", f"%PDF-1.4\n{body}xref\n0 3\ntrailer\n<</Root 1 0 R/Size 3/Prev 9>>\nstartxref\n9\n%%EOF".encode()
    yield "pdf", b"%PDF-1.4\nxref\n0 1\ntrailer\n<</Root 1 0 R/Prev 9/XRefStm 9>>\nstartxref\n9\n%%EOF"
    styles = "".join(
        f'<w:style w:styleId="s{n}"><w:basedOn w:val="s{1 - n}"/><w:name w:val="n"/></w:style>' for n in (0, 1)
    )
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    words = '<w:p><w:pPr><w:pStyle w:val="s0"/></w:pPr><w:r><w:t>A: ja</w:t></w:r></w:p>'
    body = f"<w:document {space}><w:body>{words}</w:body></w:document>"
    yield (
        "docx",
        zipped(
            {"word/document.xml": body.encode(), "word/styles.xml": f"<w:styles {space}>{styles}</w:styles>".encode()}
        ),
    )
    links = '<Relationships><Relationship Type="x/officeDocument" Target="{}"/></Relationships>'
    for target in ("../../../etc/passwd", "_rels/.rels", "/", "", "word", "http://127.0.0.1:9/x", "\ud7ff"):
        yield "docx", zipped({"word/document.xml": body.encode(), "_rels/.rels": links.format(target).encode()})


def nasty():
    """(reader, maker of the bytes) of every nasty file, in order."""
    roots = {
        "ttml": "tt",
        "elan": "ANNOTATION_DOCUMENT",
        "tei": "TEI",
        "parliament": "officiele-publicatie",
        "html": "html",
        "odt": "office:document",
    }
    for name in ENDINGS:
        if name in ("docx", "odt", "xlsx"):
            yield from ((name, data) for data in nasty_archives(name))
        if name in roots:
            yield from ((name, data) for data in entities(roots[name], ""))
        yield from ((name, data) for data in nasty_texts(name))
    yield from circles()


def inputs(seed, readers, only=None, skip=False):
    """(number, reader, ending, bytes): the nasty files first, then changed ones without end."""
    if not skip and (only is None or only < 1_000_000):
        for number, (name, data) in enumerate(nasty()):
            if name in readers and only in (None, number):
                yield number, name, ENDINGS[name], data
    if only is not None and only < 1_000_000:
        return
    make = makers()
    pools = {name: seeds(name, make) for name in ENDINGS}
    everything = [one for pool in pools.values() for one in pool]
    number = 1_000_000 if only is None else only
    while only is None or number == only:
        rng = random.Random(f"{seed}-{number}")
        name = rng.choice(sorted(ENDINGS))
        ending = ENDINGS[name] if rng.random() < 0.9 else rng.choice(sorted(ENDINGS.values()))
        if name in readers:
            yield number, name, ending, mixed(name, pools[name], everything, rng)
        number += 1


# ---------------------------------------------------------------- the run


def run(options):
    readers = [options.reader] if options.reader else list(ENDINGS)
    child, counts, slowest = Child(), collections.defaultdict(collections.Counter), {}
    found = 0
    end = time.monotonic() + options.seconds
    with tempfile.TemporaryDirectory() as folder:
        for number, name, ending, data in inputs(options.seed, readers, options.number, options.skip):
            path = Path(folder) / f"input{ending}"
            path.write_bytes(data)
            began = time.monotonic()
            what, why = child.read(path, SECONDS + SLOW.get(name, A_MEGABYTE) * len(data) / 1e6)
            took = time.monotonic() - began
            if took > slowest.get(name, (0,))[0]:
                slowest[name] = (took, number, len(data))
            counts[name][what] += 1
            if what not in ("read", "refused") or options.number is not None:
                found += what not in ("read", "refused")
                keep(options, number, name, ending, data, what, why)
            if time.monotonic() > end:
                break
    if child.process:
        child.process.stdin.close()
        child.process.wait()
    print(f"\n{'reader':12}{'inputs':>9}{'read':>9}{'refused':>9}{'other':>7}  slowest")
    for name, count in counts.items():
        other = sum(count.values()) - count["read"] - count["refused"]
        took, number, size = slowest[name]
        slow = f"{took:.1f} s ({size:,} bytes, number {number})"
        print(f"{name:12}{sum(count.values()):9}{count['read']:9}{count['refused']:9}{other:7}  {slow}")
    return 1 if found else 0


def keep(options, number, name, ending, data, what, why):
    folder = Path(options.out)
    folder.mkdir(parents=True, exist_ok=True)
    stem = f"{name}-{options.seed}-{number}"
    (folder / f"{stem}{ending}").write_bytes(data)
    again = f"python bench/fuzz.py --seed {options.seed} --number {number}"
    (folder / f"{stem}.why.txt").write_text(f"{what}\n{again}\n{why}\n", encoding="utf-8")
    print(
        f"{name} {number} ({len(data):,} bytes): {what} {why.strip().splitlines()[-1][:150] if why else ''}", flush=True
    )


# ---------------------------------------------------------------- a line of 100 MB


def line(name, megabytes):
    """A file whose words stand on one line of so many megabytes."""
    words = b"Een lange zin van een deelnemer over de tram. "
    words *= megabytes * 1_000_000 // len(words)
    around = {
        "text": (b"P1: ", b"\n"),
        "csv": (b"speaker,text\nP1,", b"\n"),
        "vtt": (b"WEBVTT\n\n00:01.000 --> 00:02.000\n<v P1>", b"\n"),
        "srt": (b"1\n00:00:01,000 --> 00:00:02,000\nP1: ", b"\n"),
        "sbv": (b"0:00:01.000,0:00:02.000\nP1: ", b"\n"),
        "lrc": (b"[00:01.00]P1: ", b"\n"),
        "ssa": (b"[Events]\nFormat: Start, End, Name, Text\nDialogue: 0:00:01.00,0:00:02.00,P1,", b"\n"),
        "sami": (b"<SAMI><BODY><SYNC Start=1000><P>P1: ", b"</SAMI>"),
        "ttml": (b"<tt><body><div><p begin='1s' end='2s'>P1: ", b"</p></div></body></tt>"),
        "json": (b'[{"speaker": "P1", "text": "', b'"}]'),
        "chat": (b"@UTF8\n@Begin\n*PAR:\t", b"\n@End\n"),
        "elan": (
            b"<ANNOTATION_DOCUMENT><TIER TIER_ID='P1'><ANNOTATION><ALIGNABLE_ANNOTATION><ANNOTATION_VALUE>",
            b"</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION></TIER></ANNOTATION_DOCUMENT>",
        ),
        "tei": (b"<TEI><text><u who='#P1'>", b"</u></text></TEI>"),
        "parliament": (
            b"<officiele-publicatie><spreekbeurt><spreker>P1</spreker><tekst><al>",
            b"</al></tekst></spreekbeurt></officiele-publicatie>",
        ),
        "html": (b"<!DOCTYPE html><body><p>P1: ", b"</p>"),
        "rtf": (rb"{\rtf1\ansi P1: ", rb"\par}"),
    }
    head, tail = around[name]
    return head + words[: megabytes * 1_000_000 - len(head) - len(tail)] + tail


LINED = (
    "text",
    "csv",
    "vtt",
    "srt",
    "sbv",
    "lrc",
    "ssa",
    "sami",
    "ttml",
    "json",
    "chat",
    "elan",
    "tei",
    "parliament",
    "html",
    "rtf",
)
MEASURE = """
import sys, time
sys.path.insert(0, {root!r})
from focuscode.errors import TranscriptError
from focuscode.readers import read_transcript
peak = lambda: int(open("/proc/self/status").read().partition("VmHWM:")[2].split()[0]) * 1024
before, began = peak(), time.monotonic()
try:
    transcript, findings = read_transcript(sys.argv[1])
    what = f"{{len(transcript.turns)}} turn(s)"
except TranscriptError as error:
    what = "refused: " + ", ".join(found.rule for found in error.findings)
except MemoryError:
    what = "out of memory"
print(f"{{time.monotonic() - began:.1f}} s\\t{{(peak() - before) / {size}:.1f}} bytes a byte\\t{{what}}")
"""


def lines(options):
    for name in [options.reader] if options.reader else LINED:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / f"line{ENDINGS[name]}"
            path.write_bytes(line(name, options.line))
            code = MEASURE.format(root=str(ROOT), size=options.line * 1_000_000)
            done = subprocess.run(
                [sys.executable, "-c", code, path], capture_output=True, text=True, timeout=900, check=False
            )
            print(f"{name:12}{done.stdout.strip() or done.stderr.strip()[-300:]}", flush=True)
    return 0


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--reader", choices=list(ENDINGS))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--number", type=int, help="one input alone")
    parser.add_argument("--skip", action="store_true", help="leave the nasty files out")
    parser.add_argument("--out", default="fuzz-found", help="where to keep what should not be")
    parser.add_argument("--line", type=int, metavar="MB", help="a line of so many megabytes for each reader of text")
    parser.add_argument("--serve", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.serve:
        serve()
        return 0
    return lines(options) if options.line else run(options)


if __name__ == "__main__":
    os.environ.setdefault("PYTHONHASHSEED", "0")
    sys.exit(main())
