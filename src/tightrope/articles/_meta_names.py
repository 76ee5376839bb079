"""Names in credits: whom the words of a byline name, in the languages of the press.

Owns what a credit is made of: the words that lead it in ("By", "Von", "Автор:", "文/"), the names, the
roles, degrees and places behind them, and the agencies and desks that sign instead of a person. It reads
one credit at a time; where credits stand on a page is `_html_byline`'s and `_head`'s.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from tightrope.articles._dateline import agency
from tightrope.articles._html_source import listed
from tightrope.articles._lines import plain
from tightrope.articles._meta_days import month_of

_MAX_CREDIT: Final = 500
_MAX_NAME_CHARS: Final = 60
_MAX_TOKENS: Final = 7
_MOST_NAMED: Final = 5
"""Words of a person's name without particles; more are a title or a sentence."""


class Kind(StrEnum):
    """Who signs: a person, a news agency, or another body (a desk, an outlet, an account's name)."""

    PERSON = "person"
    AGENCY = "agency"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Signed:
    """One name in a credit."""

    name: str
    kind: Kind


_BY: Final = (
    r"(?:(?:words|text|story|reporting|reported|written|analysis|opinion|review|commentary|posted"
    r"|interview|published|created|submitted|an? \w{4,12})\s+)?by"
)
_VON: Final = (
    r"(?:(?:ein|eine|text|texte|kommentar|analyse|interview|bericht|gastbeitrag|kolumne|reportage|essay"
    r"|geschrieben|erstellt|veröffentlicht|verfasst|protokoll|rezension)\s+){0,3}von"
)
_PAR: Final = (
    r"(?:(?:propos recueillis|publié|écrit|rédigé|texte|article|posté)\s+)?par"
    r"|(?:(?:publicado|escrito|texto|redactado|entrevista)\s+)?por"
    r"|(?:(?:articolo|testo|scritto|intervista|pubblicato|a cura)\s+)?(?:di|da|dal nostro inviato)"
)
_AV: Final = (
    r"(?:(?:geschreven|tekst|gepubliceerd)\s+)?door|(?:(?:text|skrevet|skriven|publicerad|publisert)\s+)?a[vf]"
    r"|(?:ditulis\s+)?oleh|bởi|napsal[ai]?|yazan|przez|de la|shkruar nga|nga|от|του|της"
)
_LABELS: Final = (
    r"autore?s?|auteurs?|autor(?:en|in|a|es|zy|i)?|autorstwa|auth?ors?|author\(s\)|автор(?:и|ы|ка)?|текст"
    r"|tekst|text|texte?o?|foto og tekst|penulis|reporters?|pewarta|szerző|författare|forfatter|skribent"
    r"|kirjoittaja|toimittaja|συντάκτης|haber|muhabir|yazar|بقلم|كتب|كتبت|מאת|लेखक|द्वारा|журналист|редактор"
    r"|redaktor|opracowa[łl]a?|redacción de|di redazione"
)
_LEAD: Final = re.compile(
    rf"^\W{{0,3}}(?:{_BY}|{_VON}|{_PAR}|{_AV}|{_LABELS})(?:\s?[:：/／|–-]\s?|\s)(?=\S)", re.IGNORECASE
)
_COLONED: Final = frozenset(
    listed(
        "reporter reporters author authors autor autore autores auteur auteurs text tekst texte texto "
        "redaktor редактор журналист yazar haber muhabir текст skribent toimittaja author(s) autorin autoren"
    )
)
"""Leads that are words of running text or names too: these count only with a colon behind them."""
_EAST_LEAD: Final = re.compile(
    r"^(?:文|撰文|作者|本報記者|记者|記者|本报记者|編輯|责任编辑|编辑)\s?[:：/／|｜]?\s?"
)
_EAST_TAIL: Final = re.compile(
    r"\s?(?:기자|특파원|논설위원|記者|记者|報導|报道|報道|編集委員|氏)(?:\s?[=/].{0,40})?$"
)
_NOISE: Final = re.compile(r"https?://\S+|\S+@\S+|@\w+|[<>{}\[\]©]|\([^()]{0,80}\)")
_CUT: Final = re.compile(
    r"\d|\b(?:published|updated|posted|last|special to|for the|for|is an?|was an?|are|covers|has|have|who"
    r"|veröffentlicht|aktualisiert|stand|publié|mis|publicado|actualizado|atualizado|aggiornato|pubblicato"
    r"|gepubliceerd|bijgewerkt|publicerad|uppdaterad|publisert|oppdatert|opublikowano|опубликовано"
    r"|обновлено|minutes?|min read|read more|follow|share|email|view|see all|bio)\b",
    re.IGNORECASE,
)
_PLACED: Final = re.compile(
    r" (?:in|at|on|from|with|aus|für|bei|mit|à|avec|pour|em|para|med|til|på|w|z|as|told|zum|zur"
    r"|vom) (?=\S)"
)
"""Lower-case words behind a name that begin something else: "in Porto", "for the Lamp", "aus Kiew"."""
_DANGLING: Final = frozenset(listed("on in at for from am le el il la den em på w di vom dne dnia du the a"))
"""Words that a date or a place cut off behind them."""
_HARD: Final = re.compile(
    r"(?<=[^\W\d_]{3})\. (?=[^\W\d_])"
    r"|\s?(?:[;|•·、，／]|\s[-–—/&+]{1,2}\s|/|&|\n|, (?:and|und|et|y|e|en|og|och) )\s?"
)
_JOINED: Final = re.compile(
    r" (?:and|und|et|y|e|en|og|och|ja|i|a|и|і|та|й|dan|ve|và|și|şi|és|și|com|with"
    r"|samt|και|و|או|और|與|与|和) "
)
_EAST: Final = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_PARTICLES: Final = frozenset(
    listed(
        "de del della dello degli dei da do dos das di du des la le lo los las van von der den ter ten te zu "
        "zum zur el al bin bint ibn ben abu y e af av of st. san mac mc vom und i d' o"
    )
)
_NO_FIRST: Final = frozenset(
    listed("the about watch read more see all our this these your your meet contact")
)
_DEGREE: Final = re.compile(
    r"(?:[A-Z]{2,5}|ph\.?d|m\.?[das]|[js]r|b\.?a|b\.?sc|m\.?sc|mba|rdn?|esq|ii|iii|dds|dvm|dr|prof)\.?",
    re.IGNORECASE,
)
_ABBREVIATED: Final = re.compile(r"(?:\b[A-Z]|\b[JS]r|\b[A-Z]\.[A-Z])\.$")
_ROLE: Final = re.compile(
    r"\b(?:(?:senior|chief|managing|associate|assistant|deputy|staff|contributing|executive|national|foreign"
    r"|political|politics|health|science|sports?|business|technology|tech|legal|investigations?|data"
    r"|white house|middle east|environment|education|crime|opinion|guest|special|freelance|former)\s+){0,3}"
    r"(?:editor|reporter|correspondent|writer|contributor|columnist|producer|journalist|author|director"
    r"|president|analyst|professor|photographer|fellow|intern|redakteur(?:in)?|korrespondent(?:in)?|journaliste"
    r"|correspondante?|corresponsal|periodista|inviat[oa]|giornalista|redacteur|verslaggever|journalista"
    r"|repórter|reportero|editora?|kommentator|journalistin|ressortleiter(?:in)?|chefredakteur(?:in)?"
    r"|корреспондент|обозреватель|журналист|redaktor|dziennikarz|dziennikarka|muhabiri?)s?\b.*$",
    re.IGNORECASE,
)
"""A role; what stands before it on the same line may be the name of the person who has it."""
_DESK: Final = re.compile(
    r"\b(?:staff|desk|bureau|team|newsroom|news|editorial|editors|press|agency|agence|agencias?|agenzia|agentur"
    r"|redaktion|redacci[óo]n|reda[cç][cç]?[aã]o|r[ée]daction|redazione|redactie|redaksjone?n?|redaksi|redakce"
    r"|redakcja|redakcija|редакция|редакція|international|online|media|magazine|service|network|television|tv"
    r"|radio|channel|group|inc|ltd|gmbh|llc|university|institute|department|ministry|association|foundation"
    r"|committee|union|company|office|cent(?:er|re)|council|society|board|contributors|sources|reporters"
    r"|correspondents|writers|brandroom|wire|times|daily|journal|herald|tribune|gazette|report|admin"
    r"|administrator|webmaster|editorial|guest|photos?|images|getty|video|www|web|desk|haber merkezi"
    r"|zeitung|nachrichten|rundschau|tageblatt|tagblatt|anzeiger|presse|giornale|corriere|gazzetta|diario|peri[óo]dico"
    r"|noticias|jornal|folha|krant|dagblad|nieuws|avis|tidende|tidning|nyheter|sanomat|lehti|gazeta|dziennik"
    r"|wiadomości|noviny|zprávy|haber|gazetesi|газета|новости|новини|агентство|вести"
    r"|toimitus|szerkeszt[őo]s[ée]g|uredništvo|σύνταξη|newsdesk|today|blog|post)\b"
    r"|\.(?:com|org|net|de|co|fr|it|es|ru|ua|tv|info)\b|編輯部|编辑部|편집부|編集部|新聞|新闻|뉴스",
    re.IGNORECASE,
)
_TITLES: Final = re.compile(
    r"(?:,? (?:M\.?[SADB]|Ph\.?D|R\.?[DN]N?|LD|M\.?Sc|B\.?Sc|MBA|JD|CPA|DO|DDS|DVM|LCSW|MPH|Esq)\.?){1,6}$"
)
"""Degrees behind a name."""
_PLACES: Final = frozenset(
    listed(
        "new_york los_angeles san_francisco hong_kong tel_aviv buenos_aires são_paulo rio_de_janeiro "
        "kuala_lumpur abu_dhabi new_delhi cape_town addis_ababa mexico_city den_haag the_hague sri_lanka "
        "south_africa united_states united_kingdom saudi_arabia washington_dc washington_d.c san_diego "
        "san_juan las_vegas new_orleans st._petersburg phnom_penh ho_chi_minh quezon_city "
        "frankfurt_am_main ciudad_de_méxico north_korea south_korea port_moresby dar_es_salaam "
        "sankt_petersburg"
    )
)
"""Places of filing that are made as a person's name is: they stand behind a writer's comma."""
_ACCOUNT: Final = frozenset(
    listed("admin administrator webmaster root user editor author anonymous guest default")
)
"""Names of accounts, which say nobody's name."""


