"""Results appear whole or not at all, with the same bytes every time."""

import contextlib
import csv
import errno
import hashlib
import io
import json
import os
import random
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import focuscode
from focuscode.errors import ResultsError, UsageError
from focuscode.tables import Column, Table, frame
from focuscode.writing import (
    csv_bytes,
    fixed_zip,
    guarded,
    json_bytes,
    mend,
    read_manifest,
    replace_file,
    sha256,
    unguarded,
    write_file,
    write_folder,
    write_private,
    write_results,
)

steady = settings(deadline=None, derandomize=True)
MIXED = Table(
    "mixed",
    "a column of each kind",
    (
        Column("name", "text", "a name"),
        Column("n", "int", "a number"),
        Column("share", "float", "a share"),
        Column("seconds", "float", "a time", "second", 3),
        Column("asked", "flag", "yes, no or not computed"),
        Column("words", "text", "the words", exact=True),
    ),
)
EMPTY = {name: [] for name in MIXED.names}
TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)


PLAIN = {"name": "a", "n": 1, "share": 0.5, "seconds": 1.0, "asked": 1, "words": "w"}


def row(**cells):
    return {name: [value] for name, value in {**PLAIN, **cells}.items()}


def written(data):
    return csv_bytes(frame(MIXED, data), MIXED)


# Tables


def test_a_table_is_utf8_with_a_header_and_plain_line_ends():
    data = {
        "name": ["één", "b"],
        "n": [1, -20],
        "share": [0.5, 1 / 3],
        "seconds": [1.0, 61.25],
        "asked": [1, 0],
        "words": ["kort", "“lang”"],
    }
    assert written(data) == (
        b"name,n,share,seconds,asked,words\n"
        + "één,1,0.5000,1.000,1,kort\n".encode()
        + "b,-20,0.3333,61.250,0,“lang”\n".encode()
    )


def test_an_empty_table_is_its_header():
    assert written(EMPTY) == b"name,n,share,seconds,asked,words\n"


def test_what_is_not_known_is_an_empty_cell():
    assert written(row(share=None, seconds=float("nan"), asked=None)) == (
        b"name,n,share,seconds,asked,words\na,1,,,,w\n"
    )


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (0.0, "0.0000"),
        (-0.0, "0.0000"),
        (-0.00001, "0.0000"),
        (0.00005, "0.0001"),
        (1e-9, "0.0000"),
        (1e6, "1000000.0000"),
        (-2.5, "-2.5000"),
    ],
)
def test_decimals_are_fixed_and_zero_has_no_sign(value, cell):
    assert written(row(share=value)).split(b"\n")[1] == f"a,1,{cell},1.000,1,w".encode()


@pytest.mark.parametrize(
    ("cell", "as_written"),
    [
        ("a,b", '"a,b"'),
        ('zei "ja"', '"zei ""ja"""'),
        ("een\ntwee", '"een\ntwee"'),
        ("een\rtwee", '"een\rtwee"'),
        ("een\r\ntwee", '"een\r\ntwee"'),
        ("a;b", "a;b"),
        (" rand ", " rand "),
        ("", ""),
        ("'s avonds", "'s avonds"),
        ("e\u0301e\u0301n", "e\u0301e\u0301n"),
        ("🙂", "🙂"),
    ],
)
@pytest.mark.parametrize("column", ["name", "words"])
def test_cells_are_quoted_where_they_must_be_and_nowhere_else(column, cell, as_written):
    place = MIXED.names.index(column)
    expected = ["a", "1", "0.5000", "1.000", "1", "w"]
    expected[place] = as_written
    assert written(row(**{column: cell})) == f"{','.join(MIXED.names)}\n{','.join(expected)}\n".encode()


@pytest.mark.parametrize("cell", ["=1+1", "+32 9 000", "-ja", "@home", "\tingesprongen", '=HYPERLINK("x")'])
def test_a_cell_that_a_spreadsheet_would_run_gets_a_quote(cell):
    assert next(csv.reader([written(row(name=cell)).decode().split("\n", 1)[1]]))[0] == f"'{cell}"


def test_a_cell_that_begins_with_a_return_gets_a_quote_and_quotes():
    assert written(row(name="\rx")).split(b"\n")[1] == b'"\'\rx",1,0.5000,1.000,1,w'


