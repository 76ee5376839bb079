"""The headline of an HTML page: its heading, borne out by what the page states as its title.

Owns the choice between an h1, linked data, meta tags and the page's title, and what is taken off each of
them: the site's name, the kicker before the headline. Which lines hold the heading is told too: they are
no part of the body, whichever witness is believed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from tightrope.articles._html_source import Around, Line
from tightrope.articles._lines import plain

_MAX_FIELD_CHARS: Final = 500
_MAX_TITLE_CHARS: Final = 2_000
_MAX_HEADING_LINES: Final = 4
_LEAST_HEADING_WORDS: Final = 3
_LEAST_STATED: Final = 4
"""Words of a stated title that a heading must hold whole before what stands around it is taken off."""
_CONTENT_CHARS: Final = 4
_SEPARATOR: Final = re.compile(r" [|–—·•«»:-]{1,8} | ?[|｜] ?")
"""Matched against text whose white space is single spaces (`plain`), in linear time."""
_WORD: Final = re.compile(r"\w+")
_EAST: Final = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")
_OPENING: Final = "\"'“‘„«‹([¿¡「『《"
_CLOSING: Final = "\"'”’»›)]?!.…」』》"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading's words and the lines that hold them."""

    text: str
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Headline:
    """The headline and who told it, the lines of its heading, and what every witness says."""

    text: str
    witness: str
    lines: tuple[int, ...]
    told: tuple[tuple[str, str], ...]


def words(text: str) -> frozenset[str]:
    """The words of a text, folded."""
    return frozenset(_WORD.findall(text.casefold()))


def read_headline(lines: Sequence[Line], stated: Sequence[tuple[str, str]], outlet: str) -> Headline:
    """The heading that the page's titles bear out, else what the page states as its headline, else the
    article's own heading, else the page's title without the site's name.

    `stated` are the witnesses and their titles, the page's <title> last. On 200 hand-labelled pages
    (newspaper4k) the heading is right on 188, og:title on 134, linked data's headline on 122.
    """
    headings = _headings(lines)
    site = words(outlet)
    own = _own(headings, lines, site)
    best = _borne_out(headings, own, stated, outlet) or _alone(headings, stated, site)
    told = [(witness, without_site(text, outlet)) for witness, text in stated if text]
    told += [("h1", heading.text) for heading in ([best] if best else [])]
    if best is not None:
        text = _bared(best.text, [title for _, title in told[:-1]])
        return Headline(text[:_MAX_FIELD_CHARS], "h1", best.lines, tuple(told))
    for witness, text in told:
        if text and len(text) <= _MAX_FIELD_CHARS and not _is_cut(text, told):
            return Headline(text, witness, own.lines if own else (), tuple(told))
    return Headline("", "", own.lines if own else (), tuple(told))


def _is_cut(text: str, told: Sequence[tuple[str, str]]) -> bool:
    """Whether another witness gives the whole of a title that breaks off ("Two ports share ...")."""
    bare = text.rstrip("….")
    return bare != text and any(len(other) > len(text) and other.startswith(bare) for _, other in told)


def _headings(lines: Sequence[Line]) -> list[Heading]:
    """The page's h1 headings."""
    found: list[Heading] = []
    last = None
    for index, line in enumerate(lines):
        node = None
        if line.around & Around.HEADING:
            node = next((n for n in line.node.chain() if n.tag == "h1"), None)
        if node is not None and node is last and len(found[-1].lines) < _MAX_HEADING_LINES:
            found[-1] = Heading(f"{found[-1].text} {line.text}", (*found[-1].lines, index))
        elif node is not None and node is not last:
            found.append(Heading(line.text, (index,)))
        last = node
    return found


