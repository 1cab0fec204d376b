"""What the commands `codebook …` call: a codebook found, tried, and told about."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from focuscode.checking import Report, described, tried, verdict
from focuscode.codebook import read_codebook
from focuscode.codebook.nodes import parse, plain
from focuscode.comparing import Compared, compare_books
from focuscode.errors import InputError, UsageError, errors_in, finding, near
from focuscode.exports.codebook import book_record, code_page, tree_page
from focuscode.exports.docx import codebook_document
from focuscode.language.memory import recalling
from focuscode.model import Codebook, Finding, Place
from focuscode.results import Results, open_results
from focuscode.study import NAME, Study, check_study, find_study
from focuscode.withheld import read_withheld, without
from focuscode.workbench.added import read_added
from focuscode.workbench.drafts import Draft, lines_of, read_draft, save
from focuscode.workbench.elsewhere import also_named, guides
from focuscode.workbench.examples import try_examples
from focuscode.workbench.forms import expand_terms
from focuscode.workbench.growing import form_pages, suggestion_pages, write_forms
from focuscode.workbench.lint import held_against, version_kept
from focuscode.workbench.mends import mend_page, of_code, try_mends
from focuscode.workbench.recoding import Recoding, divided, merged, renamed
from focuscode.workbench.suggest import LIMIT, suggest_terms
from focuscode.workbench.threeway import merge
from focuscode.workbench.vetoes import Veto, read_vetoes, vetoes_of, with_vetoes
from focuscode.workbench.workbook import read_workbook, workbook_bytes
from focuscode.writing import read_manifest, replace_file, write_file

if TYPE_CHECKING:
    from pandas import DataFrame

RAISE = "Raise its version (now {version}), then: focuscode run"


def codebook_at(path: Path | None) -> Path:
    """The codebook that a path names: a YAML file, or the one of a study (file or folder; default: this folder).

    Raises UsageError if there is none.
    """
    path = path or Path()
    if path.is_file() and path.name != NAME:
        return path
    if path.suffix.lower() in (".yaml", ".yml") and path.name != NAME and not path.exists():
        raise UsageError(f"There is no codebook {path}.")
    study, _ = check_study(find_study(path))
    found = study.folder / study.codebook if study and study.codebook else None
    if found is None or not found.is_file():
        raise UsageError(f"{path} names no codebook that is there. Name one: focuscode codebook check FILE")
    return found


class Grown(NamedTuple):
    """What a command found out about a codebook: the table, the page, what was found on the way."""

    frame: DataFrame
    page: str
    findings: tuple[Finding, ...]


@recalling
def expand_book(
    path: Path | None,
    folder: Path,
    code: str | None = None,
    *,
    drop: Sequence[str] = (),
    apply: Path | None = None,
    out: Path | None = None,
    without: Path | None = None,
) -> Grown:
    """What the terms of a codebook find in results; drops forms in its file, or writes a sheet, where it is asked to.

    Raises InputError for a sheet that cannot be understood, UsageError for a term or form that is not there.
    """
    path = codebook_at(path)
    before = path.read_bytes()
    book, findings = read_codebook(path)
    results = open_results(folder)
    left = read_withheld(without, results)
    expanded = expand_terms(results, book, code=code, leave_out=left.turns)
    if drop or apply:
        vetoes = vetoes_of(drop, expanded)
        if apply:
            more, told = read_vetoes(apply, expanded)
            if errors_in(told):
                raise InputError(f"{apply} cannot be applied; {path} is what it was.", told)
            vetoes, findings = vetoes + more, findings + told
        page = _dropped(path, before, book, vetoes)
        expanded = expand_terms(results, read_codebook(path)[0], code=code, leave_out=left.turns)
    else:
        page = write_forms(expanded, out, book) if out else form_pages(expanded)
    return Grown(expanded, page, (*left.findings, *findings))


@recalling
def suggest_book(
    path: Path | None,
    folder: Path,
    code: str | None = None,
    *,
    kind: str | None = None,
    limit: int = LIMIT,
    without: Path | None = None,
    added: Path | None = None,
) -> Grown:
    """Terms that a codebook could have, from results; `added` is a sheet of codings that people added.

    Raises InputError for a list or sheet that names what is not there, UsageError for an unknown code or kind.
    """
    book, findings = read_codebook(codebook_at(path))
    results = open_results(folder)
    left = read_withheld(without, results)
    people, told = read_added(added, results, book)
    frame = suggest_terms(results, book, code=code, kind=kind, limit=limit, leave_out=left.turns, added=people)
    theirs = len(people.get(code or "", frozenset()) - left.turns)
    note = f"{theirs} turn(s) that people gave {code} were compared with the rest." if theirs else ""
    return Grown(frame, suggestion_pages(frame, code, note), (*left.findings, *findings, *told))


def _dropped(path: Path, before: bytes, book: Codebook, vetoes: Sequence[Veto]) -> str:
    """Write what terms drop into the codebook; lines that say what was done."""
    if not vetoes:
        return f"Nothing to change in {path.as_posix()}."
    text = with_vetoes(before.decode("utf-8"), book, vetoes)
    replace_file(path, text.encode("utf-8"), before)
    lines = [f"Wrote {path.as_posix()}:", *(f"  {veto}" for veto in vetoes)]
    return "\n".join([*lines, RAISE.format(version=book.version)])


@recalling
def check_book(path: Path | None, folder: Path | None = None, leave_out: Path | None = None) -> Report:
    """Every mistake in a codebook; with results, also what their transcripts tell of it, coded anew.

    `folder` holds the results; by default those of the study whose codebook it is, where they are there; `leave_out`
    is a list of their turns that are not looked at. Raises UsageError if there is no codebook or nothing to leave
    out of, ResultsError for a folder that holds no results.
    """
    file = codebook_at(path)
    book, findings = tried(file)
    if book is None:
        return Report(findings, verdict(findings, file.as_posix()))
    results = open_results(folder) if folder else _results_of(file, path)
    what = described(book)
    if leave_out is not None and results is None:
        raise UsageError("Turns can be left out of results only: --results DIR --without FILE")
    if results:
        left = read_withheld(leave_out, results)
        findings += left.findings
        transcripts = without(results.transcripts(), left.turns)
        findings += version_kept(book, results.manifest, results.folder.name)
        findings += held_against(transcripts, book, results.manifest.get("settings", {}).get("unit", "turn"))
        what += f", held against {len(transcripts)} transcript{'s' * (len(transcripts) != 1)}"
    return Report(findings, verdict(findings, what))


def _results_of(file: Path, path: Path | None) -> Results | None:
    """The results of the study that the codebook belongs to: the one named, or the one here."""
    study = _study_at(path) or _study_at(None)
    if study is None or not study.codebook:
        return None
    out = study.folder / study.results
    same = (study.folder / study.codebook).resolve() == file.resolve()
    return open_results(out) if same and read_manifest(out) else None


def _study_at(path: Path | None) -> Study | None:
    path = path or Path()
    named = path if path.name == "study.yaml" else path / "study.yaml"
    return check_study(named)[0] if named.is_file() else None


def book_at(path: Path | None) -> Codebook:
    """The codebook that a path names, read. Raises CodebookError if it has errors."""
    found = codebook_at(path)
    return read_codebook(found)[0]


class Tried(NamedTuple):
    """A codebook's examples, tried: whether all come out right, a page about it, and the same for machines."""

    right: bool
    page: str
    record: dict[str, Any]


