"""Results appear whole or not at all, and with the same bytes every time.

Everything is staged in `FOLDER/.partial` and synced; a journal is the point of no return; then each file
takes its place in one step, the manifest last. After a kill before the journal the old results stand
untouched; after it, `mend` rolls the change forward.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import os
import re
import shutil
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from focuscode.errors import ResultsError, UsageError
from focuscode.tables import Column, Table
from focuscode.tables.columns import Columns

if TYPE_CHECKING:
    from pandas import DataFrame

Content = bytes | Callable[[], Iterable[bytes]]  # of a file: whole, or made a piece at a time when it is written
PARTIAL = ".partial"
JOURNAL = "journal.json"
MANIFEST = "manifest.json"
RUNNABLE = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet would execute a cell that begins so
SUSPECT = {*RUNNABLE, "'"}  # first letters of cells that must be looked at
EPOCH = (1980, 1, 1, 0, 0, 0)
ELSEWHERE = "Move it away, or choose another folder for the results."


def csv_bytes(frame: DataFrame | Columns, table: Table) -> bytes:
    """A frame as RFC 4180 CSV: UTF-8, header, `\n`, fixed decimals, empty where there is no value."""
    return b"".join(csv_pieces([frame], table))


def csv_pieces(frames: Iterable[DataFrame | Columns], table: Table) -> Iterator[bytes]:
    """The CSV of a long table whose rows come a frame at a time."""
    yield _csv_rows([table.names])
    for frame in frames:
        held = frame if isinstance(frame, Columns) else Columns.of(table, frame)
        columns = [_cells(held[column.name], column) for column in table.columns]
        yield _csv_rows(zip(*columns, strict=True))


def _csv_rows(rows: Iterable[Iterable[str]]) -> bytes:
    lines = _Lines()
    csv.writer(lines, lineterminator="\r\n").writerows(rows)
    return "".join(lines).encode("utf-8", "surrogatepass")


class _Lines(list[str]):
    """Takes the rows of a csv writer, which quotes a lone `\\r` only where its line end holds one."""

    def write(self, row: str) -> None:
        """Keep a row, its line end as `\\n`."""
        self.append(f"{row[:-2]}\n")


def _cells(values: Any, column: Column) -> list[str]:
    cells = values.tolist()
    if column.kind == "text":
        return cells if column.exact else [guarded(cell) if cell[:1] in SUSPECT else cell for cell in cells]
    if column.kind == "float":
        return ["" if value != value else f"{value:z.{column.digits}f}" for value in cells]
    if column.kind == "flag":
        return ["" if value != value else str(int(value)) for value in cells]
    return [str(value) for value in cells]


def guarded(cell: str) -> str:
    """A text cell that a spreadsheet will not execute; one that looks guarded already gets one more, to be told apart.

    >>> guarded("=1+1"), guarded("'=1+1"), guarded("roadmap")
    ("'=1+1", "''=1+1", 'roadmap')
    """
    return f"'{cell}" if cell.lstrip("'").startswith(RUNNABLE) else cell


def unguarded(cell: str) -> str:
    """The cell as it was before `guarded`.

    >>> unguarded("'=1+1"), unguarded("'s avonds")
    ('=1+1', "'s avonds")
    """
    return cell[1:] if cell.startswith("'") and cell.lstrip("'").startswith(RUNNABLE) else cell


def json_bytes(value: object) -> bytes:
    """Canonical JSON: sorted keys, two spaces, one line end at the close."""
    return (json.dumps(value, ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode()


def replace_file(path: Path, data: bytes, before: bytes) -> None:
    """Put a changed file in the place of the one that was read, whole or not at all; a link stays a link.

    Raises ResultsError if it cannot be written, or if somebody has changed it since it was read (`before`).
    """
    unchanged({path: before})
    home = path.resolve()
    stage = home.with_name(f".{home.name}.partial")
    try:
        _write_synced(stage, data)
        shutil.copymode(home, stage)
        stage.replace(home)
    except OSError as error:
        with suppress(OSError):
            stage.unlink(missing_ok=True)
        raise ResultsError(f"{path} cannot be written: {error.strerror}. It is what it was.") from error


def unchanged(read: Mapping[Path, bytes]) -> None:
    """Hold files against what was read of them. Raises ResultsError for one that is no longer the same, or gone."""
    for path, before in read.items():
        try:
            same = path.read_bytes() == before
        except OSError as error:
            raise ResultsError(f"{path} cannot be read: {error.strerror}. Nothing was written.") from error
        if not same:
            raise ResultsError(f"{path} was changed by another program while this ran. Nothing was written; try again.")


def sha256(data: bytes) -> str:
    """SHA-256 in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def fixed_zip(data: bytes) -> bytes:
    """A zip (XLSX, DOCX) with fixed dates: the same content gives the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for info in sorted(old.infolist(), key=lambda entry: (entry.filename != "[Content_Types].xml", entry.filename)):
            body = old.read(info)
            if info.filename == "docProps/core.xml":
                body = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", b"1980-01-01T00:00:00Z", body)
            entry = zipfile.ZipInfo(info.filename, EPOCH)
            entry.create_system = 3  # else Windows writes other bytes than the rest
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            new.writestr(entry, body, compresslevel=6)
    return out.getvalue()


def write_file(path: Path, data: bytes, *, over: bool = False) -> None:
    """Write a file that is not there yet, whole or not at all; over one that is there only if asked.

    Raises UsageError if something stands there, ResultsError if it cannot be written.
    """
    if path.exists() and not over:
        raise UsageError(f"There is a {path.as_posix()} already. Name another file, or move that one away.")
    staged = path.with_name(f".{path.name}.partial")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _write_synced(staged, data)
        staged.replace(path)
    except OSError as error:
        raise ResultsError(f"{path} cannot be written: {error.strerror}.") from error


def write_private(path: Path, data: bytes) -> None:
    """Write a file that is not there yet and that nobody but its owner may read. Raises as `write_file` does."""
    staged = path.with_name(f".{path.name}.partial")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        staged.unlink(missing_ok=True)
        os.close(os.open(staged, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        write_file(path, data)
    except OSError as error:
        raise ResultsError(f"{path} cannot be written: {error.strerror}.") from error
    finally:
        with suppress(OSError):
            staged.unlink(missing_ok=True)


def write_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write a folder that is not there yet, or is empty, whole or not at all.

    Raises UsageError if something stands there, ResultsError if it cannot be written.
    """
    if folder.exists() and not (folder.is_dir() and not any(folder.iterdir())):
        raise UsageError(f"There is a {folder.as_posix()} already. Name another folder, or move that one away.")
    stage = folder.with_name(f".{folder.name}{PARTIAL}")
    try:
        if stage.exists():
            shutil.rmtree(stage)
        stage.mkdir(parents=True)
        for name, data in files.items():
            _write_synced(stage / name, data)
        _sync_folder(stage)
        if folder.exists():
            folder.rmdir()
        stage.replace(folder)
    except OSError as error:
        with suppress(OSError):
            shutil.rmtree(stage)
        raise ResultsError(f"{folder} cannot be written: {error.strerror}. Nothing was written.") from error


