"""The tables of a results folder: what researchers, reviewers and other programs read.

Columns may be appended, never moved.
"""

from __future__ import annotations

from focuscode.tables import Column, Table, coding

_WHO = (
    Column("transcript", "text", "id of the transcript"),
    Column("group", "text", "the focus group"),
    Column("stakeholder", "text", "the group's stakeholder type"),
    Column("speaker", "text", "the speaker's label or pseudonym; empty in a window of several speakers"),
    Column("speaker_type", "text", "participant, moderator or unknown; mixed in a window of several kinds"),
    Column("section", "text", "section of the topic guide"),
)
_RANGE = (
    Column("start", "int", "where it begins in texts/<transcript>.txt", "character"),
    Column("end", "int", "where it ends, exclusive", "character"),
)
SEGMENT_LIST = Table(
    "segments",
    "every segment of every transcript",
    (
        Column("segment_id", "text", "transcript-unit-number"),
        *_WHO,
        Column("turn", "int", "number of its (first) turn in the transcript"),
        Column("unit", "text", "turn, sentence or window"),
        *_RANGE,
        Column("start_time", "float", "when it begins, where the source says", "second", 3),
        Column("end_time", "float", "when it ends, where the source says", "second", 3),
        Column("words", "int", "words spoken in it", "word"),
        Column("participant_words", "int", "words in it that no moderator spoke", "word"),
        Column("text", "text", "the words, exactly", exact=True),
        Column("line", "int", "line (Word: paragraph, table: row) of the source file"),
    ),
    "transcript, number",
)
CODINGS = Table(
    "codings",
    "every coding with its reason",
    (
        Column("coding_id", "text", "transcript-turn-code-offset in the turn"),
        Column("segment_id", "text", "the segment that holds its start"),
        *_WHO,
        Column("turn", "int", "number of its turn in the transcript"),
        *_RANGE,
        Column("matched", "text", "the words that matched; … between the pieces", exact=True),
        Column("code", "text", "id of the code"),
        Column("tier", "text", "id of the code's tier"),
        Column("term", "text", "the term as the codebook has it"),
        Column("kind", "text", "the way the term matches"),
        Column("rule", "text", "why it matched"),
        Column("pieces", "text", "ranges of the parts where it does not stand in one stretch: 12-20;31-36"),
        Column("negated", "flag", "1 where a negation stands by it; empty = not computed"),
        Column("hedged", "flag", "1 where it is said with reserve; empty = not computed"),
        Column("wished", "flag", "1 where it is wanted, not done; empty = not computed"),
        Column("is_question", "flag", "1 where its sentence ends with a question mark"),
        Column("prompted", "flag", "1 where the moderator or guide brought it up; empty = not computed"),
        Column("actor", "text", "whom it is about; empty = not computed"),
        Column("stance", "text", "how it is spoken of; empty = not computed"),
        Column("cues", "text", "the words that raised the flags: flag:12-20;…"),
        Column("confidence", "text", "high, or low where the form of the word had to be guessed"),
        Column("coder", "text", "machine, or the person's name"),
        Column("status", "text", "machine, accepted, rejected or added"),
        Column("codebook_version", "text", "version and hash of the codebook that made it"),
        Column("sentence", "text", "the sentence that holds it"),
        Column("term_line", "int", "line of the term in the codebook's file"),
        Column("source_line", "int", "line (Word: paragraph, table: row) of the source file"),
        Column("sentence_start", "int", "where its sentence begins in texts/<transcript>.txt", "character"),
        Column("sentence_end", "int", "where its sentence ends, exclusive", "character"),
    ),
    "transcript, start, code",
)
_COUNTS = (
    Column("groups", "int", "groups in which it occurs", "group"),
    Column("groups_of", "int", "groups there are", "group"),
    Column("speakers", "int", "participants who said it", "person"),
    Column("speakers_of", "int", "participants who spoke", "person"),
    Column("segments", "int", "segments that carry it", "segment"),
    Column("segments_of", "int", "segments there are, moderators' apart", "segment"),
    Column("words_of", "int", "words spoken, moderators' apart", "word"),
    Column("per_1000_words", "float", "segments that carry it per 1,000 words", "segment per 1,000 words"),
    Column("share_of_segments", "float", "segments / segments_of", "share"),
    Column("largest_speaker_share", "float", "share of its segments spoken by the one who said it most", "share"),
    Column("status_counted", "text", "which codings are counted"),
)
_CODE = (
    Column("code", "text", "id of the code or tier; code/* is a code with all that nests under it"),
    Column("tier", "text", "id of the tier"),
    Column("kind", "text", "role, purpose, factor, theme; tier for a whole tier"),
)
_EXTRA = (
    Column("codings", "int", "single mentions (a segment may hold several)", "coding"),
    Column("label", "text", "label of the code or tier"),
)
FREQUENCIES = Table(
    "frequencies",
    "how often each code occurs, and how widely",
    (*_CODE, *_COUNTS, *_EXTRA),
    "order of the codebook; then codes with what nests under them, then tiers",
)
FREQUENCIES_BY_GROUP = Table(
    "frequencies_by_group",
    "the same, a group at a time",
    (
        *_CODE,
        *_COUNTS,
        *_EXTRA,
        Column("group", "text", "the focus group"),
        Column("stakeholder", "text", "its type"),
    ),
    "group, then as frequencies",
)
FREQUENCIES_BY_STAKEHOLDER = Table(
    "frequencies_by_stakeholder",
    "the same, a stakeholder type at a time",
    (*_CODE, *_COUNTS, *_EXTRA, Column("stakeholder", "text", "the stakeholder type")),
    "stakeholder, then as frequencies",
)
FREQUENCIES_BY_SPEAKER = Table(
    "frequencies_by_speaker",
    "the same, a participant at a time",
    (
        *_CODE,
        *_COUNTS,
        *_EXTRA,
        Column("group", "text", "the focus group"),
        Column("speaker", "text", "who spoke"),
    ),
    "group, speaker, then as frequencies",
)
FREQUENCIES_BY_SECTION = Table(
    "frequencies_by_section",
    "the same, a section of the topic guide at a time",
    (*_CODE, *_COUNTS, *_EXTRA, Column("section", "text", "section of the topic guide")),
    "section, then as frequencies",
)
_PAIR = (
    Column("unit", "text", "the unit in which both must stand"),
    Column("n_a", "int", "units with a", "unit"),
    Column("n_b", "int", "units with b", "unit"),
    Column("n_both", "int", "units with both", "unit"),
    Column("n_units", "int", "units there are, moderators' apart", "unit"),
    Column("expected", "float", "units with both if a and b had nothing to do with each other: n_a n_b / n_units"),
    Column("jaccard", "float", "n_both / (n_a + n_b - n_both)", "share"),
    Column("expected_within_group", "float", "the same expectation, added up group by group"),
)


