"""The head of an article's first sentence: the place it was filed from, the day, the agency.

Owns datelines ("MOSCOW, Feb. 28 (Xinhua) -- ...") and the names of news agencies. The dateline stays in
the body: a sentence does not lose its beginning.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from tightrope.articles._agency_unlisted import formed
from tightrope.articles._lines import WORD
from tightrope.articles._sentences import DAY, MONTHS, YEARLESS, day_of, month_day

_AGENCIES: Final = {
    "Reuters": "reuters|thomson reuters|路透社|路透|рейтер",
    "Associated Press": "ap|the associated press|associated press|ap news",
    "Agence France-Presse": "afp|agence france-presse|agence france presse|法新社|афп",
    "Xinhua": "xinhua|xinhua news agency|新华社|新華社",
    "TASS": "tass|itar-tass|тасс",
    "RIA Novosti": "ria|ria novosti|sputnik|риа новости",
    "Interfax": "interfax|interfax-ukraine|интерфакс|interfax-україна",
    "Deutsche Presse-Agentur": "dpa|deutsche presse-agentur|dpa-afx|dpa-infocom",
    "EFE": "efe|agencia efe|agência efe",
    "ANSA": "ansa",
    "Kyodo News": "kyodo|kyodo news|共同通信|共同",
    "Jiji Press": "jiji|jiji press|時事通信|時事",
    "Yonhap": "yonhap|yonhap news agency|yonhap news|연합뉴스",
    "Press Trust of India": "pti|press trust of india",
    "Asian News International": "ani|asian news international",
    "Indo-Asian News Service": "ians|indo-asian news service",
    "United News of Bangladesh": "unb|united news of bangladesh",
    "United Press International": "upi|united press international",
    "Bloomberg": "bloomberg|bloomberg news",
    "Dow Jones": "dow jones|dow jones newswires",
    "The Canadian Press": "canadian press|the canadian press",
    "Australian Associated Press": "aap|australian associated press",
    "PA Media": "pa|pa media|press association|pa news agency",
    "Anadolu Agency": "aa|anadolu|anadolu agency|anadolu ajansı",
    "IRNA": "irna|islamic republic news agency",
    "Saudi Press Agency": "spa|saudi press agency",
    "Emirates News Agency": "wam|emirates news agency",
    "Middle East News Agency": "mena|middle east news agency",
    "Syrian Arab News Agency": "sana|syrian arab news agency",
    "Korean Central News Agency": "kcna|korean central news agency",
    "Kazinform": "kazinform|qazinform",
    "24.kg": "24.kg",
    "Ukrinform": "ukrinform|укрінформ|укринформ",
    "BelTA": "belta",
    "Agerpres": "agerpres",
    "PAP": "pap|polish press agency",
    "ČTK": "čtk|ctk",
    "Tanjug": "tanjug",
    "Bernama": "bernama",
    "Antara": "antara",
    "Vietnam News Agency": "vna|vietnam news agency",
    "Philippine News Agency": "pna|philippine news agency",
    "News Agency of Nigeria": "nan|news agency of nigeria",
    "Inter Press Service": "ips|inter press service",
    "Prensa Latina": "prensa latina",
    "Belga": "belga",
    "Tengrinews": "tengrinews",
    "Austria Presse Agentur": "apa|austria presse agentur",
    "Keystone-SDA": "sda|keystone-sda|ats|keystone-ats",
    "Evangelischer Pressedienst": "epd",
    "Katholische Nachrichten-Agentur": "kna",
    "Sport-Informations-Dienst": "sid",
    "ANP": "anp",
    "NTB": "ntb",
    "TT": "tt nyhetsbyrån|tt-afp|tt",
    "Ritzau": "ritzau|/ritzau/",
    "STT": "stt",
    "Lusa": "lusa|agência lusa",
    "Agência Brasil": "agência brasil",
    "Estadão Conteúdo": "estadão conteúdo|estadao conteudo",
    "Folhapress": "folhapress",
    "Europa Press": "europa press",
    "Télam": "télam|telam",
    "AGI": "agi",
    "Adnkronos": "adnkronos",
    "LaPresse": "lapresse",
    "MTI": "mti",
    "TASR": "tasr",
    "SITA": "sita",
    "STA": "sta",
    "HINA": "hina",
    "Beta": "beta",
    "Fena": "fena",
    "SRNA": "srna",
    "BTA": "bta|бта",
    "LETA": "leta",
    "BNS": "bns",
    "ELTA": "elta",
    "ERR": "err news",
    "UNIAN": "unian|уніан|униан",
    "Central News Agency": "中央社|central news agency",
    "Zhongxin": "中新社|中国新闻社|china news service",
    "APP": "app|associated press of pakistan",
    "BSS": "bss",
    "Petra": "petra|بترا",
    "KUNA": "kuna|كونا",
    "WAFA": "wafa|وفا",
    "QNA": "qna|قنا",
    "MAP": "map|وكالة المغرب العربي للأنباء",
    "Newsis": "newsis|뉴시스",
    "News1": "뉴스1",
}
"""News agencies and the credits they go by, folded. Facts, written down by us."""
LISTED: Final = frozenset(_AGENCIES)
"""The names of the agencies that the list holds."""

_BY_CREDIT: Final = {credit: name for name, forms in _AGENCIES.items() for credit in forms.split("|")}
_AMBIGUOUS: Final = frozenset(
    {
        "ap",
        "aa",
        "ria",
        "pa",
        "spa",
        "mena",
        "sana",
        "pap",
        "nan",
        "ips",
        "ani",
        "aap",
        "vna",
        "unb",
        "sputnik",
        "apa",
        "ats",
        "sid",
        "tt",
        "agi",
        "sta",
        "sita",
        "beta",
        "hina",
        "elta",
        "leta",
        "app",
        "map",
        "petra",
        "共同",
        "時事",
        "路透",
    }
)
"""Credits that are words or other names too: only inside a dateline's brackets do they name an agency."""

