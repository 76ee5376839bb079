"""Finds how many people were killed, injured, arrested or displaced, and how many troops; and where."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from spacy.tokens import Token

from tightrope.reading._claims.context import Context
from tightrope.reading._claims.grammar import is_negated, is_supposed
from tightrope.reading._claims.numbers import in_words, value
from tightrope.reading._claims.scenes import happened, scene
from tightrope.records import Claim, ClaimKind, Interval

_VERBS: Final = {
    "kill": "killed", "slay": "killed", "murder": "killed", "slaughter": "killed", "die": "killed",
    "perish": "killed", "drown": "killed", "injure": "injured", "wound": "injured", "hurt": "injured",
    "harm": "injured", "arrest": "arrested", "detain": "arrested", "jail": "arrested",
    "displace": "displaced", "evacuate": "displaced",
}  # fmt: skip
_NOUNS: Final = {
    "death": "killed", "fatality": "killed", "life": "killed", "injury": "injured", "arrest": "arrested",
    "detention": "arrested",
}  # fmt: skip
_DOERS: Final = frozenset({"die", "perish", "drown"})
_STATES_OF_BEING: Final = {"dead": "killed", "injured": "injured", "wounded": "injured", "hurt": "injured"}
_PEOPLE_WORDS: Final = """
    person people man woman child girl boy civilian soldier officer worker villager resident student
    teacher passenger protester demonstrator migrant refugee member militant rebel fighter troop
    policeman policewoman journalist doctor nurse national citizen guest tourist pilgrim miner sailor
    fisherman farmer prisoner inmate suspect individual serviceman guard patient victim insurgent
    gunman crew driver laborer labourer Palestinian Israeli Afghan Iraqi Syrian Ukrainian Russian other
    dozen score hundred thousand activist supporter