@pytest.mark.parametrize("cell", ["=1+1", "+32", "-ja", "@home", "\tx", "'=x"])
def test_participants_words_are_never_guarded(cell):
    assert written(row(words=cell)).split(b"\n")[1].decode() == f"a,1,0.5000,1.000,1,{cell}"


@pytest.mark.parametrize("cell", ["roadmap", "'s avonds", "", "a=b", "1-2", "“=", " =1"])
def test_a_harmless_cell_stays_what_it_is(cell):
    assert guarded(cell) == cell == unguarded(cell)


@steady
@given(st.text(st.sampled_from("'=+-@\t\ra "), max_size=6))
def test_a_guard_can_always_be_taken_off_again(cell):
    assert unguarded(guarded(cell)) == cell
    assert not guarded(cell).startswith(("=", "+", "-", "@", "\t", "\r"))


@steady
@given(st.lists(st.tuples(TEXT, TEXT), max_size=5))
def test_any_csv_reader_finds_the_cells_again(cells):
    data = EMPTY | {"name": [a for a, _ in cells], "words": [b for _, b in cells]}
    rest = {"n": [1] * len(cells), "share": [None] * len(cells), "seconds": [2] * len(cells)}
    made = written(data | rest | {"asked": [None] * len(cells)})
    read = list(csv.reader(io.StringIO(made.decode(), newline="")))
    assert read[0] == MIXED.names
    assert read[1:] == [[guarded(a), "1", "", "2.000", "", b] for a, b in cells]


def test_columns_stand_in_the_order_of_their_table_and_others_are_not_written():
    table = Table("t", "", (Column("b", "int", ""), Column("a", "int", "")))
    wide = frame(table, {"a": [1], "b": [2]}).assign(extra=9)[["extra", "a", "b"]]
    assert csv_bytes(wide, table) == b"b,a\n2,1\n"


# JSON, hashes, zips


def test_json_is_sorted_indented_and_ends_with_a_line():
    value = {"b": [1, "é"], "a": {}}
    assert json_bytes(value) == '{\n  "a": {},\n  "b": [\n    1,\n    "é"\n  ]\n}\n'.encode()


def test_json_does_not_depend_on_the_order_of_keys():
    assert json_bytes({"a": 1, "b": 2}) == json_bytes({"b": 2, "a": 1})


def test_sha256_is_the_published_one():
    # FIPS 180-2, appendix B.1
    assert sha256(b"abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


CORE = "<x><dcterms:created>{0}</dcterms:created><dcterms:modified>{0}</dcterms:modified></x>"


def a_zip(date, entries, *, stored=False):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, body in entries.items():
            info = zipfile.ZipInfo(name, date)
            info.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
            archive.writestr(info, body)
    return out.getvalue()


PARTS = {"xl/a.xml": "<a/>" * 50, "[Content_Types].xml": "<t/>", "docProps/core.xml": CORE}


def test_a_zip_does_not_depend_on_dates_order_or_packing():
    old = {k: v.format("2020-01-02T03:04:05Z") for k, v in PARTS.items()}
    new = {k: v.format("2024-12-31T23:59:59Z") for k, v in reversed(PARTS.items())}
    assert fixed_zip(a_zip((2020, 1, 2, 3, 4, 6), old)) == fixed_zip(a_zip((2024, 12, 31, 0, 0, 0), new, stored=True))


def test_a_zip_keeps_every_part_and_puts_the_content_types_first():
    made = fixed_zip(a_zip((2020, 1, 2, 3, 4, 6), {k: v.format("2020-01-02T03:04:05Z") for k, v in PARTS.items()}))
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert archive.namelist() == ["[Content_Types].xml", "docProps/core.xml", "xl/a.xml"]
        assert archive.read("xl/a.xml").decode() == "<a/>" * 50
        assert archive.read("docProps/core.xml").decode() == CORE.format("1980-01-01T00:00:00Z")
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.testzip() is None


def test_a_zip_does_not_depend_on_the_system(monkeypatch):
    data = a_zip((2020, 1, 2, 3, 4, 6), {"a": "b"})
    here = fixed_zip(data)
    monkeypatch.setattr(sys, "platform", "win32")
    there = fixed_zip(data)
    monkeypatch.setattr(sys, "platform", "linux")
    assert here == there == fixed_zip(data)
    with zipfile.ZipFile(io.BytesIO(here)) as archive:
        (info,) = archive.infolist()
    assert (info.create_system, info.external_attr >> 16) == (3, 0o644)  # 3 is Unix in the ZIP format


def test_a_zip_made_twice_is_the_same():
    once = fixed_zip(a_zip((2020, 1, 2, 3, 4, 6), {"b": "1", "a": "2"}))
    assert fixed_zip(once) == once


# A folder of results

OLD = {"data/a.csv": b"old a", "data/same.csv": b"same", "texts/gone.txt": b"gone", "summary.txt": b"old"}
NEW = {"data/a.csv": b"new a", "data/same.csv": b"same", "texts/sub/new.txt": b"new", "summary.txt": b"new"}
FOREIGN = {"data/notes.txt": b"mine", "keep.docx": b"mine too", "texts/.hidden": b""}


def manifest_of(files, **facts):
    outputs = {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}
    return (json.dumps({**facts, "outputs": outputs}, indent=2, sort_keys=True) + "\n").encode()


OLD_WHOLE = {**OLD, "manifest.json": manifest_of(OLD, run="old")}
NEW_WHOLE = {**NEW, "manifest.json": manifest_of(NEW, run="new")}


def put(folder, files):
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)


