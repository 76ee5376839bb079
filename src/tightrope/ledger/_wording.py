"""Says codes, days and events in plain English; owns the wording that terminal, API and pages share.

The words are ours; what the codes mean is the PLOVER codebook's and the CAMEO manual's.
"""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from tightrope.records import Actor, ActorKind, EventCode, Interval, Modality

MAX_NAMES: Final = 5
"""Most actors named on one side of a sentence; the rest are counted."""

MAX_ACTION_CHARS: Final = 40
"""Longest piece of the page's own words set into a sentence."""


@dataclass(frozen=True, slots=True)
class Verb:
    """How a deed is said: "held talks", "hold talks", and "with" before whom it was done to."""

    past: str
    base: str
    to: str = ""


_BY_CAMEO: Final[dict[str, Verb]] = {
    "03": Verb("agreed to cooperate", "agree to cooperate", "with"),
    "036": Verb("agreed to talk", "agree to talk", "to"),
    "037": Verb("agreed to settle", "agree to settle", "with"),
    "041": Verb("spoke by telephone", "speak by telephone", "with"),
    "042": Verb("visited", "visit"),
    "043": Verb("hosted", "host"),
    "045": Verb("mediated", "mediate", "with"),
    "046": Verb("negotiated", "negotiate", "with"),
    "051": Verb("praised", "praise"),
    "052": Verb("defended", "defend", "towards"),
    "053": Verb("rallied support", "rally support", "for"),
    "054": Verb("recognised", "recognise"),
    "055": Verb("apologised", "apologise", "to"),
    "057": Verb("signed an agreement", "sign an agreement", "with"),
    "061": Verb("cooperated in trade", "cooperate in trade", "with"),
    "062": Verb("cooperated militarily", "cooperate militarily", "with"),
    "064": Verb("shared information", "share information", "with"),
    "071": Verb("gave economic aid", "give economic aid", "to"),
    "072": Verb("gave military aid", "give military aid", "to"),
    "073": Verb("gave humanitarian aid", "give humanitarian aid", "to"),
    "074": Verb("gave protection", "give protection", "to"),
    "075": Verb("took in", "take in"),
    "0841": Verb("released captives", "release captives", "to"),
    "085": Verb("eased sanctions", "ease sanctions", "on"),
    "0871": Verb("declared a ceasefire", "declare a ceasefire", "with"),
    "09": Verb("investigated", "investigate"),
    "101": Verb("demanded cooperation", "demand cooperation", "of"),
    "102": Verb("demanded support", "demand support", "of"),
    "103": Verb("demanded aid", "demand aid", "of"),
    "104": Verb("demanded political change", "demand political change", "of"),
    "1053": Verb("demanded a release", "demand a release", "of"),
    "1056": Verb("demanded a military pullback", "demand a military pullback", "of"),
    "106": Verb("demanded talks", "demand talks", "of"),
    "107": Verb("demanded a settlement", "demand a settlement", "of"),
    "11": Verb("criticised", "criticise"),
    "112": Verb("accused", "accuse"),
    "113": Verb("rallied opposition", "rally opposition", "against"),
    "114": Verb("complained", "complain", "to"),
    "115": Verb("sued", "sue"),
    "116": Verb("found guilty", "find guilty"),
    "125": Verb("refused talks", "refuse talks", "with"),
    "128": Verb("defied", "defy"),
    "129": Verb("vetoed a decision", "veto a decision", "of"),
    "1312": Verb("threatened sanctions", "threaten sanctions", "against"),
    "138": Verb("threatened force", "threaten force", "against"),
    "139": Verb("gave an ultimatum", "give an ultimatum", "to"),
    "141": Verb("demonstrated", "demonstrate", "against"),
    "142": Verb("went on hunger strike", "go on hunger strike", "against"),
    "143": Verb("went on strike", "go on strike", "against"),
    "144": Verb("blocked", "block"),
    "145": Verb("rioted", "riot", "against"),
    "161": Verb("cut relations", "cut relations", "with"),
    "162": Verb("cut aid", "cut aid", "to"),
    "163": Verb("imposed sanctions", "impose sanctions", "on"),
    "164": Verb("broke off talks", "break off talks", "with"),
    "166": Verb("expelled", "expel"),
    "171": Verb("seized property", "seize property", "of"),
    "173": Verb("arrested", "arrest"),
    "174": Verb("deported", "deport"),
    "181": Verb("abducted", "abduct"),
    "182": Verb("beat", "beat"),
    "1822": Verb("tortured", "torture"),
    "183": Verb("bombed", "bomb"),
    "185": Verb("tried to kill", "try to kill"),
    "186": Verb("assassinated", "assassinate"),
    "191": Verb("blockaded", "blockade"),
    "192": Verb("occupied", "occupy"),
    "195": Verb("bombed from the air", "bomb from the air"),
    "196": Verb("broke a ceasefire", "break a ceasefire", "with"),
    "202": Verb("killed en masse", "kill en masse"),
}

