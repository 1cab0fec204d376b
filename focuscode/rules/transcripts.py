"""The rules of findings about transcripts: what can be wrong with a transcript."""

from __future__ import annotations

from focuscode.rules.rule import Rule

RULES: dict[str, Rule] = {
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
        "The time runs back at {what}: {time} comes after {before}{more}.",
        "Put the turns in order, or each recording in a file of its own.",
    ),
    "F117": Rule(
        "info",
        "{what} begins at {time}, before the one above it ends ({end}){more}.",
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
}
