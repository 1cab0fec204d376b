"""How fast a large text is coded, beside the tools that others use: `python bench/speed.py [--mb 10] [--patterns 5000]`.

The job is the same for all: a file is read, cut into words, looked up in a codebook of words, wildcards and phrases, and
counted: segments with each code, and segments with each pair of codes; a line is a segment. Every tool runs in a process
of its own, in turn, several rounds; told are the median time, the ratio to ours within each round, and the peak memory.

The text is made here: sentences of the demo study with half of their words drawn from a Dutch word list, the frequent
ones often (Zipf), so that it has about as many different words as real text of its size. Nothing is downloaded.

    pip install pyahocorasick flashtext2 daachorse scikit-learn psutil
    python bench/speed.py                        the table
    python bench/speed.py --grow                 growth with the text and with the codebook
    python bench/speed.py --jobs 2 --mb 100      several processes
    python bench/speed.py --start                start-up and the demo study, cold and with a warm cache
"""

import itertools
import json
import random
import re
import resource
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
CODES = 100
TYPES = 55_000  # different words that 10 MB of real text hold
PEERS = ("pyahocorasick", "daachorse", "flashtext2", "countvectorizer", "phrasematcher")


# ---------------------------------------------------------------- the text and the codebook


def words_of_demo():
    from focuscode import read_transcript

    lines = []
    for path in sorted((ROOT / "transcripts").iterdir()):
        transcript, _ = read_transcript(path)
        lines += [" ".join(transcript.words_of(turn).split()) for turn in transcript.turns]
    return [line for line in lines if len(line.split()) > 3]


def make_text(path, megabytes, seed=1):
    """A line a segment, about 12 words a line."""
    from focuscode.language.tables import load_tables

    rng = random.Random(seed)
    pool = sorted(form for form in load_tables("nl").lookup if form.isalpha())
    rng.shuffle(pool)
    pool = pool[:TYPES]
    weights = list(itertools.accumulate(1 / (rank + 20) for rank in range(len(pool))))
    pieces = [chunk.split() for line in words_of_demo() for chunk in re.split(r"(?<=[.?!]) ", line) if " " in chunk]
    size, wanted, parts = 0, megabytes * 1_000_000, []
    while size < wanted:
        words = list(rng.choice(pieces))
        for at, new in enumerate(rng.choices(pool, cum_weights=weights, k=len(words))):
            if words[at].isalpha() and rng.random() < 0.5:
                words[at] = new
        parts.append(" ".join(words) + "\n")
        size += len(parts[-1].encode())
    path.write_text("".join(parts), encoding="utf-8")


def make_patterns(text, count, seed=2):
    """(code, kind, pattern): three of five are words, one a wildcard, one a phrase of two words.

    They are drawn from running text, so that what is frequent there is looked for, as in a codebook.
    """
    rng = random.Random(seed)
    lines = [[word for word in line.lower().split() if word.isalpha()] for line in text.split("\n")[:40_000]]
    lines = [line for line in lines if len(line) > 1]
    made = {}
    while len(made) < count:
        kind = ("word", "word", "word", "wild", "phrase")[len(made) % 5]
        line = rng.choice(lines)
        at = rng.randrange(len(line) - 1)
        if kind == "phrase":
            made.setdefault(" ".join(line[at : at + 2]), kind)
        elif len(line[at]) > 3:
            made.setdefault(line[at] if kind == "word" else f"{line[at][: max(4, len(line[at]) - 2)]}*", kind)
    return [(f"c{n % CODES:03d}", kind, written) for n, (written, kind) in enumerate(made.items())]