@recalling
def try_book(path: Path | None, code: str | None = None) -> Tried:
    """The codebook's examples with what would put the wrong ones right; of one code, or of all."""
    book = book_at(path)
    table = of_code(try_examples(book), book, code)
    mends = try_mends(book, code)
    right = int(table["right"].sum())
    wrong = mends.to_dict("records")
    return Tried(right == len(table), mend_page(book, code), {"right": right, "tried": len(table), "wrong": wrong})


class Shown(NamedTuple):
    """A codebook, or a code of it, as a page and for machines."""

    page: str
    record: dict[str, Any]


def show_book(path: Path | None, code: str | None = None, terms: bool = False) -> Shown:
    """The tree of a codebook, with its terms if they are asked for; or one code whole.

    Raises UsageError for an unknown code.
    """
    book = book_at(path)
    if code is None:
        return Shown(tree_page(book, terms=terms), book_record(book, book.codes))
    if code not in book.by_id:
        raise UsageError(f"No code '{code}' in {book.path}. {near(code, book.by_id)}")
    return Shown(code_page(book.by_id[code], book), book_record(book, [book.by_id[code]]))


@recalling
def diff_books(a: Path, b: Path, on: Path | None = None, limit: int = 10, leave_out: Path | None = None) -> Compared:
    """What changed from one codebook to another; with `on`, which codings come and go in a study or in results."""
    return compare_books(book_at(a), book_at(b), on, limit, leave_out)


