"""A body's sentences as versions are compared by: typography and what changes by itself taken out.

Owns what counts as noise inside a body: time stamps, counters, invitations, links to other stories, bylines.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

from tightrope.articles import _stub_words
from tightrope.articles._lexicon import FURNITURE
from tightrope.articles._lines import WORD
from tightrope.articles._sentences import sentences
from tightrope.limits import MAX_VERSION_SENTENCES
from tightrope.records import Span

_STAMP: Final = re.compile(
    r"^\W{0,3}(?:(?:last |first |article )?(?:updated|published|posted|modified|created|edited|revised"
    r"|as of)\b.{0,80}"
    r"|(?:aktualisiert|veröffentlicht|stand|mis à jour|publié|actualizado|publicado|atualizado|aggiornato"
    r"|pubblicato"
    r"|bijgewerkt|gepubliceerd|uppdaterad|publicerad|opdateret|oppdatert|zaktualizowano|aktualizováno"
    r"|обновлено"
    r"|опубликовано|оновлено|güncelleme|yayınlanma|更新|最終更新|公開|發布|发布).{0,80}"
    r"|(?:about |over )?(?:an?|one|\d{1,3}) ?(?:s|m|h|d|w|secs?|seconds?|mins?|minutes?|hrs?|hours?|days?"
    r"|weeks?|months?) ago"
    r"|(?:vor|il y a|hace|há|fa) (?:einer |un |une |uma |\d{1,3} ?)\w{1,10}"
    r"|(?:today|yesterday|mon|tue|wed|thu|fri|sat|sun)\w{0,6},? (?:at )?\d{1,2}[:.]\d\d.{0,20})\W{0,3}$",
    re.IGNORECASE,
)
_COUNTER: Final = re.compile(
    r"^\W{0,3}(?:[\d.,]{1,9} ?[kKmM]?\+? ?(?:comments?|shares?|likes?|views?|reads?|reactions?|votes?"
    r"|tweets?|replies"
    r"|kommentare|commentaires|comentarios|комментар\w*|просмотр\w*|min(?:ute)?s? read"
    r"|people (?:are )?(?:reading|read) this)"
    r"|(?:comments?|shares?|likes?|views?|reads?|reactions?|reading time|read time"
    r"|lesezeit)\W{0,3}[\d.,]{0,9} ?[kKmM]?(?: min\w*)?)\W{0,3}$",
    re.IGNORECASE,
)
_ASIDE: Final = re.compile(
    r"^\W{0,3}(?:advertisement|advertising|sponsored|anzeige|werbung|publicité|publicidad|pubblicità|реклама"
    r"|(?:read|see|watch|listen) (?:also|more|next|now)\b|also read\b|related\b|more on this\b"
    r"|lesen sie auch\b|à lire aussi\b"
    r"|lire aussi\b|lea también\b|te puede interesar\b|leia também\b|leggi anche\b|lees ook\b|läs också\b"
    r"|les også\b"
    r"|czytaj też\b|czytaj także\b|читайте также\b|читайте також\b|ayrıca oku\b|baca juga\b"
    r"|follow us\b|sign up (?:for|to)\b|subscribe (?:to|for|now)\b|download (?:our|the) app\b|get (?:our"
    r"|the latest)\b"
    r"|join (?:our|us)\b|share this\b|copyright\b|©|all rights reserved\b|photo:|image:|credit:)",
    re.IGNORECASE,
)
_BYLINE: Final = re.compile(
    r"^\W{0,2}(?:by|von|par|por|di|door|av|af|автор|текст)\b:? .{2,80}$|^\W{0,2}(?:reporting|writing"
    r"|editing|additional reporting) by\b"
    r"|^\([^)]{0,20}reporting by\b",
    re.IGNORECASE,
)
_SHORT_WORDS: Final = 16
_LONGEST_NOISE: Final = 300
_FURNITURE_WORDS: Final = 9
_FURNITURE_SHARE: Final = 0.6
_STOPS: Final = tuple(".!?…。！？।۔:")
_NUMBER: Final = re.compile(r"\d[\d.,:]*")
_INVISIBLE: Final = frozenset("\u200b\u200c\u200d\u2060\ufeff\u00ad")
_FOLD: Final = str.maketrans(dict.fromkeys("’‘‛ʼ`´", "'") | dict.fromkeys(sorted(_INVISIBLE)))


@dataclass(frozen=True, slots=True)
class Piece:
    """One sentence: its place in the body, its key, and its words in lower case."""

    span: Span
    key: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pieces:
    """A body's sentences without noise, in order; `noise` counts what was left out, `rest` what lay
    beyond the cap."""

    told: tuple[Piece, ...]
    noise: int
    rest: str


def pieces(body: str) -> Pieces:
    """The sentences of a body as versions are compared by; the first MAX_VERSION_SENTENCES of them."""
    told: list[Piece] = []
    noise = count = at = 0
    for line in body.split("\n"):
        if count >= MAX_VERSION_SENTENCES:
            return Pieces(tuple(told), noise, body[at:])
        if line.strip() and is_noise(line):
            noise += 1
        else:
            for start, end in _split(line):
                count += 1
                words = words_of(line[start:end])
                if words:
                    span = Span(at + start, at + end, line[start:end])
                    told.append(Piece(span, " ".join(words), words))
        at += len(line) + 1
    return Pieces(tuple(told), noise, "")


def _split(line: str) -> list[tuple[int, int]]:
    """Start and end of a line's sentences, told on the line without its invisible characters."""
    if not _INVISIBLE & set(line):
        return [(sentence.start, sentence.end) for sentence in sentences(line)]
    kept = [i for i, char in enumerate(line) if char not in _INVISIBLE]
    bare = "".join(line[i] for i in kept)
    return [(kept[sentence.start], kept[sentence.end - 1] + 1) for sentence in sentences(bare)]


def words_of(text: str) -> tuple[str, ...]:
    """Words and numbers without case, typography and invisible characters."""
    plain = folded(text).casefold()
    return tuple(match.strip("'.,:") for match in re.findall(r"\d[\d.,:]*|[^\W\d_]+(?:'[^\W\d_]+)*", plain))


def is_noise(line: str) -> bool:
    """Whether a paragraph changes by itself or tells nothing of the story."""
    if len(line) > _LONGEST_NOISE:
        return False
    text = folded(line).strip()
    if len(WORD.findall(text)) > _SHORT_WORDS:
        return False
    told = _STAMP.match(text) or _COUNTER.match(text) or _BYLINE.match(text) or _ASIDE.match(text)
    return bool(told) or _stub_words.leads_on(text) or _is_furniture(text)


def folded(text: str) -> str:
    """The text without invisible characters, and with the plain form of each."""
    return unicodedata.normalize("NFKC", text).translate(_FOLD)


def _is_furniture(text: str) -> bool:
    """A short line of a site's own words ("Share this article"), or a link to another story: no stop, no
    number, hardly a word in lower case but the small ones."""
    words = [word.lower() for word in WORD.findall(text)]
    if not words or len(words) > _FURNITURE_WORDS or text.rstrip("\"'”’»)").endswith(_STOPS):
        return False
    known = sum(any(word in group for group in FURNITURE) for word in words)
    return known >= _FURNITURE_SHARE * len(words) and _NUMBER.search(text) is None
