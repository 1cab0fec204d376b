"""What can go wrong: the exceptions, as a tree, and the rules of the findings with their mends.

A problem in a user's file is a `Finding`, and all of them are found at once. An exception is for what
cannot go on; its message says what would have worked.
"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from typing import NamedTuple

from focuscode.model import Finding, Level, Place


class FocuscodeError(Exception):
    """The root of every error that focuscode raises for a user's mistake."""


class UsageError(FocuscodeError):
    """A call or command that cannot be carried out as it was given."""


class InputError(FocuscodeError):
    """An input file that cannot be used; carries its findings."""

    def __init__(self, message: str, findings: Iterable[Finding] = ()) -> None:
        super().__init__(message)
        self.findings = tuple(findings)


class CodebookError(InputError):
    """A codebook with errors."""


class StudyError(InputError):
    """A study.yaml with errors."""


class TranscriptError(InputError):
    """A transcript that cannot be read."""


class ResultsError(FocuscodeError):
    """A results folder that is missing, damaged or of another making."""


class CodingError(FocuscodeError):
    """A coding whose tables contradict each other: a fault of focuscode, not of the user's files."""


class Rule(NamedTuple):
    """A rule that findings are made by: its level, what is wrong, how to mend it."""

    level: Level
    message: str
    mend: str


