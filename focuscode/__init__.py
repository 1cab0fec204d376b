"""focuscode: focus-group transcripts coded against a YAML codebook, offline and with a reason for every coding."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from focuscode.version import VERSION

__version__ = VERSION

if TYPE_CHECKING:
    from focuscode.align import Alignment, align_transcripts
    from focuscode.assemble import code_transcripts
    from focuscode.carry import carry_codings, updated_ids
    from focuscode.codebook import check_codebook, read_codebook
    from focuscode.coding import Coding
    from focuscode.counting import Counts, count_codes
    from focuscode.errors import FocuscodeError
    from focuscode.exports.docx import codebook_document
    from focuscode.kwic import kwic_of_code, kwic_of_term
    from focuscode.measures import (
        code_by,
        code_cooccurrence,
        code_frequency,
        coding_list,
        segment_list,
        tier_cooccurrence,
        uncoded_turns,
    )
    from focuscode.model import Codebook, Finding, Transcript
    from focuscode.names.key import read_key, restore
    from focuscode.names.listed import read_names
    from focuscode.pipeline import code_files, code_study, run_study
    from focuscode.plots import plot_code_by_group, save_plot
    from focuscode.pseudonymise import propose_names, pseudonymise_transcripts
    from focuscode.readers import read_transcript
    from focuscode.results import Results, open_results
    from focuscode.study import read_study
    from focuscode.updating import update_transcript
    from focuscode.why import why
    from focuscode.workbench.difference import codebook_changes
    from focuscode.workbench.effects import coding_changes
    from focuscode.workbench.examples import try_examples
    from focuscode.workbench.forms import expand_terms
    from focuscode.workbench.mends import try_mends
    from focuscode.workbench.suggest import suggest_terms

_HOMES = {
    "Alignment": "align",
    "Codebook": "model",
    "Coding": "coding",
    "Counts": "counting",
    "Finding": "model",
    "FocuscodeError": "errors",
    "Results": "results",
    "Transcript": "model",
    "align_transcripts": "align",
    "carry_codings": "carry",
    "check_codebook": "codebook",
    "code_by": "measures",
    "code_cooccurrence": "measures",
    "code_files": "pipeline",
    "code_frequency": "measures",
    "code_study": "pipeline",
    "code_transcripts": "assemble",
    "codebook_changes": "workbench.difference",
    "codebook_document": "exports.docx",
    "coding_changes": "workbench.effects",
    "coding_list": "measures",
    "count_codes": "counting",
    "expand_terms": "workbench.forms",
    "kwic_of_code": "kwic",
    "kwic_of_term": "kwic",
    "open_results": "results",
    "plot_code_by_group": "plots",
    "propose_names": "pseudonymise",
    "pseudonymise_transcripts": "pseudonymise",
    "read_codebook": "codebook",
    "read_key": "names.key",
    "read_names": "names.listed",
    "read_study": "study",
    "read_transcript": "readers",
    "restore": "names.key",
    "run_study": "pipeline",
    "save_plot": "plots",
    "segment_list": "measures",
    "suggest_terms": "workbench.suggest",
    "tier_cooccurrence": "measures",
    "try_examples": "workbench.examples",
    "try_mends": "workbench.mends",
    "uncoded_turns": "measures",
    "update_transcript": "updating",
    "updated_ids": "carry",
    "why": "why",
}

__all__ = [
    "Alignment",
    "Codebook",
    "Coding",
    "Counts",
    "Finding",
    "FocuscodeError",
    "Results",
    "Transcript",
    "align_transcripts",
    "carry_codings",
    "check_codebook",
    "code_by",
    "code_cooccurrence",
    "code_files",
    "code_frequency",
    "code_study",
    "code_transcripts",
    "codebook_changes",
    "codebook_document",
    "coding_changes",
    "coding_list",
    "count_codes",
    "expand_terms",
    "kwic_of_code",
    "kwic_of_term",
    "open_results",
    "plot_code_by_group",
    "propose_names",
    "pseudonymise_transcripts",
    "read_codebook",
    "read_key",
    "read_names",
    "read_study",
    "read_transcript",
    "restore",
    "run_study",
    "save_plot",
    "segment_list",
    "suggest_terms",
    "tier_cooccurrence",
    "try_examples",
    "try_mends",
    "uncoded_turns",
    "update_transcript",
    "updated_ids",
    "why",
]


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(import_module(f"focuscode.{_HOMES[name]}"), name)
    raise AttributeError(f"module 'focuscode' has no attribute '{name}'")


def __dir__() -> list[str]:
    return sorted([*__all__, "__version__"])