def tree(folder):
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def write_new(folder):
    write_results(folder, NEW, {"run": "new"})


def test_results_are_the_files_and_a_manifest_that_names_them(tmp_path):
    out = tmp_path / "a" / "results"
    write_results(out, OLD, {"run": "old"})
    assert tree(out) == OLD_WHOLE
    assert read_manifest(out)["outputs"]["summary.txt"] == hashlib.sha256(b"old").hexdigest()


def test_no_results_at_all_are_a_manifest_alone(tmp_path):
    write_results(tmp_path / "r", {}, {})
    assert tree(tmp_path / "r") == {"manifest.json": b'{\n  "outputs": {}\n}\n'}


def test_new_results_replace_the_old_and_leave_what_others_put_there(tmp_path):
    put(tmp_path, OLD_WHOLE | FOREIGN)
    write_new(tmp_path)
    assert tree(tmp_path) == NEW_WHOLE | FOREIGN


def test_writing_twice_gives_the_same_bytes(tmp_path):
    write_new(tmp_path / "once")
    write_new(tmp_path / "twice")
    write_new(tmp_path / "twice")
    assert tree(tmp_path / "once") == tree(tmp_path / "twice") == NEW_WHOLE


def test_a_file_that_was_lost_or_changed_is_there_again(tmp_path):
    put(tmp_path, {**OLD_WHOLE, "data/a.csv": b"edited by hand"})
    (tmp_path / "summary.txt").unlink()
    write_results(tmp_path, OLD, {"run": "old"})
    assert tree(tmp_path) == OLD_WHOLE


def test_an_old_file_that_is_gone_already_is_no_hindrance(tmp_path):
    put(tmp_path, OLD_WHOLE)
    (tmp_path / "texts/gone.txt").unlink()
    write_new(tmp_path)
    assert tree(tmp_path) == NEW_WHOLE


def test_a_folder_that_took_the_place_of_an_old_file_is_left_alone(tmp_path):
    put(tmp_path, OLD_WHOLE)
    (tmp_path / "texts/gone.txt").unlink()
    put(tmp_path, {"texts/gone.txt/mine": b"1"})
    write_new(tmp_path)
    assert tree(tmp_path) == {**NEW_WHOLE, "texts/gone.txt/mine": b"1"}


@pytest.mark.parametrize("name", ["summary.txt", "data/a.csv"])
def test_a_file_that_focuscode_did_not_write_is_never_written_over(tmp_path, name):
    put(tmp_path, {name: b"mine"})
    with pytest.raises(ResultsError, match="not from focuscode"):
        write_new(tmp_path)
    assert tree(tmp_path) == {name: b"mine"}


def test_a_folder_in_the_way_of_a_file_is_told_before_anything_changes(tmp_path):
    put(tmp_path, {**OLD_WHOLE, "texts/sub/new.txt/mine": b"1"})
    with pytest.raises(ResultsError, match=r"new\.txt is there already"):
        write_new(tmp_path)
    assert tree(tmp_path) == {**OLD_WHOLE, "texts/sub/new.txt/mine": b"1"}


