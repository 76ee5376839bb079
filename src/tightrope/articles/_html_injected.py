"""Words that a page hides from its readers, and links of other trades in its sentences: no body.

Owns which stretches of the chosen lines go, to the letter, since the markup tells their borders;
`_html_hidden` says what hides. What is hidden at length is left alone: scripts hide whole articles until they
show them. On 381 labelled news pages nothing is cut.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from tightrope.articles._assemble import merged, minus
from tightrope.articles._dirt_tokens import STEMS
from tightrope.articles._hosts import site_of
from tightrope.articles._html_line import clip
from tightrope.articles._html_select import Piece
from tightrope.articles._html_source import Around, Line, Node
from tightrope.articles._lexicon import FUNCTION_WORDS, TRADE_WORDS, words_of
from tightrope.articles._lines import WORD
from tightrope.records import Finding, FindingKind, Span

_MOST_HIDDEN: Final = 400
"""Characters of the longest hidden element that is cut, unless most of it is links."""
_MOST_SHARE: Final = 0.25
"""Share of the body that hidden words may take; where they take more, a script shows them later."""
_MOST_LINK_WORDS: Final = 14
_LEAST_SHARE: Final = 0.6
"""Words of the longest link that is cut, and the share of its words that trades offer by. Function words do
not count."""
_OFFERS: Final = words_of(
    "best top online real money free cheap buy play win no sign up promo code codes review reviews site "
    "sites website trusted legal app new live games game welcome price prices usa uk canada australia "
    "en ligne meilleur meilleurs argent gratuit mejor mejores dinero gratis spielen beste echtgeld ohne "
    "migliori soldi giochi онлайн лучшие бесплатно деньги играть купить güvenilir oyna bedava en iyi "
    "najlepsze legalne situs resmi terpercaya 2023 2024 2025 2026"
)
"""Words that such links praise their goods with."""
_SCORE: Final = 0.95
_MAX_SPANS: Final = 20
_MAX_CUTS: Final = 300
"""Cuts made in a page: each looks through all the runs of its line."""
_CLOSING: Final = frozenset(".,;:!?)]}»”’…、。，")


@dataclass(slots=True)
class _Place:
    """A hidden element or a link: its characters in all the page's lines, and those in links."""

    node: Node
    chars: int = 0
    linked: int = 0


@dataclass(frozen=True, slots=True)
class _Cut:
    """Characters `start` to `end` of a line; `spam` says that they are words of a trade, `shown` that
    readers see them."""

    line: int
    start: int
    end: int
    spam: bool
    shown: bool


@dataclass(slots=True)
class _Owners:
    """The outermost hidden element, and the link, around a node; remembered by node."""

    known: dict[int, tuple[Node | None, Node | None]] = field(default_factory=dict)

    def of(self, node: Node) -> tuple[Node | None, Node | None]:
        passed: list[Node] = []
        found: tuple[Node | None, Node | None] = (None, None)
        for element in node.chain():
            if id(element) in self.known:
                found = self.known[id(element)]
                break
            if not element.around & (Around.HIDDEN | Around.LINK):
                break
            passed.append(element)
        for element in reversed(passed):
            hidden, link = found
            hidden = hidden or (element if element.around & Around.HIDDEN else None)
            found = (hidden, element if element.tag == "a" else link)
            self.known[id(element)] = found
        return found


def cut(
    lines: Sequence[Line], pieces: Sequence[Piece], text: str, addresses: Sequence[str]
) -> tuple[list[Piece], list[Finding]]:
    """The pieces without what is hidden in them and without links of other trades, and what was found.

    `text` is the page's source, `addresses` are those that the page is known by.
    """
    if not any(line.within for line in lines):
        return list(pieces), []
    owners = _Owners()
    hidden = _hidden(lines, pieces, owners)
    own = {site for address in addresses if (site := site_of(address))}
    cuts = [*hidden, *_links(lines, pieces, owners, hidden, own)]
    by_line: dict[int, list[_Cut]] = {}
    for one in cuts[:_MAX_CUTS]:
        by_line.setdefault(one.line, []).append(one)
    left = [part for piece in pieces for part in _without(lines[piece.line].text, piece, by_line)]
    return left, _findings(lines, text, [*cuts, *_elsewhere(lines, pieces, owners, own)])