class Exported(NamedTuple):
    """A file that was written, in a line, and what was found on the way."""

    line: str
    findings: tuple[Finding, ...] = ()


def _word(path: Path, results: Results | None) -> bytes:
    book = read_codebook(path)[0]
    if results is None:
        return codebook_document(book)
    unit = results.manifest.get("settings", {}).get("unit", "turn").partition(":")[0]
    return codebook_document(book, results.table("frequencies"), unit=unit)


def _xlsx(path: Path, results: Results | None) -> bytes:
    """A workbook that can be edited and read back; it shows no numbers."""
    text = read_draft(path).after
    root, _ = parse(text.removeprefix("\ufeff"), path.as_posix())
    return workbook_bytes(text, plain(root) if root else {})


EXPORTS: dict[str, Callable[[Path, Results | None], bytes]] = {".docx": _word, ".xlsx": _xlsx}  # by the file's ending
COUNTED = (".docx",)  # those with the numbers of results


@recalling
def export_book(file: Path, path: Path | None = None, folder: Path | None = None, *, force: bool = False) -> Exported:
    """Write a codebook in another format, which the ending of the file names.

    Numbers are those of the results in `folder` (default: those of the study here), if they are of this codebook.
    Raises UsageError for an ending that is not known, or if the file is there already, unless forced.
    """
    if file.suffix.lower() not in EXPORTS:
        raise UsageError(f"A codebook cannot be written as '{file.suffix}'. Use {', '.join(EXPORTS)}.")
    book = book_at(path)
    counted = file.suffix.lower() in COUNTED
    results, findings = _numbers_of(book, path, folder) if counted else (None, [])
    data = EXPORTS[file.suffix.lower()](codebook_at(path), results)
    if file.exists() and not force:
        raise UsageError(f"There is a {file.as_posix()} already. Name another file, or write over it: --force")
    write_file(file, data, over=force)
    told = f", with the numbers of {results.folder.as_posix()}" if results else ""
    then = "" if counted else f"\nWhen it is edited: focuscode codebook import {file.as_posix()} --dry-run"
    return Exported(f"Wrote {file.as_posix()}: {book.id} {book.stamp}{told}.{then}", tuple(findings))


def _numbers_of(book: Codebook, path: Path | None, folder: Path | None) -> tuple[Results | None, list[Finding]]:
    """The results of a codebook, in the folder that is named or in that of the study; none if they are of another.

    It is told if results that were named, or those of another version, are not used.
    """
    where = folder or _study_results(path or Path())
    if where is None:
        return None, []
    results = open_results(where)
    theirs = results.manifest.get("codebook", {})
    if theirs.get("sha256") == book.sha256:
        return results, []
    if folder is None and theirs.get("id") != book.id:
        return None, []
    facts = {"theirs": f"{theirs.get('id')} {theirs.get('version')}", "ours": f"{book.id} {book.stamp}"}
    return None, [finding("F240", Place(where.as_posix()), **facts)]


def _study_results(path: Path) -> Path | None:
    """The results of the study that a path names, else of the one here, if they are there."""
    for start in (path, Path()):
        file = start / NAME if start.is_dir() else start
        study = check_study(file)[0] if file.name == NAME and file.is_file() else None
        if study and read_manifest(study.folder / study.results):
            return study.folder / study.results
    return None