def test_a_file_in_the_way_of_a_folder_is_told_before_anything_changes(tmp_path):
    put(tmp_path, {**OLD_WHOLE, "texts/sub": b"mine"})
    with pytest.raises(ResultsError, match=r"sub is a file where a folder is needed"):
        write_new(tmp_path)
    assert tree(tmp_path) == {**OLD_WHOLE, "texts/sub": b"mine"}


def test_a_folder_in_the_place_of_the_manifest_is_told(tmp_path):
    put(tmp_path, {"manifest.json/mine": b"1"})
    with pytest.raises(ResultsError, match=r"manifest\.json is there already"):
        write_new(tmp_path)


def test_results_cannot_go_where_a_file_is(tmp_path):
    put(tmp_path, {"results": b"mine"})
    with pytest.raises(ResultsError, match="results is a file where a folder is needed"):
        write_new(tmp_path / "results")
    assert tree(tmp_path) == {"results": b"mine"}


@pytest.mark.parametrize("text", ['{"name": "my web app"}', "[]", "1", '{"outputs": []}', "{}"])
def test_a_manifest_of_something_else_is_not_taken_for_ours(tmp_path, text):
    put(tmp_path, {"manifest.json": text.encode()})
    with pytest.raises(ResultsError, match="no manifest of focuscode"):
        write_new(tmp_path)
    assert tree(tmp_path) == {"manifest.json": text.encode()}


@pytest.mark.parametrize("data", [b"", b"{", b"\xff\xfe", b'{"outputs": {}'])
def test_a_damaged_manifest_is_told(tmp_path, data):
    put(tmp_path, {"manifest.json": data})
    with pytest.raises(ResultsError, match="damaged"):
        read_manifest(tmp_path)


def test_without_a_manifest_there_is_an_empty_one(tmp_path):
    assert read_manifest(tmp_path) == {}
    assert read_manifest(tmp_path / "nowhere") == {}


EVIL = ["../evil", "/evil", "a/../../evil", "..", "", "."]


@pytest.mark.parametrize("name", EVIL)
@pytest.mark.parametrize("step", ["put", "delete"])
def test_a_journal_that_names_another_folder_is_refused(tmp_path, name, step):
    out = tmp_path / "results"
    put(out, OLD_WHOLE)
    put(tmp_path, {"evil": b"precious"})
    journal = {"put": ["summary.txt"], "delete": ["data/a.csv"]}
    journal[step].append(name)
    put(out / ".partial", {"journal.json": json.dumps(journal).encode(), "summary.txt": b"new"})
    before = tree(tmp_path)
    with pytest.raises(ResultsError, match="outside the results"):
        mend(out)
    assert tree(tmp_path) == before


@pytest.mark.parametrize("name", EVIL)
def test_a_manifest_that_names_another_folder_deletes_nothing(tmp_path, name):
    out = tmp_path / "results"
    put(out, OLD_WHOLE | {"manifest.json": manifest_of({**OLD, name: b""})})
    put(tmp_path, {"evil": b"precious"})
    before = tree(tmp_path)
    with pytest.raises(ResultsError, match="outside the results"):
        write_new(out)
    assert tree(tmp_path) == before


@pytest.mark.parametrize("journal", [b"", b"[]", b"{}", b'{"put": 1, "delete": []}', b"\xff"])
def test_a_damaged_journal_is_told(tmp_path, journal):
    put(tmp_path, {**OLD_WHOLE, ".partial/journal.json": journal})
    with pytest.raises(ResultsError, match="damaged"):
        mend(tmp_path)


def test_there_is_nothing_to_mend_in_sound_results(tmp_path):
    put(tmp_path, OLD_WHOLE)
    assert mend(tmp_path) is False
    assert mend(tmp_path / "nowhere") is False
    assert tree(tmp_path) == OLD_WHOLE


def test_what_was_cut_off_before_its_journal_is_cleared_away(tmp_path):
    put(tmp_path, {**OLD_WHOLE, ".partial/data/a.csv": b"new", ".partial/journal.json.new": b"{"})
    assert mend(tmp_path) is True
    assert tree(tmp_path) == OLD_WHOLE
    assert not (tmp_path / ".partial").exists()


# Kills

STEPS = ("mkdir", "replace", "unlink", "rmdir", "fsync")