_PLACE: Final = (
    r"(?P<place>(?:[A-ZÀ-ÖØ-ÞĀ-Ž][\w'’.À-ž]*|(?:de|del|el|al|la|le|of|the|and|and|do|da|di|van|den"
    r"|am|an|sur|upon)\b)"
    r"(?:[ /-](?:[A-ZÀ-ÖØ-ÞĀ-Ž][\w'’.À-ž]*|(?:de|del|el|al|la|le|of|the|and|do|da|di|van|den|am|an"
    r"|sur|upon)\b)){0,4}"
    r"(?:, [A-Z][\w.'’]*(?: [A-Z][\w.'’]*){0,2})?)"
)
_DATE: Final = (
    rf"(?:,? (?P<date>(?:{MONTHS})\.? \d{{1,2}}(?:,? (?:19|20)\d\d)?"
    rf"|\d{{1,2}} (?:{MONTHS})\.?(?:,? (?:19|20)\d\d)?))"
)
_CREDIT: Final = r"(?: ?[(\[](?P<agency>[^()\[\]]{2,50})[)\]])"
_DATELINE: Final = re.compile(
    rf"{_PLACE}{_DATE}?{_CREDIT}?,?\s{{0,2}}(?P<mark>--|[-–—―]|:|\|)\s{{0,2}}(?=\S)"
)
_CREDIT_FIRST: Final = re.compile(r"^[(\[](?P<agency>[^()\[\]]{2,50})[)\]]\s?(?:--|[-–—:])?\s?(?=\S)")
_MAX_HEAD: Final = 160
_TAIL_CREDIT: Final = re.compile(r"(?:^|[\s.])[(\[–—-]\s?(?P<agency>[A-ZČ][\w .-]{1,40}?)\s?[)\]]?\s*$")


@dataclass(frozen=True, slots=True)
class Dateline:
    """What the head of a body tells; `start` and `end` are its place in the body, mark and all."""

    start: int
    end: int
    place: str | None
    agency: str | None
    day: date | None
    month_day: tuple[int, int] | None
    """Month and day of a date that names no year."""
    bracket: str | None = None
    """What stands in its brackets and is no agency of the list."""


def read(body: str, known: Callable[[str], bool]) -> Dateline | None:
    """The dateline at the head of a body, None where it has none.

    `known` tells whether a name is a capital: one of those needs no capitals to be a dateline.
    """
    head = body[:_MAX_HEAD].split("\n", 1)[0]
    match = _DATELINE.match(head)
    if match and _holds(match, known):
        credit = match["agency"] or ""
        written = match["date"] or ""
        full = DAY.fullmatch(written)
        short = None if full else YEARLESS.fullmatch(written)
        named = agency(credit, bracketed=True)
        return Dateline(
            0,
            match.end(),
            match["place"].strip(" ,"),
            named,
            day_of(written) if full else None,
            month_day(short) if short else None,
            None if named else credit.strip() or None,
        )
    match = _CREDIT_FIRST.match(head)
    name = agency(match["agency"], bracketed=True) if match else None
    return Dateline(0, match.end(), None, name, None, None) if match and name else None


def _holds(match: re.Match[str], known: Callable[[str], bool]) -> bool:
    """Whether the head is a dateline: a place in capitals, or one with an agency or a day behind it."""
    place = match["place"]
    city = place.split(",")[0]
    if match["agency"] and (agency(match["agency"], bracketed=True) or formed(match["agency"])):
        return True
    if match["mark"] in ":|":
        return False
    spaced = (
        match.string[match.start("mark") - 1 : match.start("mark")] == " "
        or match.string[match.end("mark") - 1 : match.end("mark")] == " "
    )
    letters = [letter for letter in city if letter.isalpha()]
    capital = len(letters) > 2 and sum(letter.isupper() for letter in letters) >= 0.7 * len(letters)
    return spaced and (capital or match["date"] is not None or known(city))


def agency(credit: str, *, bracketed: bool = False) -> str | None:
    """The agency that a credit names, None for other words. Short credits count in brackets alone."""
    for part in re.split(r"[/,;&]| and | via |\s[-–—]\s", credit):
        folded = part.strip(" .()[]–—-").casefold()
        if folded in _BY_CREDIT and (bracketed or folded not in _AMBIGUOUS):
            return _BY_CREDIT[folded]
    return None


def credited(texts: Iterable[str]) -> str | None:
    """The agency that short lines beside the article credit: a byline, a source line, a last line."""
    for text in texts:
        bare = re.sub(r"^\W*(?:by|source|via|from|credit)\b[:\s]*", "", text.strip(), flags=re.IGNORECASE)
        if len(WORD.findall(bare)) <= 8:
            named = agency(bare) or next(
                (agency(m, bracketed=True) for m in re.findall(r"[(\[]([^()\[\]]{2,40})[)\]]", bare)), None
            )
            if named:
                return named
    return None


def closing_credit(body: str) -> str | None:
    """The agency in brackets or behind a dash at the very end of a body ("... the ministry said. (TASS)")."""
    match = _TAIL_CREDIT.search(body[-60:])
    return agency(match["agency"], bracketed=True) or formed(match["agency"]) if match else None
