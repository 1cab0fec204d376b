"""`{compound: platform, as: head}`: part of a longer word: its head (*samenwerkingsplatform*), its modifier
(*platformwerking*, `as: modifier`) or either (`as: any`).

What is left of the word must really be able to stand there, so *raad* is not found in *voorraad* when nothing says
that *voor* modifies it. Two parts with a plus, `{compound: innovatie+ecosysteem}`, find the compound joined,
hyphened, with linking letters, or in two words. Suspended compounds count: *kennis- en onderzoeksinstellingen* holds
*kennisinstellingen*. Terms of fewer than five letters are often chance; say `min: 3` to allow them.
"""

from __future__ import annotations

from focuscode.language import Language
from focuscode.language.fold import fold, key
from focuscode.matching.pattern import AnyOf, Inside, Joined, Kind, Row, Search, row_of
from focuscode.model import Term


def compile_term(term: Term, language: Language) -> Search:
    """A test on the word; for two named parts also the two words in a row."""
    text = fold(term.text)[0].lower()
    if "+" in text:
        front, _, head = (part.strip() for part in text.partition("+"))
        return AnyOf((Row(((Joined(key(front), key(head)),),)), row_of(f"{front} {head}", language)))
    noun = language.lemmatizer.lemma(text, "noun").word
    return Row(((Inside(noun, term.role or "any"),),))


KIND = Kind("compound", "Part of a longer word", compile_term, ("as", "min"))
