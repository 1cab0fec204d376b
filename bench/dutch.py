"""How well Dutch is matched, measured on treebanks: `python bench/dutch.py TREEBANK.conllu… [--out FILE.md]`.

Each sentence is a turn; each gold word becomes a term; the engine that codes transcripts finds the terms; hits are held
against the annotation, character for character. Baselines see the same data: the form as written, a wildcard on the
word without its ending, the Snowball stem and spaCy's lookup lemma. Gold follows Universal Dependencies: lemmas carry
`_` between the parts of compounds and separable verbs.
"""

import argparse
from collections import Counter, defaultdict
from pathlib import Path
from typing import NamedTuple

from focuscode.codebook import check_text
from focuscode.language import language
from focuscode.language.cues import cues_near
from focuscode.language.sentences import sentence_bounds
from focuscode.matching import Matcher
from focuscode.model import Transcript, Turn

CLASSES = {"noun": "NOUN", "verb": "VERB", "adj": "ADJ"}
AUXILIARIES = {
    "zijn",
    "hebben",
    "worden",
    "kunnen",
    "zullen",
    "mogen",
    "moeten",
    "willen",
    "laten",
    "gaan",
    "blijven",
    "doen",
}
NEGATIONS = {
    "niet",
    "geen",
    "nooit",
    "zonder",
    "niemand",
    "niets",
    "noch",
    "nergens",
    "evenmin",
    "nauwelijks",
    "amper",
    "weinig",
    "geenszins",
    "allerminst",
    "nee",
    "neen",
    "onvoldoende",
}
CLAUSES = {"advcl", "acl", "acl:relcl", "ccomp", "conj", "parataxis", "csubj", "appos"}


class Token(NamedTuple):
    number: int
    form: str
    lemma: str
    upos: str
    xpos: str
    head: int
    relation: str
    start: int
    end: int


class Sentence(NamedTuple):
    text: str
    tokens: list[Token]


class Score(NamedTuple):
    right: int
    wrong: int
    missed: int

    @property
    def figures(self):
        precision = self.right / max(1, self.right + self.wrong)
        recall = self.right / max(1, self.right + self.missed)
        return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def read_treebank(path):
    found, rows, text = [], [], ""
    for line in [*path.read_text(encoding="utf-8").split("\n"), ""]:
        if line.startswith("# text ="):
            text = line[8:].strip()
        elif line.startswith("#"):
            continue
        elif line:
            cells = line.split("\t")
            if cells[0].isdigit():
                rows.append(cells)
        elif rows:
            found.append(placed(text, rows))
            rows = []
    return found


def placed(text, rows):
    """A sentence whose tokens know where they stand in its text."""
    tokens, at = [], 0
    for cells in rows:
        start = text.find(cells[1], at)
        start = at if start < 0 else start
        at = start + len(cells[1])
        head = int(cells[6]) if cells[6].isdigit() else 0
        tokens.append(Token(int(cells[0]), cells[1], cells[2], cells[3], cells[4], head, cells[7], start, at))
    return Sentence(text, tokens)


def corpus(sentences):
    """The sentences as the turns of one transcript."""
    turns, at = [], 0
    for number, sentence in enumerate(sentences, 1):
        turns.append(Turn(number, "", at, at + len(sentence.text), line=number))
        at += len(sentence.text) + 1
    return Transcript("treebank", "", "", "\n".join(s.text for s in sentences), tuple(turns))


def search(terms, transcript):
    """Hits of terms: {term number: [(turn, pieces)]}; each term is a code of its own."""
    lines = ["codebook: bench", "version: '1'", "language: nl", "codes:"]
    for number, term in enumerate(terms):
        lines += [f"  - id: c{number}", "    definition: x", "    examples: [x]", "    terms:", f"      - {term}"]
    book, findings = check_text("\n".join(lines) + "\n", "bench")
    if book is None:
        raise SystemExit("\n".join(map(str, findings[:5])))
    found = defaultdict(list)
    matcher = Matcher(book, language("nl"))
    for match in matcher.match(transcript).found:
        base = transcript.turns[match.turn].start
        found[matcher.code_of[match.term]].append((match.turn, [(a - base, b - base) for a, b in match.pieces], match))
    return found