"""
_PEOPLE: Final = frozenset(_PEOPLE_WORDS.split())
_TROOPS: Final = frozenset({"troop", "soldier", "serviceman", "peacekeeper"})
_TROOP_VERBS: Final = frozenset({"deploy", "send", "station", "mass", "withdraw", "keep", "base", "move"})
_IN_WORDS: Final = {
    "killed": "people were killed", "injured": "people were injured", "arrested": "people were arrested",
    "displaced": "people were driven from their homes", "troops": "troops were sent",
}  # fmt: skip
_RISES: Final = frozenset({"rise", "climb", "increase", "grow", "stand", "reach", "jump", "pass", "hit"})
_TOLL = re.compile(
    r"\b(?:death toll|toll|number of (?:people |those )?(?:killed|dead|deaths|victims))\b[^.;]{0,120}?"
    r"\b(?:to|of|at|reached|passed|hit|is|was) "
    r"((?:at least |more than |over |about |around |nearly )?)(\d[\d,]*)\b",
    re.IGNORECASE,
)
_RUNNING = re.compile(
    r"\b(?:since|so far this year|this year|last year|in recent (?:years|months|weeks)|per year|a year"
    r"|annually|every (?:year|day)|each (?:year|day)|over the (?:past|last)|in the past)\b",
    re.IGNORECASE,
)
"""Words that make a count run over a stretch of time: no toll of one happening."""

_PARTS: Final = frozenset({"other", "others", "more", "another", "also", "further", "additional"})
_DEGREES: Final = frozenset(
    {"seriously", "critically", "severely", "slightly", "lightly", "badly", "gravely"}
)
"""Words that make a count one of a part ("two more", "four seriously injured"), which is no toll."""

_ANYBODY: Final = frozenset({"person", "people", "individual", "victim", "dozen", "score"})
"""Words for people whoever they are. A count of others ("two tourists") is of a part, and is compared
only with counts of the same word."""


@dataclass(frozen=True, slots=True)
class _Count:
    what: str
    said: str
    at: Token
    whom: str = ""


@dataclass(frozen=True, slots=True)
class _Placed:
    count: _Count
    state: str
    holds: Interval | None


_MAX_SET_BESIDE: Final = 400
"""Counts of one page that another is set beside: each is set beside all."""


def find(context: Context) -> Iterator[Claim]:
    """Claims "killed", "injured", "arrested", "displaced" and "troops" of the state where it happened.

    A count of some only carries the word for them ("killed tourist"), unless the article gives no other
    number for the happening: then those are all it tells of, and the count is the toll.
    """
    found = list(_placed(context))
    for at in found:
        count = at.count
        whom = "" if _is_sole(at, found) else count.whom
        yield context.claim(
            ClaimKind.COUNT, (at.state,), f"{count.what} {whom}".strip(), (count.said,),
            _words(count, context.name(at.state)), count.at, holds=at.holds,
        )  # fmt: skip


def _is_sole(at: _Placed, found: list[_Placed]) -> bool:
    """Whether no other number of the same sort is told for the same state and days."""
    return all(
        other.count.said == at.count.said
        or (other.count.what, other.state) != (at.count.what, at.state)
        or not (other.holds is None or at.holds is None or other.holds.overlaps(at.holds))
        for other in found[:_MAX_SET_BESIDE]
    )


def _placed(context: Context) -> Iterator[_Placed]:
    """The counts of the page with the state and the days of what happened."""
    for sentence in context.parsed.sentences():
        if _RUNNING.search(sentence.text):
            continue
        for count in _counts(list(sentence), sentence.text):
            state = "" if _is_part(count.at) else scene(context, count.at)
            if not state:
                continue
            holds = None if count.at.lemma_ in _RISES | {"toll", "number"} else happened(context, count.at)
            yield _Placed(count, state, holds)


def of_words(context: Context, at: Token, what: str, said: str) -> Claim | None:
    """A count claim from its parts, None where no state is told."""
    state = scene(context, at)
    if not state:
        return None
    words = _words(_Count(what, said, at), context.name(state))
    return context.claim(ClaimKind.COUNT, (state,), what, (said,), words, at)


def _words(count: _Count, place: str) -> str:
    done = _IN_WORDS[count.what]
    if count.whom:
        done = done.replace("people", f"({count.whom})", 1)
    if count.said == "1":
        done = done.replace("people were", "person was", 1)
    return f"{in_words(count.said)} {done} in {place}"


def _is_part(at: Token) -> bool:
    """Whether words around the deed make it one of a part of those hit."""
    around = {child.lower_ for child in at.children}
    for child in at.children:
        if child.dep_ in {"dobj", "nsubj", "nsubjpass"}:
            around |= {c.lower_ for c in child.children} | {child.lower_}
    before = at.nbor(-1).lower_ if at.i > at.sent.start else ""
    return bool(around & (_PARTS | _DEGREES)) or before in _PARTS | _DEGREES


def _counts(tokens: list[Token], text: str) -> Iterator[_Count]:
    toll = _toll(tokens, text)
    if toll is not None:
        yield toll
        return
    for token in tokens:
        if token.pos_ in {"VERB", "AUX"} and token.lemma_ in _VERBS | dict.fromkeys(_TROOP_VERBS, ""):
            yield from _of_verb(token)
        elif token.lower_ in _STATES_OF_BEING and token.pos_ in {"ADJ", "NOUN", "VERB"}:
            yield from _of_being(token)
        elif token.lemma_ in _NOUNS and token.pos_ == "NOUN":
            yield from _of_noun(token)


def _toll(tokens: list[Token], text: str) -> _Count | None:
    match = _TOLL.search(text)
    said = value(match.group(1), match.group(2)) if match else None
    if match is None or said is None:
        return None
    start = tokens[0].idx + match.start()
    token = next((t for t in tokens if t.idx >= start and t.lemma_ in {"toll", "number"}), tokens[0])
    return _Count("killed", said, token)


def _of_verb(verb: Token) -> Iterator[_Count]:
    """What a verb counts: "killing 12 people and injuring 31", "17 were arrested", "12 died"."""
    if is_negated(verb) or is_supposed(verb):
        return
    lemma, troops = verb.lemma_, verb.lemma_ in _TROOP_VERBS
    passive = any(c.dep_ in {"auxpass", "nsubjpass"} for c in verb.children)
    wanted = {"nsubj", "nsubjpass"} if lemma in _DOERS or passive else {"dobj"}
    things = [c for c in verb.children if c.dep_ in wanted]
    if not things and verb.dep_ in {"acl", "relcl"} and verb.tag_ == "VBN":
        things = [verb.head]
    for thing in things:
        said = _how_many(thing, _TROOPS if troops else None)
        if said:
            what = "troops" if troops else _VERBS[lemma]
            yield _Count(what, said, verb, "" if troops else _whom(thing))


def _whom(thing: Token) -> str:
    """The word for those counted, "" where it is anybody."""
    noun = thing.lemma_.lower() if thing.pos_ in {"NOUN", "PROPN"} else _of_what(thing)
    return "" if noun in _ANYBODY or not noun or noun in _VAGUE_NOUNS else noun


def _of_being(word: Token) -> Iterator[_Count]:
    """ "12 dead", "left 12 dead", "31 people were hurt", "12 dead and 31 injured"."""
    if word.pos_ == "VERB" and word.lemma_ in _VERBS and word.dep_ not in {"amod", "acl", "acomp", "oprd"}:
        return
    what = _STATES_OF_BEING[word.lower_]
    before = list(word.doc[max(word.sent.start, word.i - 6) : word.i])
    numerals = [t for t in before if t.like_num]
    if not numerals:
        return
    last = numerals[-1]
    between = word.doc[last.i + 1 : word.i]
    if all(t.lemma_ in _PEOPLE | {"be", "leave", "lie", "of"} for t in between):
        said, people = _numeral_value(last), [t for t in between if t.pos_ == "NOUN"]
        if said:
            yield _Count(what, said, word, _whom(people[-1]) if people else "")


def _of_noun(noun: Token) -> Iterator[_Count]:
    """ "12 deaths", "17 arrests", "claimed 12 lives"."""
    if noun.lemma_ == "life" and noun.head.lemma_ not in {"claim", "cost", "take", "lose"}:
        return
    said = next((_numeral_value(c) for c in noun.children if c.dep_ == "nummod"), None)
    if said and not is_supposed(noun.head):
        yield _Count(_NOUNS[noun.lemma_], said, noun)


def _how_many(thing: Token, only: frozenset[str] | None) -> str | None:
    """The count of a phrase for people, None where it counts something else or nothing."""
    if thing.pos_ == "NUM" or (thing.like_num and thing.dep_ != "nummod"):
        return _numeral_value(thing) if only is None and not _of_things(thing) else None
    if thing.lower_ in _VAGUE_NOUNS:
        return _numeral_value(thing) if only is None or _of_what(thing) in only else None
    wanted = thing.lemma_ in (only or _PEOPLE) or (
        only is None and thing.lemma_.endswith(("er", "ist", "ian"))
    )
    numeral = next((c for c in thing.children if c.dep_ == "nummod"), None)
    return _numeral_value(numeral) if wanted and numeral is not None else None


_VAGUE_NOUNS: Final = frozenset({"dozens", "hundreds", "thousands", "scores", "tens", "millions"})


def _of_what(thing: Token) -> str:
    for step in thing.subtree:
        if step.dep_ == "pobj" and step.pos_ == "NOUN":
            return step.lemma_
    return ""


def _of_things(numeral: Token) -> bool:
    """Whether a bare numeral counts something that is not people: "12 of the houses"."""
    what = _of_what(numeral)
    return bool(what) and what not in _PEOPLE


def _numeral_value(numeral: Token) -> str | None:
    """The claim value of a numeral, None for a year, a share, a sum of money, or a vague word alone."""
    doc, start, end = numeral.doc, numeral.i, numeral.i + 1
    first = max(numeral.sent.start, end - 6)
    while start > first and (doc[start - 1].like_num or doc[start - 1].text == "-"):
        start -= 1
    if numeral.lower_ in {"tens", "hundreds"} and doc[end : end + 2].text.lower() == "of thousands":
        end += 2
    text = doc[start:end].text
    if text.lower() in _VAGUE_NOUNS or _YEAR.fullmatch(text):
        return None
    if any(t.text in {"%", "percent", "$", "€", "£"} for t in doc[max(0, start - 1) : end + 1]):
        return None
    return value(doc[max(numeral.sent.start, start - 4) : start].text, text)


_YEAR = re.compile(r"(?:19|20)\d\d")
