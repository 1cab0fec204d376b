"""The tables of `update`: ids and people's codings, carried over to a corrected transcript."""

from __future__ import annotations

from focuscode.tables import Column, Table

UPDATED_IDS = Table(
    "updated_ids",
    "the ids of a transcript and those of its corrected form",
    (
        Column("kind", "text", "turn, segment or coding (of the program)"),
        Column("old_id", "text", "its id before; empty where it is new"),
        Column("new_id", "text", "its id now; empty where it is gone"),
        Column("state", "text", "same, changed, split, joined, gone or new"),
        Column("kept", "float", "share of its words that are still there", "share"),
        Column("code", "text", "the code of a coding"),
        Column("old_turn", "int", "number of its turn before; 0 where there is none"),
        Column("new_turn", "int", "number of its turn now; 0 where there is none"),
        Column("old_text", "text", "its words before, exactly", exact=True),
        Column("new_text", "text", "its words now, exactly", exact=True),
    ),
    "kind, old place, then what is new",
)
CARRIED_CODINGS = Table(
    "carried_codings",
    "what became of people's codings in a corrected transcript",
    (
        Column("transcript", "text", "id of the transcript, as the coding has it"),
        Column("coder", "text", "who coded or decided it"),
        Column("code", "text", "the code, or the codes of a turn: a|b"),
        Column("status", "text", "accepted, rejected or added; empty for codes of whole turns"),
        Column("old_id", "text", "its id before; of the turn where whole turns are coded"),
        Column("new_id", "text", "its id now; empty where it could not be carried"),
        Column("old_turn", "int", "number of its turn before; 0 where there is none"),
        Column("new_turn", "int", "number of its turn now; 0 where there is none"),
        Column("state", "text", "same, changed (words), doubtful (to be read), gone (not carried)"),
        Column("why", "text", "why it is not the same"),
        Column("old_text", "text", "its sentence or turn before", exact=True),
        Column("new_text", "text", "its sentence or turn now", exact=True),
    ),
    "order of the file that was carried",
)
TABLES = (UPDATED_IDS, CARRIED_CODINGS)