def quoted(word):
    return "'" + word.replace("'", "''") + "'"


# --- lemma terms ---------------------------------------------------------------------------------------------------


def particles(sentence):
    found = defaultdict(list)
    for token in sentence.tokens:
        if token.relation == "compound:prt":
            found[token.head].append(token)
    return found


def own_lemma(token, apart):
    """The word of the written token alone: *sporen* for *spoorde … aan*; compounds keep their written front."""
    parts = [part for part in token.lemma.split("_") if part]
    if len(parts) < 2 or token.upos in ("PUNCT", "SYM", "X"):
        return token.lemma.lower()
    if token.number in apart and token.upos in ("VERB", "AUX", "ADJ"):
        forms = {particle.form.lower() for particle in apart[token.number]}
        if any(form.startswith(parts[0].lower()) for form in forms):
            return "".join(parts[1:]).lower()
    starts = aligned(token.form, parts)
    if starts is None or token.upos == "VERB":
        return "".join(parts).lower()
    return (token.form[: starts[-1]] + parts[-1]).lower()


def aligned(form, parts):
    """Where each gold part begins in the written form (linking letters are dropped in gold), or None."""
    low, starts = form.lower(), [0]
    for number in range(1, len(parts)):
        part, before = parts[number].lower(), parts[number - 1].lower()
        best = None
        for at in range(max(starts[-1] + max(1, len(before) - 2), 1), len(low)):
            length = 0
            while length < len(part) and at + length < len(low) and part[length] == low[at + length]:
                length += 1
            if length >= min(len(part), 3):
                value = length - 0.9 * abs(at - (starts[-1] + len(before)))
                if best is None or value > best[0]:
                    best = (value, at)
        if best is None:
            return None
        starts.append(best[1])
    return starts


def lemma_terms(sentences, transcript, pos, matcher=None):
    """Citation form and class, searched among all tokens; a form of the word in another class counts neither way."""
    gold, where = Counter(), {}
    for turn, sentence in enumerate(sentences):
        apart = particles(sentence)
        for token in sentence.tokens:
            if any(map(str.isalpha, token.form)):
                word = own_lemma(token, apart)
                where[turn, token.start] = (word, token.upos, token.form.lower())
                gold[word] += token.upos == CLASSES[pos]
    closed = language("nl").lemmatizer.closed
    words = [
        w for w, n in gold.items() if n and w not in AUXILIARIES and len(w) > 2 and w not in closed and w.isalpha()
    ]
    right = wrong = 0
    for word, places in (matcher or by_engine)(words, transcript, where, pos).items():
        for place in places:
            found = where.get(place)
            if found and found[0] == word and found[1] != CLASSES[pos]:
                continue
            hit = bool(found and found[0] == word)
            right += hit
            wrong += not hit
    return Score(right, wrong, sum(gold[w] for w in words) - right)


def by_engine(words, transcript, where, pos):
    hits = search([f"{{lemma: {quoted(word)}, pos: {pos}}}" for word in words], transcript)
    single = {}
    for number, found in hits.items():
        apart = {(turn, start) for turn, pieces, match in found if "apart" in match.rule for start, _ in pieces}
        single[words[number]] = {(turn, start) for turn, pieces, _ in found for start, _ in pieces} - apart
    return single


def baseline(key, prefix=False):
    """A matcher that compares keys of forms."""

    def match(words, transcript, where, pos):
        forms = defaultdict(set)
        for place, (_, _, form) in where.items():
            forms[form].add(place)
        found = {}
        if prefix:
            for word in words:
                stem = key(word)
                found[word] = {p for form, places in forms.items() if form.startswith(stem) for p in places}
            return found
        keys = defaultdict(set)
        for form, places in forms.items():
            keys[key(form)] |= places
        return {word: keys[key(word)] for word in words}

    return match


def baselines():
    from nltk.stem.snowball import SnowballStemmer

    lookup = language("nl").lemmatizer.tables.lookup
    stemmer = SnowballStemmer("dutch")

    def stem(word):
        return word[:-2] if word.endswith("en") and len(word) > 4 else word

    return {
        "plain string": baseline(str),
        "wildcard `stem*`": baseline(stem, prefix=True),
        "Snowball stem": baseline(stemmer.stem),
        "spaCy lookup": baseline(lambda word: lookup.get(word, word)),
    }


