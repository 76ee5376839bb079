"""The words of a correction: what it says was wrong, and what is right. Owns how its sentences combine.

A notice is read sentence by sentence: a contrast ("China, not Russia") tells both sides; else a verb
of error tells the wrong one ("incorrectly said that ...") and the sentence behind or before it the right one.
How one contrast is read is `_contrast`'s.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from tightrope.articles import _contrast
from tightrope.articles._lines import WORD
from tightrope.articles._notice_forms import PIECE
from tightrope.articles._sentences import DAY, Sentence, sentences

_MAX_CHARS: Final = 2_000
"""Characters of a notice that are read; real ones have a few hundred."""
_MAX_PARTS: Final = 12

_MIS: Final = (
    r"mis(?:stated|spelled|spelt|identified|attributed|quoted|characteri[sz]ed|reported|represented"
    r"|labell?ed|named|dated|described|translated|calculated|placed)|overstated|understated|transposed"
    r"|confused"
)
_HEADED: Final = re.compile(
    r"^(?:[^:]|:(?=\d)){0,100}?\b(?:correction|corrections|corrected|corrects|corrigendum|erratum"
    r"|clarifications?|note|record|we got [\w ]{2,30} wrong"
    r"|amended"
    r"|updated?|appended|retraction)\b(?:[^:]|:(?=\d)){0,60}?: (?=\S)",
    re.IGNORECASE,
)
"""A heading, or a sentence that does nothing but announce what follows its colon."""
_VERSION: Final = re.compile(
    rf"\b(?:(?:earlier|previous|prior|original|initial|first|alternate) (?:versions?|editions?|headline)"
    rf"(?: (?:of|on|for) (?:this|the|our|an?) (?:[\w-]+ ){{0,2}}?{PIECE})?"
    r"|\bthe original(?= (?:said|stated|gave|had|put))"
    rf"|(?:this|our) (?:[\w-]+ ){{0,2}}?{PIECE}(?= (?:originally|initially|earlier|previously|mis|should have"
    r"|incorrectly|wrongly|mistakenly|erroneously|omitted))|\bwe"
    r"(?= (?:originally|initially|had|wrote|earlier|previously) ))"
    r"(?:, (?!(?:but|and) )[^,]{3,80},)?"
    r"(?: \((?:[^()]{3,60})\))? "
    r"(?:also )?(?:had )?(?:(?:originally|initially|earlier|previously|first|also|had|published"
    r"|incorrectly|wrongly|erroneously|mistakenly|inaccurately|falsely|in error) ){0,3}"
    r"(?P<told>(?!of\b|on\b|in\b)[a-z]\w+ .{1,300})",
    re.IGNORECASE,
)
"""What is told of the piece as it stood before."""
_WRONGLY: Final = re.compile(
    r"\b(?:incorrectly|wrongly|erroneously|mistakenly|inaccurately|in error|falsely)\s+(?P<told>.{3,300})",
    re.IGNORECASE,
)
_MISSED: Final = re.compile(rf"\b(?P<told>(?:{_MIS})\s+.{{3,300}})", re.IGNORECASE)
_GAVE: Final = re.compile(
    r"\b(?P<told>(?:gave|used|had|contained|included|listed|carried) (?:an? |the )?(?:incorrect|wrong"
    r"|erroneous"
    r"|outdated) .{3,300})",
    re.IGNORECASE,
)
_SAID: Final = re.compile(
    r"^that (?=\w)|^(?:had )?(?:said|stated|reported|suggested|implied|claimed|noted|wrote|indicated"
    r"|asserted|gave|had)"
    r"(?: (?:incorrectly|wrongly|erroneously|mistakenly))?(?: that)?\s+(?!(?:to|an? (?:incorrect|wrong)"
    r"|the wrong)\b)",
    re.IGNORECASE,
)
_TRAILS: Final = re.compile(
    r"(?:, (?:when|whereas|while) (?:in fact )?|, but (?:in fact )?(?=(?:it|he|she|they|the) )|: (?=(?:it"
    r"|he|she|they) ))"
)
"""What parts the wrong from the right inside one sentence."""
_TO_SAY: Final = re.compile(
    r"\b(?:corrected|corrects?|amended|updated|revised|changed|clarified|edited|fixed)\b.{0,80}?\bto "
    r"(?:say|show|reflect|state|note|read|clarify|make (?:it )?clear|specify|indicate|include|add)"
    r"(?: the fact)?(?: that)? (?!the following )(?P<right>.{3,300})",
    re.IGNORECASE,
)
_TO_VALUE: Final = re.compile(
    r"\b(?:corrected|corrects|changed|changes|amended|fixes|fixed)\b.{0,80}?\bto "
    r"(?P<right>(?:[$€£]?\d|[\"“A-Z])[^;]{0,120}?)"
    r"(?= in (?:the )?(?:\w+ )?(?:paragraph|headline|lead)|[.;)]*$)"
)
_CORRECTS: Final = re.compile(
    r"^\W?(?:this (?:[\w.]+ ){0,3}?)?(?:corrects|clarifies|fixes) (?:to (?:say |show )?(?:that )?|that )",
    re.IGNORECASE,
)
_WHICH_IS: Final = re.compile(r", (?:which|who) (?:is|was|are|were) (?P<right>.{2,200})")
_SHOULD: Final = re.compile(
    r"\bshould (?:have )?(?:said|read|be|been|stated|say)(?: that)?:? (?P<right>.{2,300})", re.IGNORECASE
)
_CORRECT_IS: Final = re.compile(
    r"^(?:in fact,? |the (?:correct|right|actual|accurate) (?:[\w-]+ ){0,4}?(?:is|was|are"
    r"|were) )(?P<right>.{2,300})",
    re.IGNORECASE,
)
_IDLE: Final = re.compile(
    r"\b(?:regrets?|apologi[sz]es?|apology|how we handle|changed accordingly|has been (?:corrected"
    r"|updated|changed"
    r"|amended|removed|deleted|fixed)|have been (?:corrected|updated|changed|removed))\b(?! to\b)"
    r"|^(?:that|this|it|which) (?:was|is) (?:an? )?(?:incorrect|wrong|error|mistake|not (?:correct|true"
    r"|the case))\b"
    r"|^as published in\b|\bappeared in print\b|^we (?:have )?(?:corrected|removed|updated)\b(?! to\b)"
    r"|\bpublished in its place\b"
    r"|^(?:was|were) (?:\w+ )?published\b|\bfollowing (?:correction|clarification)s?:?$",
    re.IGNORECASE,
)
"""Sentences of a notice that tell neither side."""
_OF_ITSELF: Final = re.compile(rf"\W*(?:this|our|the) {PIECE} (?:has|have|was|were) ", re.IGNORECASE)
_OBJECT: Final = r"(?P<topic>(?:the|an?|his|her|its|their|how (?:many|much|long|far)) [^.;:]{3,120})"
_MISSTATED: Final = re.compile(
    r"^(?:(?:misstated|misreported|overstated|understated|misspelled|misspelt|misdated|miscalculated"
    rf"|transposed) {_OBJECT[:-1]}?)|(?:gave|had|used|included|contained) (?:an?|the) (?:incorrect|wrong"
    r"|erroneous) (?P<bare>[a-z][^.;:]{3,120}?))(?: as (?P<stated>.{1,60}))?$",
    re.IGNORECASE,
)
_PASSIVE: Final = re.compile(
    rf"^{_OBJECT[:-1].replace('3,120', '3,80')}?) (?:was|were) (?:misspelled|misspelt|misstated|misreported"
    r"|misidentified|misnamed|wrong|incorrect|(?:given |stated |spelled )?"
    r"(?:wrongly|incorrectly|erroneously))"
    r"(?: (?:given|stated|spelled|reported))?(?: in (?:an? |the |our |this )?[\w ]{3,60})?$",
    re.IGNORECASE,
)
_GIVEN: Final = re.compile(
    r"(?:^|, )(?P<topic>the [^,;.:]{3,80}?) (?:was|were) (?:wrongly |incorrectly |mistakenly |erroneously )?"
    r"(?:given|stated|reported|listed|put|written|quoted) (?:as|at) (?P<told>[^;:]{1,80})$",
    re.IGNORECASE,
)
_IT_IS: Final = re.compile(
    r"^(?:it|they|there|that|these|those|the (?:correct |right |actual )?(?:number|figure|total|amount|year"
    r"|date|name|spelling)) (?:is|was|are|were|should be) (?:in fact |actually )?(?P<value>.{1,80})$",
    re.IGNORECASE,
)
_VALUE: Final = re.compile(
    r"(?:on |in |at )?(?:about |some |nearly |almost |more than |less than )?"
    r"(?:[$€£]?\d|(?:no|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six"
    r"|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|hundreds?|dozens?)\b|[^\W\d_a-z])"
)
"""A quantity, a date or a name: what may stand for itself."""
_AT: Final = re.compile(r"^(?:on|in|at) ", re.IGNORECASE)
_LONGEST_VALUE, _FEW_WORDS = 60, 4
"""Characters of a value behind "It is", and words of one that stands alone: more tell a sentence."""
_NAMED: Final = re.compile(
    r"(?:the|his|her|its|their|an?) (?:[\w-]+ )?(?:name|surname|spelling)s?\b", re.IGNORECASE
)
_ANNOUNCES: Final = re.compile(
    r"\b(?:two|three|four|several|some) (?:errors|mistakes|facts|names|figures|points)\b"
)
_SUBJECT: Final = re.compile(
    r"^(?:in fact|it|he|she|they|these|this|that|the (?:correct|actual|right))\b", re.IGNORECASE
)

Sides = tuple[str | None, str | None]


@dataclass(slots=True)
class _Part:
    """One thing that a notice puts right, while it is read. `firm`: both sides come from one contrast.

    `topic` is what the notice says was misstated ("the number of seats"), where its words say so.
    """

    start: int
    wrong: str | None = None
    right: str | None = None
    firm: bool = False
    before: bool = False
    topic: str | None = None


def all_sides(notice: str) -> tuple[tuple[int, Sides], ...]:
    """Every thing that the notice puts right, in order: its place in the notice, and (wrong, right).

    The first stands at place 0. One of (None, None) where no words tell what was wrong.
    """
    parts = list(_parts(list(_clauses(notice[:_MAX_CHARS]))))[:_MAX_PARTS]
    if not parts:
        return ((0, (None, None)),)
    return tuple((0 if n == 0 else one.start, _named(one)) for n, one in enumerate(parts))


def sides(notice: str) -> Sides:
    """What the notice says was wrong and what is right, in its own words; the first of several."""
    return all_sides(notice)[0][1]


def _clauses(notice: str) -> Iterator[Sentence]:
    """The notice's sentences, parted at semicolons, its heading left out; white space made even."""
    flat = re.sub(r"[\t\r\xa0]", " ", notice)
    for one in sentences(flat):
        headed = _HEADED.match(one.text)
        at = one.start + (headed.end() if headed and not _TO_SAY.search(headed.group()) else 0)
        for part in re.split(r"(?<=;) (?!not\b)", flat[at : one.end]):
            words = part.strip(" ;")
            if len(WORD.findall(DAY.sub("", words))) > 1:
                yield Sentence(at, at + len(part), words)
            at += len(part) + 1


