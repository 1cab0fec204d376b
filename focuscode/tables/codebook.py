"""The tables about codebooks: what is wrong with their examples, and what a change of them does."""

from __future__ import annotations

from focuscode.tables import Column, Table

MENDS = Table(
    "mends",
    "what would put right the examples that are missed and the counterexamples that are hit, each proposal tried",
    (
        Column("code", "text", "id of the code"),
        Column("kind", "text", "example (missed) or counterexample (hit)"),
        Column("sentence", "text", "the sentence", exact=True),
        Column("term", "text", "the term that hit, or that came nearest; empty if none came near"),
        Column("term_line", "int", "line of the term in the codebook's file; 0 without a term", "line"),
        Column("why", "text", "why it matched, or why it did not"),
        Column("way", "text", "how a hit is stopped; empty for an example"),
        Column("proposal", "text", "the term as it would be typed; empty if nothing that was tried works", exact=True),
        Column("hits", "text", "a counterexample that the proposal would hit", exact=True),
    ),
    "order of the codebook, nearest term first",
)

CODEBOOK_CHANGES = Table(
    "codebook_changes",
    "what changed from one codebook to another",
    (
        Column("what", "text", "codebook, tier, code, term, actors or stances"),
        Column("change", "text", "added, removed, renamed or changed"),
        Column("code", "text", "id of the code, tier or list (the newer id); empty for the codebook itself"),
        Column("field", "text", "what of it: label, definition, terms …; empty where the whole of it came or went"),
        Column("old", "text", "what it was; a term as it would be typed", exact=True),
        Column("new", "text", "what it is", exact=True),
        Column("line", "int", "line in the newer file, of what is removed in the older", "line"),
    ),
    "order of the newer codebook",
)
CODING_CHANGES = Table(
    "coding_changes",
    "codings that come, go or change from one codebook to another",
    (
        Column("change", "text", "come, gone, term, words or flags: what of it is not what it was"),
        Column("code", "text", "id of the code (the newer id)"),
        Column("coding_id", "text", "id of the coding, of one that is gone the id it had"),
        Column("transcript", "text", "id of the transcript"),
        Column("group", "text", "the focus group"),
        Column("speaker", "text", "who speaks"),
        Column("speaker_type", "text", "participant, moderator or unknown"),
        Column("turn", "int", "number of its turn in the transcript"),
        Column("start", "int", "where it begins in the text of the transcript", "character"),
        Column("end", "int", "where it ends, exclusive", "character"),
        Column("matched", "text", "the words that matched", exact=True),
        Column("old_term", "text", "the term that made it; empty where it is new"),
        Column("new_term", "text", "the term that makes it; empty where it is gone"),
        Column("old_flags", "text", "what stood around it"),
        Column("new_flags", "text", "what stands around it"),
        Column("sentence", "text", "its sentence, the hit in » «", exact=True),
    ),
    "code, transcript, start",
)
CODE_COUNTS = Table(
    "code_counts",
    "how often each code occurs before and after a change of the codebook, moderators' words apart",
    (
        Column("code", "text", "id of the code (the newer id)"),
        Column("segments_before", "int", "segments that carried it", "segment"),
        Column("segments_after", "int", "segments that carry it", "segment"),
        Column("codings_before", "int", "single mentions before", "coding"),
        Column("codings_after", "int", "single mentions after", "coding"),
    ),
    "order of the newer codebook",
)
TABLES = (MENDS, CODEBOOK_CHANGES, CODING_CHANGES, CODE_COUNTS)
