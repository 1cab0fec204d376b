"""The rules of findings about files: what can be wrong with any file."""

from __future__ import annotations

from focuscode.rules.rule import Rule

RULES: dict[str, Rule] = {
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
}