def _spoken(of: str, meaning: str) -> Table:
    columns = (
        Column("group", "text", "the focus group; empty = all groups"),
        Column("code", "text", "id of the code"),
        Column("tier", "text", "id of the tier"),
        Column(of, "text", meaning),
        Column("segments", "int", "segments with a coding of that kind", "segment"),
        Column("speakers", "int", "participants who said it", "person"),
        Column("codings", "int", "codings of that kind", "coding"),
        Column("share_of_codings", "float", "codings / all codings of the code there", "share"),
        Column("status_counted", "text", "which codings are counted"),
    )
    return Table(f"code_by_{of}", f"codes by {of}, proposed by word lists", columns, f"group, code, {of}")


CODE_BY_ACTOR = _spoken("actor", "whom it is about; unclear where the words do not tell")
CODE_BY_STANCE = _spoken("stance", "does, lacks, wanted, should-stop; unclear where the words do not tell")
COOCCURRENCE = Table(
    "cooccurrence",
    "which codes stand together in one segment",
    (Column("code_a", "text", "id of a code"), Column("code_b", "text", "id of another"), *_PAIR),
    "order of the codebook",
)
TIERS = Table(
    "tiers",
    "which tiers stand together in one segment; a segment counts once for a tier",
    (
        Column("tier_a", "text", "id of a tier"),
        Column("tier_b", "text", "id of another, or the same"),
        *_PAIR,
    ),
    "order of the codebook",
)
UNCODED = Table(
    "uncoded",
    "substantive turns of participants that carry no code, longest first",
    (
        *_WHO,
        Column("turn", "int", "number of the turn"),
        *_RANGE,
        Column("words", "int", "words spoken", "word"),
        Column("text", "text", "the words, exactly", exact=True),
        Column("line", "int", "line of the source file"),
    ),
    "words (most first), transcript, turn",
)
TRANSCRIPT_LIST = Table(
    "transcripts",
    "what was read, a transcript a row",
    (
        Column("transcript", "text", "id of the transcript"),
        Column("path", "text", "the file"),
        Column("sha256", "text", "SHA-256 of the file's bytes"),
        Column("format", "text", "the reader that understood it"),
        Column("group", "text", "the focus group"),
        Column("stakeholder", "text", "its stakeholder type"),
        Column("date", "text", "the day it was held"),
        Column("turns", "int", "turns", "turn"),
        Column("words", "int", "words spoken", "word"),
        Column("participants", "int", "participants who spoke", "person"),
        Column("participants_expected", "int", "participants the study expects; 0 = not stated", "person"),
        Column("participant_turns", "int", "turns of participants and unknown speakers", "turn"),
        Column("participant_words", "int", "their words", "word"),
        Column("moderators", "text", "labels read as moderator, with | between"),
        Column("words_left_out", "int", "words of the file that are no speech", "word"),
    ),
    "transcript",
)
LEFT_OUT = Table(
    "left_out",
    "what stands in a transcript's text but is no speech, and why",
    (
        Column("transcript", "text", "id of the transcript"),
        *_RANGE,
        Column("reason", "text", "why it was left out"),
        Column("text", "text", "the characters, exactly", exact=True),
    ),
    "transcript, start",
)
COLUMNS = Table(
    "columns",
    "the data dictionary",
    (
        Column("table", "text", "name of the table"),
        Column("column", "text", "name of the column"),
        Column("type", "text", "text, int, float or flag (1, 0, empty)"),
        Column("unit", "text", "unit of its numbers"),
        Column("meaning", "text", "what it says"),
    ),
    "table, column",
)
KWIC = Table(
    "kwic",
    "keyword in context: a hit a row, with what stands left and right of it",
    (
        Column("coding_id", "text", "id of the coding; empty for a free search"),
        Column("segment_id", "text", "the segment that holds it"),
        Column("group", "text", "the focus group"),
        Column("speaker", "text", "who said it"),
        Column("speaker_type", "text", "participant, moderator or unknown"),
        Column("turn", "int", "number of the turn"),
        Column("left", "text", "the words before it", exact=True),
        Column("hit", "text", "the words that matched", exact=True),
        Column("right", "text", "the words after it", exact=True),
        Column("code", "text", "the code; empty for a free search"),
        Column("term", "text", "the term"),
        Column("rule", "text", "why it matched"),
        Column("transcript", "text", "the transcript"),
    ),
    "transcript, start",
)
EXAMPLES = Table(
    "examples",
    "the codebook's own examples, tried",
    (
        Column("code", "text", "id of the code"),
        Column("kind", "text", "example or counterexample"),
        Column("sentence", "text", "the sentence", exact=True),
        Column("hit", "flag", "1 where a term of the code matched"),
        Column("right", "flag", "1 where an example is hit, or a counterexample is not"),
        Column("term", "text", "the term that matched"),
    ),
    "order of the codebook",
)
EXPANDED = Table(
    "expanded",
    "what each term finds: a form a row; what should be looked at first",
    (
        Column("keep", "text", "yes, or no where the term drops the form; empty where it finds nothing"),
        Column("look", "text", "guessed or odd where a person should look; else empty"),
        Column("code", "text", "id of the code"),
        Column("term", "text", "the term as the codebook has it"),
        Column("form", "text", "the words found; … where others stand between; empty where it finds nothing"),
        Column("count", "int", "how often it is found, moderators apart", "hit"),
        Column("groups", "int", "groups in which it is found", "group"),
        Column("speakers", "int", "participants who said it", "person"),
        Column("reason", "text", "why it is found"),
        Column("context", "text", "its first place, between » «", exact=True),
        Column("codings", "int", "of the count, those that are a coding: no longer match covers them", "coding"),
        Column("moderators", "int", "how often moderators said it, beside the count", "hit"),
        Column("term_line", "int", "line of the term in the codebook's file"),
        Column("transcript", "text", "the transcript of the context"),
        Column("turn", "int", "the turn of the context; 0 where there is none"),
        Column("rule", "text", "the rule, as in `codings`"),
    ),
    "guessed, odd, all others, what finds nothing; then order of the codebook, count",
)
SUGGESTED = Table(
    "suggested",
    "terms that a codebook could have, with what each would find; nothing is applied",
    (
        Column("kind", "text", "forms, derived, compounds or neighbours"),
        Column("code", "text", "the code it is proposed for; empty where none is named"),
        Column("proposal", "text", "the term"),
        Column("source", "text", "the term it is like, or what it is a key word of"),
        Column("forms", "text", "the forms it would find, with how often"),
        Column("count", "int", "how often it would be found where no code stands, moderators apart", "hit"),
        Column("new_turns", "int", "turns that do not carry the code yet", "turn"),
        Column("uncoded_turns", "int", "of these, substantive turns that carry no code at all", "turn"),
        Column("added_turns", "int", "of these, turns that people gave the code", "turn"),
        Column("groups", "int", "groups in which it would be found", "group"),
        Column("speakers", "int", "participants who said it", "person"),
        Column("log_likelihood", "float", "G² (four cells) of a key word; empty for other kinds", "", 2),
        Column("log_ratio", "float", "how many times as frequent a key word is, as a power of two", "", 2),
        Column("contexts", "text", "up to three places, | between, the hit between » «", exact=True),
        Column("yaml", "text", "the line to put under terms:"),
    ),
    "kind, code, added turns, log-likelihood, count",
)


