"""The tables inside a Coding: integers and categories that point at each other and into the texts."""

from __future__ import annotations

from focuscode.tables import Column, Table

TRANSCRIPTS = Table(
    "transcripts",
    "one row a source file",
    (
        Column("transcript", "text", "id of the transcript: the file's name without its ending"),
        Column("path", "text", "the file, relative to the study"),
        Column("sha256", "text", "SHA-256 of the file's bytes"),
        Column("format", "text", "the reader that understood it"),
        Column("group", "text", "the focus group; empty where a table names a group a row"),
        Column("stakeholder", "text", "the group's stakeholder type"),
        Column("date", "text", "the day the group was held, as study.yaml says"),
        Column("kind", "text", "group or document"),
    ),
    "transcript",
)
TURNS = Table(
    "turns",
    "one row a turn: what one speaker says without being interrupted",
    (
        Column("transcript", "int", "row of the transcript in `transcripts`"),
        Column("n", "int", "number of the turn in its transcript, from 1"),
        Column("group", "text", "the focus group"),
        Column("stakeholder", "text", "the group's stakeholder type"),
        Column("speaker", "text", "the speaker's label, or pseudonym where the study has one"),
        Column("speaker_type", "text", "participant, moderator or unknown"),
        Column("section", "text", "section of the topic guide"),
        Column("start", "int", "where the words begin in the transcript's text", "character"),
        Column("end", "int", "where they end, exclusive", "character"),
        Column("start_time", "float", "when the turn begins", "second", 3),
        Column("end_time", "float", "when it ends", "second", 3),
        Column("words", "int", "words spoken", "word"),
        Column("is_question", "flag", "1 where the turn ends with a question mark"),
        Column("line", "int", "line (Word: paragraph, table: row) in the source file"),
    ),
    "transcript, n",
)
LEFT_OUT = Table(
    "left_out",
    "ranges of a transcript's text that are no speech",
    (
        Column("transcript", "int", "row of the transcript"),
        Column("start", "int", "where it begins", "character"),
        Column("end", "int", "where it ends, exclusive", "character"),
        Column("reason", "text", "why it was left out"),
    ),
    "transcript, start",
)
SEGMENTS = Table(
    "segments",
    "one row a segment: the unit that is counted",
    (
        Column("transcript", "int", "row of the transcript"),
        Column("n", "int", "number of the segment in its transcript, from 1"),
        Column("start", "int", "where it begins in the transcript's text", "character"),
        Column("end", "int", "where it ends, exclusive", "character"),
        Column("first_turn", "int", "row of its first turn in `turns`"),
        Column("last_turn", "int", "row of its last turn"),
        Column("words", "int", "words spoken in it", "word"),
        Column("participant_words", "int", "words in it that no moderator spoke", "word"),
    ),
    "transcript, n",
)
CODES = Table(
    "codes",
    "one row a code of the codebook",
    (
        Column("code", "text", "id of the code"),
        Column("label", "text", "its label"),
        Column("kind", "text", "role, purpose, factor or theme"),
        Column("tier", "text", "id of its tier"),
        Column("parent", "text", "id of the code it nests under, or empty"),
        Column("order", "int", "place in the codebook, from 1"),
        Column("line", "int", "line in the codebook's file"),
    ),
    "order",
)
TERMS = Table(
    "terms",
    "one row a term of the codebook",
    (
        Column("code", "int", "row of its code in `codes`"),
        Column("kind", "text", "the way it matches: plain, lemma, word, phrase, wild"),
        Column("written", "text", "the term as the codebook has it"),
        Column("line", "int", "line in the codebook's file"),
        Column("column", "int", "column in that line"),
    ),
    "order of the codebook",
)
SPANS = Table(
    "spans",
    "one row a coding: a stretch of one turn that carries a code",
    (
        Column("transcript", "int", "row of the transcript"),
        Column("turn", "int", "row of the turn in `turns`"),
        Column("start", "int", "where it begins in the transcript's text", "character"),
        Column("end", "int", "where it ends, exclusive", "character"),
        Column("code", "int", "row of the code in `codes`"),
        Column("term", "int", "row of the term in `terms`; -1 for a person's coding"),
        Column("rule", "text", "why it matched"),
        Column("coder", "text", "machine, or the person's name"),
        Column("status", "text", "machine, accepted, rejected or added"),
        Column("negated", "flag", "a negation stands by it; empty = not computed"),
        Column("hedged", "flag", "it is said with reserve; empty = not computed"),
        Column("wished", "flag", "it is wanted, not done; empty = not computed"),
        Column("prompted", "flag", "the moderator or the guide brought it up; empty = not computed"),
        Column("confidence", "text", "high, or low where the form of the word had to be guessed"),
        Column("actor", "text", "whom it is about; unclear, or empty where the codebook names no actors"),
        Column("stance", "text", "does, lacks, wanted, should-stop; unclear, or empty where the codebook has none"),
    ),
    "transcript, start, code",
)
PIECES = Table(
    "pieces",
    "the parts of a coding that does not stand in one stretch",
    (
        Column("span", "int", "row of the coding in `spans`"),
        Column("start", "int", "where the piece begins", "character"),
        Column("end", "int", "where it ends, exclusive", "character"),
    ),
    "span, start",
)
CUES = Table(
    "cues",
    "the words that a flag of a coding was raised by",
    (
        Column("span", "int", "row of the coding in `spans`"),
        Column("flag", "text", "the flag"),
        Column("start", "int", "where the cue begins", "character"),
        Column("end", "int", "where it ends, exclusive", "character"),
    ),
    "span, flag, start",
)
READINGS = Table(
    "readings",
    "which turns a coder has judged for which codes: read and not coded is not the same as never read",
    (
        Column("coder", "text", "the coder"),
        Column("transcript", "int", "row of the transcript"),
        Column("turn", "int", "row of the turn"),
        Column("codes", "text", "the codes judged, with | between; empty = all"),
        Column("round", "int", "which round of reading"),
    ),
    "coder, transcript, turn",
)
CODERS = Table(
    "coders",
    "who coded",
    (Column("coder", "text", "name of the coder"), Column("kind", "text", "machine or human")),
    "coder",
)
TABLES = (TRANSCRIPTS, TURNS, LEFT_OUT, SEGMENTS, CODES, TERMS, SPANS, PIECES, CUES, READINGS, CODERS)