def _parts(clauses: list[Sentence]) -> Iterator[_Part]:
    for part in _joined(clauses):
        if part.wrong or part.right:
            yield part


def _joined(clauses: list[Sentence]) -> Iterator[_Part]:
    """The parts, each made of the clauses that belong to it; one with a topic alone tells nothing."""
    part: _Part | None = None
    plain: Sentence | None = None
    for one in clauses:
        found = _read(one)
        if found is None:
            if part is None or not _takes(part, one.text):
                plain = one if part is None or part.right else plain
            else:
                part.right = _claim(one.text)
            continue
        if found.wrong is None and found.right is None and found.topic is None:
            continue
        if part is not None and _completes(part, found):
            part.wrong, part.right = found.wrong or part.wrong, found.right or part.right
            part.firm, part.before = found.firm, False
            continue
        if part is not None:
            yield part
        if plain is not None and found.right is None:
            found.start, found.right, found.before = plain.start, _claim(plain.text), True
        part, plain = found, None
    if part is not None:
        yield part


def _takes(part: _Part, words: str) -> bool:
    """Whether a plain sentence tells what is right of the thing that was put wrong before it."""
    if part.firm or not (part.wrong or part.topic) or re.search(r"\b(?:initially|originally)\b", words):
        return False
    return part.right is None or (part.before and _SUBJECT.match(words) is not None)


