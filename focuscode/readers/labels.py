"""Which 'Something:' at the head of a line is a speaker's label, and which is speech.

Decided once for a whole file, by a score: a label comes back, is short, looks like a name or a code (P3,
GO1, Deelnemer 2) and is no word that people put before a colon. Shared by every reader of labelled text.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Set
from functools import lru_cache
from itertools import takewhile
from typing import NamedTuple

from focuscode.readers.times import seconds

LONGEST = 63
SMALL = frozenset(
    [
        *["van", "de", "der", "den", "het", "ten", "ter", "von", "du", "des", "la", "le", "en", "and", "as"],
        *["d", "s", "t", "uit"],
    ]
)
MODERATOR = re.compile(
    r"(?:assistant[- ])?(?:moderator|moderatrice|mod|interviewer|interviewster|interviewee?r|int|"
    r"gespreksleider|gespreksleidster|"
    r"gespreksbegeleider|begeleider|facilitator|facilitatrice|onderzoeker|onderzoekster|researcher|host|"
    r"animateur|animatrice|moderateur|modératrice|modérateur|enquêteur|chercheur|co-?moderator|"
    r"gesprächsleiter(?:in)?|interviewerin|i)[ .]?\d{0,2}",
    re.IGNORECASE,
)
NOBODY = re.compile(
    r"(?:unknown|unidentified|unnamed|onbekende?|niet herkende|unbekannter?|inconnue?)(?: (?:speaker|spreker|person|"
    r"participant|deelnemer|sprecher))?(?: \d{1,2})?|(?:speaker|spreker) (?:unknown|onbekend)|\?{1,3}",
    re.IGNORECASE,
)
CODED = re.compile(
    r"[A-Z]{1,6}[- _.]?\d{1,3}[A-Za-z]?|[a-z]{1,2}\d{1,3}|(?:[^\W\d]+[ _-])?\d{1,3}|S\d\d|[^\W\d_]+_[^\W\d_]+"
)
SHORT = re.compile(
    r"[A-Z]{1,4}(?:[-_.]?\d{1,3})?|(?i:deelnemer|deelneemster|respondent|participant|spreker|spreekster|speaker|persoon|"
    r"person|man|vrouw|teilnehmer(?:in)?|sprecher(?:in)?|intervenant|répondant)[ _-]?\d{1,3}"
)
SPEECH = re.compile(
    r"\b(?:dus|maar|want|dat|ik|we|wij|je|ge|is|zijn|was|heb|zeg|zei|zegt|zo|vraag|antwoord|opmerking|noot|nota|"
    r"bijvoorbeeld|voorbeeld|conclusie|samenvatting|samengevat|kortom|stap|fase|thema|stelling|punt|topic|question|step|"
    r"om|toen|vanaf|sinds|ja|nee|neen|oké|ok|okay|goed|kijk|hi|hey|hoi|hallo|hello|dag|merci|bedankt|dankjewel|yes|thanks|"
    r"the|that|and|but|so|is|are|was|said|says|note|example|il|elle|que|mais|und|aber|ich|dass|"
    r"hij|ze|zij|dacht|denk|denken|vroeg|vroegen|namelijk|eerste|tweede|derde|eigenlijk|alors|donc|oui|also|nicht)\b",
    re.IGNORECASE,
)
OPENER = re.compile(
    r"(?:wel|nou|en|nog|dan|daar|dit|deze|die|er|hier|als|ook|met|absoluut|exact|juist|natuurlijk|inderdaad|voilà|tja|"
    r"sorry|well|yeah|right|sure|exactly|okee?|précis|genau|et|oui|uiteraard|misschien|eerst|wat|waarom|hoe|wie|"
    r"what|why|how|he|she|they|there|this)\b",
    re.IGNORECASE,
)
GREETING = re.compile(
    r"(?:hi|hey|hoi|hallo|hello|dag|merci|bedankt|dankjewel|dank (?:je|u)|thanks|thank you|bonjour|salut|beste|dear|"
    r"goede?(?:morgen|middag|avond)|goeiemorgen|good (?:morning|afternoon|evening))[ ,]+\S.*",
    re.IGNORECASE,
)
BROKEN = re.compile(r"//|\\|^[^(]*\)|\([^)]*$|^[^\[]*\]|\[[^\]]*$")
_ROLE = re.compile(r"([^()]{1,80}?)[ ]*\(([^()]{1,80})\)")
_TOGETHER = re.compile(
    r"[A-Z]{1,4}\d{0,3}(?:[ ]?(?:[+/&]|en|and)[ ]?[A-Z]{1,4}\d{1,3})+|[A-Z]\d{0,3}[ ]?\?"
)  # R1 + R2, R?
STAGE = re.compile(
    r"(?:lacht|lachen|lachend|gelach|lach|zucht|hoest|stilte|pauze|applaus|muziek|onverstaanbaar|onhoorbaar|onduidelijk|"
    r"overleg|door elkaar|laughs?|laughter|laughing|silence|pause|applause|music|inaudible|unclear|unintelligible|"
    r"crosstalk|overlapping|sighs?|rires?|inaudible|lachen|unverständlich|pauze \d+|x{3,}|mm+|hm+|ehm?|euhm?|uhm?|"
    r"knikt|knikken|geen antwoord|telefoon|foreign|noise|background noise|blank_audio)",
    re.IGNORECASE,
)
PAIRS = (("q", "a"), ("v", "a"), ("vraag", "antwoord"), ("question", "answer"), ("frage", "antwort"))
HEADER = re.compile(
    r"(?:datum|date|plaats|place|locatie|location|project|titel|title|bestand|file|duur|duration|deelnemers|"
    r"participants|aanwezig|author|auteur|language|taal|release date|"
    r"present|onderwerp|subject|p\.s\.?|n\.b\.?|http|https|transcript|transcriptie|opname|recording|tijd|time)",
    re.IGNORECASE,
)


class Choice(NamedTuple):
    """Labels accepted, those accepted with doubt, and those refused though they come back."""

    labels: frozenset[str]
    doubtful: tuple[str, ...]
    refused: tuple[tuple[str, int], ...]


def clean(label: str) -> str:
    """A label as it is shown: NFC, single spaces, no colon, brackets or emphasis around it.

    >>> clean(" **Anna  B.**: ")
    'Anna B.'
    """
    label = unicodedata.normalize("NFC", " ".join(label.split())).strip("*_: ")
    if label[:1] + label[-1:] in ("()", "<>"):
        label = label[1:-1]
    return label.removeprefix("[").removesuffix("]").strip("*_: ")


def is_moderator(label: str) -> bool:
    """Whether a label names whoever leads the talk.

    >>> is_moderator("Moderator 2"), is_moderator("Anna (moderator)"), is_moderator("Deelnemer 2")
    (True, True, False)
    """
    role = _ROLE.fullmatch(label)
    parts = [role[1], role[2] if len(role[2]) > 2 else ""] if role else [label]
    return any(MODERATOR.fullmatch(part.strip("[]():. ")) for part in parts)


def is_nobody(label: str) -> bool:
    """Whether a label says that the speaker is not known.

    >>> is_nobody("Unknown Speaker"), is_nobody("Speaker 1")
    (True, False)
    """
    return bool(NOBODY.fullmatch(label))


def choose(candidates: Iterable[str], lines: int = 0, sure: Set[str] = frozenset()) -> Choice:
    """Decide which candidates (one per line that has one, cleaned) are speakers.

    `lines` is how many lines there are: in a long text, a few lone labels are headings. `sure` are those that
    stood with a time, and are not doubted.

    >>> sorted(choose(["P1", "P2", "Kort gezegd", "P1"]).labels)
    ['P1', 'P2']
    """
    counts = Counter(candidates)
    total = counts.total()
    accepted = {label for label, n in counts.items() if score(label, n) >= 2 and not _rare(label, n, total)}
    accepted -= _heading(counts)
    accepted |= _paired(counts)
    certain = {c for c in accepted if counts[c] > 1 or is_moderator(c) or CODED.fullmatch(c) or c in sure}
    if not certain:
        single = {label for label in accepted if looks_named(label)}
        accepted = single if len(single) > 1 and len(single) * 5 >= lines else set()
    doubtful = [c for c in counts if c in accepted and c not in certain]
    refused = [(c, n) for c, n in counts.items() if c not in accepted and n > 1 and not HEADER.fullmatch(c)]
    return Choice(frozenset(accepted), tuple(doubtful), tuple(refused))


def _spoken(label: str) -> bool:
    return bool(SPEECH.search(label) or OPENER.match(label))


def _rare(label: str, count: int, total: int) -> bool:
    """Whether it looks like speech, or like no name, and stands before too few of the turns to be a speaker."""
    if is_moderator(label) or CODED.fullmatch(label) or (looks_named(label) and not _spoken(label)):
        return False
    return count * (10 if _spoken(label) else 20) < total


def _paired(counts: Counter[str]) -> set[str]:
    """Question and answer, where both come back about as often."""
    folded = {label.casefold(): label for label in counts}
    pairs = [(folded[q], folded[a]) for q, a in PAIRS if q in folded and a in folded]
    return {label for q, a in pairs if 2 <= counts[q] <= 2 * counts[a] <= 4 * counts[q] for label in (q, a)}


def askers(labels: Iterable[str]) -> set[str]:
    """Who asks, where the labels are no more than a question's and an answer's: `Q` of Q and A.

    >>> askers(["Q", "A"]), askers(["A", "B", "Q"])
    ({'Q'}, set())
    """
    folded = {label.casefold(): label for label in labels}
    return {folded[q] for q, a in PAIRS if set(folded) == {q, a}}


def _heading(counts: Counter[str]) -> set[str]:
    """Lone candidates above the first label that comes back: a title, a date, a legend."""
    if max(counts.values(), default=0) < 2:
        return set()
    lone = takewhile(lambda c: counts[c] == 1, counts)
    return {c for c in lone if not is_moderator(c) and not SHORT.fullmatch(c)}


def score(label: str, count: int) -> int:
    """How much a candidate looks like a label; 2 and more is one."""
    points, counted = _looks(label)
    return points + (min(count, 4) - 1 if counted else 0)


@lru_cache(maxsize=20_000)
def _looks(label: str) -> tuple[int, bool]:
    """Points for how a label looks, and whether it matters how often it comes back."""
    if not label or len(label) > LONGEST or seconds(label) is not None or not any(map(str.isalnum, label)):
        return -9, False
    if is_moderator(label):
        return 9, False
    if STAGE.fullmatch(label) or BROKEN.search(label) or GREETING.fullmatch(label):
        return -9, False
    if CODED.fullmatch(label) and (label[:2].isupper() or not SPEECH.search(label)):
        return 5, False
    if _TOGETHER.fullmatch(label):
        return 5, False
    points = 2 if looks_named(label) else -1
    points -= 4 if HEADER.fullmatch(label) else 0
    points -= 3 if _spoken(label) else 0
    points -= 3 if re.search(r"[.!?;,…]\s+[a-z]|[?!;…]", label) else 0
    return points - max(0, len(label.split()) - 4), True


def looks_named(label: str) -> bool:
    """Whether it is written as a name is: each word with a capital, particles (van, de) and brackets apart."""
    role = _ROLE.fullmatch(label)
    words = [w for w in re.split(r"[\s,|/()\"'’.-]+", role[1] if role else label) if w]
    return (
        bool(words)
        and words[0][0].isupper() | words[0][0].isdigit()
        and all(w[0].isupper() or w[0].isdigit() or w.casefold() in SMALL for w in words)
    )


def slip(one: str, two: str) -> bool:
    """Whether two labels differ as by a slip of the pen: a letter more, less, other, or two in the wrong order.

    Digits and single letters tell people apart (P1 and P2, Deelnemer A and Deelnemer B), so they must be the same.
    Of six letters and more, two may be wrong; of three, only their order.

    >>> slip("Katrien", "Katrein"), slip("Jan", "Jna"), slip("Deelnemer A", "Deelnemer B"), slip("Jan", "Dan")
    (True, True, False, False)
    """
    low, other = (re.findall(r"[^\W_]+", label.casefold()) for label in (one, two))
    if len(low) != len(other) or _codes(low) != _codes(other):
        return False
    a, b = "".join(low), "".join(other)
    shortest = min(sum(map(str.isalpha, label)) for label in (a, b))
    if shortest < 4:
        return shortest == 3 and sorted(a) == sorted(b) and a[0] == b[0]
    return distance(a, b) <= (2 if shortest >= 6 else 1)


def _codes(words: list[str]) -> list[str]:
    """What of a label tells people apart by itself: digits and single letters."""
    return [letter for word in words for letter in (word if len(word) == 1 else filter(str.isdigit, word))]


def distance(one: str, two: str) -> int:
    """How many letters must be put in, left out, changed or swapped with their neighbour (optimal string alignment).

    >>> distance("karel", "karle"), distance("an", "anne")
    (1, 2)
    """
    rows = [list(range(len(two) + 1))]
    for i, a in enumerate(one, 1):
        row = [i]
        for j, b in enumerate(two, 1):
            best = min(rows[-1][j] + 1, row[-1] + 1, rows[-1][j - 1] + (a != b))
            if i > 1 and j > 1 and a == two[j - 2] and one[i - 2] == b:
                best = min(best, rows[-2][j - 2] + 1)
            row.append(best)
        rows.append(row)
    return rows[-1][-1]
