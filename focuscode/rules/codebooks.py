"""The rules of findings about codebooks: what can be wrong with a codebook."""

from __future__ import annotations

from focuscode.rules.rule import Rule

RULES: dict[str, Rule] = {
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
    "F245": Rule("error", "No segment or turn '{id}' in the results.", "{near}"),
    "F246": Rule("error", "The sheet has no column {wanted}.", "Found: {found}."),
    "F247": Rule(
        "warning",
        "'{form}' is no form that the term '{term}' of '{code}' finds here; the row was passed over.",
        "Make the sheet anew if the codebook or the transcripts have changed.",
    ),
    "F248": Rule("error", "'{value}' cannot be the {column}.", "{mend}"),
    "F249": Rule("info", "{count} turn(s) are left out.", "The list has {entries} entries."),
}