def signed(text: str, outlet: str = "") -> tuple[Signed, ...]:
    """Who signs a credit, in order, each once. `outlet` is the page's own, which is cut off behind a name.

    A text that begins as a credit and goes on as a sentence gives what stands before the sentence.
    """
    text = _shortened(unled(plain(text, _MAX_CREDIT)))
    found: dict[str, Signed] = {}
    for part in _split(text):
        one = _one(part, outlet)
        if one is not None:
            found.setdefault(one.name.casefold(), one)
    return tuple(_together(tuple(found.values()), text))


def persons(text: str, outlet: str = "") -> tuple[str, ...]:
    """The persons who sign a credit."""
    return tuple(one.name for one in signed(text, outlet) if one.kind is Kind.PERSON)


def is_led(text: str) -> bool:
    """Whether a text begins as a credit does ("By ...", "Von ...", "Автор: ...")."""
    return unled(text) != text


def unled(text: str) -> str:
    """A credit without the words that lead it in."""
    match = _LEAD.match(text)
    if match:
        lead = match.group().strip()
        word = lead.rstrip(":：/／|–- ").casefold()
        if word not in _COLONED or lead[-1] in ":：":
            return unled(text[match.end() :]) if len(text) - match.end() > 3 else text[match.end() :]
    east = _EAST_LEAD.match(text)
    return text[east.end() :] if east and len(text) <= _MAX_NAME_CHARS else text