def _hidden(lines: Sequence[Line], pieces: Sequence[Piece], owners: _Owners) -> list[_Cut]:
    """What is hidden in the pieces in small parts; all that is hidden of trades' words."""
    places: dict[int, _Place] = {}
    for line in lines:
        for start, end, node in line.within:
            owner, link = owners.of(node)
            if owner is not None:
                place = places.setdefault(id(owner), _Place(owner))
                place.chars += end - start
                place.linked += end - start if link is not None else 0
    if not places:
        return []
    found: list[_Cut] = []
    for i in sorted({piece.line for piece in pieces}):
        line = lines[i]
        for start, end, group in _grouped(line, owners, hidden=True):
            place = places[id(group)]
            if place.chars <= _MOST_HIDDEN or place.linked > place.chars // 2:
                found.append(_Cut(i, start, end, any(_named(line.text[start:end])), shown=False))
    total = sum(piece.end - piece.start for piece in pieces)
    if sum(one.end - one.start for one in found) > _MOST_SHARE * total:
        found = [one for one in found if one.spam]
    return found


def _grouped(line: Line, owners: _Owners, *, hidden: bool) -> Iterator[tuple[int, int, Node]]:
    """The line's stretches with the hidden element, or the link, that they stand in; one for each."""
    first = last = 0
    group: Node | None = None
    for start, end, node in line.within:
        owner = owners.of(node)[0 if hidden else 1]
        if owner is not group:
            if group is not None and first < last:
                yield first, last, group
            first, group = start, owner
        last = end
    if group is not None and first < last:
        yield first, last, group


def _named(text: str) -> tuple[int, int]:
    """Words of a text that hold a trade's name, and other words that trades offer by; 0 and 0 where the
    second kind and the first make too little of it to tell."""
    words = [word.lower() for word in WORD.findall(text)]
    stems = [word for word in words if STEMS.search(word)]
    offers = [word for word in words if word not in stems and (word in TRADE_WORDS or word in _OFFERS)]
    others = [
        word for word in words if word not in stems and word not in offers and word not in FUNCTION_WORDS
    ]
    told = len(stems) + len(offers)
    if not stems or told < 2 or told < _LEAST_SHARE * (told + len(others)):
        return 0, 0
    return len(stems), len(offers)


def _links(
    lines: Sequence[Line], pieces: Sequence[Piece], owners: _Owners, gone: Sequence[_Cut], own: set[str]
) -> list[_Cut]:
    """Links in the pieces that lead to another site by a trade's words, which it has nowhere else."""
    found: list[_Cut] = []
    for i in sorted({piece.line for piece in pieces}):
        secret = merged((one.start, one.end) for one in gone if one.line == i)
        for start, end, link in _grouped(lines[i], owners, hidden=False):
            words = lines[i].text[start:end]
            offers = len(words.split()) <= _MOST_LINK_WORDS and any(_named(words))
            if offers and _leads_away(link, own) and minus((start, end), secret):
                found.append(_Cut(i, start, end, spam=True, shown=True))
    if not found:
        return []
    about = _speaks_of_trades(lines, pieces, [*gone, *found])
    return [
        one for one in found if _is_glued(lines[one.line].text, one) or not (about or _is_led(lines, one))
    ]


def _leads_away(link: Node, own: set[str]) -> bool:
    return "//" in link.href and site_of(link.href) not in own


