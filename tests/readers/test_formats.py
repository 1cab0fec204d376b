"""The table of formats: no sign is missing where a reader knows the file, and no reader is imported for nothing."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from focuscode.readers.formats import READERS
from focuscode.readers.reader import never
from focuscode.readers.source import Source

HOME = Path(__file__).parent.parent.parent
CASES = [path for path in sorted((HOME / "tests" / "cases" / "readers").rglob("*")) if path.is_file()]
BEGINNINGS = (
    "WEBVTT\n", "1\n00:00:01,000 --> 00:00:02,000\nJa.\n", "0:00:01.000,0:00:02.000\nJa.\n", "<SAMI>\n<BODY>",
    "[Script Info]\n", "[EVENTS]\n", '{"text": "ja"}', '[{"text": "ja"}]', "@UTF8\n@Begin\n", "@Begin\n*A:\tja",
    "<?xml version='1.0'?><tt xmlns='x'>", "<x:tt xmlns:x='x'>", "<TEI>", "<t:TEI xmlns:t='x'>", "<teiCorpus.2>",
    "<ANNOTATION_DOCUMENT>", "<officiele-publicatie>", "<vergaderverslag>", "<vlosCoreDocument>", "<handelingen>",
    "<!DOCTYPE html>", "<HTML lang='nl'>", "<!-- a --><html>", "{\\rtf1 ja}", "%PDF-1.4\n", "\n \n{ \"a\" : 1}",
    "<office:document xmlns:a='urn:oasis:opendocument.text'>", "P1: Ja.\nP2: Nee.\n", "1:00 P1\nJa.\n", "<lacht> ja\n",
)  # fmt: skip
LOADED = "import json, sys; print(json.dumps([n[18:] for n in sys.modules if n.startswith('focuscode.readers.')]))"


def modules():
    return {reader.module for reader in READERS}


def knowing(reader, source):
    """Whether the module itself knows the file, whatever the sign says."""
    module = reader.read.__globals__
    return "knows" in module and bool(module["knows"](source))


def missing(source):
    """The readers that know a file which does not bear their sign."""
    return [reader.name for reader in READERS if knowing(reader, source) and not reader.sign(source)]


@pytest.mark.parametrize("path", CASES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_no_sign_is_missing_in_any_case(path):
    data = path.read_bytes()
    assert missing(Source(path.name, data)) == []
    assert missing(Source("a.txt", b"\xef\xbb\xbf" + data)) == []


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
@pytest.mark.parametrize("text", BEGINNINGS)
def test_no_sign_is_missing_in_any_encoding(text, encoding):
    assert missing(Source("a.txt", (text + "\nwoorden " * 20).encode(encoding))) == []


@given(
    st.lists(st.sampled_from([*BEGINNINGS, "\n", " ", "\ufeff", "<!-- x -->", "<?xml version='1.0'?>"])).map("".join)
)
def test_no_sign_is_missing_wherever_a_beginning_stands(text):
    assert missing(Source("a.txt", text.encode())) == []


def test_every_beginning_is_known_by_somebody_or_is_plain():
    plain = [text for text in BEGINNINGS if not any(knowing(r, Source("a.txt", text.encode())) for r in READERS)]
    assert plain == ["P1: Ja.\nP2: Nee.\n", "1:00 P1\nJa.\n", "<lacht> ja\n"]


def test_every_reader_with_a_sign_can_know_and_no_other():
    assert [r.name for r in READERS if (r.sign is never) == ("knows" in r.read.__globals__)] == []
    assert len(modules()) == len(READERS)


def test_every_module_is_documented():
    assert all(reader.read.__globals__["__doc__"] for reader in READERS)


def loaded(code):
    """The modules of the readers that are loaded after some code, in a new process."""
    done = subprocess.run(
        [sys.executable, "-c", f"{code}; {LOADED}"], capture_output=True, text=True, cwd=HOME, check=True
    )
    return set(json.loads(done.stdout)) & modules()


def test_a_run_imports_no_reader_before_it_needs_one():
    assert loaded("import focuscode.pipeline") <= {"table"}  # the participants' table


@pytest.mark.parametrize(("name", "module"), [("FG3.txt", "plain"), ("FG2.vtt", "vtt"), ("FG1.docx", "docx")])
def test_a_file_imports_its_own_reader(name, module):
    others = {"docx": {"plain"}}.get(module, set())  # the paragraphs of a document are read as lines are
    code = f"from focuscode.readers import read_transcript; read_transcript('transcripts/{name}')"
    assert loaded(code) - {"table"} - others == {module}