def _completes(part: _Part, found: _Part) -> bool:
    """Whether what was found belongs to the part that is open."""
    if part.firm or (found.wrong is None and found.right is None):
        return False
    if found.wrong is None:
        return part.right is None or part.before
    if part.wrong is None and found.right is None:
        return True
    return found.firm and (part.right is None or part.before)


def _read(one: Sentence) -> _Part | None:
    """What one clause tells; None for a plain sentence, an empty part for one that tells nothing."""
    text = one.text
    for read in (_contrast.read, _contrast.changed):
        wrong, right = read(text, _claim)
        if wrong and right:
            return _Part(one.start, wrong, right, firm=True, topic=_topic_before(text))
    given = _GIVEN.search(_plain(text))
    if given:
        return _Part(one.start, _plain(given["told"]) or None, topic=_plain(given["topic"]) or None)
    should, error = _SHOULD.search(text), _error(text)
    if error is not None:
        said, parted, rest = _halves(error)
        right = _plain(should["right"]) if should else _claim(rest) if parted else None
        said = said[: said.find(" should ")] if should and " should " in said else said
        topic, stated = _topic(said)
        return _Part(one.start, stated or _plain(said) or None, right or None, topic=topic)
    passive = _PASSIVE.match(_plain(text))
    if passive:
        return _Part(one.start, topic=_plain(passive["topic"]) or None)
    for pattern in (_SHOULD, _CORRECT_IS, _TO_SAY, _TO_VALUE):
        match = pattern.search(text)
        if match:
            return _Part(one.start, None, _plain(match["right"].split(", not ")[0]) or None)
    if _IDLE.search(text) or _OF_ITSELF.match(text):
        which = _WHICH_IS.search(text)
        return _Part(one.start, None, _plain(which["right"]) if which else None)
    return None