def _length(text: str) -> int:
    """Words of a text; where words are not parted by blanks, two characters count as one."""
    return len(words(text)) if not _EAST.search(text) else max(len(words(text)), len(text) // 2)


def _own(headings: Sequence[Heading], lines: Sequence[Line], site: frozenset[str]) -> Heading | None:
    """The one h1 that stands inside the page's article and is not the site's name, None for several."""
    inside = [
        heading
        for heading in headings
        if lines[heading.lines[0]].around & Around.ARTICLE
        and _length(heading.text) >= _LEAST_HEADING_WORDS
        and not words(heading.text) <= site
    ]
    return inside[0] if len(inside) == 1 else None


def _borne_out(
    headings: Sequence[Heading], own: Heading | None, stated: Sequence[tuple[str, str]], outlet: str
) -> Heading | None:
    title = plain(stated[-1][1], _MAX_TITLE_CHARS) if stated else ""
    longest = max(_SEPARATOR.split(title), key=len)  # the others name the site and its sections
    borne = words(" ".join([*(text for _, text in stated[:-1]), longest])) - words(outlet)
    best, score = None, 0.0
    for heading in headings:
        have = words(heading.text)
        share = len(have & borne) / len(have) if have else 0.0
        weight = share * min(_length(heading.text), 6) / 6
        if share >= 0.5 and weight > score and not _names_little(heading.text, stated):
            best, score = heading, weight
    if best is None and not borne and headings:
        best = own or headings[0]
    weak = best is None or _length(best.text) < _LEAST_HEADING_WORDS
    return own if own and weak and not any(text for _, text in stated[:-1]) else best


def _names_little(text: str, stated: Sequence[tuple[str, str]]) -> bool:
    """Whether a heading of a word or two ("Reviews") is a small part of each title that the page states."""
    if _length(text) >= _LEAST_HEADING_WORDS:
        return False
    shortest = min((_length(title) for _, title in stated if title), default=0)
    return shortest > 2 * _length(text) + 2


def _alone(
    headings: Sequence[Heading], stated: Sequence[tuple[str, str]], site: frozenset[str]
) -> Heading | None:
    """The page's only heading beside the site's name, if it shares a word of content with what the page
    states: sites write other titles for machines."""
    others = [h for h in headings if _length(h.text) >= _LEAST_HEADING_WORDS and not words(h.text) <= site]
    if len(others) != 1:
        return None
    said = words(" ".join(text for _, text in stated)) - site
    shared = {word for word in words(others[0].text) & said if len(word) >= _CONTENT_CHARS}
    return others[0] if shared else None


def _bared(text: str, stated: Sequence[str]) -> str:
    """A heading without the kicker before or the subtitle behind the title that the page states."""
    found = list(_WORD.finditer(text))
    spelled = [match.group().casefold() for match in found]
    titles = [
        [word.casefold() for word in _WORD.findall(title)] for title in stated if title[-1:] not in "….)"
    ]
    for title in titles:
        if not _LEAST_STATED <= len(title) < len(spelled):
            continue
        before = text[: found[-len(title)].start()].rstrip(_OPENING)
        if spelled[-len(title) :] == title and before.rstrip()[-1:] != ":":
            return text[len(before) :]
        if spelled[: len(title)] == title and titles.count(title) > 1:
            end = found[len(title) - 1].end()
            behind = text[end:].lstrip(_CLOSING)
            if behind[:1].isspace() or behind[:1] in "([":
                return text[: len(text) - len(behind)]
    return text


def without_site(title: str, outlet: str) -> str:
    """A title without the site's name before or behind it."""
    title = plain(title, _MAX_TITLE_CHARS)
    for part, rest in _ends(title):
        site = words(outlet)
        named = bool(site) and bool(words(part)) and (words(part) <= site or site <= words(part))
        if named and (_length(rest) >= 2 or _EAST.search(rest)):
            return rest.strip(" |｜–—·•«»:-")
    return title


def _ends(title: str) -> Iterator[tuple[str, str]]:
    """The last and the first part of a title, each with the rest."""
    parts = _SEPARATOR.split(title)
    if len(parts) > 1:
        yield parts[-1], title[: title.rfind(parts[-1])]
        yield parts[0], title[len(parts[0]) :]


def site_in(title: str, host: str) -> str:
    """The end of a title that spells the page's host ("The Quay" on thequay.example), "" where none does."""
    letters = "".join(c for c in host.casefold() if c.isalnum())
    label = max(host.casefold().split("."), key=len, default="").replace("-", "")
    for part, _ in _ends(plain(title, _MAX_TITLE_CHARS)):
        bare = "".join(c for c in part.casefold() if c.isalnum()).removeprefix("the")
        spelled = bare in letters or (len(label) > _CONTENT_CHARS and label.removeprefix("the") in bare)
        if len(bare) > 2 and spelled and len(words(part)) <= _LEAST_STATED + 1:
            return part.strip()
    return ""
