"""The rules of findings about studies: what can be wrong with a study, its names, or a corrected transcript."""

from __future__ import annotations

from focuscode.rules.rule import Rule

RULES: dict[str, Rule] = {
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
    "F320": Rule("error", "The name '{name}' stands twice in the list (first on line {first}).", "Keep one of them."),
    "F321": Rule("error", "'{replacement}' cannot stand for a name: {why}.", "Choose another, or leave it empty."),
    "F322": Rule("warning", "'{name}' was found nowhere.", "Check its spelling, or add another behind a |."),
    "F323": Rule("warning", "'{text}' still stands there{times}: {why}.", "Put it on the list if it is a name."),
    "F324": Rule("warning", "{what} still stands there{times}: '{text}'.", "Replace such with --also {also}."),
    "F325": Rule(
        "warning",
        "Only one speaker has {what}.",
        "A person can be known by it: leave the column out, or make its values wider, before you hand the table on.",
    ),
    "F326": Rule("warning", "{what}.", "{mend}"),
    "F327": Rule(
        "info",
        "What was kept of the words and transcripts of earlier runs {was} thrown away.",
        "The next run makes it anew.",
    ),
    "F328": Rule(
        "warning",
        "Hardly a word begins with a capital, so names cannot be told from words by it.",
        "Read it yourself; a name that the list has in lower case (jan) is found in any case.",
    ),
    "F329": Rule("warning", "The file's name holds a name.", "Its copy is called {copy}."),
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
