"""Lines of a body that are none of it whatever stands beside them: advertisement marks, a feed's last line,
credits and notes on authors below the text, and what is left of a terminal's escape codes.

Owns few, sure forms, each a whole line. Of such lines on 381 labelled pages are body: 12 of 463 advertisement
marks at most, 0 of 5 "contributed to this report", 0 of 41 notes on authors, 7 of 25 credits (6 of them in
one list of tips).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from tightrope.articles._assemble import PARAGRAPH_BREAK, Stretch
from tightrope.articles._lexicon import words_of
from tightrope.articles._lines import WORD

_ENDS: Final = 4
"""Lines at the end of a body that are looked at for credits, notes on authors and a feed's last line."""
_MAX_CHARS: Final = 400
_MOST_NOTE_WORDS: Final = 60
_ADVERTISEMENTS: Final = words_of(
    "advertisement advertisements advertising advertorial anzeige werbung publicité publicidad publicidade "
    "pubblicità реклама reklam reklama annonce annons mainos "
    "advertentie διαφήμιση 広告 广告 廣告 광고 إعلان اعلان "
    "تبلیغات iklan hirdetés publicitate विज्ञापन פרסומת โฆษณา"
) | {"sponsored content", "paid content", "quảng cáo"}
_CONTINUES: Final = re.compile(
    r"(?:(?:the )?(?:story|article|report)|content) continues (?:below|after)"
    r"(?: (?:this |the )?(?:ad|advertisement|video|gallery))?"
    r"|(?:scroll (?:down )?to continue|continue reading)"
    r" (?:with content|below|after (?:this |the )?advertisement|below the ad)"
    r"|(?:der )?artikel geht (?:nach|unter) der (?:anzeige|werbung) weiter"
    r"|(?:la suite|suite) après (?:cette|la) publicité"
    r"|(?:sigue|continúa) (?:leyendo )?después de la publicidad"
    r"|continua (?:depois|após) a publicidade|continua (?:a leggere )?dopo la pubblicità"
    r"|(?:artikkelen|saken) fortsetter (?:under|etter) annonsen|artikeln fortsätter (?:under|efter) annonsen"
    r"|artiklen fortsætter (?:under|efter) annoncen|artikel gaat verder onder de advertentie"
    r"|juttu jatkuu mainoksen (?:alla|jälkeen)|продолжение (?:после|ниже) рекламы"
    r"|dalsza część (?:artykułu|tekstu) (?:pod|po) reklam(?:ą|ie)|článek pokračuje pod reklamou",
    re.IGNORECASE,
)
_FIRST_ON: Final = re.compile(
    r"(?:^|(?<=[.!?…”\"»] ))"
    r"(?:The post .{2,300} (?:first appeared|appeared first) on .{2,100}"
    r"|Der Beitrag .{2,300} erschien zuerst auf .{2,100}"
    r"|L['’]article .{2,300} est apparu en premier sur .{2,100}"
    r"|La entrada .{2,300} (?:se publicó primero en|aparece primero en) .{2,100}"
    r"|O (?:post|conteúdo) .{2,300} (?:apareceu|aparece) primeiro em .{2,100}"
    r"|L['’]articolo .{2,300} (?:proviene da|sembra essere il primo su) .{2,100}"
    r"|Het bericht .{2,300} verscheen eerst op .{2,100}"
    r"|Artykuł .{2,300} pochodzi z serwisu .{2,100}"
    r"|(?:Сообщение|Запись) .{2,300} (?:появились сначала на|впервые появилась) .{2,100}"
    r"|Inlägget .{2,300} dök först upp på .{2,100}"
    r"|Indlægget .{2,300} blev først udgivet på .{2,100}"
    r"|Innlegget .{2,300} dukket først opp på .{2,100}"
    r"|Příspěvek .{2,300} pochází z .{2,100}"
    r"|.{2,300} yazısı ilk önce .{2,100} üzerinde ortaya çıktı)$"
)
"""The line that the program behind most sites' feeds puts below each article, as its translations have it."""
_CREDIT: Final = re.compile(
    r"\W{0,4}(?:(?:additional |further )?(?:reporting|writing|editing|translation|research) by"
    r"|(?:bericht|reportage|redaktion|mitarbeit) (?:von|de|par)|mitarbeit(?=:)|mit material von"
    r"|rédigé par|édité par|(?:reporte|reportaje|información|redacción|edición) (?:adicional )?(?:de|por)"
    r"|con información de|editado por|(?:reportagem|edição) (?:adicional )?(?:de|por)|com informações d[aeo]"
    r"|a cura di|подготовил[аи]?|репортаж|редактор)\b(?P<who>.{3,300})$",
    re.IGNORECASE,
)
_CONTRIBUTED: Final = re.compile(
    r"\W{0,4}(?P<who>.{2,250}?) (?:also )?contributed"
    r" (?:(?:to )?this (?:report|story|article|piece)|reporting|to (?:the|this) reporting)\b.{0,80}$",
    re.IGNORECASE,
)
_JOINERS: Final = words_of(
    "and by in for with from at of the to editing writing reporting additional further compiled translation "
    "graphics research und von in aus redigiert et de à par en y e i с и в из para por con com da do dos das "
    "writer writers reporter reporters correspondent staff researcher editor news’ s"
)
"""Words of a credit that are no names; a line with any other in small letters is a sentence."""
_NOTE: Final = re.compile(
    r"(?:\w[\w.'’-]{0,30} ){1,4}(?:is|was) (?:an?|the) (?:[\w'’&,-]{1,30} ){0,8}"
    r"(?:reporter|writer|correspondent|editor|journalist|columnist|contributor|freelancer)\b"
)
_CONTACT: Final = re.compile(
    r"\b(?:follow|reach|contact|e-?mail) (?:him|her|them|me|us)\b"
    r"|\b(?:can|may) be (?:reached|contacted|followed)\b|\bstaff (?:reporter|writer)\b"
    r"|\bon (?:twitter|bluesky|mastodon|x),? ?@|\S@\S{2,60}\.\w",
    re.IGNORECASE,
)
_FOLLOW: Final = re.compile(
    r"\W{0,4}(?:you can )?follow (?:him|her|them|me|us|\w{2,20} \w{2,20}) (?:on|at)"
    r" (?:twitter|facebook|instagram|bluesky|mastodon|linkedin|x\b|@)",
    re.IGNORECASE,
)
_ESCAPES: Final = re.compile(
    r"(?:\x1b?\[(?:(?:\d{1,3}(?:;\d{1,3}){0,4})?m|[0-3][JK]|\?\d{1,4}[hl]|\d{1,3};\d{1,3}[Hf]))+"
    r"(?![^\[\]\n]{0,40}\])"
)
"""Colours, erasure and places as ECMA-48 writes them, the escape character gone; text closes its brackets."""