def write_codebook(path, patterns, *, lemmas=False):
    codes = {}
    for code, kind, text in patterns:
        term = f"{{word: '{text}'}}" if kind in ("word", "phrase") else f"{{wild: '{text}'}}"
        codes.setdefault(code, []).append(f"'{text}'" if lemmas and kind == "word" else term)
    lines = ["codebook: bench", "version: 1.0.0", "language: nl", "codes:"]
    for code, terms in codes.items():
        lines += [f"  - id: {code}", "    definition: d", "    terms:", *(f"      - {term}" for term in terms)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


# ---------------------------------------------------------------- the tools


def counted(rows):
    """Segments with each code, and with each pair: from the codes of each segment."""
    single, pairs = {}, {}
    for codes in rows:
        for code in codes:
            single[code] = single.get(code, 0) + 1
        for pair in itertools.combinations(sorted(codes), 2):
            pairs[pair] = pairs.get(pair, 0) + 1
    return single, pairs


def expanded(patterns, lines):
    """Wildcards written out as the words of the text that fit, for tools that know none."""
    words = {word for line in lines for word in re.findall(r"\w+", line)}
    stems = {text[:-1]: code for code, kind, text in patterns if kind == "wild"}
    longest = max(map(len, stems), default=0)
    found = [(code, text) for code, kind, text in patterns if kind != "wild"]
    for word in sorted(words):
        found += [(stems[word[:n]], word) for n in range(1, min(len(word), longest) + 1) if word[:n] in stems]
    return found


def run_ours(text, codebook, patterns, jobs):
    from focuscode import count_codes

    found = count_codes([text], codebook, jobs=jobs)
    single, pairs = found.frequencies, found.cooccurrence
    return dict(zip(single["code"], single["segments"].tolist(), strict=True)), dict(
        zip(zip(pairs["code_a"], pairs["code_b"], strict=True), pairs["n_both"].tolist(), strict=True)
    )


def run_pyahocorasick(text, codebook, patterns, jobs):
    import ahocorasick

    machine = ahocorasick.Automaton()
    for code, kind, written in patterns:
        known = machine.get(written.rstrip("*"), ())
        machine.add_word(written.rstrip("*"), (*known, (code, len(written.rstrip("*")), kind == "wild")))
    machine.make_automaton()
    rows = []
    for line in text.read_text(encoding="utf-8").lower().splitlines():
        codes = set()
        for last, found in machine.iter(line):
            for code, length, wild in found:
                start = last - length + 1
                if (start == 0 or not line[start - 1].isalnum()) and (
                    wild or last + 1 == len(line) or not line[last + 1].isalnum()
                ):
                    codes.add(code)
        rows.append(codes)
    return counted(rows)


def run_daachorse(text, codebook, patterns, jobs):
    import daachorse

    machine = daachorse.CharwiseDoubleArrayAhoCorasick([written.rstrip("*") for _, _, written in patterns])
    rows = []
    for line in text.read_text(encoding="utf-8").lower().splitlines():
        codes = set()
        for start, end, at in machine.find_overlapping(line):
            code, kind, _ = patterns[at]
            if (start == 0 or not line[start - 1].isalnum()) and (
                kind == "wild" or end == len(line) or not line[end].isalnum()
            ):
                codes.add(code)
        rows.append(codes)
    return counted(rows)


def run_flashtext2(text, codebook, patterns, jobs):
    from flashtext2 import KeywordProcessor

    lines = text.read_text(encoding="utf-8").lower().splitlines()
    finder = KeywordProcessor(case_sensitive=True)
    finder.add_keywords_with_clean_word_from_iter((written, code) for code, written in expanded(patterns, lines))
    return counted(set(finder.extract_keywords(line)) for line in lines)


def grouped(pairs):
    codes = {}
    for code, written in pairs:
        codes.setdefault(code, []).append(written)
    return codes


def run_countvectorizer(text, codebook, patterns, jobs):
    import numpy as np
    from scipy.sparse import csr_matrix
    from sklearn.feature_extraction.text import CountVectorizer

    lines = text.read_text(encoding="utf-8").lower().splitlines()
    owners = {}
    for code, written in expanded(patterns, lines):
        owners.setdefault(written, []).append(int(code[1:]))
    names = {written: n for n, written in enumerate(owners)}
    counts = CountVectorizer(ngram_range=(1, 2), vocabulary=names, binary=True, lowercase=False).transform(lines)
    cells = [(names[written], code) for written, codes in owners.items() for code in codes]
    to_code = csr_matrix((np.ones(len(cells)), tuple(zip(*cells, strict=True))), shape=(len(names), CODES))
    marked = (counts @ to_code > 0).astype("int64")
    joint = (marked.T @ marked).toarray()
    single = {f"c{n:03d}": int(joint[n, n]) for n in range(CODES) if joint[n, n]}
    pairs = {(f"c{a:03d}", f"c{b:03d}"): int(joint[a, b]) for a in range(CODES) for b in range(a + 1, CODES)}
    return single, {pair: n for pair, n in pairs.items() if n}


def run_phrasematcher(text, codebook, patterns, jobs):
    import spacy
    from spacy.matcher import PhraseMatcher

    nlp = spacy.blank("nl")
    lines = text.read_text(encoding="utf-8").lower().splitlines()
    finder = PhraseMatcher(nlp.vocab, attr="LOWER")
    for code, written in grouped(expanded(patterns, lines)).items():
        finder.add(code, [nlp.make_doc(one) for one in written])
    names = nlp.vocab.strings
    return counted({names[code] for code, _, _ in finder(nlp.make_doc(line))} for line in lines)


# ---------------------------------------------------------------- one run, and many


def child(tool, text, codebook, patterns, jobs):
    """One run in a process of its own: seconds from before the file is read, peak memory, what was counted."""
    loaded = json.loads(Path(patterns).read_text(encoding="utf-8"))
    started, used = time.perf_counter(), time.process_time()
    single, pairs = globals()[f"run_{tool}"](Path(text), Path(codebook), [tuple(one) for one in loaded], jobs)
    took, used = time.perf_counter() - started, time.process_time() - used
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sums = {"segments": sum(single.values()), "pairs": sum(pairs.values())}
    print(json.dumps({"seconds": took, "cpu": used, "mb": peak, **sums}))


if __name__ == "__main__" and len(sys.argv) > 1 and sys.argv[1] == "child":
    child(*sys.argv[2:6], jobs=int(sys.argv[6]))