def is_person(name: str) -> bool:
    """Whether a text is made as a person's full name: two words or more, each as names are written."""
    tokens = name.split()
    if _EAST.search(name):
        return 2 <= len(name.replace(" ", "")) <= 5 and all(c.isalpha() for c in name.replace(" ", ""))
    named = [token for token in tokens if token.casefold() not in _PARTICLES]
    if not (
        2 <= len(tokens) <= _MAX_TOKENS and 1 <= len(named) <= _MOST_NAMED and len(name) <= _MAX_NAME_CHARS
    ):
        return False
    if len(named) < 2 and named[0] is not tokens[-1]:
        return False
    if tokens[0].casefold() in _NO_FIRST or (_is_agency(tokens[0]) and tokens[0].isupper()):
        return False
    if len(tokens[-1]) == 1 and not _EAST.search(tokens[-1]):
        return False
    return all(_is_name_word(token) for token in named) and not (_DESK.search(name) or _ROLE.search(name))


def _is_name_word(token: str) -> bool:
    first = token.lstrip("'’\"“(")[:1]
    inner = re.sub(r"^(?:al|el|an|as|ash|ad|at|d|l|bin|ben|ibn)[-'’](?=\w)", "", token)[:1]
    caseless = unicodedata.category(first or " ") == "Lo" or "\u10d0" <= first <= "\u10ff"
    raised = bool(first) and (first.isupper() or inner.isupper() or caseless)
    return raised and not any(c.isdigit() or c in "_!?:%$#*=" for c in token)


def _shortened(text: str) -> str:
    """A credit up to the first word that is none of it: a date, a place's preposition, a label."""
    text = _NOISE.sub(" ", text)
    cut = _CUT.search(text)
    if cut is None:
        return " ".join(text.split())
    kept = text[: cut.start()].split()
    if kept and cut.group().isdigit() and month_of(kept[-1].strip(".,")):
        kept.pop()
    while kept and kept[-1] in _DANGLING:
        kept.pop()
    return " ".join(kept)