def by_attribute(name: str) -> Table:
    """The table of frequencies by an attribute of the participants' table."""
    column = Column(name, "text", "attribute of the participants' table")
    meaning = f"the same, by {name} of the participants"
    return Table(f"frequencies_by_{name}", meaning, (*FREQUENCIES.columns, column), f"{name}, then as frequencies")


TAKEN = {  # what an attribute of participants cannot be called: it is counted, or chosen by
    *coding.TURNS.names, *coding.SPANS.names, *coding.CODES.names, *FREQUENCIES.names,
    "segment", "segment_id", "coding_id", "bucket", "most", "_",
}  # fmt: skip
TURN_LIST = Table(
    "turns",
    "every turn, whatever the unit",
    (
        Column("transcript", "text", "id of the transcript"),
        Column("turn", "int", "number of the turn in its transcript, from 1"),
        Column("group", "text", "the focus group"),
        Column("stakeholder", "text", "the group's stakeholder type"),
        Column("speaker", "text", "the speaker's label or pseudonym"),
        Column("speaker_type", "text", "participant, moderator or unknown"),
        Column("section", "text", "section of the topic guide"),
        *_RANGE,
        Column("start_time", "float", "when it begins, where the source says", "second", 3),
        Column("end_time", "float", "when it ends, where the source says", "second", 3),
        Column("words", "int", "words spoken", "word"),
        Column("line", "int", "line (Word: paragraph, table: row) of the source file"),
    ),
    "transcript, turn",
)
TABLES = (
    SEGMENT_LIST,
    TURN_LIST,
    CODINGS,
    FREQUENCIES,
    FREQUENCIES_BY_GROUP,
    FREQUENCIES_BY_STAKEHOLDER,
    FREQUENCIES_BY_SPEAKER,
    FREQUENCIES_BY_SECTION,
    CODE_BY_ACTOR,
    CODE_BY_STANCE,
    COOCCURRENCE,
    TIERS,
    UNCODED,
    TRANSCRIPT_LIST,
    LEFT_OUT,
    COLUMNS,
    KWIC,
    EXAMPLES,
    EXPANDED,
    SUGGESTED,
)
