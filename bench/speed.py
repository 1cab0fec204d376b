"""How fast a large text is coded, beside the tools that others use: `python bench/speed.py [--mb 10]`.

The job is the same for all: a file is read, cut into words, looked up in a codebook of words, wildcards and phrases,
and counted: segments with each code, and segments with each pair of codes; a line is a segment. Each run is a process
of its own, the tools in turn, several rounds; told are the median of the processor's seconds, its ratio to ours within
each round, and the peak memory. What is read once for any text (imports, word lists, the codebook's YAML) is outside;
making the codebook ready for the text is inside.

The text is made here: sentences of the demo study with half of their words drawn from a Dutch word list, the frequent
ones often (Zipf), so that it has about as many different words as real text of its size. Nothing is downloaded.

    pip install pyahocorasick flashtext2 daachorse scikit-learn
    python bench/speed.py                      ours beside the others, and beside ours with any form of a word
    python bench/speed.py --patterns 100       the same with a small codebook
    python bench/speed.py --grow               growth with the text and with the codebook; any form of a word
    python bench/speed.py --mb 100 --jobs 2    two processes
    python bench/speed.py --start              start-up and the demo study, cold and with a warm memory
"""

import argparse
import itertools
import json
import os
import random
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
CODES = 100
TYPES = 55_000  # different words that 10 MB of real text hold
ANY_FORM = "ours, any form of a word"
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

    found = count_codes([text], READY[codebook], jobs=jobs)
    single, pairs = found.frequencies, found.cooccurrence
    names = zip(pairs["code_a"].tolist(), pairs["code_b"].tolist(), strict=True)
    return dict(zip(single["code"].tolist(), single["segments"].tolist(), strict=True)), dict(
        zip(names, pairs["n_both"].tolist(), strict=True)
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


READY = {}  # codebooks that were read before the clock runs


def ready(tool, codebook):
    """What every text needs once: imports, word lists, the codebook."""
    import numpy  # noqa: F401

    if tool == "ours":
        import pandas  # noqa: F401

        import focuscode.counting
        from focuscode import read_codebook
        from focuscode.language import language

        dutch = language("nl")
        dutch.split("klaar.), zo'n")
        dutch.homographs.ask("klaar")
        dutch.compounds.head("klaarheid", "heid")
        dutch.compounds.split("kennisinstelling")
        READY[Path(codebook)] = read_codebook(codebook)[0]
        assert focuscode.counting
    elif tool == "countvectorizer":
        import sklearn.feature_extraction.text  # noqa: F401
    elif tool == "phrasematcher":
        import spacy.matcher  # noqa: F401


def child(tool, text, codebook, patterns, jobs):
    """One run: seconds from before the file is read, peak memory, what was counted."""
    loaded = [tuple(one) for one in json.loads(Path(patterns).read_text(encoding="utf-8"))]
    ready(tool, codebook)
    started, used = time.perf_counter(), time.process_time()
    single, pairs = globals()[f"run_{tool}"](Path(text), Path(codebook), loaded, jobs)
    took, used = time.perf_counter() - started, time.process_time() - used
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sums = {"segments": sum(single.values()), "pairs": sum(pairs.values())}
    print(json.dumps({"seconds": took, "cpu": used, "mb": peak, **sums}))


def run(tool, text, codebook, patterns, jobs=1):
    command = [sys.executable, __file__, "child", tool, text, codebook, patterns, str(jobs)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "OPENBLAS_NUM_THREADS": "1"}
    done = subprocess.run([str(part) for part in command], check=False, capture_output=True, text=True, env=environment)
    if done.returncode:
        print(tool, done.stderr[-300:], file=sys.stderr)
    return json.loads(done.stdout.splitlines()[-1]) if done.returncode == 0 else None


def made(folder, megabytes, count, *, lemmas=False):
    """The text, the codebook and the patterns of a case; the text is made once."""
    text, patterns = folder / f"{megabytes}.txt", folder / f"{megabytes}-{count}.json"
    book = folder / f"{megabytes}-{count}{'-lemmas' if lemmas else ''}.yaml"
    if not text.exists():
        make_text(text, megabytes)
    found = make_patterns(text.read_text(encoding="utf-8"), count)
    write_codebook(book, found, lemmas=lemmas)
    patterns.write_text(json.dumps(found), encoding="utf-8")
    return text, book, patterns


def compare(folder, options):
    case = made(folder, options.mb, options.patterns)
    forms = made(folder, options.mb, options.patterns, lemmas=True)
    tools = ("ours", ANY_FORM, *options.peers)
    cases = {tool: ("ours", *forms) if tool == ANY_FORM else (tool, *case) for tool in tools}
    rounds = [{tool: run(*cases[tool], jobs=options.jobs) for tool in tools} for _ in range(options.rounds)]
    print(f"{options.mb} MB, {options.patterns} patterns, {options.rounds} rounds, {options.jobs} process(es)\n")
    print("| tool | processor s | wall s | ratio to ours | peak MB | segments | pairs |")
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: |")
    for tool in tools:
        found = [row for row in rounds if row[tool] and row["ours"]]
        if found:
            ratio = statistics.median(row[tool]["cpu"] / row["ours"]["cpu"] for row in found)
            middle = {name: statistics.median(row[tool][name] for row in found) for name in found[0][tool]}
            print(
                f"| {tool} | {middle['cpu']:.2f} | {middle['seconds']:.2f} | {ratio:.2f} "
                f"| {middle['mb']:.0f} | {middle['segments']:.0f} | {middle['pairs']:.0f} |"
            )


def grow(folder, options):
    print("| MB | patterns | terms | processor s | peak MB |\n| ---: | ---: | --- | ---: | ---: |")
    cases = [(1, 5000, False), (10, 5000, False), (10, 5000, True), (100, 5000, False)]
    for megabytes, count, lemmas in [(10, n, False) for n in (10, 100, 1000, 10_000)] + cases:
        case = made(folder, megabytes, count, lemmas=lemmas)
        found = [run("ours", *case) for _ in range(options.rounds)]
        middle = {name: statistics.median(one[name] for one in found) for name in found[0]}
        kind = "any form" if lemmas else "as written"
        print(f"| {megabytes} | {count} | {kind} | {middle['cpu']:.2f} | {middle['mb']:.0f} |")


def timed(*command, folder):
    started = time.perf_counter()
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    subprocess.run(
        [sys.executable, "-m", "focuscode", *command], check=False, cwd=folder, capture_output=True, env=environment
    )
    return time.perf_counter() - started


def start(folder, options):
    """Whole processes, as a researcher waits for them."""
    study = folder / "demo"
    shutil.rmtree(study, ignore_errors=True)
    timed("init", str(study), "--demo", folder=folder)
    book = study / "codebooks" / "spco-roles.yaml"
    text = book.read_text(encoding="utf-8")
    code = ("code", "transcripts", "--codebook", str(book), "--out", "coded", "--cache", "kept")
    rows = {"--help": [], "run, cold": [], "run, one term changed": [], "code, one term changed": []}
    for _ in range(options.rounds):
        book.write_text(text, encoding="utf-8")
        rows["--help"].append(timed("--help", folder=study))
        shutil.rmtree(study / ".focuscode", ignore_errors=True)
        rows["run, cold"].append(timed("run", "--force", folder=study))
        timed(*code, folder=study)
        book.write_text(text.replace("    terms:\n", "    terms:\n      - {word: kennis}\n", 1), encoding="utf-8")
        rows["run, one term changed"].append(timed("run", folder=study))
        rows["code, one term changed"].append(timed(*code, folder=study))
    print("| what | median s | least s |\n| --- | ---: | ---: |")
    for name, seconds in rows.items():
        print(f"| {name} | {statistics.median(seconds):.2f} | {min(seconds):.2f} |")


def main():
    told = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    told.add_argument("--mb", type=int, default=10)
    told.add_argument("--patterns", type=int, default=5000)
    told.add_argument("--rounds", type=int, default=5)
    told.add_argument("--jobs", type=int, default=1)
    told.add_argument("--peers", nargs="*", default=list(PEERS))
    told.add_argument("--folder", type=Path, help="Where texts are made (default: a temporary folder).")
    for name in ("grow", "start"):
        told.add_argument(f"--{name}", action="store_true")
    options = told.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.folder or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        (grow if options.grow else start if options.start else compare)(folder, options)


if __name__ == "__main__":
    if sys.argv[1:2] == ["child"]:
        child(*sys.argv[2:6], jobs=int(sys.argv[6]))
    else:
        main()