def write_results(folder: Path, files: Mapping[str, Content], manifest: Mapping[str, Any]) -> None:
    """Put files (posix path → content) and their manifest into a folder; what the old manifest named and is gone, goes.

    Raises ResultsError if the folder cannot be written or holds a foreign file in a place that is needed.
    """
    mend(folder)
    stage = folder / PARTIAL
    old = set(read_manifest(folder).get("outputs", {}))
    journal = {"put": [*files, MANIFEST], "delete": sorted(old - set(files))}
    _check_names(journal, folder / MANIFEST)
    _check_places(folder, [*files, MANIFEST], old | {MANIFEST})
    try:
        stage.mkdir(parents=True)
        outputs = {name: _write_synced(stage / name, content) for name, content in files.items()}
        _write_synced(stage / MANIFEST, json_bytes({**manifest, "outputs": outputs}))
        _write_synced(stage / f"{JOURNAL}.new", json_bytes(journal))
        (stage / f"{JOURNAL}.new").replace(stage / JOURNAL)
        _sync_folder(stage)
    except OSError as error:
        _clear(stage)
        raise ResultsError(f"{folder} cannot be written: {error.strerror}. The old results are untouched.") from error
    _roll_forward(folder)


def mend(folder: Path) -> bool:
    """Finish a change that was cut off after its journal, or clear away one cut off before; True if there was one.

    Raises ResultsError if it cannot be finished.
    """
    stage = folder / PARTIAL
    if not stage.is_dir():
        return False
    if (stage / JOURNAL).is_file():
        _roll_forward(folder)
    else:
        _clear(stage)
    return True