RULES: dict[str, Rule] = {
    # files
    "F001": Rule("error", "The file cannot be read: {why}.", "Check the path and your rights to the file."),
    "F002": Rule("error", "No reader knows this file ({suffix}).", "{advice}"),
    "F003": Rule("error", "The file is empty.", "Export it again from where it came from."),
    "F004": Rule("info", "Read as {encoding}.", "Save it as UTF-8 if a letter looks wrong."),
    "F005": Rule("error", "The file is damaged: {why}.", "Open it in its own program and save it again."),
    "F006": Rule("error", "Two files have the id '{id}': {first} and this one.", "Rename one; this one was left out."),
    "F007": Rule("error", "The file is too large to open safely: {why}.", "Split it into parts."),
    "F008": Rule("warning", "Read as {encoding}, with {count} unreadable characters.", "Save it as UTF-8."),
    "F009": Rule("error", "No file with transcripts was found.", "Name files or a folder that holds them."),
    "F010": Rule(
        "info",
        "{count} letter(s) were encoded twice ('{piece}' for '{letter}') and were put right.",
        "Compare a line with the original.",
    ),
    "F011": Rule(
        "warning",
        "{count} piece(s) look like letters encoded twice ('{piece}') and were left: not all of the file is so.",
        "Mend them in the file, or export it again as UTF-8.",
    ),
    # transcripts
    "F101": Rule("error", "No turn was found.", "Each turn needs a label (Name:) or a line of its own."),
    "F102": Rule(
        "warning",
        "No speaker is named; every turn counts as spoken by 'unknown'.",
        "Put 'Name:' before turns.",
    ),
    "F103": Rule("warning", "The time cannot be read: '{text}'.", "Write hh:mm:ss.ttt; the words were kept."),
    "F104": Rule("warning", "{count} caption(s) without words were skipped.", "Nothing to do if nobody spoke."),
    "F105": Rule("error", "The table has no column with the words.", "Name one column 'text'. Found: {found}."),
    "F106": Rule("warning", "The row has {found} cells where the header has {wanted}.", "Check its quotes."),
    "F107": Rule("info", "Columns not used: {columns}.", "Known are text, speaker, speaker_type, start, end, group."),
    "F108": Rule("warning", "No moderator was found.", "Name the label under 'moderator:' in study.yaml."),
    "F109": Rule(
        "warning",
        "'{label}' and '{other}' may be the same speaker.",
        "Use one spelling, or list both in the study.",
    ),
    "F110": Rule("info", "'{label}:' stands once and was read as a speaker.", "Check that it is no word of speech."),
    "F111": Rule(
        "info",
        "'{label}:' stands {count} time(s) and was read as words, not as a speaker.",
        "Check that it is none.",
    ),
    "F112": Rule("warning", "A line that belongs to no caption was left out: '{text}'.", "Check the times near it."),
    "F113": Rule(
        "warning",
        "{count} turn(s) with {words} words have no speaker.",
        "They count in words and segments, as nobody's.",
    ),
    "F114": Rule("info", "{names} {verb} once.", "Check that it is no slip in a label."),
    "F115": Rule(
        "warning",
        "From {start} to {end} ({minutes} minutes) {what}{more}.",
        "Ask whether a part was not transcribed, or the times are wrong.",
    ),
    "F116": Rule(
        "warning",
        "The time runs back at turn {turn}: {time} comes after {before}{more}.",
        "Put the turns in order, or each recording in a file of its own.",
    ),
    "F117": Rule(
        "info",
        "Turn {turn} begins at {time}, before the one above it ends ({end}){more}.",
        "Fine where people talk at once.",
    ),
    "F118": Rule(
        "warning",
        "{words} words were left out ({reason}): '{first} …'.",
        "Nobody's words are counted there; give them a label if somebody said them.",
    ),
    "F119": Rule(
        "warning",
        "Read again, the file would not say the same: {what}.",
        "Write it as csv, which keeps everything.",
    ),
    "F120": Rule("info", "Speakers were told by {form}: {labels}.", "Write 'Name:' before turns if this is wrong."),
    "F121": Rule("info", "The same time stands before every line; it was left out.", "Nothing to do if it is none."),
    # captions
    "F130": Rule(
        "error",
        "No caption was found: no line has times.",
        "Captions have '00:00:01,000 --> 00:00:04,000' above their words; save a text without times as .txt.",
    ),
    "F131": Rule(
        "info",
        "The captions roll: {count} line(s) that are shown a second time were read once.",
        "Compare a page with the recording.",
    ),
    "F132": Rule(
        "warning",
        "The times run back {count} time(s), here first.",
        "Check the order of the captions; they were read as they stand.",
    ),
    "F133": Rule(
        "info",
        "{count} caption(s) begin before the one above has ended, here first.",
        "Nothing to do where people speak at the same time.",
    ),
    "F134": Rule(
        "info",
        "The first line of each caption was read as the speaker's name: {names}.",
        "Write 'Name:' before the words if they are none.",
    ),
    "F135": Rule(
        "warning",
        "It holds several languages: {read} was read, {left} left out ({words} words).",
        "Make a file of the other one if you need it.",
    ),
    "F136": Rule(
        "warning", "The line has too few fields and was left out: '{text}'.", "Compare it with its Format line."
    ),
    # talks as data, tables, ELAN, CHAT, XML
    "F155": Rule(
        "error",
        "It holds no list with words that are spoken; found: {found}.",
        "Known are {known}, and lists with a record a turn (speaker, text, start, end).",
    ),
    "F156": Rule("warning", "{count} time(s) cannot be read, the first is '{text}'.", "The words were kept."),
    "F157": Rule("error", "The file is nested deeper than {limit} levels.", "Export it again; a transcript needs ten."),
    "F158": Rule(
        "warning", "Names stand twice in one record: {keys}.", "The first was read; the other words were left out."
    ),
    "F159": Rule("error", "The file is not opened: {why}.", "Export it again without that."),
    "F160": Rule("info", "{count} other reading(s) of the same words were not kept.", "The first one was read."),
    "F161": Rule("error", "It is XML of no known kind: {found}.", "Known are {known}."),
    "F162": Rule("info", "The tier '{tier}' with {words} word(s) was left out: {why}.", "Check that it is no speech."),
    "F163": Rule("warning", "The sheet '{sheet}' was not read: {why}.", "Put the talk on one sheet."),
    "F164": Rule(
        "info", "{count} hidden row(s) were read too, the first is row {row}.", "Delete what should not be read."
    ),
    "F165": Rule(
        "info",
        "{count} cell(s) held codes such as {example}; they were read as the signs they stand for.",
        "Nothing to do if they look right.",
    ),
    "F166": Rule(
        "info", "The header was found in row {row}; what stands above it was left out.", "Nothing to do if it is right."
    ),
    "F168": Rule(
        "warning", "{count} cell(s) hold a formula without a value.", "Open it in Excel, save it, and read it again."
    ),
    "F169": Rule(
        "info",
        "{count} mark(s) of the transcription were taken out of the words, such as {example}.",
        "They stand with what was left out.",
    ),
    # documents
    "F140": Rule(
        "info",
        "{count} comment(s) in the margin are no speech and were not read.",
        "Move into the text what should count.",
    ),
    "F141": Rule(
        "info",
        "Tracked changes were read as accepted: {kept} insertion(s) kept, {deleted} deletion(s) left away.",
        "Accept or reject them in the document if that is not meant.",
    ),
    "F142": Rule("info", "{count} note(s) with {words} words were not read.", "Move into the text what should count."),
    "F143": Rule("info", "{words} hidden word(s) were not read.", "Show them in the document if they should count."),
    "F144": Rule(
        "info",
        "Left out on {count} page(s), as it comes back at the edge: '{text}'.",
        "Check that it is no speech.",
    ),
    "F145": Rule(
        "error",
        "The PDF holds pictures of pages and no text.",
        "Recognise the text first, with OCRmyPDF or Acrobat; then read the new PDF.",
    ),
    "F146": Rule(
        "error",
        "The file is protected with a password.",
        "Open it with the password in its own program and save a copy without one.",
    ),
    "F147": Rule("error", "PDF needs one more library.", 'Install it with: pip install "focuscode[pdf]".'),
    "F148": Rule(
        "info",
        "{count} word(s) that were divided at the end of a line were joined, such as '{text}'.",
        "Check the names among them.",
    ),
    "F149": Rule(
        "info",
        "The list of labels was left out; those who lead the talk in it: {labels}.",
        "Name them under 'moderator:' in study.yaml if that is wrong.",
    ),
    "F150": Rule(
        "error",
        "This is an old Word file (.doc) under another name.",
        "Open it in Word or LibreOffice and save it as .docx.",
    ),
    "F151": Rule(
        "warning",
        "{count} page(s) have no text, the first is page {page}.",
        "If words stand there as a picture, recognise the text first (OCRmyPDF, Acrobat).",
    ),
    "F152": Rule(
        "info",
        "{words} word(s) outside the turns were left out.",
        "Check them with 'focuscode show' if speech may be among them.",
    ),
    "F153": Rule("info", "Pages in two columns were read column by column: {pages}.", "Check the order of the turns."),
    "F154": Rule("warning", "The file ends in the middle.", "Save it again in its own program; words may be missing."),
    # codebooks
    "F201": Rule("error", "The YAML does not parse: {why}.", "Check quotes, colons and indentation near here."),
    "F202": Rule("error", "Unknown key '{key}'.", "{near}"),
    "F203": Rule("error", "'{key}' is missing.", "Add it here."),
    "F204": Rule("error", "The id '{id}' stands twice (first on line {first}).", "Give each its own id."),
    "F205": Rule("error", "The term '{term}' stands twice in '{code}' (first on line {first}).", "Remove one."),
    "F206": Rule("error", "No tier '{tier}'.", "{near}"),
    "F207": Rule("error", "No code '{parent}' to be the parent of '{code}'.", "{near}"),
    "F208": Rule("error", "'{code}' is its own ancestor: {path}.", "Break the circle of 'parent:'."),
    "F209": Rule("error", "The regular expression '{regex}' is wrong: {why}.", "Mend it, or use a wild term."),
    "F210": Rule("error", "The term '{term}' can never match: {why}.", "{mend}"),
    "F211": Rule("error", "'{key}' should be {wanted}.", "{mend}"),
    "F212": Rule("error", "The file unfolds to more than {limit} parts: anchors within anchors.", "Write it out."),
    "F213": Rule("error", "It is nested deeper than {limit} levels.", "A codebook needs five."),
    "F214": Rule("warning", "'{code}' has no {what}.", "Coders and reviewers will ask for it."),
    "F215": Rule(
        "warning",
        "The term '{term}' also stands under '{other}' (line {line}).",
        "Fine if both codes are meant.",
    ),
    "F216": Rule("error", "The key '{key}' stands twice (first on line {first}).", "YAML keeps only one; merge them."),
    "F217": Rule("error", "'{id}' cannot be an id.", "Use letters, digits and hyphens: it becomes part of file ids."),
    "F218": Rule("warning", "The example is not hit: '{sentence}'.", "Add a term, or correct the example."),
    "F219": Rule(
        "warning",
        "The counterexample is hit by '{term}': '{sentence}'.",
        "Narrow the term, or move the example.",
    ),
    "F220": Rule("warning", "'{code}' has no term: it is for hand-coding only.", "Add terms if it should be found."),
    "F221": Rule("error", "The regular expression '{term}' gives no reason.", "Add reason: a reviewer will ask."),
    "F222": Rule(
        "warning",
        "The regular expression '{term}' took too long on {count} turn(s) and was given up there.",
        "Make it simpler, or use another kind of term.",
    ),
    "F223": Rule(
        "warning", "'{word}' is a form of '{lemma}', and finds no other forms.", "Write '{lemma}' as the lemma."
    ),
    "F224": Rule("warning", "'{term}' can be {what}.", "{mend}"),
    "F225": Rule(
        "warning",
        "The pattern '{term}' is wide: {why}.",
        "Write more of the word, name the words you mean, or use {{compound: …}}.",
    ),
    "F226": Rule("warning", "{count} of {terms} terms of {whose} {what}: {which}.", "{mend}"),
    "F227": Rule(
        "info",
        "'{code}' and '{other}' nearly always stand in the same {unit}s: {both} of {one} and of {two}.",
        "Ask whether they are two codes, or share what they look for.",
    ),
    "F228": Rule(
        "info",
        "The term '{term}' alone makes {count} of the {codings} codings of '{code}'.",
        "Read them: focuscode kwic --code {code}.",
    ),
    "F229": Rule(
        "warning",
        "{id} has changed since the results in {folder} were made, and is version {version} still.",
        "Raise 'version:', so that the two can be told apart.",
    ),
    "F230": Rule("warning", "'changes:' leads to '{id}', which is no code and did not become one.", "{near}"),
    "F231": Rule(
        "warning",
        "'{id}' became {new} in {version}, but is a code still.",
        "Remove the code or the change; if the id was given again on purpose, give it another one.",
    ),
    # workbooks of a codebook
    "F232": Rule(
        "error",
        "Both were changed: it was '{was}'; the sheet says '{sheet}', the codebook says '{codebook}'.",
        "Make them agree in one of the two, or decide all with --prefer sheet or --prefer codebook.",
    ),
    "F233": Rule("error", "It cannot be taken over: {what}.", "{near}"),
    "F234": Rule("error", "The cell holds a formula.", "Write the words that it should say."),
    "F235": Rule("warning", "{what} is gone; what it held stays in the codebook.", "Export again if it was not meant."),
    "F236": Rule(
        "info", "Columns that say nothing to the codebook: {columns}.", "Notes of your own stay in the sheet."
    ),
    "F237": Rule(
        "warning",
        "The rows of {what} stand in another order.",
        "The codebook keeps its own order.",
    ),
    "F240": Rule(
        "warning",
        "The results are of {theirs}, not of {ours}: no numbers were put in.",
        "Run the study again with this codebook, or name its results.",
    ),
    # sheets around a codebook
    "F245": Rule("error", "No segment or turn '{id}' in the results.", "{near}"),
    "F246": Rule("error", "The sheet has no column {wanted}.", "Found: {found}."),
    "F247": Rule(
        "warning",
        "'{form}' is no form that the term '{term}' of '{code}' finds here; the row was passed over.",
        "Make the sheet anew if the codebook or the transcripts have changed.",
    ),
    "F248": Rule("error", "'{value}' cannot be the {column}.", "{mend}"),
    "F249": Rule("info", "{count} turn(s) are left out.", "The list has {entries} entries."),
    # studies
    "F301": Rule("error", "No such file: {file}.", "Paths count from the folder of study.yaml."),
    "F302": Rule("error", "{file} belongs to two groups: {first} and {second}.", "List it once."),
    "F303": Rule("warning", "{file} belongs to no group.", "List it under 'groups:', or move it away."),
    "F304": Rule(
        "warning",
        "{group}: {found} participants speak where {wanted} were expected.",
        "Compare with the attendance list.",
    ),
    "F305": Rule("error", "No group '{group}'.", "{near}"),
    "F306": Rule("warning", "The participant '{label}' of {group} never speaks.", "Check the label's spelling."),
    "F307": Rule(
        "warning",
        "{group}: '{label}' is in no row of the participants' table.",
        "Add a row, or mend the label.",
    ),
    "F308": Rule(
        "warning",
        "{group}: the section '{section}' was not found.",
        "Check its 'begins:' against the moderator.",
    ),
    "F309": Rule(
        "error",
        "The passage to exclude was not found in {file}: '{text}'.",
        "Copy it exactly; nothing was counted.",
    ),
    "F310": Rule("info", "{group}: {what} is excluded ({words} words).", "Honoured in counts, quotations and exports."),
    "F311": Rule("error", "No one in {group} is labelled '{label}'.", "Speakers there: {speakers}."),
    "F312": Rule(
        "warning", "{group}: no one is labelled '{label}', who is named as moderator.", "Speakers there: {speakers}."
    ),
    # corrected transcripts
    "F330": Rule(
        "error",
        "Only {share} of the words of {old} stand in {new}: nothing was carried.",
        "Check that both are the same talk.",
    ),
    "F331": Rule(
        "error",
        "The results were made from another {id} than this file.",
        "Name the folder of results as OLD, or the file that they were made from.",
    ),
    "F332": Rule(
        "warning",
        "The corrected transcript is called '{new}', the old one '{old}': every id begins with '{new}' now.",
        "Give the file the old name if it takes its place in the study.",
    ),
    "F333": Rule(
        "warning",
        "The groups differ: {old} before, {new} now.",
        "Check the column 'group', or the groups of the study.",
    ),
    "F334": Rule(
        "error",
        "The file holds no codings. Found: {found}.",
        "Name its columns transcript, turn, codes, coder, or take a codings.csv of results.",
    ),
    "F335": Rule("warning", "No row speaks of the transcript '{id}'.", "There are rows of {found}."),
    "F336": Rule(
        "info",
        "A passage of {words} words (turn {old} before, {new} now) was moved: '{text}'.",
        "What stands there was carried along.",
    ),
    "F337": Rule("warning", "{count} carried coding(s) of people are doubtful.", "Read them before they are counted."),
    "F338": Rule(
        "warning", "{count} coding(s) of people could not be carried.", "Code these places again where it matters."
    ),
}


MANY = 20  # names listed where nothing near was found


def finding(rule: str, place: Place, **facts: object) -> Finding:
    """A finding by rule, its message and mend filled in with the facts."""
    level, message, mend = RULES[rule]
    return Finding(place, level, rule, message.format(**facts), mend.format(**facts))


def near(word: str, known: Iterable[str]) -> str:
    """What a mistyped word may have meant: "Near: platform." or the list of what is known."""
    known = list(known)
    written = {name.casefold(): name for name in reversed(known)}
    close = get_close_matches(word.casefold(), written, n=3, cutoff=0.6)
    if close:
        return f"Near: {', '.join(written[name] for name in close)}."
    more = f" … ({len(known)} in all)" if len(known) > MANY else "."
    return f"Known: {', '.join(known[:MANY])}{more}" if known else "None is defined."


def errors_in(findings: Iterable[Finding]) -> list[Finding]:
    """The findings that forbid going on."""
    return [f for f in findings if f.level == "error"]