# --- separable verbs -----------------------------------------------------------------------------------------------


def separable_verbs(sentences, transcript):
    """Pairs of verb and particle, and every occurrence of the verb, joined or apart."""
    facts = language("nl").facts
    verbs = Counter()
    for sentence in sentences:
        for token in sentence.tokens:
            parts = token.lemma.lower().split("_")
            if token.upos == "VERB" and len(parts) == 2 and parts[0] in facts.particles and parts[1] not in AUXILIARIES:
                verbs["".join(parts)] += 1
    names = sorted(verb for verb in verbs if verb.isalpha())
    pairs, occurrences = set(), {}
    for turn, sentence in enumerate(sentences):
        apart = particles(sentence)
        for token in sentence.tokens:
            verb = token.lemma.replace("_", "").lower()
            parts = token.lemma.lower().split("_")
            if verb in verbs and len(parts) == 2 and token.xpos.startswith("WW"):
                occurrences[turn, token.start] = verb
                for particle in apart.get(token.number, ()):
                    if particle.form.lower() == parts[0]:
                        pairs.add((turn, token.start, particle.start, verb))
    found_pairs, found_all = set(), {}
    for number, hits in search([f"{{lemma: {quoted(verb)}, pos: verb}}" for verb in names], transcript).items():
        for turn, pieces, match in hits:
            if "apart" in match.rule:
                starts = [start for start, _ in pieces]
                starts = starts if len(starts) == 2 else [starts[0], adjacent(sentences[turn], pieces[0])]
                base, particle = which(sentences[turn], starts, names[number])
                found_pairs.add((turn, base, particle, names[number]))
                found_all[turn, base] = names[number]
            else:
                found_all[turn, pieces[0][0]] = names[number]
    both = Score(len(pairs & found_pairs), len(found_pairs - pairs), len(pairs - found_pairs))
    right = sum(occurrences.get(place) == verb for place, verb in found_all.items())
    return (
        both,
        Score(right, len(found_all) - right, sum(found_all.get(p) != v for p, v in occurrences.items())),
        len(names),
    )


def adjacent(sentence, piece):
    """The start of the second token of a piece that holds two."""
    return next(t.start for t in sentence.tokens if piece[0] < t.start < piece[1])


def which(sentence, starts, verb):
    """(base, particle) of two starts."""
    by_start = {token.start: token.form.lower() for token in sentence.tokens}
    first, second = starts
    if verb.startswith(by_start.get(second, "?")):
        return first, second
    return second, first


# --- compounds -----------------------------------------------------------------------------------------------------


def compounds(sentences):
    """A noun inside longer words, as head and as modifier, over word types."""
    nouns = language("nl").lemmatizer.tables.index["noun"]
    lemmatizer = language("nl").lemmatizer
    held, types = {}, set()
    for sentence in sentences:
        for token in sentence.tokens:
            low = token.form.lower()
            if token.upos != "NOUN" or not low[0].isalpha() or not all(c.isalpha() or c == "-" for c in low):
                continue
            types.add(low)
            parts = [part.lower() for part in token.lemma.split("_") if part]
            if len(parts) > 1 and aligned(low, parts):
                held[low] = parts
    words = sorted(types)
    one_each = corpus([Sentence(word, []) for word in words])
    scores = {}
    for role, place in (("head", -1), ("modifier", 0)):
        gold = defaultdict(set)
        for word, parts in held.items():
            if len(parts[place]) >= 4 and parts[place] in nouns and parts[place].isalpha():
                gold[parts[place]].add(word)
        queries = sorted(gold)
        hits = search([f"{{compound: {quoted(q)}, as: {role}, min: 4}}" for q in queries], one_each)
        right = wrong = missed = 0
        for number, query in enumerate(queries):
            found = {words[turn] for turn, _, _ in hits.get(number, ())}
            found = {w for w in found if w != query and lemmatizer.by_rule(w, "noun").word != query}
            right += len(found & gold[query])
            wrong += len(found - gold[query])
            missed += len(gold[query] - found)
        scores[role] = (Score(right, wrong, missed), len(queries))
    return scores


