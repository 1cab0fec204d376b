"""A term as it is typed in a codebook, and what it finds in plain words."""

from __future__ import annotations

import re
from collections.abc import Mapping

from focuscode.codebook.terms import SHORTEST
from focuscode.model import Term

PLAIN = re.compile(r"\w(?:[\w .+/'’-]*[\w.+'’])?")  # needs no quotes, also inside brackets
ODD = re.compile(r"[\d.+_-]+|y|n|yes|no|on|off|true|false|null", re.IGNORECASE)  # what YAML takes for something else
CLASSES = {"noun": "noun ", "verb": "verb ", "adj": "adjective "}
TONGUES = {"nl": "Dutch", "en": "English", "fr": "French", "de": "German"}
ROLES = {"head": "end in", "modifier": "begin with", "any": "end in or begin with", "": "end in or begin with"}


def typed(term: Term, defaults: Mapping[str, str] | None = None) -> str:
    """The line of YAML that makes a term, as a person would type it under `terms:`.

    `defaults` are the codebook's; what they say already is not said again. A plain term with options is typed as
    the lemma or phrase that it is.
    """
    options = _options(term, defaults or {})
    if term.kind == "plain" and not options:
        return scalar(term.text)
    kind = ("phrase" if " " in term.text else "lemma") if term.kind == "plain" else term.kind
    found = texts(term.parts) if term.parts else scalar(term.text)
    return "{" + ", ".join([f"{kind}: {found}", *(f"{name}: {value}" for name, value in options)]) + "}"


def scalar(text: str) -> str:
    """A text as YAML, in quotes only where it needs them.

    >>> scalar("kennis delen"), scalar("*map"), scalar("foto's: mooi")
    ('kennis delen', "'*map'", "'foto''s: mooi'")
    """
    flat = " ".join(text.split())
    if PLAIN.fullmatch(flat) and not ODD.fullmatch(flat):
        return flat
    return "'" + flat.replace("'", "''") + "'"


def texts(values: tuple[str, ...]) -> str:
    """A list of texts as YAML on one line."""
    return f"[{', '.join(map(scalar, values))}]"


def _options(term: Term, defaults: Mapping[str, str]) -> list[tuple[str, str]]:
    """The keys behind a term's own, with their values."""
    short = term.kind == "compound" and "+" not in term.text and len(term.text) < SHORTEST
    homographs = term.homographs if term.kind in ("plain", "lemma") and " " not in term.text else ""
    unless = f"{{near: {texts(term.unless)}, within: {term.unless_within}}}" if term.unless else ""
    forms = [f"{name}: {texts(words)}" for name, words in (("add", term.add), ("drop", term.drop)) if words]
    found = [
        ("pos", term.pos or ""),
        ("gap", str(term.gap or "")),
        ("within", str(term.within) if term.kind == "near" else ""),
        ("ordered", "yes" if term.ordered else ""),
        ("scope", term.scope),
        ("as", term.role),
        ("min", str(len(term.text)) if short else ""),
        ("lang", term.lang),
        ("homographs", "" if homographs == defaults.get("homographs", "cue") else homographs),
        ("except", texts(term.excepted) if term.excepted else ""),
        ("unless", unless),
        ("forms", "{" + ", ".join(forms) + "}" if forms else ""),
        ("negation", term.negation),
        ("reason", scalar(term.reason) if term.reason else ""),
        ("note", scalar(term.note) if term.note else ""),
    ]
    return [(name, value) for name, value in found if value]


def in_words(term: Term) -> str:
    """What a term finds, in plain words, with its conditions.

    >>> from focuscode.model import Place
    >>> in_words(Term("c", "phrase", "kennis delen", "", Place(""), gap=2))
    '“kennis delen” in this order, each word in any form, at most 2 other words between each two'
    """
    return "; ".join([_finds(term), *_conditions(term)])


def _finds(term: Term) -> str:
    match term.kind:
        case "word":
            return f"“{term.text}” in this form alone"
        case "wild":
            return f"words that fit “{term.text}”, where {_signs(term.text)}"
        case "compound" if "+" in term.text:
            front, head = (part.strip() for part in term.text.split("+"))
            return f"“{front}” and “{head}” as one word, with a hyphen, or side by side"
        case "compound":
            return f"longer words that {ROLES[term.role]} “{term.text}”"
        case "near":
            order = "in this order" if term.ordered else "in any order"
            apart = f"at most {_words(term.within)} between the first and the last"
            return f"{listed(term.parts)} in one sentence, in any form, {order}, {apart}"
        case "all":
            return f"{listed(term.parts)} in one {term.scope or 'segment'}, in any form and any order"
        case "regex":
            return f"what the regular expression “{term.text}” fits ({' '.join(term.reason.split())})"
        case _ if " " not in term.text:
            return f"any form of the {CLASSES.get(term.pos or '', 'word ')}“{term.text}”"
        case _ if term.gap:
            apart = f"at most {_words(term.gap)} between each two"
            return f"“{term.text}” in this order, each word in any form, {apart}"
    return f"“{term.text}” side by side, each word in any form"


