"""Finds bodies that a machine has put into other words: a thesaurus, or a language there and back.

Owns the cues and their weights. No cue is proof; each weighs as the share of doubt it leaves, and a
finding needs several of different kinds. Quotations in such a body are not anybody's words.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import prod
from typing import Final

from tightrope.articles._lexicon import words_of
from tightrope.articles._sentences import Sentence, sentences
from tightrope.records import Finding, FindingKind, Span

StateOf = Callable[[str], bool]

LEAST: Final = 0.5
"""Least score of a finding. On 2,387 texts that people wrote (news corpora, see docs/articles.md)
none reaches it, and twelve hold a single cue."""
_LEAST_KINDS: Final = 2
_MAX_CHARS: Final = 60_000
_MAX_CUES: Final = 20

_TOKEN: Final = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_CAPITALISED: Final = re.compile(r"(?<![.!?:\n“\"‘(–—-] )(?<!\A)(?<!\n)\b[A-Z][a-zà-ž]{3,}\b")
_BEFORE_SUBJECT: Final = words_of("said says that added told while but and as when because if believes hopes")
_FINITE: Final = words_of(
    "would will could can has had is was should may might must did does said says told also met "
    "visited called "
    "urged wants hopes plans arrived traveled travelled spoke warned"
)
_PRONOUN: Final = re.compile(r"^(She|He|Her|His)\b")
_NAME_WORD: Final = re.compile(r"\b[A-Z][\w’'-]+")
_BROKEN: Final = re.compile(
    r"\bto [a-z]{3,}ly (?P<word>[A-Z][a-z]{3,}(?:ance|ence|tion|sion|ment|ness|ity|ship|ism"
    r"|ure)) (?:to|the|a|an|of|in|on|their|its|his|her)\b"
)
_QUOTED: Final = re.compile(r"[‘“\"']([A-Za-z][a-z]{3,20})[’”\"']")
_MOVED: Final = re.compile(
    r"\b(?:travel(?:l?ed|s|ing)?|flew|fly|flies|flying|journeyed|went) to (?P<name>[A-Z][a-z]+)\b(?!['’]s)"
)
_PERSON: Final = re.compile(
    r"\b(?:President|Minister|Chancellor|Premier|King|Secretary|Mr\.|Mrs\.|Ms\."
    r"|Dr\.)(?: [A-Z][\w.’'-]*){0,3} (?P<name>[A-Z][a-z]{3,})\b"
)

_SPEAKER: Final = re.compile(r"\b(?:said|says|stated) (?P<name>[A-Z][\w’'-]+ [A-Z][\w’'-]+)[^.!?]*[.!?]$")
_SAME_SPEAKER: Final = re.compile(r"[,?!][”\"] (?P<who>he|she) (?:said|says|stated|added)")

_FIXED_PHRASES: Final = {
    0.5: (
        r"(?:[Jj]oined|[Aa]ssembled|[Uu]nified) (?:[Ss]tates|[Cc]ountries|[Nn]ations|[Kk]ingdom|[Rr]ealm)",
        r"(?:[Ee]xcellent|[Pp]erfect|[Tt]op|[Cc]hief) (?:[Pp]astor|[Cc]lergyman|[Cc]lergywoman)",
        r"[Tt]op state leader",
        r"[Uu]nfamiliar (?:[Pp]astor|[Pp]riest|[Cc]lergyman|[Mm]inister|[Uu]ndertakings|[Aa]ffairs)",
        r"[Oo]utside (?:[Pp]astor|[Pp]riest|[Cc]lergyman|[Uu]ndertakings [Mm]inister)",
        r"[Hh]armony (?:talks|arrangement|bargain|deal|understanding|cycle|exchanges|settlement)",
        r"(?:[Ii]ncomparable|[Pp]reeminent) [Cc]ourt",
        r"[Ww]hite (?:[Rr]esidence|[Hh]ome)(?= (?:said|official|spokes))",
        r"(?:official|parliamentary|general) political (?:decision|race)s?",
        r"popularity[ -]based (?:government|system|vote|country)",
    ),
    0.4: (
        r"(?:basic|common) freedoms (?:group|association|maltreatment|infringement)s?",
        r"common liberties (?:group|record|maltreatment)s?",
        r"(?:counterfeit|man[ -]made|fake) consciousness",
        r"colossal information",
    ),
    0.35: (
        r"(?:said|stated|told \w+),? including that",
        r"in any event (?:\d+|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|dozens?|a dozen)",
        r"(?:first|early) part of the day",
        r"(?:European|African|Soviet) (?:Association|Affiliation)(?= (?:said|has|will|part|pioneers))",
        r"(?:[Ss]ecurity|[Ss]afety) (?:[Cc]hamber|[Gg]athering|[Bb]oard) of the (?:Unified|Joined|United)",
        r"[Gg]eneral [Gg]et[ -]?together",
    ),
    0.3: (r"among [A-Z][a-z]+ and [A-Z][a-z]+(?= and (?:conveys|is|was|has|will)|[.,;])",),
    0.25: (
        r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten) individuals",
        r"(?:harming|harmed|hurting|slaughtering|slaughtered) (?:at any rate |in any event )?\d+",
        r"told columnists",
    ),
    0.2: (r"(?:previous|past) (?:president|leader|minister|chancellor) [A-Z][a-z]+ [A-Z][a-z]+",),
}
"""What a thesaurus makes of fixed phrases of news (at least, morning, foreign minister, peace talks, United
Nations). Our own list, from how such programs exchange one word at a time without its neighbours."""
_IDIOMS: Final = tuple(
    (re.compile(rf"\b(?:{pattern})\b"), weight)
    for weight, patterns in _FIXED_PHRASES.items()
    for pattern in patterns
)


@dataclass(frozen=True, slots=True)
class Cue:
    """One sign: body[start:end], its kind, its weight (0..1), and what is odd about it."""

    start: int
    end: int
    kind: str
    weight: float
    why: str


def find(body: str, headline: str | None, state_of: StateOf) -> list[Finding]:
    """The finding for a reworded English body, none where the signs are too few.

    `state_of` tells whether a word names a state, its people or its government.
    """
    cues = list(_cues(body[:_MAX_CHARS], headline or "", state_of))
    kinds = {cue.kind for cue in cues}
    score = 1 - prod(1 - cue.weight for cue in _strongest(cues))
    idioms = sum(cue.kind == "idiom" for cue in cues)
    if score < LEAST or (len(kinds) < _LEAST_KINDS and idioms < 2 * _LEAST_KINDS):
        return []
    shown = sorted(cues, key=lambda cue: (-cue.weight, cue.start))[:_MAX_CUES]
    spans = tuple(sorted(Span.of(body, cue.start, cue.end) for cue in shown))
    why = "put into other words by a machine: " + "; ".join(dict.fromkeys(cue.why for cue in shown))
    return [Finding(FindingKind.REWORDED, round(score, 3), why, body_spans=spans)]


def _strongest(cues: Iterable[Cue]) -> Iterator[Cue]:
    """Each cue once by its words: the same slip twice is no second sign. Idioms count each."""
    seen: set[tuple[str, str]] = set()
    for cue in cues:
        if (cue.kind, cue.why) not in seen:
            seen.add((cue.kind, cue.why))
            yield cue


def _cues(body: str, headline: str, state_of: StateOf) -> Iterator[Cue]:
    told = list(sentences(body))
    yield from _misread_names(body)
    yield from _pronouns(body, told, state_of)
    yield from _broken_capitals(body)
    yield from _quoted_twins(body, headline)
    yield from _moves(body)
    for pattern, weight in _IDIOMS:
        for match in pattern.finditer(body):
            why = f"{match.group()!r} stands where news has a fixed phrase"
            yield Cue(match.start(), match.end(), "idiom", weight, why)


# --- names read as words -------------------------------------------------------------------------


def _misread_names(body: str) -> Iterator[Cue]:
    """A common word that is nearly a name of the article, where somebody acts or speaks ("said marking
    would", in an article on one Markin)."""
    counts = Counter(match.group() for match in _CAPITALISED.finditer(body))
    by_start: dict[str, list[str]] = defaultdict(list)
    for name, count in counts.items():
        if count >= 2 and len(name) >= 5:
            by_start[name[:4].lower()].append(name)
    if not by_start:
        return
    tokens = list(_TOKEN.finditer(body))
    for before, token, after in zip(tokens, tokens[1:], tokens[2:], strict=False):
        word = token.group()
        near = by_start.get(word[:4].lower())
        if (
            not near
            or not word.islower()
            or before.group() not in _BEFORE_SUBJECT
            or after.group() not in _FINITE
        ):
            continue
        if body[before.end() : token.start()] != " " or body[token.end() : after.start()] != " ":
            continue
        meant = next((name for name in near if _nearly(word, name.lower())), None)
        if meant:
            why = f"{word!r} stands where {meant} acts"
            yield Cue(token.start(), token.end(), "name read as a word", 0.45, why)


def _nearly(word: str, name: str) -> bool:
    """Whether two words differ by one or two letters, and not by an ending that a name takes."""
    if word.rstrip("s") == name.rstrip("s") or abs(len(word) - len(name)) > 2:
        return False
    return _distance(word, name) <= 2


def _distance(one: str, other: str) -> int:
    """Levenshtein's distance; words are short, so the table is small."""
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        last, row[0] = row[0], i
        for j, mark in enumerate(other, start=1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (letter != mark))
    return row[-1]


# --- pronouns ------------------------------------------------------------------------------------


def _pronouns(body: str, told: Sequence[Sentence], state_of: StateOf) -> Iterator[Cue]:
    """A person's pronoun right behind a sentence that names states and nobody else, in one paragraph."""
    for before, sentence in pairwise(told):
        match = _PRONOUN.match(sentence.text)
        if match is None or "\n" in body[before.end : sentence.start] or match.group(1) in ("His", "Her"):
            continue
        subject = before.text.split(maxsplit=1)[0].strip(",;")
        paragraph = body[body.rfind("\n", 0, before.start) + 1 : sentence.start]
        names = [name.removesuffix("’s").removesuffix("'s") for name in _NAME_WORD.findall(paragraph)]
        if state_of(subject) and names and all(state_of(name) for name in names):
            why = f"{match.group()!r} speaks of {subject}: nobody else is named before it"
            yield Cue(sentence.start, sentence.start + len(match.group()), "person for a state", 0.4, why)
    yield from _gender_clashes(body, told)


def _gender_clashes(body: str, told: Sequence[Sentence]) -> Iterator[Cue]:
    """A speaker who is "she" in one sentence and "he" in the next, with no other name between."""
    for i, sentence in enumerate(told[:-1]):
        speaker = _SPEAKER.search(sentence.text)
        follow = told[i + 1]
        first = re.match(r"(She|He)\b", follow.text) if speaker else None
        if first is None or speaker is None:
            continue
        rest = body[follow.start : follow.start + 400]
        then = _SAME_SPEAKER.search(rest)
        if then is None or then["who"] == first.group(1).lower():
            continue
        between = _NAME_WORD.findall(rest[len(first.group()) : then.start()])
        if all(len(name) < 4 or rest[max(0, rest.find(name) - 2)] in ".“" for name in between):
            why = f"{speaker['name']} is {first.group(1)!r} in one sentence and {then['who']!r} in the next"
            yield Cue(follow.start, follow.start + len(first.group()), "changing gender", 0.35, why)


# --- words out of place --------------------------------------------------------------------------


def _broken_capitals(body: str) -> Iterator[Cue]:
    """An abstract noun with a capital where a verb belongs ("to quietly Departure the")."""
    for match in _BROKEN.finditer(body):
        word = match["word"]
        if len(re.findall(rf"\b{word}\b", body)) > 1:
            continue
        why = f"{word!r} has a capital, and stands where a verb belongs"
        yield Cue(match.start("word"), match.end("word"), "broken sentence", 0.35, why)


def _quoted_twins(body: str, headline: str) -> Iterator[Cue]:
    """A word that a subhead or headline quotes and the text does not have, while it quotes a like one."""
    lines = [(m.start(), m.group()) for m in re.finditer(r"[^\n]+", body)]
    heads = [
        (at, line)
        for at, line in lines
        if len(line) < 80 and not line.rstrip("”\"'’").endswith((".", "!", ","))
    ]
    inner = {
        match.group(1).lower() for at, line in lines if len(line) >= 80 for match in _QUOTED.finditer(line)
    }
    if not inner:
        return
    for at, line in [*heads, (-1, headline)]:
        for match in _QUOTED.finditer(line):
            word = match.group(1).lower()
            twin = next((other for other in sorted(inner) if other != word and other[:4] == word[:4]), None)
            if twin and len(re.findall(rf"\b{word}\b", body.lower())) <= 1 and not _derived(word, twin):
                place = (0, 0) if at < 0 else (at + match.start(1), at + match.end(1))
                why = f"a heading quotes {word!r}, the text {twin!r}"
                yield Cue(*place, "two words for one quoted term", 0.3, why)


def _derived(word: str, other: str) -> bool:
    """Whether one is the other with an ending ("delay", "delayed")."""
    short, long = sorted((word, other), key=len)
    return long.startswith(short[: max(4, len(short) - 1)]) and len(long) - len(short) <= 4


def _moves(body: str) -> Iterator[Cue]:
    """Somebody travels to a person instead of a place."""
    people = {match["name"] for match in _PERSON.finditer(body)}
    for match in _MOVED.finditer(body):
        if match["name"] in people:
            why = f"{match.group()!r}: a person where a place belongs"
            yield Cue(match.start(), match.end(), "travel to a person", 0.25, why)