def import_book(source: Path, path: Path | None = None, *, prefer: str = "", dry_run: bool = False) -> Report:
    """Take over what people changed in an exported workbook, cell by cell; errors keep anything from being written."""
    if prefer not in ("", "sheet", "codebook"):
        raise UsageError(f"--prefer is 'sheet' or 'codebook', not '{prefer}'.")
    book = codebook_at(path)
    draft = read_draft(book)
    was = read_codebook(book)[0]
    after, findings, done, became = merge(draft.after, book.as_posix(), read_workbook(source), source.name, prefer)
    draft = draft._replace(after=after)
    if errors_in(findings):
        return Report(findings, f"{book.as_posix()}: nothing was written.")
    if not draft.changed:
        return Report(findings, f"{book.as_posix()}: nothing to change, {source.name} says the same.")
    told = ", ".join(f"{count} {what}" for what, count in done.items())
    others = guides(book, became)
    if dry_run:
        return Report(findings, "\n".join([*lines_of([draft, *others]), f"{told}. Nothing was written."]))
    save([draft, *others])
    kept = read_codebook(book)[0].version == was.version
    lines = [f"{book.as_posix()}: {told}.", *(f"{other.path.as_posix()}: its guide follows." for other in others)]
    return Report(
        findings, "\n".join([*lines, *also_named(book, became), *([RAISE.format(version=was.version)] if kept else [])])
    )


def rename_code(path: Path | None, old: str, new: str, *, dry_run: bool = False) -> list[str]:
    """Give a code another id, in the codebook and in the guide of its study; what was done, line by line."""
    return _recoded(path, lambda text, name: renamed(text, name, old, new), f"{old} is {new} now", dry_run)


def merge_codes(
    path: Path | None, codes: Sequence[str], into: str, *, label: str = "", dry_run: bool = False
) -> list[str]:
    """Put codes together in one; what was done, line by line."""
    done = f"{', '.join(code for code in codes if code != into)} went into {into}"
    return _recoded(path, lambda text, name: merged(text, name, codes, into, label), done, dry_run)


def split_code(
    path: Path | None,
    code: str,
    *,
    into: str = "",
    terms: Sequence[str] = (),
    moves: Sequence[str] = (),
    label: str = "",
    dry_run: bool = False,
) -> list[str]:
    """Move terms of a code to new codes: `terms` to `into`, and each of `moves` as TERM=CODE; what was done."""
    wanted = {**_moves(moves), **dict.fromkeys(terms, into)}
    if (terms and not into) or (into and not terms) or not wanted:
        raise UsageError("Say which terms go where: --into NEW --term TERM (as often as needed), or --move TERM=NEW.")
    done = f"{len(wanted)} term{'s' * (len(wanted) != 1)} of {code} went to {', '.join(dict.fromkeys(wanted.values()))}"
    return _recoded(path, lambda text, name: divided(text, name, code, wanted, label), done, dry_run)


def _moves(moves: Sequence[str]) -> dict[str, str]:
    parted = [(move, *move.rpartition("=")) for move in moves]
    wrong = next((move for move, term, _, new in parted if not term.strip() or not new.strip()), None)
    if wrong is not None:
        raise UsageError(f"'{wrong}' does not say which term goes where. Write it as TERM=CODE.")
    return {term.strip(): new.strip() for _, term, _, new in parted}


def _recoded(path: Path | None, change: Callable[[str, str], Recoding], done: str, dry_run: bool) -> list[str]:
    book = codebook_at(path)
    draft = read_draft(book)
    recoding = change(draft.after, book.as_posix())
    others = guides(book, recoding.became)
    drafts = [Draft(book, draft.before, recoding.text), *others]
    look = [*recoding.told, *also_named(book, recoding.became)]
    look = [*(["Look at:"] if look else []), *(f"  {line}" for line in look)]
    if dry_run:
        return [*lines_of(drafts), *look, "Nothing was written."]
    save(drafts)
    told = [f"{book.as_posix()}: {done}. Version {recoding.version}."]
    return [*told, *(f"{other.path.as_posix()}: the codes of its guide follow." for other in others), *look]