# --- sentences, tokens, negation -----------------------------------------------------------------------------------


def sentence_ends(sentences, group=20):
    """Boundaries that end in .?!…, texts of twenty sentences joined by a space."""
    right = wrong = missed = 0
    for first in range(0, len(sentences), group):
        texts = [s.text for s in sentences[first : first + group]]
        joined, gold, at = " ".join(texts), set(), 0
        for text in texts[:-1]:
            at += len(text) + 1
            gold.add(at)
        closing = "\"'”’)] "
        seen = {b for b in gold if joined[:b].rstrip(closing)[-1:] in ".?!…"}
        found = {start for start, _ in sentence_bounds(joined, language("nl").facts)} - {0}
        right += len(found & seen)
        wrong += len(found - gold)
        missed += len(seen - found)
    return Score(right, wrong, missed)


def tokens(sentences):
    from focuscode.language.lexicon import Lexicon

    lexicon = Lexicon(language("nl"))
    right = found_all = gold_all = 0
    for sentence in sentences:
        encoded = lexicon.encode(sentence.text, [(0, len(sentence.text))])
        found = set(zip(encoded.start.tolist(), encoded.end.tolist(), strict=True))
        gold = {(token.start, token.end) for token in sentence.tokens}
        right, found_all, gold_all = right + len(found & gold), found_all + len(found), gold_all + len(gold)
    return Score(right, found_all - right, gold_all - right)


def negation(sentences, upos):
    """The cue depends on the word, or on a predicate above it in its clause (a proxy)."""
    facts = language("nl").facts
    right = wrong = missed = 0
    for sentence in sentences:
        words = [token.form.lower() for token in sentence.tokens]
        by_number = {token.number: token for token in sentence.tokens}
        denied = {t.head for t in sentence.tokens if t.form.lower() in NEGATIONS}
        for at, token in enumerate(sentence.tokens):
            if token.upos != upos:
                continue
            gold = is_denied(token, by_number, denied, 1 if upos == "VERB" else 5)
            found = bool(cues_near(words, at, at, facts.negations, facts))
            right, wrong, missed = right + (gold and found), wrong + (found and not gold), missed + (gold and not found)
    return Score(right, wrong, missed)


def is_denied(token, by_number, denied, most):
    for _ in range(most + 1):
        if token.number in denied:
            return True
        if token.relation in CLAUSES or token.relation == "root" or token.head not in by_number or most <= 0:
            return False
        token, most = by_number[token.head], most - 1
    return False


def report(paths):
    sentences = [sentence for path in paths for sentence in read_treebank(path)]
    transcript = corpus(sentences)
    size = sum(len(s.tokens) for s in sentences)
    names = ", ".join(path.name for path in paths)
    rows = [f"Measured on {names}: {len(sentences):,} sentences, {size:,} tokens.", ""]
    rows += ["| what | terms | precision | recall | F |", "| --- | ---: | ---: | ---: | ---: |"]

    def row(name, score, terms=""):
        precision, recall, f = score.figures
        rows.append(f"| {name} | {terms} | {precision:.3f} | {recall:.3f} | {f:.3f} |")
        print(rows[-1], flush=True)

    for pos in CLASSES:
        row(f"**{pos} terms, all forms**", lemma_terms(sentences, transcript, pos))
        for name, matcher in baselines().items():
            row(f"{pos} terms, {name}", lemma_terms(sentences, transcript, pos, matcher))
    pairs, occurrences, count = separable_verbs(sentences, transcript)
    row("**separable verbs, pairs written apart**", pairs, count)
    row("**separable verbs, every occurrence**", occurrences, count)
    for role, (score, count) in compounds(sentences).items():
        row(f"**noun inside a longer word, as {role}**", score, count)
    row("**sentences** (ends in .?!…)", sentence_ends(sentences))
    row("**tokens**", tokens(sentences))
    for upos in ("VERB", "NOUN"):
        row(f"**negation flag, {upos.lower()}s** (proxy)", negation(sentences, upos))
    return "\n".join(rows) + "\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("treebanks", nargs="+", type=Path)
    parser.add_argument("--out", type=Path)
    given = parser.parse_args()
    text = report(given.treebanks)
    if given.out:
        given.out.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