def find(body: str) -> list[Stretch]:
    """The stretches of a body, its paragraphs parted by a blank line, that are no part of it; in order."""
    found = [match.span() for match in _ESCAPES.finditer(body)] if "[" in body else []
    paragraphs = list(_paragraphs(body))
    found += [place for place in paragraphs if _is_advertisement(body[slice(*place)])]
    for start, end in paragraphs[-_ENDS:]:
        text = body[start:end]
        if len(text) <= _MAX_CHARS and (_is_credit(text) or _is_note(text)):
            found.append((start, end))
            continue
        tail = _FIRST_ON.search(text[-2 * _MAX_CHARS :])
        if tail is not None:
            found.append((end - len(tail.group()), end))
    return sorted(found)


def _paragraphs(body: str) -> Iterator[Stretch]:
    at = 0
    for paragraph in body.split(PARAGRAPH_BREAK):
        yield at, at + len(paragraph)
        at += len(paragraph) + len(PARAGRAPH_BREAK)


def _is_advertisement(text: str) -> bool:
    if len(text) > 80:
        return False
    bare = text.strip(" \t[](){}*–—-_:.…•|").casefold()
    return bare in _ADVERTISEMENTS or _CONTINUES.fullmatch(bare) is not None


def _is_credit(text: str) -> bool:
    """Whether a line says who else worked on the article, and nothing more."""
    match = _CREDIT.match(text) or _CONTRIBUTED.match(text)
    if match is None:
        return False
    words = WORD.findall(match["who"])
    return any(word[0].isupper() for word in words) and all(
        not word[0].islower() or word in _JOINERS for word in words
    )


def _is_note(text: str) -> bool:
    """Whether a line tells of the article's author and how to reach them."""
    if len(text.split()) > _MOST_NOTE_WORDS:
        return False
    return _FOLLOW.match(text) is not None or (
        _NOTE.match(text) is not None and _CONTACT.search(text) is not None
    )