def _topic(said: str) -> Sides:
    """What a verb of error has as its object ("the number of seats"), and what that was stated as.

    Both None for any other words.
    """
    match = _MISSTATED.match(_plain(said))
    if match is None:
        return None, None
    stated = match["stated"]
    return _plain(match["topic"] or match["bare"]) or None, _plain(stated) if stated else None


def _topic_before(sentence: str) -> str | None:
    """What is misstated by the words before the colon of "misstated the price: it is 5, not 6"."""
    head, colon, _ = sentence.rpartition(": ")
    error = _error(head) if colon else None
    return _topic(error)[0] if error else None


def _named(part: _Part) -> Sides:
    """A part's sides; "It is 12" says what it is of: "the number of seats: 12", or "12" where nothing does.

    A name says by itself what it is. Sides are left as they are where the right one is no such clause.
    """
    wrong, right = (_value(side, part.topic) for side in (part.wrong, part.right))
    if right is None or not (part.topic or (part.firm and wrong)):
        return part.wrong, part.right
    if part.topic is None or _NAMED.match(part.topic):
        return wrong or part.wrong, right
    return f"{part.topic}: {wrong}" if wrong else part.wrong, f"{part.topic}: {right}"


def _value(side: str | None, topic: str | None) -> str | None:
    """The quantity, day or name that is all that a side tells, None where it tells more."""
    clause = _IT_IS.match(side) if side else None
    short = side if topic and side and len(side.split()) <= _FEW_WORDS else None
    value = clause["value"] if clause else short
    if not value or len(value) > _LONGEST_VALUE or _VALUE.match(value) is None:
        return None
    return _AT.sub("", value) if topic else value


def _error(text: str) -> str | None:
    """The words that a verb of error, or the piece's earlier version as subject, tells as wrong."""
    if _IDLE.search(text) and not _MISSED.search(text):
        return None
    for pattern in (_VERSION, _WRONGLY, _GAVE, _MISSED):
        match = pattern.search(text)
        if match and not _IDLE.match(match["told"]):
            return None if _ANNOUNCES.search(match["told"]) else _SAID.sub("", match["told"])
    return None


def _halves(words: str) -> tuple[str, bool, str]:
    cut = _TRAILS.search(words)
    return (words[: cut.start()], True, words[cut.end() :]) if cut else (words, False, "")


def _claim(clause: str) -> str:
    """The clause without what leads up to it ("has been corrected to show that")."""
    led = _TO_SAY.search(clause)
    if led:
        return _plain(led["right"])
    headed = _HEADED.match(clause)
    clause = clause[headed.end() :] if headed else clause
    value = _TO_VALUE.search(clause)
    return _plain(value["right"] if value else _CORRECTS.sub("", clause))


def _plain(words: str) -> str:
    words = re.sub(
        r",? in (?:the )?(?:(?:first|second|third|fourth|fifth|sixth|last|final|\d+\w*) )?(?:paragraphs?"
        r"|headline"
        r"|lead)(?: \d+)?$",
        "",
        words.strip(" .)"),
    )
    return words.strip(" .;:,()[]—–-")
