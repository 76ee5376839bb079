"""Whether an article breaks off: how its last paragraph ends, what follows, what else tells its length.

Owns what is looked at; `_calibrate` weighs it. An article cut between two paragraphs looks whole: only a
count, a page number or the page's own linked data can tell then.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from math import log
from typing import Final

from tightrope.articles import _stub_words
from tightrope.articles._lexicon import words_of
from tightrope.articles._lines import WORD, weight
from tightrope.articles._truncated_promise import Promise

_ENDS: Final = re.compile(r"[.!?…:;。！？।۔؟]['\"”’»)\]*]{0,3}$|['\"”’»)\]]$")
_BREAKS_OFF: Final = re.compile(r"(?:\.\.\.|…|\[ ?(?:…|\.\.\.) ?\]|\( ?(?:…|\.\.\.) ?\))['\"”’.]?$")
_READ_ON_AT_END: Final = re.compile(r"(?:\W{1,3}(?:read more|continue reading|more))\W{0,3}$", re.IGNORECASE)
_COUNT_LEFT: Final = re.compile(r"\[\+ ?\d+ (?:chars?|characters|words?|more)\]$|\+\d+ chars?\W?$")
_CLOSED: Final = re.compile(
    r"[\w-]\.[a-z]{2,4}(?:/\S*)?$|[”\"] ?[—–-]|[;|]|@\w|[-/–—(] ?(?:[A-Z]{2,}|[A-Z][a-z]+)\)?$"
    r"|\bcontributed to this (?:report|story|article)$|\bcaption \d{1,3} of \d{1,3}$|\bNews Service$"
    r"|[—–-] ?[Ww]ith [A-Z][\w ]{2,40}$|[.!?][”\"]? \S$|//\S{1,60}$|\S{60}$"
)
"""Ends of other kinds: an address, who is quoted, a line of headings, an agency, who helped, a picture's
number, a sign behind the last stop."""
_CREDIT: Final = re.compile(r"\W*(?:by|source|reporting|written|photo|image|credit)\b", re.IGNORECASE)
_END_CHARS: Final = 60
_LATE: Final = 3
_INNER: Final = re.compile(r"[a-z0-9’”\"][.!?…][”\"’)]{0,2} [\"“‘(]?[^\W\d_a-z]|[。！？]")
"""A sentence's end inside a line: headlines and captions hardly hold one."""
_OPEN_MARKS: Final = ",-–—(“«[&/"
_NEVER_LAST: Final = words_of(
    "the a an and or of their its our my than if because which into from by with whose "
    "der das den dem des und oder ein eine einen einem im vom zum zur le la les des du de et ou un "
    "une au "
    "aux ses leur el los las y o una del al e os um uma da dos das em il lo gli di della van het "
    "een en "
    "och og att av i w z na и в на с от по для і у та ve bir yang dan dari untuk"
)
"""Words that no sentence ends on: articles, conjunctions, prepositions. Other function words do end some."""
_PROSE: Final = 8
_LONG: Final = 16
_NEAR: Final = 3
_PAGES_NEAR: Final = 6
_SHORT: Final = 5
_TITLED: Final = 0.6
_MORE: Final = 2.5
"""Times as long as the body that linked data must say the article is: of 110 labelled pages with such data
8 say up to 2.4 times (captions, lists and notices are counted in), none more."""
_MOST_ENDINGS: Final = 40


@dataclass(frozen=True, slots=True)
class Ending:
    """How an article ends: `seen` for the scale, `why` in plain words ("" where nothing speaks for a cut)."""

    seen: dict[str, float]
    why: str