class Disk:
    """Counts the steps that change a disk and can fail, or end the process, at any of them."""

    def __init__(self, patch, at=0, kill=None, fault=None, kill_later=0):
        self.count = 0
        self.at, self.kill, self.fault, self.kill_later = at, kill, fault, kill_later
        for name in STEPS:
            patch.setattr(os, name, self._watched(getattr(os, name)))
        patch.setattr(Path, "open", self._opened(Path.open))
        patch.setattr(os, "scandir", _journal_last(os.scandir))

    def step(self, path):
        self.count += 1
        if self.fault and self.count == self.at:
            raise OSError(self.fault, os.strerror(self.fault), str(path))
        if self.kill and self.count >= self.at + self.kill_later:
            raise self.kill  # what is dead does nothing any more

    def _watched(self, real):
        def watched(path, *args, **kwargs):
            self.step(path)
            return real(path, *args, **kwargs)

        return watched

    def _opened(self, real):
        def opened(path, mode="r", *args, **kwargs):
            file = real(path, mode, *args, **kwargs)
            if "w" in mode:
                with contextlib.ExitStack() as stack:
                    stack.push(lambda kind, error, trace: kind and file.close())
                    self.step(path)  # it is there, and empty
            return file

        return opened


def _journal_last(real):
    """The worst order in which a folder can be cleared away."""

    @contextlib.contextmanager
    def scan(path="."):
        with real(path) as found:
            yield iter(sorted(found, key=lambda entry: (entry.name == "journal.json", entry.name)))

    return scan


def steps_of(work, folder):
    with pytest.MonkeyPatch.context() as patch:
        disk = Disk(patch)
        work(folder)
    return disk.count


def killed(work, folder, at, kind=KeyboardInterrupt):
    with pytest.MonkeyPatch.context() as patch, pytest.raises(kind):
        Disk(patch, at, kill=kind)
        work(folder)


def test_writing_takes_steps_to_be_killed_at(tmp_path):
    put(tmp_path, OLD_WHOLE)
    # 4 folders and 6 syncs in the stage, the journal and its folder; 1 file deleted, 5 put in place; clearing up
    assert steps_of(write_new, tmp_path) > 20


@pytest.mark.parametrize("kind", [KeyboardInterrupt, SystemExit])
@pytest.mark.parametrize("before", [OLD_WHOLE, {}], ids=["old results", "no results"])
def test_killed_at_any_step_the_old_results_stand_or_the_new_ones_are_finished(tmp_path, kind, before):
    probe = tmp_path / "probe"
    put(probe, before | FOREIGN)
    finished = []
    for at in range(1, steps_of(write_new, probe) + 1):
        out = tmp_path / str(at)
        put(out, before | FOREIGN)
        killed(write_new, out, at, kind)
        whole = (out / ".partial/journal.json").is_file()
        now = {name: data for name, data in tree(out).items() if not name.startswith(".partial/")}
        if whole:
            mend(out)
            assert tree(out) == NEW_WHOLE | FOREIGN
        else:
            assert now in (before | FOREIGN, NEW_WHOLE | FOREIGN)
            mend(out)
            assert tree(out) == now
        assert not (out / ".partial").exists()
        finished.append(tree(out) == NEW_WHOLE | FOREIGN)
    assert finished == sorted(finished), "there is one point of no return"
    assert {True, False} == set(finished)


def test_the_manifest_is_the_last_to_change(tmp_path):
    probe = tmp_path / "probe"
    put(probe, OLD_WHOLE)
    for at in range(1, steps_of(write_new, probe) + 1):
        out = tmp_path / str(at)
        put(out, OLD_WHOLE)
        killed(write_new, out, at)
        if read_manifest(out)["run"] == "new":
            assert {name: (out / name).read_bytes() for name in NEW} == NEW


def test_killed_again_while_mending_it_is_mended_the_next_time(tmp_path):
    probe = tmp_path / "probe"
    put(probe, OLD_WHOLE)
    mended = 0
    for at in range(1, steps_of(write_new, probe) + 1):
        ready = tmp_path / f"{at}"
        put(ready, OLD_WHOLE | FOREIGN)
        killed(write_new, ready, at)
        state = tree(ready)
        goal = NEW_WHOLE if ".partial/journal.json" in state else None
        for again in range(1, steps_of(mend, ready) + 1):
            out = tmp_path / f"{at}-{again}"
            put(out, state)
            with pytest.MonkeyPatch.context() as patch:
                Disk(patch, again, kill=KeyboardInterrupt)
                try:
                    mend(out)
                except KeyboardInterrupt:
                    mended += 1
            mend(out)
            assert tree(out) == (goal | FOREIGN if goal else tree(ready))
    assert mended > 100


