"""What the commands `codebook …` call: a codebook found, tried, and told about."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from focuscode.checking import Report, check_path
from focuscode.codebook import read_codebook
from focuscode.errors import UsageError, near
from focuscode.exports.codebook import book_record, code_page, tree_page
from focuscode.study import check_study, find_study
from focuscode.workbench.examples import try_examples
from focuscode.workbench.mends import mend_page, of_code, try_mends

if TYPE_CHECKING:
    from focuscode.model import Codebook


def codebook_at(path: Path | None) -> Path:
    """The codebook that a path names: a YAML file, or the one of a study (file or folder; default: this folder).

    Raises UsageError if there is none.
    """
    path = path or Path()
    if path.is_file() and path.name != "study.yaml":
        return path
    study, _ = check_study(find_study(path))
    found = study.folder / study.codebook if study and study.codebook else None
    if found is None or not found.is_file():
        raise UsageError(f"{path} names no codebook that is there. Name one: focuscode codebook check FILE")
    return found


def check_book(path: Path | None) -> Report:
    """Every mistake in a codebook."""
    return check_path(codebook_at(path))


def book_at(path: Path | None) -> Codebook:
    """The codebook that a path names, read. Raises CodebookError if it has errors."""
    found = codebook_at(path)
    return read_codebook(found)[0]


class Tried(NamedTuple):
    """A codebook's examples, tried: whether all come out right, a page about it, and the same for machines."""

    right: bool
    page: str
    record: dict[str, Any]


def try_book(path: Path | None, code: str | None = None) -> Tried:
    """The codebook's examples with what would put the wrong ones right; of one code, or of all."""
    book = book_at(path)
    tried = of_code(try_examples(book), book, code)
    mends = try_mends(book, code)
    right = int(tried["right"].sum())
    wrong = mends.to_dict("records")
    return Tried(right == len(tried), mend_page(book, code), {"right": right, "tried": len(tried), "wrong": wrong})


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