def _split(text: str) -> Iterable[str]:
    for part in _HARD.split(text):
        for piece in part.split(","):
            yield from _conjoined(piece.strip())


def _conjoined(text: str) -> Iterable[str]:
    """The names on both sides of "and", where both are whole names or agencies."""
    cuts = list(_JOINED.finditer(text))
    pieces = [
        text[a:b].strip()
        for a, b in zip([0, *(m.end() for m in cuts)], [*(m.start() for m in cuts), len(text)], strict=True)
    ]
    if len(pieces) > 1 and all(is_person(_bare(p)) or _is_agency(p) or _ROLE.search(p) for p in pieces):
        return pieces
    return [text]


def _one(part: str, outlet: str) -> Signed | None:
    if part.casefold().replace(" ", "_") in _PLACES or re.search(r"(?:報導|报道|報道)$", part):
        return None
    part = _bare(_TITLES.sub("", _EAST_TAIL.sub("", part.strip())))
    if not part or len(part) > 2 * _MAX_NAME_CHARS or not any(c.isalpha() for c in part):
        return None
    if _is_agency(part):
        return Signed(part, Kind.AGENCY)
    if _DEGREE.fullmatch(part) and (part.isupper() or "." in part) and not is_person(part):
        return Signed(part, Kind.OTHER)
    name = _person_in(part, outlet)
    if name:
        return Signed(_cased(name), Kind.PERSON)
    known = part.casefold() in _ACCOUNT or bool(month_of(part))
    return None if known or len(part) > _MAX_NAME_CHARS else Signed(part, Kind.OTHER)


def _person_in(part: str, outlet: str) -> str:
    """The person whom a part of a credit names, without role, place, agency or outlet behind; "" for none."""
    first = part.partition(" ")[0]
    if _same(part, outlet) or _letters(first) == _letters(outlet):
        return ""
    placed = _PLACED.search(part)
    for text in (part, part[: placed.start()] if placed else part):
        text = _bare(text)
        if is_person(text):
            return _without_outlet(text, outlet)
        role = _ROLE.search(text)
        before = _bare(text[: role.start()]) if role else ""
        if before and is_person(before) and not _same(before, outlet) and not _is_agency(first):
            return _without_outlet(before, outlet)
        without = _without_outlet(text, outlet)
        if without != text and is_person(without):
            return without
    return ""


def _without_outlet(text: str, outlet: str) -> str:
    """A name without the outlet or agency that stands behind it with no mark between."""
    tokens = text.split()
    site = _letters(outlet).removeprefix("the")
    for at in range(2, len(tokens)):
        behind = " ".join(tokens[at:])
        bare = _letters(behind).removeprefix("the")
        if (len(bare) > 2 and bare == site) or (agency(behind) and is_person(" ".join(tokens[:at]))):
            return " ".join(tokens[:at])
    return text


def _same(one: str, other: str) -> bool:
    a, b = _letters(one).removeprefix("the"), _letters(other).removeprefix("the")
    return bool(a) and bool(b) and (a == b or (len(a) > 4 and b.startswith(a)))


def _is_agency(text: str) -> bool:
    return agency(text, bracketed=True) is not None


def _letters(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


def _bare(text: str) -> str:
    """Without marks around it; the full stop of an initial or of "Jr." stays."""
    bare = text.strip(" ,:;-–—\"'|·•/*_=»«“”")
    return bare if _ABBREVIATED.search(bare) else bare.strip(". ")


def _cased(name: str) -> str:
    """A name set in capitals as it is written elsewhere; short words and initials stay."""
    if not name.isupper() or " " not in name or _EAST.search(name):
        return name
    return " ".join(token if len(token) <= 2 else token.title() for token in name.split())


def _together(found: tuple[Signed, ...], text: str) -> Iterable[Signed]:
    """What a whole credit says: "Quill, Ada" is one person, what stands behind a person's comma is where
    that person works or lives, and a credit that names nobody is kept whole."""
    people = [one for one in found if one.kind is Kind.PERSON]
    if people:
        return people
    singles = [one.name for one in found]
    if text.count(",") == 1 and len(singles) == 2 and all(one.kind is Kind.OTHER for one in found):
        turned = f"{singles[1]} {singles[0]}"
        if is_person(turned) and not any(_DEGREE.fullmatch(s) and s.isupper() for s in singles):
            return [Signed(turned, Kind.PERSON)]
    agencies = [one for one in found if one.kind is Kind.AGENCY]
    if agencies or not found:
        return agencies
    whole = _bare(text)
    return [Signed(whole, Kind.OTHER)] if len(whole) <= _MAX_NAME_CHARS else found[:1]