def look(body: str, below: Sequence[str], promise: Promise) -> Ending:
    """What an article's end shows. `below` are the lines that the page shows behind its body, in order."""
    paragraphs = body.rstrip().split("\n\n")
    last = paragraphs[-1].rstrip()
    bare = _READ_ON_AT_END.sub("", last) if _BREAKS_OFF.search(_READ_ON_AT_END.sub("", last)) else last
    # A headline cut short is another story's: what breaks off there is not this article.
    ellipsis = _BREAKS_OFF.search(bare) is not None and not _titled(bare)
    words = weight(last)
    closed = _CREDIT.match(last) is not None or _CLOSED.search(last[-_END_CHARS:]) is not None
    unstopped = (
        _BREAKS_OFF.search(bare) is None and words >= _PROSE and _ENDS.search(last) is None and not closed
    )
    invited = bare != last or any(map(_stub_words.leads_on, below[:_NEAR]))
    inside = _inside(bare)
    marked = any(map(_stub_words.marks_page, below[:_PAGES_NEAR]))
    longer, missing = _against(promise, body)
    styled = _stopped_share(paragraphs[:-1])
    counted = _COUNT_LEFT.search(last) is not None
    seen = {
        "counted": float(counted),
        "ellipsis": float(ellipsis),
        "ellipsis_inside": float(ellipsis and inside),
        "ellipsis_invited": float(ellipsis and invited),
        "ellipsis_short": float(ellipsis and words < _SHORT),
        "unstopped": float(unstopped),
        "unstopped_inside": float(unstopped and inside),
        "unstopped_invited": float(unstopped and invited),
        "unstopped_long": float(unstopped and words >= _LONG),
        "unstopped_lower": float(unstopped and last[-1].islower()),
        "unstopped_titled": float(unstopped and _titled(last)),
        "unstopped_style": float(unstopped) * styled,
        "unstopped_prose": float(unstopped and _INNER.search(last) is not None),
        "unstopped_quote": float(unstopped and _quote_open(last)),
        "unstopped_last": float(unstopped and not below),
        "invited": float(invited and not ellipsis and not unstopped),
        "paged": float(marked),
        "late_broken": float(any(map(_breaks, paragraphs[-_LATE - 1 : -1]))),
        "below_broken": float(any(map(_breaks, below[:_NEAR]))),
        "late_inside": float(any(map(_stops_inside, paragraphs[-_LATE - 1 : -1]))),
        "below_inside": float(any(map(_stops_inside, below[:_NEAR]))),
        "late_counted": float(any(map(_COUNT_LEFT.search, [*paragraphs[-_LATE - 1 : -1], *below[:_NEAR]]))),
        "longer": longer,
        "tail_missing": missing,
    }
    return Ending(seen, _why(seen, counted=counted))


def _inside(text: str) -> bool:
    """Whether the text ends where no sentence can: behind "the" or "and", a comma, an opened bracket."""
    text = text.rstrip(". …[]()")
    words = WORD.findall(text[-60:])
    return text[-1:] in tuple(_OPEN_MARKS) or bool(words and words[-1].lower() in _NEVER_LAST)


def _stops_inside(line: str) -> bool:
    """Whether a line of running text stops where no sentence can: the body's end may have been lost on it."""
    line = line.rstrip()
    return weight(line) >= _PROSE and _ENDS.search(line) is None and _inside(line) and not _titled(line)


def breaks_off(line: str) -> bool:
    """Whether a line of running text has no end of its own: an ellipsis, or no stop at all."""
    line = line.rstrip()
    open_end = _ENDS.search(line) is None or _BREAKS_OFF.search(line) is not None
    return weight(line) >= _PROSE and open_end and not _titled(line)


def _breaks(line: str) -> bool:
    """Whether a line holds a whole sentence and the beginning of one that has no end."""
    line = line.rstrip()
    prose = weight(line) >= _LONG and _INNER.search(line) is not None
    return prose and _ENDS.search(line) is None and _CLOSED.search(line[-_END_CHARS:]) is None


def _quote_open(line: str) -> bool:
    """Whether a quotation begins in the line's last part and does not end."""
    return line.count("“") > line.count("”") or line.count('"') % 2 == 1


def _titled(line: str) -> bool:
    words = WORD.findall(line)[1:]
    return len(words) >= 4 and sum(word[0].isupper() for word in words) >= _TITLED * len(words)


def _stopped_share(paragraphs: Sequence[str]) -> float:
    """The share of a text's paragraphs of some length that end in a stop; 0.5 where there are too few."""
    long = [p for p in paragraphs[-_MOST_ENDINGS:] if weight(p) >= _PROSE]
    if len(long) < 3:
        return 0.5
    return sum(_ENDS.search(p.rstrip()) is not None for p in long) / len(long)


def _against(promise: Promise, body: str) -> tuple[float, float]:
    """How much longer the linked data say it is (log, 0 to 2), and whether their last words are missing."""
    longer = 0.0
    if promise.words is not None:
        ratio = promise.words / max(1, weight(body))
        longer = min(2.0, log(ratio)) if ratio > _MORE else 0.0
    missing = promise.tail is not None and " ".join(WORD.findall(promise.tail.casefold())) not in " ".join(
        WORD.findall(body.casefold())
    )
    return longer, float(missing and longer > 0)


def _why(seen: dict[str, float], *, counted: bool) -> str:
    told = []
    if counted:
        told.append("ends in a count of the characters left out")
    elif seen["ellipsis"]:
        told.append(
            "the last paragraph ends in an ellipsis" + (" in mid-sentence" if seen["ellipsis_inside"] else "")
        )
    elif seen["unstopped"]:
        told.append("the last sentence has no end")
    elif seen["late_counted"]:
        told.append("a count of the characters left out stands near the end")
    elif any(seen[name] for name in ("late_inside", "below_inside", "late_broken", "below_broken")):
        told.append("a sentence near the end has no end")
    if seen["ellipsis_invited"] or seen["unstopped_invited"]:
        told.append("an invitation to read on follows")
    if seen["paged"]:
        told.append("it is the first of several pages")
    if seen["longer"]:
        told.append("the page's own data (schema.org) tell of a longer text")
    return "; ".join(told)