def in_short(term: Term) -> str:
    """A term as short as a table of a paper has room for; `legend` says what the signs mean.

    >>> from focuscode.model import Place
    >>> in_short(Term("c", "near", "", "", Place(""), parts=("kennis", "delen"), within=5))
    'kennis + delen (within 5)'
    """
    joint = " → " if term.ordered else " + "
    shown = {
        "word": f"“{term.text}”",
        "near": f"{joint.join(term.parts)} (within {term.within})",
        "all": f"{' & '.join(term.parts)} (one {term.scope or 'segment'})",
        "regex": f"/{term.text}/",
        "compound": term.text.replace(" ", "") if "+" in term.text else _longer(term),
    }.get(term.kind, term.text)
    marks = [
        term.pos or "",
        f"gap {term.gap}" if term.gap else "",
        f"also {', '.join(term.add)}" if term.add else "",
        f"not the form {', '.join(term.drop)}" if term.drop else "",
        f"not in: {', '.join(term.excepted)}" if term.excepted else "",
        f"not beside: {', '.join(term.unless)}" if term.unless else "",
        {"exclude": "not denied", "only": "denied"}.get(term.negation, ""),
        TONGUES.get(term.lang, ""),
    ]
    told = "; ".join(filter(None, marks))
    return f"{shown} ({told})" if told else shown


def _longer(term: Term) -> str:
    return {"head": f"…{term.text}", "modifier": f"{term.text}…"}.get(term.role, f"…{term.text}…")


LEGEND = (  # kinds, whether it takes several words, sign, meaning
    ("plain lemma", False, "word", "all forms of the word; (noun, verb, adj): read as this class alone"),
    ("plain phrase", True, "two words", "the words in this order, in any form; (gap 2): with up to 2 others between"),
    ("word", None, "“word”", "this form alone"),
    ("wild", None, "wor*", "a pattern on one word: * stands for any letters, ? for one"),
    (
        "compound",
        None,
        "…word, word…, …word…",
        "the end of a longer word, its front, or either; a+b: a word of two parts",
    ),
    (
        "near",
        None,
        "a + b (within 5)",
        "near each other in one sentence, with up to 5 words between; a → b: in this order",
    ),
    ("all", None, "a & b (one turn)", "all of the words in one sentence, turn or segment"),
    ("regex", None, "/…/", "a regular expression"),
)


def legend(terms: tuple[Term, ...]) -> list[tuple[str, str]]:
    """What the signs of `in_short` mean, of those that the terms need: (sign, meaning)."""
    used = {(term.kind, " " in term.text) for term in terms}
    found = [
        (sign, meaning)
        for kinds, several, sign, meaning in LEGEND
        if any(kind in kinds.split() and several in (None, wide) for kind, wide in used)
    ]
    if any(term.excepted or term.unless for term in terms):
        found.append(
            ("not in, not beside", "phrases in which the term is not meant; words that must not stand near it")
        )
    return found


def _conditions(term: Term) -> list[str]:
    found = []
    if term.add:
        found.append(f"also {listed(term.add)}")
    if term.drop:
        found.append(f"not the form {listed(term.drop, 'or')}")
    if term.excepted:
        found.append(f"not in {listed(term.excepted, 'or')}")
    if term.unless:
        found.append(f"not within {term.unless_within} words of {listed(term.unless, 'or')}")
    if term.homographs == "keep" and term.kind == "lemma":
        found.append("whatever class its neighbours show")
    if term.homographs == "strict" and term.kind == "lemma":
        found.append("a bare stem that is also a noun left out")
    policies = {"exclude": "not where it is denied", "only": "only where it is denied"}
    found += [policies[term.negation]] if term.negation in policies else []
    found += [f"read as {TONGUES[term.lang]}"] if term.lang else []
    return found


def _words(count: int) -> str:
    return f"{count} other word{'s' * (count != 1)}"


def _signs(pattern: str) -> str:
    known = {"*": "* stands for any letters", "?": "? for one letter", "[": "[ab] for one of these"}
    return ", ".join(told for sign, told in known.items() if sign in pattern) or "every letter counts"


def listed(values: tuple[str, ...], joint: str = "and") -> str:
    """Quoted texts in a sentence: “a”, “b” and “c”."""
    quoted = [f"“{value}”" for value in values]
    return f" {joint} ".join(filter(None, [", ".join(quoted[:-1]), quoted[-1]])) if quoted else ""
