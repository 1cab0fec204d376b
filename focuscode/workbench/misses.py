"""An example that no term of its code hits: which term came nearest, and what would have hit.

Every proposal is a term that was tried on the sentence and hits it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from typing import NamedTuple

from focuscode.language import Language, language
from focuscode.language.fold import key
from focuscode.language.lemma import TableLemmatizer
from focuscode.language.separable import separable
from focuscode.matching.pattern import CLASSES
from focuscode.matching.remembered import matcher_of
from focuscode.model import Code, Codebook, Term
from focuscode.workbench.trial import Said, is_content, try_terms, words_of

EXACT = 8  # distances up to here are tried one by one
GAPS = (*range(1, EXACT + 1), 10)
REACHES = (*range(1, EXACT + 1), 10, 12, 15, 20, 25, 30)
MOST = 3  # near misses of one sentence that are told
ALIKE = 0.8  # how like two spellings must be
SLIPS = 2  # letters more or less
STEM = 5  # letters that two words must begin with to be kin


class Miss(NamedTuple):
    """A term that nearly hit: why it did not, and the term that would (none if nothing tried does)."""

    rank: int
    term: Term
    why: str
    proposal: Term


def misses_of(code: Code, sentence: str, codebook: Codebook) -> list[Miss]:
    """The nearest misses of a code on a sentence, one a term, the nearest first."""
    words = words_of(sentence)
    standing = _standing(code.terms, sentence, codebook)
    near = [
        miss
        for term in code.terms
        for miss in _relaxed(term, words, standing, language(term.lang or codebook.language), codebook)
    ]
    tried = try_terms([miss.proposal for miss in near], [sentence], codebook)
    best: dict[Term, Miss] = {}
    for number, miss in enumerate(near):
        known = best.get(miss.term)
        if (number, 0) in tried and (known is None or miss.rank < known.rank):
            best[miss.term] = miss
    return sorted(best.values(), key=lambda miss: miss.rank)[:MOST]


def unknown_words(sentence: str, codebook: Codebook) -> list[str]:
    """The words of a sentence that say something and that no term of the codebook knows."""
    held = matcher_of(codebook).vocabulary.held
    tongue = language(codebook.language)
    forms = dict.fromkeys(word.form for word in words_of(sentence))
    return [form for form in forms if is_content(form, tongue) and not held(form)]


def _parts(term: Term) -> tuple[str, ...]:
    """The words of a term that asks for several."""
    if term.parts:
        return term.parts
    if term.kind == "compound":
        return tuple(part.strip() for part in term.text.split("+")) if "+" in term.text else ()
    return tuple(term.text.split()) if term.kind in ("plain", "phrase", "word") and " " in term.text else ()


def _standing(terms: Sequence[Term], sentence: str, codebook: Codebook) -> set[str]:
    """Which words of terms that ask for several stand in a sentence, in any form."""
    parts = list(dict.fromkeys((part, term.lang) for term in terms for part in _parts(term)))
    plain = [Term("", "plain", part, part, terms[0].place, lang=lang) for part, lang in parts]
    return {parts[number][0] for number, _ in try_terms(plain, [sentence], codebook)}


def _relaxed(term: Term, words: list[Said], standing: set[str], tongue: Language, codebook: Codebook) -> Iterator[Miss]:
    """Changes of a term that may hit, each with what it would mean if it does."""
    yield from _conditions(term, codebook)
    parts = _parts(term)
    if len(parts) > 1:
        yield from _several(term, parts) if standing.issuperset(parts) else ()
        yield from _one_word(term, parts, words)
        yield from _respelled(term, words, standing, tongue)
    elif term.kind in ("plain", "lemma", "word"):
        yield from _single(term, tongue)
        yield from _spelled(term, words, tongue)
    elif term.kind == "compound":
        yield from _part_of_word(term)
    elif term.kind == "wild":
        loose = f"*{term.text.strip('*')}*"
        yield Miss(2, term, "a longer word holds it", replace(term, text=loose))


def _conditions(term: Term, codebook: Codebook) -> Iterator[Miss]:
    """A condition that took the match."""
    for phrase in term.excepted:
        rest = tuple(other for other in term.excepted if other != phrase)
        yield Miss(0, term, f"its except: “{phrase}” takes it", replace(term, excepted=rest))
    for word in term.unless:
        rest = tuple(other for other in term.unless if other != word)
        told = f"its unless: “{word}” stands within {term.unless_within} words and takes it"
        yield Miss(0, term, told, replace(term, unless=rest))
    for form in term.drop:
        rest = tuple(other for other in term.drop if other != form)
        yield Miss(0, term, f"its form “{form}” is dropped (forms: drop)", replace(term, drop=rest))
    policy = term.negation or codebook.defaults.get("negation", "flag")
    if policy in ("exclude", "only"):
        asked = "a denial stands by it, and negation: exclude takes it"
        told = asked if policy == "exclude" else "nothing denies it there, and negation: only asks for that"
        yield Miss(0, term, told, replace(term, negation="flag"))
    if sum(map(bool, (term.excepted, term.unless, term.drop))) > 1 or len(term.excepted + term.unless) > 1:
        bare = replace(term, excepted=(), unless=(), drop=(), negation="flag" if policy != "flag" else "")
        yield Miss(1, term, "several of its conditions take it", bare)


def _several(term: Term, parts: tuple[str, ...]) -> Iterator[Miss]:
    """All words of a term stand there: further apart, in another order, in other forms, in two sentences."""
    if term.kind in ("plain", "phrase", "word"):
        loose = replace(term, kind="phrase")
        if term.kind == "word":
            yield Miss(1, term, "its words stand there in another form", loose)
        for gap in GAPS:
            if gap > term.gap:
                yield Miss(1, term, f"its words stand there with {_others(gap)} between", replace(loose, gap=gap))
    if term.kind == "near":
        yield Miss(1, term, "its words stand there in another order", replace(term, ordered=False))
    near = replace(term, kind="near", parts=parts, text=" ".join(parts), gap=0, scope="")
    for reach in REACHES:
        if term.kind != "near":
            told = (
                "its parts stand there apart" if term.kind == "compound" else "its words stand there in another order"
            )
            yield Miss(2, term, told, replace(near, within=reach))
        elif reach > term.within:
            told = f"its words stand there with {_others(reach)} between the first and the last"
            yield Miss(1, term, told, replace(term, within=reach))
            yield Miss(2, term, f"{told}, in another order", replace(term, within=reach, ordered=False))
    whole = replace(near, kind="all", scope="turn", ordered=False)
    yield Miss(3, term, "its words stand there, but not in one sentence", whole)


def _one_word(term: Term, parts: tuple[str, ...], words: list[Said]) -> Iterator[Miss]:
    """Two words written as one, or put together in another form: *kennisdeling* for *kennis delen*."""
    if len(parts) != 2 or term.kind == "compound" or not all(part.isalpha() for part in parts):
        return
    joined = replace(term, kind="compound", text="+".join(parts), parts=(), gap=0, ordered=False, scope="")
    yield Miss(2, term, "its words stand there as one longer word", joined)
    front, rest = (part.lower() for part in parts)
    for form in dict.fromkeys(key(word.form) for word in words):
        shared = _shared(form.removeprefix(front), rest)
        if form.startswith(front) and len(shared) > 2:
            wild = replace(joined, kind="wild", text=f"{front}{shared}*")
            yield Miss(3, term, f"“{form}” holds its words in another form", wild)


def _single(term: Term, tongue: Language) -> Iterator[Miss]:
    """One word: in another form, class or language use, inside a longer word, or as a verb in two parts."""
    low = term.text.lower()
    plain = replace(term, kind="plain", pos=None)
    if term.kind == "word":
        yield Miss(1, term, "another form of it stands there", plain)
        yield Miss(2, term, "it stands there with other capitals", replace(term, text=low))
    else:
        kept = replace(term, kind="lemma", homographs="keep")
        yield Miss(2, term, "its neighbours show another class there", kept)
    for pos in CLASSES:
        if pos != term.pos and term.kind != "word":
            text = tongue.lemmatizer.lemma(low, pos).word
            name = {"noun": "a noun", "verb": "a verb", "adj": "an adjective"}[pos]
            yield Miss(1, term, f"it stands there as {name}", replace(term, kind="lemma", text=text, pos=pos))
    bare = replace(plain, homographs="cue")
    for role, told in (("head", "as its end"), ("modifier", "as its front")):
        if len(low) > 2 and low.isalpha():
            yield Miss(2, term, f"a longer word holds it {told}", replace(bare, kind="compound", role=role))
    parts = separable(low, tongue.facts, tongue.lemmatizer) if tongue.facts.particles else None
    if parts:
        particle, base = parts
        for reach in REACHES:
            near = replace(bare, kind="near", text=f"{base} {particle}", parts=(base, particle), within=reach)
            yield Miss(2, term, f"“{base}” and “{particle}” stand there, but not as one verb", near)


def _part_of_word(term: Term) -> Iterator[Miss]:
    """A part of a longer word: in the other part, as a word of its own, or in a word whose parts are not known."""
    plain = replace(term, kind="plain", role="")
    yield Miss(1, term, "it stands there in the other part of a longer word", replace(term, role="any"))
    yield Miss(1, term, "it stands there as a word of its own", plain)
    told = "it stands inside a word that is not known as put together from it"
    yield Miss(4, term, told, replace(plain, kind="wild", text=f"*{term.text}*"))


def _spelled(term: Term, words: list[Said], tongue: Language) -> Iterator[Miss]:
    """A word spelled nearly like the term, or one that begins as it does."""
    low = term.text.lower()
    for form in dict.fromkeys(word.form for word in words):
        if _alike(form, low, tongue):
            told = f"“{form}” is spelled nearly like it"
            right = not _known(low, tongue) and _known(form, tongue)  # the mistake is in the codebook
            word = tongue.lemmatizer.lemma(form, term.pos or "noun").word
            mended = replace(term, text=word) if right else replace(term, add=(*term.add, form))
            yield Miss(3, term, told, mended)
        shared = _shared(form, low)
        if 2 * len(shared) > len(low) and _kin(form, low, tongue):
            kin = replace(term, kind="wild", text=f"{shared}*", pos=None, homographs="cue", drop=(), add=())
            yield Miss(5, term, f"“{form}” begins as it does", kin)


def _respelled(term: Term, words: list[Said], standing: set[str], tongue: Language) -> Iterator[Miss]:
    """One word of several that is spelled nearly like a word there, or is another word of the same beginning."""
    missing = [part for part in _parts(term) if part not in standing]
    if len(missing) != 1 or " " in missing[0]:
        return
    for form in dict.fromkeys(word.form for word in words):
        alike = _alike(form, missing[0].lower(), tongue)
        kin = _kin(form, missing[0].lower(), tongue)
        if alike or kin:
            told = "is spelled nearly like" if alike else "begins as"
            tail = "" if alike else " does"
            parts = tuple(form if part == missing[0] else part for part in _parts(term))
            text = ("+" if term.kind == "compound" else " ").join(parts)
            changed = replace(term, text=text, parts=parts if term.parts else ())
            yield Miss(3 if alike else 5, term, f"“{form}” {told} its “{missing[0]}”{tail}", changed)


def _alike(form: str, word: str, tongue: Language) -> bool:
    """Whether one of two words may be the other, or a form of it, spelled wrong: known words are what they are."""
    if len(word) < STEM or not is_content(form, tongue) or key(form) == key(word):
        return False
    if _known(form, tongue) and _known(word, tongue):
        return False
    forms = [form, *(tongue.lemmatizer.lemma(form, pos).word for pos in ("noun", "verb"))]
    near = [one for one in forms if abs(len(one) - len(word)) <= SLIPS]
    return any(SequenceMatcher(None, key(one), key(word), autojunk=False).ratio() >= ALIKE for one in near)


def _known(form: str, tongue: Language) -> bool:
    """Whether the tables of the language hold a form; without tables nothing is known."""
    lemmatizer = tongue.lemmatizer
    return isinstance(lemmatizer, TableLemmatizer) and any(lemmatizer.knows(form, pos) for pos in CLASSES)


def _kin(form: str, word: str, tongue: Language) -> bool:
    """Whether two words may come from one: *innovatie*, *innoveren*; not where one word stands in front of others."""
    shared = len(_shared(form, word))
    if shared < STEM or not is_content(form, tongue):
        return False
    if any(tongue.lemmatizer.lists(one[shared:], "noun") for one in (form, word)):
        return False
    cuts = (tongue.compounds.split(one) for one in (form, word)) if tongue.compounds else ()
    return all(cut is None or shared > cut for cut in cuts)


def _shared(one: str, other: str) -> str:
    """What two words begin with."""
    same = 0
    while same < min(len(one), len(other)) and one[same] == other[same]:
        same += 1
    return one[:same]


def _others(count: int) -> str:
    told = "" if count <= EXACT else "at most "
    return f"{told}{count} other word{'s' * (count != 1)}"