def _roll_forward(folder: Path) -> None:
    stage = folder / PARTIAL
    journal = _read_journal(stage / JOURNAL)
    try:
        for name in journal["delete"]:
            if not (folder / name).is_dir():
                (folder / name).unlink(missing_ok=True)
        for name in journal["put"]:
            if (stage / name).is_file():
                (folder / name).parent.mkdir(parents=True, exist_ok=True)
                (stage / name).replace(folder / name)
        _sync_folder(folder)
    except OSError as error:
        raise ResultsError(
            f"{folder}: a file could not be put in place: {error.strerror} ({error.filename}). "
            "Close it in other programs and run again; the change will be finished then."
        ) from error
    _clear(stage)


def _read_journal(path: Path) -> dict[str, list[str]]:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        journal = {step: [str(name) for name in found[step]] for step in ("delete", "put")}
    except (ValueError, KeyError, TypeError, OSError) as error:
        raise ResultsError(f"{path} is damaged ({error}). Remove {path.parent} and run again.") from error
    _check_names(journal, path)
    return journal


def _check_names(journal: Mapping[str, list[str]], source: Path) -> None:
    """Nothing outside the folder is ever written or deleted, whatever a journal or manifest names."""
    for name in (*journal["delete"], *journal["put"]):
        if not _inside(name):
            raise ResultsError(f"{source} names a path outside the results: {name}. Remove it and run again.")


def _check_places(folder: Path, names: Iterable[str], ours: set[str]) -> None:
    """No file that focuscode did not write is written over, nor is a folder or file in the way of another."""
    for name in names:
        path = folder / name
        for above in path.relative_to(folder).parents:
            if (folder / above).is_file():
                raise ResultsError(f"{folder / above} is a file where a folder is needed. {ELSEWHERE}")
        if path.is_dir() or (name not in ours and path.exists()):
            raise ResultsError(f"{path} is there already, and not from focuscode. {ELSEWHERE}")


def _clear(stage: Path) -> None:
    """Remove the stage, the journal first: without it, what is left is rubbish that the next run clears away."""
    with suppress(OSError):
        (stage / JOURNAL).unlink(missing_ok=True)
        shutil.rmtree(stage)


def read_manifest(folder: Path) -> dict[str, Any]:
    """The manifest of a results folder, or an empty one where there is none.

    Raises ResultsError if it is there and cannot be read.
    """
    path = folder / MANIFEST
    if not path.is_file():
        return {}
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (ValueError, OSError) as error:
        raise ResultsError(f"{path} is damaged ({error}). Remove the folder and run again.") from error
    if not isinstance(found, dict) or not isinstance(found.get("outputs"), dict):
        raise ResultsError(f"{path} is no manifest of focuscode. Choose another folder for the results.")
    return found


def _inside(name: str) -> bool:
    path = Path(name)
    return bool(path.parts) and not path.anchor and ".." not in path.parts


def _write_synced(path: Path, content: Content) -> str:
    """Write a file through to the disk; its SHA-256."""
    path.parent.mkdir(parents=True, exist_ok=True)
    told = hashlib.sha256()
    with path.open("wb") as file:
        for piece in [content] if isinstance(content, bytes) else content():
            told.update(piece)
            file.write(piece)
        file.flush()
        os.fsync(file.fileno())
    return told.hexdigest()


def _sync_folder(path: Path) -> None:
    if os.name == "posix":
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