_BY_ROOT_AND_CAMEO: Final[dict[tuple[str, str], Verb]] = {
    ("ACCUSE", "173"): Verb("took legal action", "take legal action", "against"),
}
"""A CAMEO code that PLOVER splits: a charge or a warrant is no arrest."""

_BY_MODE: Final[dict[tuple[str, str], Verb]] = {
    ("REJECT", "abstain"): Verb("abstained", "abstain", "in the vote of"),
    ("REJECT", "meet"): _BY_CAMEO["125"],
    ("REJECT", "assist"): Verb("refused help or recognition", "refuse help or recognition", "to"),
    ("CONSULT", "third-party"): Verb("met on neutral ground", "meet on neutral ground", "with"),
    ("CONSULT", "multilateral"): Verb("met in a wider round", "meet in a wider round", "with"),
    ("CONSULT", "phone"): _BY_CAMEO["041"],
    ("CONSULT", "visit"): _BY_CAMEO["042"],
    ("REQUEST", "change"): Verb("demanded change", "demand change", "of"),
    ("REQUEST", "yield"): Verb("demanded concessions", "demand concessions", "of"),
    ("REQUEST", "meet"): _BY_CAMEO["106"],
    ("ACCUSE", "allege"): _BY_CAMEO["112"],
    ("ACCUSE", "investigate"): _BY_CAMEO["09"],
    ("RETREAT", "withdraw"): Verb("withdrew", "withdraw", "from"),
    ("RETREAT", "resign"): Verb("resigned", "resign", "from"),
    ("RETREAT", "release"): _BY_CAMEO["0841"],
    ("RETREAT", "ceasefire"): _BY_CAMEO["0871"],
    ("SANCTION", "convict"): Verb("convicted", "convict"),
    ("SANCTION", "expel"): _BY_CAMEO["166"],
    ("SANCTION", "withdraw"): Verb("withdrew", "withdraw", "from"),
    ("MOBILIZE", "police"): Verb("mobilised police", "mobilise police", "against"),
    ("COERCE", "arrest"): _BY_CAMEO["173"],
    ("COERCE", "cyber"): Verb("made a cyber attack", "make a cyber attack", "on"),
    ("ASSAULT", "drone"): Verb("attacked by drone", "attack by drone"),
}

_BY_ROOT: Final[dict[str, Verb]] = {
    "AGREE": _BY_CAMEO["03"],
    "CONSULT": Verb("held talks", "hold talks", "with"),
    "SUPPORT": Verb("backed", "back"),
    "CONCEDE": Verb("gave way", "give way", "to"),
    "COOPERATE": Verb("cooperated", "cooperate", "with"),
    "AID": Verb("gave aid", "give aid", "to"),
    "RETREAT": Verb("pulled back", "pull back", "from"),
    "REQUEST": Verb("made a demand", "make a demand", "of"),
    "ACCUSE": _BY_CAMEO["11"],
    "REJECT": Verb("refused", "refuse", "to go along with"),
    "THREATEN": Verb("threatened", "threaten"),
    "PROTEST": Verb("protested", "protest", "against"),
    "SANCTION": Verb("cut ties", "cut ties", "with"),
    "MOBILIZE": Verb("mobilised forces", "mobilise forces", "against"),
    "COERCE": Verb("used coercion", "use coercion", "against"),
    "ASSAULT": Verb("attacked", "attack"),
    # No root of PLOVER: our own, for a happening that analysts look for and the codebook leaves out.
    "ELECTION": Verb("held an election", "hold an election", "in"),
}


def verb(code: EventCode) -> Verb:
    """The words for a code: those of its CAMEO code, of its mode, or of its PLOVER root."""
    if (code.plover, code.cameo) in _BY_ROOT_AND_CAMEO:
        return _BY_ROOT_AND_CAMEO[code.plover, code.cameo]
    for length in range(len(code.cameo), 2, -1):
        if code.cameo[:length] in _BY_CAMEO:
            return _BY_CAMEO[code.cameo[:length]]
    found = _BY_MODE.get((code.plover, code.mode)) or _BY_CAMEO.get(code.cameo[:2])
    return found or _BY_ROOT.get(code.plover) or _unknown(code)


