"""Who wrote the article, by an HTML page's own account: linked data, meta tags, the byline it shows.

Owns which of these is believed. A person's name counts before a desk's or an outlet's, wherever it
stands; an agency that is stated as the author is the author. How names are told from the words of a
credit is `_meta_names`'s.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from tightrope.articles._html_linked import Linked
from tightrope.articles._html_source import Around, CreditTag, Line, Source, listed
from tightrope.articles._lines import plain
from tightrope.articles._meta_elements import Piece, words_in
from tightrope.articles._meta_names import Kind, Signed, is_led, signed, unled
from tightrope.records import Statement

_TAGS: Final = listed(
    "author article:author dc.creator dcterms.creator parsely-author sailthru.author byl byline "
    "cxenseparse:author article_author og:article:author citation_author"
)
_MAX_AUTHORS: Final = 20
_BYLINE_LINES: Final = 16
"""Lines below the headline in which a line that begins with "By" is its byline."""
_ABOVE, _BELOW = 20, 40
"""Lines above and below the headline in which an element marked as a credit may be its byline."""
_TOGETHER: Final = 2
"""Lines behind a credit in which further elements of the same making name further authors."""
_MAX_VALUE: Final = 500
_MAX_LINE: Final = 150
_MAX_BY_LINK: Final = 250
_MAX_DESK: Final = 5
_MAX_LINKED_WORDS: Final = 12
_JOINING: Final = re.compile(r"(?:^|\s)(?:and|und|et|y|e|en|og|och|&|,|;|/|\|)$", re.IGNORECASE)
_GLUED: Final = re.compile(
    r"(?<=[^\W\d_A-Z]{2})(?=(?:Published|Updated|Posted|Staff|Senior|Reporter|Editor|Contributor|By)\b)"
    r"|(?<=[^\W\d_])(?=(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.? \d)"
)
"""Where a line runs a name and what the page shows beside it together ("Ada QuillPublished")."""
_KEEN: Final = re.compile(r"\b(?:by-?line|auth?ors?)\b|byline|author-?_?name|article-?_?auth?or|rel-author")
_ALIEN: Final = re.compile(
    r"comment|related|recommend|teaser|sidebar|most-?read|trending|promo|popular|newsletter|recirc|reviewer"
    r"|photo|image|caption|foto|bild|carousel|more-from|latest|discussion|disqus|card-list|card-text|breaking|footer"
)
"""What classes call the surroundings of other stories' bylines, of comments, of pictures' credits."""
_SURROUNDINGS: Final = 5
_WHOLE: Final = frozenset({"html", "body", "main", "article"})
"""So many elements about a credit are asked what they are; those that hold the whole page say nothing."""
_UNDER: Final = frozenset({"By", "BY", "by", "Von", "von", "Par", "Por", "Di", "Door", "Av", "Af", "Автор"})
_OTHERS: Final = re.compile(
    r"\b(?:photo(?:graph)?s?|image|picture|illustration|graphic|video|edited|translat\w+|narrated|reviewed"
    r"|medically|fact.checked|foto|fotos|bild|übersetz\w+|redigiert|audio|produced|podcast)\b",
    re.IGNORECASE,
)
"""Credits of those who did not write the text."""
_PICTURES: Final = re.compile(r"\b(?:Getty|Shutterstock|Imago|EPA-EFE|Alamy|iStock)\b")


@dataclass(frozen=True, slots=True)
class Byline:
    """What one witness says: the names, in its order, and which part of the page it is."""

    names: tuple[Signed, ...]
    witness: str

    def of(self, *kinds: Kind) -> tuple[str, ...]:
        """The names of these kinds."""
        return tuple(one.name for one in self.names if one.kind in kinds)


def bylines_of(source: Source, node: Linked | None, headline: Sequence[int], outlet: str) -> list[Byline]:
    """What every witness says of the authors, the most trusted first; those who say nothing are left out."""
    told = [Byline(_all(node.authors if node else (), outlet), "linked data author")]
    for name in _TAGS:
        values = [m.get("content", "") for m in source.metas if name in _labels(m)]
        told.append(Byline(_all(values, outlet), f"meta {name}"))
    told.append(_marked(source, headline, outlet))
    told.append(_line(source.lines, headline, outlet))
    return [byline for byline in told if byline.names]


def believed(told: Sequence[Byline]) -> tuple[tuple[str, ...], str]:
    """The first witness that names persons, with the agencies it names beside them; else the first that
    names an agency; else the first at all: a desk, an account, the outlet.

    Where linked data name an agency, the persons whom meta tags and the shown page name beside it are
    not looked for: an agency's report is signed by its agency.
    """
    for byline in told:
        people = byline.of(Kind.PERSON)
        if people:
            return byline.of(Kind.PERSON, Kind.AGENCY)[:_MAX_AUTHORS], byline.witness
        if byline.of(Kind.AGENCY):
            return byline.of(Kind.AGENCY)[:_MAX_AUTHORS], byline.witness
    for byline in told:
        return byline.of(Kind.OTHER)[:_MAX_AUTHORS], byline.witness
    return (), ""


def statements(told: Sequence[Byline]) -> list[Statement]:
    """What every witness says of the authors, as statements."""
    return [
        Statement("byline", "; ".join(one.name for one in byline.names), byline.witness, believed=False)
        for byline in told
    ]


def _labels(meta: dict[str, str]) -> set[str]:
    return {meta[key].strip().lower() for key in ("name", "property", "itemprop") if key in meta}


def _all(values: Iterable[str], outlet: str) -> tuple[Signed, ...]:
    """Everybody whom a list of credits names, each once."""
    found: dict[str, Signed] = {}
    for value in values:
        if "://" in value or "@" in value.partition("|")[0] or _OTHERS.match(value.lstrip("( ")):
            continue
        for one in signed(value[:_MAX_VALUE], outlet):
            found.setdefault(one.name.casefold(), one)
    return tuple(found.values())


# --- what the page shows ------------------------------------------------------------------------


def _marked(source: Source, headline: Sequence[int], outlet: str) -> Byline:
    """The names in the elements by the headline that their site marks as credits; further ones of the same
    making right behind the first name further authors."""
    last: CreditTag | None = None
    found: dict[str, Signed] = {}
    for tag in _near(source, headline):
        if last is not None and (
            tag.node.hint != last.node.hint or not 0 <= tag.line - last.line <= _TOGETHER
        ):
            continue
        named = _in_element(source.text, tag, outlet)
        last = tag if named else last
        for one in named:
            found.setdefault(one.name.casefold(), one)
    return Byline(tuple(found.values()), "element marked as byline")


def _near(source: Source, headline: Sequence[int]) -> Iterator[CreditTag]:
    """The marked elements by the headline, those below it first."""
    above = headline[0] - _ABOVE if headline else 0
    below = headline[-1] + _BELOW if headline else _BELOW
    start = headline[0] if headline else 0
    for tag in sorted(source.credits, key=lambda tag: tag.line < start - 2):
        if not above <= tag.line <= below or tag.node.around & (Around.NAV | Around.FOOTER | Around.CAPTION):
            continue
        if tag.link and len(source.lines[min(tag.line, len(source.lines) - 1)].text) > _MAX_BY_LINK:
            continue  # a person whom running text tells of
        inner = islice(tag.node.chain(), _SURROUNDINGS)
        if not any(_ALIEN.search(node.hint) and node.tag not in _WHOLE for node in inner):
            yield tag


def _in_element(text: str, tag: CreditTag, outlet: str) -> Sequence[Signed]:
    """Whom one element names: the links to writers' own pages if it holds any, else its first words that
    name somebody and those that "and" joins to them."""
    pieces = words_in(text, tag.start, tag.node.tag)
    if not pieces or _OTHERS.search(pieces[0].text) or _PICTURES.search(" ".join(p.text for p in pieces)):
        return ()
    for links in (True, False):
        people = _people(pieces, outlet, links=links)
        if people:
            return people
    pieces = [piece for piece in pieces if piece.text.strip(" :—–-") not in _UNDER]
    if not pieces:
        return ()
    marked = tag.link or _KEEN.search(tag.node.hint) is not None
    return _only(signed(pieces[0].text, outlet)) if marked and len(pieces) <= 2 else ()


def _people(pieces: Sequence[Piece], outlet: str, *, links: bool) -> list[Signed]:
    """The persons and agencies named in links; else in the first piece that names one and what joins it."""
    found: list[Signed] = []
    joined = False
    for piece in pieces:
        if len(piece.text) > _MAX_LINE or (links and not piece.link):
            continue
        few = not links or len(piece.text.split()) <= _MAX_LINKED_WORDS
        named = [one for one in signed(piece.text, outlet) if one.kind is not Kind.OTHER] if few else []
        joining = _JOINING.search(piece.text) is not None
        if found and not (joining or (named and (links or joined))):
            break
        found.extend(named)
        joined = joining
    return found


def _only(names: Sequence[Signed]) -> Sequence[Signed]:
    """Names of desks that an element holds alone; words of controls are none."""
    return [one for one in names if one.name[0].isupper() and len(one.name.split()) <= _MAX_DESK]


def _line(lines: Sequence[Line], headline: Sequence[int], outlet: str) -> Byline:
    """A short line below the headline that begins as a byline does, or "By" alone and the line behind it."""
    first = headline[-1] + 1 if headline else 0
    near = [line for line in lines[first : first + _BYLINE_LINES] if len(line.text) <= _MAX_LINE]
    before = ""
    for line in near:
        text = _GLUED.sub(" ", plain(line.text, _MAX_VALUE))
        bare = unled(text) if is_led(text) else text if before in _UNDER else ""
        before = text.strip(" :—–-")
        named = [one for one in signed(bare, outlet) if one.kind is not Kind.OTHER] if bare else []
        if named and not _OTHERS.search(text) and not _ALIEN.search(line.node.hint):
            return Byline(tuple(named), "line that begins with By")
    return Byline((), "")
