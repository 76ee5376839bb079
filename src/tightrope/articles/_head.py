"""What a plain-text page tells around its article: headline, outlet, byline, each with its witness.

Owns the reading of headline and outlet off the lines above the body, where no tag says which is which.
Bylines are `_meta_credit_lines`'s, dates `_shown_dates`'s, datelines and agencies `_dateline`'s.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import urlsplit

from tightrope.articles._entry_times import read as read_stamp
from tightrope.articles._lexicon import FUNCTION_WORDS, FURNITURE, RELATED, SHARE, words_of
from tightrope.articles._lines import WORD, Line, plain
from tightrope.articles._meta_credit_lines import is_credit, read_byline
from tightrope.articles._meta_names import is_led, persons
from tightrope.articles._shown_dates import has_date
from tightrope.articles._witnesses import placed
from tightrope.records import Statement

_SEPARATOR: Final = re.compile(r" [|–—·•»«:~-]{1,2} | ?[|¦] ?")
"""Matched against text whose white space is single spaces (`plain`): a
pattern that starts with a run of blanks of any length takes quadratic time on a line of blanks."""
_MAX_TITLE: Final = 300
_MAX_HEAD_LINES: Final = 4_000
_SAME: Final = 0.5
"""Share of words that a line above the body and the page's title must have in common to be one headline."""
_BRAND_LINES: Final = 80
_CLOSE: Final = 25
_CLOSE_SHARE: Final = 0.3
"""Share of the shorter one's words of content, for lines so many above the body. Of 200 titled pages
(newspaper4k) 153 headlines are right without this step, 171 with it."""
_MAX_TITLE_WORDS: Final = 40
_NAME_WORDS: Final = 5
"""Words of the longest name of an outlet."""
_PRESS: Final = re.compile(
    r"\b(?:News|Times|Post|Journal|Herald|Tribune|Gazette|Daily|Press|Today|Telegraph|Guardian"
    r"|Observer|Review|Chronicle|"
    r"Star|Mail|Express|Monitor|Dispatch|Courier|Globe|Standard|Examiner|Bulletin|Reporter"
    r"|Register|Independent|Wire|"
    r"Online|Radio|Magazine|Weekly|Network|Agency|Insider|Beacon|Mirror|Echo|Argus|Sentinel|Mercury)\b"
)
"""Words that names of outlets are made of."""
_NO_TITLE: Final = re.compile(r"https?:|[.:]$|\b(?:photos?|images?|credit|getty|video)\b", re.IGNORECASE)
_RIGHTS: Final = re.compile(
    r"(?:©|\(c\)|copyright)[\s©,]*(?:copyright )?(?:(?:19|20)\d\d(?:\s?[-–]\s?(?:19"
    r"|20)?\d\d)?)?[\s,]*(?:by )?(?P<who>[^.|©\d]{2,60}?)"
    r"(?:[,.]? (?:all rights|inc|llc|ltd|plc|gmbh|corp|media|limited|alle rechte|todos los"
    r"|todos os|tous droits)\b.*|\.|$|\s?\|)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Head:
    """What the page tells; None or empty where it does not. `lines` are those that hold the headline, `told`
    what each witness says."""

    headline: str | None
    outlet: str | None
    byline: tuple[str, ...]
    lines: tuple[int, ...]
    witnesses: dict[str, str] = field(default_factory=dict)
    told: tuple[Statement, ...] = ()


def read(lines: Sequence[Line], first: int, url: str | None) -> Head:
    """Read the lines before line `first`, where the body begins, and the page's first line and rights."""
    witnesses: dict[str, str] = {}
    title = plain(lines[0].text, _MAX_TITLE) if lines and first > 0 else ""
    headline, at, outlet = _title(lines, first, title, url, witnesses)
    byline, by = read_byline(lines, at, first, outlet or "")
    if byline:
        witnesses["byline"] = f"line {by + 1} names the writer"
    if outlet is None:
        outlet = _owner(lines, url, witnesses)
    kept = () if at is None else (at,)
    told = _told(lines, title, at, outlet, _parts(title, lines, url) if title else ("", None))
    if byline:
        told.append(Statement("byline", "; ".join(byline), witnesses["byline"], believed=False))
    return Head(headline, outlet, byline, kept, witnesses, tuple(told))


def _told(
    lines: Sequence[Line], title: str, at: int | None, outlet: str | None, parts: tuple[str, str | None]
) -> list[Statement]:
    """What the page's title and the headline's line say, each with its place, whoever is believed."""
    head, site = parts
    told = []
    if title and not _is_menu(title):
        said = Statement("headline", head, "page's title", believed=False)
        told.append(placed(said, lines[0].text, 0, len(head), lines[0].start))
    if at:
        said = Statement("headline", lines[at].text, f"line {at + 1} of the page", believed=False)
        told.append(placed(said, lines[at].text, 0, len(lines[at].text), lines[at].start))
    if site and site != outlet:
        told.append(Statement("outlet", site, "end of the page's title", believed=False))
    return told


def _title(
    lines: Sequence[Line], first: int, title: str, url: str | None, witnesses: dict[str, str]
) -> tuple[str | None, int | None, str | None]:
    """Headline, the line it stands on, and outlet, from the page's title and the lines above the body."""
    if not title:
        return None, None, None
    head, site = _parts(title, lines, url)
    pressed = _is_control(WORD.findall(title))
    near = None if _is_around(title) else _alike(lines, first, head or title)
    if near is not None and not _is_around(lines[near].text):
        witnesses["headline"] = "line above the article that repeats the page's title"
        if site:
            witnesses["outlet"] = "end of the page's title"
        return lines[near].text, near, site
    pressed = pressed or _is_around(title)
    if (site is None or _is_around(title)) and (pressed or _is_name(title)):
        below = _below(lines, first)
        if below is not None:
            witnesses["headline"] = "line above the article"
            if pressed:
                return lines[below].text, below, None
            witnesses["outlet"] = "first line of the page"
            return lines[below].text, below, title
    if _is_menu(title):
        return None, None, None
    witnesses["headline"] = "page's title"
    if site:
        witnesses["outlet"] = "end of the page's title"
    return head or title, 0, site


def _parts(title: str, lines: Sequence[Line], url: str | None) -> tuple[str, str | None]:
    """A title's headline and its outlet: "Talks fail - The Daily Lamp"; no outlet where none stands out."""
    cuts = list(_SEPARATOR.finditer(title))
    if not cuts:
        return title, None
    pieces = [
        title[a:b].strip()
        for a, b in zip([0, *(m.end() for m in cuts)], [*(m.start() for m in cuts), len(title)], strict=True)
    ]
    host = _letters(urlsplit(url).netloc if url else "")
    rights = " ".join(_letters(line.text) for line in lines[-40:] if _RIGHTS.search(line.text))
    marks = [_site_marks(piece, host, rights) for piece in pieces]
    last, best = len(pieces) - 1, max(range(len(pieces)), key=lambda i: (marks[i], i))
    if marks[best] < 2:
        best = last if marks[last] >= 1 and len(pieces[last]) < len(title) / 2 else -1
    if best < 0:
        return title, None
    if best == 0:
        return title[cuts[0].end() :].strip(), pieces[0]
    ends = cuts[0 if len(pieces) > 2 and _is_section(pieces[1:best]) else best - 1]
    return title[: ends.start()].strip(), pieces[best]


def _site_marks(piece: str, host: str, rights: str) -> int:
    """How much says that a part of a title names the site."""
    letters = _letters(piece)
    if not letters:
        return 0
    bare = letters.removeprefix("the")
    named = _is_name(piece)
    short = "".join(word[0].lower() for word in piece.split())
    in_host = len(bare) > 2 and (bare in host or (len(short) > 2 and host.startswith((short, "www" + short))))
    press = named and _PRESS.search(piece) is not None
    return 3 * in_host + 2 * (named and len(bare) > 3 and bare in rights) + 2 * press + named


def _is_section(pieces: Sequence[str]) -> bool:
    return all(len(piece.split()) <= 3 for piece in pieces)


def _letters(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def _is_name(text: str) -> bool:
    """Whether a text reads as a name: few words, each capitalised or a function word."""
    words = WORD.findall(text)
    if not 0 < len(words) <= _NAME_WORDS or text.rstrip()[-1:] in "?!…" or _is_control(words):
        return False
    return (
        all(word[0].isupper() or word[0].isdigit() or word.lower() in FUNCTION_WORDS for word in words)
        and words[0][0].isupper()
    )


_CONTROLS: Final = words_of(
    "menu home homepage search navigation skip main content log in out login logout sign register account "
    "subscribe subscription subscriptions sections section sitemap open close toggle expand show hide "
    "view see next previous back top my profile settings to all more go site your me us it up on "
    "share print email save copy comment comments reply follow contact cookies cookie accept consent "
    "privacy policy terms conditions advertisement advertise ad ads newsletter newsletters sponsored "
    "donate join cart checkout submit send continue cancel username password "
    "accueil inicio menü suche startseite buscar"
)
"""Words of buttons, forms and menus: a line of these alone says what to press, not whose page it is."""


def _is_control(words: Sequence[str]) -> bool:
    return all(word.lower() in _CONTROLS for word in words)


def _is_menu(text: str) -> bool:
    words = [word.lower() for word in WORD.findall(text)]
    return not words or sum(any(word in group for group in FURNITURE) for word in words) > 0.7 * len(words)


_AROUND: Final = re.compile(
    r"\W{0,3}(?:photos?|images?|pictures?|credits?|foto|fotos|bild|imagen?|imagem|immagine|фото|صورة|图|圖|写真|사진)"
    r"(?: credit| by)?\s?[:：/]",
    re.IGNORECASE,
)
_COOKIES: Final = re.compile(
    r"\bcookies?\b|\bçerez|\bкуки\b|файл\w{0,3} cookie|ملفات تعريف الارتباط|쿠키", re.IGNORECASE
)
_CONSENTS: Final = re.compile(
    r"\b(?:we|our|this|accept|uses?|by continuing|wir|diese|verwende[nt]|akzeptieren|nous|ce site"
    r"|utilis\w{1,4}|accepter|usamos|utilizamos|este sitio|aceptar|este site|aceitar|usiamo|utilizza|accetta"
    r"|gebruik\w{0,3}|använder|bruker|używa\w{0,2}|мы|сайт|использу\w{1,3}|принять|kullan\w{1,6}|kabul|menggunakan)\b",
    re.IGNORECASE,
)


_BUTTONS: Final = SHARE | RELATED
_SHARE_WORDS: Final = 9


def _is_around(text: str) -> bool:
    """Whether a line stands around articles and is never a headline: share buttons alone, a picture's
    credit, a sentence on cookies."""
    words = [word.lower() for word in WORD.findall(text)]
    shares = 0 < len(words) <= _SHARE_WORDS and all(w in _BUTTONS or w in FUNCTION_WORDS for w in words)
    asks = _COOKIES.search(text) is not None and _CONSENTS.search(text) is not None
    return (shares and any(word in _BUTTONS for word in words)) or asks or _AROUND.match(text) is not None


def _alike(lines: Sequence[Line], first: int, title: str) -> int | None:
    """The line above the body that is most like the title: the same words anywhere, or, close above the
    body, a good part of its words of content. Sites shorten their titles, or write them for machines."""
    whole, content = _bag(title), _content(title)
    best, score = None, 0.0
    for i in range(max(1, first - _MAX_HEAD_LINES), first):
        text = lines[i].text
        if len(text) > _MAX_TITLE or not 3 <= len(WORD.findall(text)) <= _MAX_TITLE_WORDS:
            continue
        have = _bag(text)
        like = len(have & whole) / max(1, len(have | whole))
        if like < _SAME:
            like = _close(text, content) if first - i <= _CLOSE else 0.0
        if like and like + i / len(lines) / 100 >= score:
            best, score = i, like + i / len(lines) / 100
    return best


def _close(text: str, content: frozenset[str]) -> float:
    """How much of the title's content a line just above the body shares, 0 where it is no headline."""
    have = _content(text)
    shared = len(have & content)
    if shared < 2 or len(WORD.findall(text)) < 4 or _NO_TITLE.search(text) or is_led(text) or has_date(text):
        return 0.0
    share = shared / max(1, min(len(have), len(content)))
    return share / 2 if share >= _CLOSE_SHARE else 0.0


def _content(text: str) -> frozenset[str]:
    return frozenset(word for word in _bag(text) if word not in FUNCTION_WORDS and len(word) > 2)


def _bag(text: str) -> frozenset[str]:
    return frozenset(word.lower() for word in WORD.findall(text))


def _below(lines: Sequence[Line], first: int) -> int | None:
    """The line above the body that reads most like a headline, where the page's first line is no title."""
    for i in range(first - 1, max(0, first - 12), -1):
        text = lines[i].text
        words = WORD.findall(text)
        if (
            4 <= len(words) <= 30
            and text[-1:] not in ".:"
            and not is_led(text)
            and not has_date(text)
            and not is_stamp(text)
            and not _is_menu(text)
            and not _is_around(text)
        ):
            return i
    return next((i for i in range(1, min(first, len(lines) - 1, _BRAND_LINES)) if _is_short(lines, i)), None)


def _is_short(lines: Sequence[Line], at: int) -> bool:
    """Whether a line of two or three words is a headline, since a byline that begins as one stands below."""
    text, below = lines[at].text, lines[at + 1].text
    short = 2 <= len(WORD.findall(text)) <= 3 and text[-1:] not in ".:"
    other = _is_menu(text) or _is_around(text) or is_led(text) or has_date(text)
    again = _letters(text) == _letters(lines[0].text)
    return short and not (other or again) and is_led(below) and is_credit(below)


def is_stamp(text: str) -> bool:
    """Whether a line holds a time and hardly anything else, as a live blog's entries have."""
    stamp = read_stamp(text, 0, 0)
    return stamp is not None and stamp.alone


def is_byline(text: str) -> bool:
    """Whether a line only names who wrote the article."""
    return is_credit(text)


def names(text: str) -> tuple[str, ...]:
    """Persons' names in a byline, in order, each once."""
    return persons(text)


def _owner(lines: Sequence[Line], url: str | None, witnesses: dict[str, str]) -> str | None:
    """The site's name: a short line that its address spells too, or who holds the rights."""
    host = _letters(urlsplit(url).netloc.removeprefix("www.")) if url else ""
    for line in (*lines[:_BRAND_LINES], *lines[-_BRAND_LINES:]) if host else ():
        if (
            len(line.text) <= 40
            and _is_name(line.text)
            and host.startswith(_letters(line.text))
            and len(_letters(line.text)) > 3
        ):
            witnesses["outlet"] = "line of the page that its address spells too"
            return line.text
    for line in reversed(lines[-_BRAND_LINES:]):
        match = _RIGHTS.search(line.text[:300]) if len(line.text) < 300 or "©" in line.text else None
        who = match["who"].strip(" ,;–-") if match else ""
        if (
            who
            and _is_name(who)
            and not _is_menu(who)
            and (not host or _letters(who).removeprefix("the") in host)
        ):
            witnesses["outlet"] = "line of rights at the foot of the page"
            return who
    return None