def test_killed_at_any_step_the_next_run_writes_whole_results(tmp_path):
    probe = tmp_path / "probe"
    put(probe, OLD_WHOLE)
    newest = {"only.txt": b"1"}
    for at in range(1, steps_of(write_new, probe) + 1):
        out = tmp_path / str(at)
        put(out, OLD_WHOLE | FOREIGN)
        killed(write_new, out, at)
        write_results(out, newest, {})
        assert tree(out) == {**newest, "manifest.json": manifest_of(newest), **FOREIGN}


@pytest.mark.parametrize("fault", [errno.ENOSPC, errno.EIO, errno.EACCES])
def test_a_disk_error_at_any_step_leaves_old_results_or_is_finished_later(tmp_path, fault):
    probe = tmp_path / "probe"
    put(probe, OLD_WHOLE)
    for at in range(1, steps_of(write_new, probe) + 1):
        out = tmp_path / str(at)
        put(out, OLD_WHOLE | FOREIGN)
        told = ""
        with pytest.MonkeyPatch.context() as patch:
            Disk(patch, at, fault=fault)
            try:
                write_new(out)
            except ResultsError as error:
                told = str(error)
        now = tree(out)
        mend(out)
        if "untouched" in told:
            assert now == OLD_WHOLE | FOREIGN
            assert tree(out) == OLD_WHOLE | FOREIGN
        else:
            assert "finished then" in told or not told
            assert tree(out) == NEW_WHOLE | FOREIGN
        if told:
            assert os.strerror(fault) in told


def test_a_kill_while_clearing_up_after_a_disk_error_mixes_nothing(tmp_path):
    probe = tmp_path / "probe"
    put(probe, OLD_WHOLE)
    for at in range(1, steps_of(write_new, probe) + 1):
        for later in range(1, 20):
            out = tmp_path / f"{at}-{later}"
            put(out, OLD_WHOLE)
            with pytest.MonkeyPatch.context() as patch:
                Disk(patch, at, kill=KeyboardInterrupt, fault=errno.EIO, kill_later=later)
                with contextlib.suppress(KeyboardInterrupt, ResultsError):
                    write_new(out)
            mend(out)
            assert tree(out) in (OLD_WHOLE, NEW_WHOLE)


def test_a_full_disk_is_told_in_a_sentence(tmp_path, monkeypatch):
    put(tmp_path, OLD_WHOLE)
    Disk(monkeypatch, 4, fault=errno.ENOSPC)
    with pytest.raises(ResultsError, match=r"cannot be written: No space left on device\. The old results are untouch"):
        write_new(tmp_path)


def test_a_file_that_another_program_holds_is_put_in_place_the_next_time(tmp_path, monkeypatch):
    put(tmp_path, OLD_WHOLE)
    replace = os.replace

    def held(source, target):
        if Path(target).name == "summary.txt" and Path(target).parent == tmp_path:
            raise PermissionError(errno.EACCES, "Permission denied", str(target))
        replace(source, target)

    with monkeypatch.context() as patch, pytest.raises(ResultsError, match=r"Permission denied \(.*summary\.txt\)"):
        patch.setattr(os, "replace", held)
        write_new(tmp_path)
    assert mend(tmp_path) is True
    assert tree(tmp_path) == NEW_WHOLE


CHILD = """
import os, sys
from pathlib import Path
from focuscode.writing import write_results

watched = {"open", "os.mkdir", "os.rename", "os.remove", "os.rmdir"}
sys.addaudithook(lambda event, args: event in watched and os.write(1, b"."))
out = Path(sys.argv[1])
while True:
    for run in ("old", "new"):
        files = {f"data/{n}.csv": f"{run} {n}".encode() * 999 for n in range(6)}
        files[f"{run}.txt"] = run.encode()
        write_results(out, files, {"run": run})
"""