def _unknown(code: EventCode) -> Verb:
    """Words for a code of a newer codebook or of the user's own."""
    word = (code.plover or code.mode or "an event").casefold().replace("_", " ")
    return Verb(f"did: {word}", f"do: {word}", "towards")


def code_label(code: EventCode) -> str:
    """The code itself, short: "REQUEST 102", "CONSULT visit 042"."""
    return " ".join(part for part in (code.plover, code.mode, code.cameo) if part)


def done(code: EventCode, modality: Modality, *, several: bool = False) -> str:
    """What was done, without whom: "demanded support", "plans to visit", "is denied to have attacked"."""
    words = verb(code)
    s = "" if several else "s"
    if modality is Modality.PLANNED:
        return f"plan{s} to {words.base}"
    if modality is Modality.THREATENED:
        return words.past if code.plover == "THREATEN" else f"threaten{s} to {words.base}"
    if modality is Modality.HYPOTHETICAL:
        return f"might {words.base}"
    return words.past


def days(interval: Interval | None) -> str:
    """An interval for a reader: "2023-02-23", "October 2022", "2022", "since 2019-03-20", ""."""
    if interval is None or (interval.start is None and interval.end is None):
        return ""
    first, last = interval.start, interval.end
    if first is None:
        return f"until {last}"
    if last is None:
        return f"since {first}"
    if first == last:
        return str(first)
    return _calendar_period(first, last) or f"{first} to {last}"


def _calendar_period(first: date, last: date) -> str:
    """The name of a whole year or month, "" where the days are neither."""
    whole_year = (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)
    if whole_year:
        return str(first.year) if first.year == last.year else f"{first.year} to {last.year}"
    whole_months = first.day == 1 and last.day == calendar.monthrange(last.year, last.month)[1]
    if whole_months and (first.year, first.month) == (last.year, last.month):
        return f"{calendar.month_name[first.month]} {first.year}"
    return ""


def names(actors: Sequence[Actor], *, most: int = MAX_NAMES) -> str:
    """Actors as a list in a sentence; a state is left out where somebody of its own stands for it."""
    spoken_for = {state for actor in actors if actor.kind is not ActorKind.STATE for state in actor.states}
    shown = [a for a in actors if a.kind is not ActorKind.STATE or not spoken_for.issuperset(a.states or "-")]
    told = list(dict.fromkeys(name(actor) for actor in shown))
    if len(told) > most:
        told = [*told[: most - 1], f"{len(told) - most + 1} more"]
    return " and ".join(part for part in (", ".join(told[:-1]), told[-1]) if part) if told else ""


def name(actor: Actor) -> str:
    """One actor: a person with the state it belongs to, anybody else by name."""
    if actor.kind is ActorKind.PERSON and actor.state:
        return f"{actor.name} ({actor.state})"
    return actor.name


def sentence(
    code: EventCode,
    modality: Modality,
    sources: Sequence[Actor],
    targets: Sequence[Actor],
    when: Interval | None,
    action: str = "",
    teller: Actor | None = None,
) -> str:
    """An event as one plain sentence.

    "Ruritania and Graustark demanded support of Freedonia (“urged it to join”), 2023-02-23."
    """
    words = verb(code)
    whom = names(targets)
    parts = [
        names(sources) or "Somebody",
        done(code, modality, several=len(sources) > 1),
        f"{words.to} {whom}".strip() if whom else "",
        _own_words(action, words),
    ]
    tail = [days(when)] if when else []
    if modality is Modality.UNDER_WAY:
        tail.append("still under way")
    if teller:
        tail.append(f"by the account of {teller.name}")
    told = ", ".join([" ".join(part for part in parts if part), *[part for part in tail if part]])
    return f"It is denied that {told}." if modality is Modality.DENIED else f"{told}."


def _own_words(action: str, words: Verb) -> str:
    """The page's own word for the deed, where it adds to ours."""
    plain = " ".join(action.split())
    if not plain or len(plain) > MAX_ACTION_CHARS or plain.casefold()[:4] in f"{words.past} {words.base}":
        return ""
    return f"(“{plain}”)"