def _elsewhere(
    lines: Sequence[Line], pieces: Sequence[Piece], owners: _Owners, own: set[str]
) -> Iterator[_Cut]:
    """Hidden links of trades to other sites on lines that are no body anyway."""
    taken = {piece.line for piece in pieces}
    for i, line in enumerate(lines):
        if i in taken or not any(owners.of(node)[0] for _, _, node in line.within):
            continue
        links = {id(link): link for _, _, node in line.within if (link := owners.of(node)[1])}
        if any(_leads_away(link, own) for link in links.values()):
            for start, end, _ in _grouped(line, owners, hidden=True):
                if any(_named(line.text[start:end])):
                    yield _Cut(i, start, end, spam=True, shown=False)


def _speaks_of_trades(lines: Sequence[Line], pieces: Sequence[Piece], cuts: Sequence[_Cut]) -> bool:
    """Whether the article itself names a trade, outside what may go."""
    for piece in pieces:
        text, at = lines[piece.line].text, piece.start
        for one in sorted((one for one in cuts if one.line == piece.line), key=lambda one: one.start):
            if STEMS.search(text[at : one.start].lower()):
                return True
            at = max(at, one.end)
        if STEMS.search(text[at : piece.end].lower()):
            return True
    return False


def _is_glued(text: str, one: _Cut) -> bool:
    before, inside, after = text[: one.start][-1:], text[one.start : one.end], text[one.end :][:1]
    return (before.isalnum() and inside[:1].isalnum()) or (after.isalnum() and inside[-1:].isalnum())


def _is_led(lines: Sequence[Line], one: _Cut) -> bool:
    """Whether the sentence leads up to the link, as in "an online casino": then it may be the author's."""
    before = WORD.findall(lines[one.line].text[: one.start][-60:].lower())
    return bool(before) and before[-1] in FUNCTION_WORDS


def _without(text: str, piece: Piece, cuts: Mapping[int, Sequence[_Cut]]) -> Iterator[Piece]:
    """What is left of a piece, its parts joined as the words beside a cut stood in the page."""
    mine = sorted(cuts.get(piece.line, ()), key=lambda one: one.start)
    left = minus((piece.start, piece.end), merged((one.start, one.end) for one in mine))
    shown = any(one.shown for one in mine)
    before, spaced = "", False
    for low, high in left:
        start, end = low, high
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        spaced = spaced or start > low
        if start == end:
            continue
        glue = _glue(before, text[start], spaced=spaced, shown=shown) if before else piece.glue
        yield Piece(piece.line, start, end, glue)
        before, spaced = text[end - 1], end < high


def _glue(before: str, after: str, *, spaced: bool, shown: bool) -> str:
    """What parts the characters on both sides of a cut: a link that was put in may have taken the place of a
    space, but words that nobody sees part nothing."""
    if spaced:
        return "" if after in _CLOSING else " "
    return " " if shown and before.isalnum() and after.isalnum() else ""


def _findings(lines: Sequence[Line], text: str, cuts: Sequence[_Cut]) -> list[Finding]:
    """One finding for all the spam among the cuts, with its places in the source."""
    spam = [one for one in cuts if one.spam]
    if not spam:
        return []
    secret = sum(not one.shown for one in spam)
    told = [f"{secret} hidden from the page's readers"] if secret else []
    told += [f"{len(spam) - secret} in its sentences, to other sites"] if secret < len(spam) else []
    shown = "; ".join(repr(lines[one.line].text[one.start : one.end][:60].strip()) for one in spam[:3])
    why = f"links of trades that pay for them, {' and '.join(told)}: {shown}"
    spans = []
    for one in spam[:_MAX_SPANS]:
        words = lines[one.line].text[one.start : one.end]
        runs = clip(lines[one.line].runs, one.start + len(words) - len(words.lstrip()), one.end)
        if runs:
            spans.append(Span.of(text, runs[0].page_start, runs[-1].page_start + runs[-1].page_length))
    return [Finding(FindingKind.INJECTED_SPAM, _SCORE, why, page_spans=tuple(spans))]