def test_a_process_killed_at_random_leaves_results_that_agree_with_their_manifest(tmp_path):
    home = Path(focuscode.__file__).parents[1]
    environment = {**os.environ, "PYTHONPATH": str(home)}
    steps = random.Random(7)  # noqa: S311
    for attempt in range(12):
        out = tmp_path / str(attempt)
        command = [sys.executable, "-c", CHILD, str(out)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment) as child:
            child.stdout.read(steps.randint(60, 400))
            child.kill()
        mend(out)
        manifest = read_manifest(out)
        files = tree(out)
        assert files.pop("manifest.json") == manifest_of(files, run=manifest["run"])
        assert set(files) == {*(f"data/{n}.csv" for n in range(6)), f"{manifest['run']}.txt"}


def test_a_new_file_is_written_whole_and_never_over_another(tmp_path):
    path = tmp_path / "new" / "a.csv"
    write_file(path, b"one")
    with pytest.raises(UsageError, match="already"):
        write_file(path, b"two")
    assert [(p.name, p.read_bytes()) for p in path.parent.iterdir()] == [("a.csv", b"one")]
    write_file(path, b"three", over=True)
    assert path.read_bytes() == b"three"


def test_a_new_file_that_cannot_be_written_is_told(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(ResultsError, match="cannot be written"):
        write_file(tmp_path / "file" / "a.csv", b"one")


def test_a_file_is_replaced_only_if_it_is_what_was_read(tmp_path):
    path = tmp_path / "book.yaml"
    path.write_bytes(b"one\r\n")
    replace_file(path, b"two\n", b"one\r\n")
    assert path.read_bytes() == b"two\n"
    with pytest.raises(ResultsError, match="changed by another program"):
        replace_file(path, b"three\n", b"one\r\n")
    assert path.read_bytes() == b"two\n"
    assert [p.name for p in tmp_path.iterdir()] == ["book.yaml"]
    with pytest.raises(ResultsError, match="cannot be read"):
        replace_file(tmp_path / "none.yaml", b"x", b"")


def test_a_link_stays_a_link_and_rights_stay(tmp_path):
    path, link = tmp_path / "a.yaml", tmp_path / "link.yaml"
    path.write_text("a")
    path.chmod(0o640)
    link.symlink_to(path)
    replace_file(link, b"b", b"a")
    assert link.is_symlink()
    assert path.read_bytes() == b"b"
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_private_file_is_its_owners_alone_and_never_written_over(tmp_path):
    path = tmp_path / "safe" / "key.csv"
    write_private(path, b"one")
    assert path.read_bytes() == b"one"
    if os.name == "posix":
        assert path.stat().st_mode & 0o777 == 0o600
    with pytest.raises(UsageError, match="already"):
        write_private(path, b"two")
    assert path.read_bytes() == b"one"
    assert [found.name for found in path.parent.iterdir()] == ["key.csv"]


def test_a_private_file_in_a_file_is_told(tmp_path):
    (tmp_path / "safe").write_text("no folder")
    with pytest.raises(ResultsError, match="cannot be written"):
        write_private(tmp_path / "safe" / "key.csv", b"one")


def test_a_folder_is_written_whole_where_none_is_or_an_empty_one(tmp_path):
    (tmp_path / "empty").mkdir()
    for name in ("new", "empty", "deep/new"):
        write_folder(tmp_path / name, {"a.csv": b"a", "b.csv": b"b"})
        assert {path.name: path.read_bytes() for path in (tmp_path / name).iterdir()} == {"a.csv": b"a", "b.csv": b"b"}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["deep", "empty", "new"]


def test_a_folder_with_something_in_it_is_left_alone(tmp_path):
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "mine.txt").write_text("mine")
    (tmp_path / "file").write_text("mine")
    for name in ("full", "file"):
        with pytest.raises(UsageError, match="already"):
            write_folder(tmp_path / name, {"a.csv": b"a"})
    assert [path.name for path in (tmp_path / "full").iterdir()] == ["mine.txt"]


def test_a_folder_that_cannot_be_written_whole_is_not_written(tmp_path):
    with pytest.raises(ResultsError, match="Nothing was written"):
        write_folder(tmp_path / "new", {"a.csv": b"a", "a.csv/b.csv": b"b"})
    assert list(tmp_path.iterdir()) == []


def test_what_a_kill_left_of_a_folder_is_cleared(tmp_path):
    (tmp_path / ".new.partial").mkdir()
    (tmp_path / ".new.partial" / "old.csv").write_text("old")
    write_folder(tmp_path / "new", {"a.csv": b"a"})
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["a.csv"]
    assert [path.name for path in tmp_path.iterdir()] == ["new"]
