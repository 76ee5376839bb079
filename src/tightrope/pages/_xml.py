"""Feeds and sitemaps as text: entities refused, the repeated elements found without an XML parser.

Nothing here builds a tree, expands an entity or opens anything; every function takes time linear in
the text. A document that breaks off, or one broken element, costs only that element.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.entities import html5
from typing import Final
from xml.parsers import expat

from tightrope.errors import EntitiesRefused
from tightrope.pages._decode import decode_bytes

_OPENING: Final = re.compile(r"<!--|<\?|<[A-Za-z_]")
_ENTITY: Final = re.compile(r"<!ENTITY", re.IGNORECASE)
_NAMED: Final = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,31};)")
_XML_OWN: Final = frozenset({"amp;", "lt;", "gt;", "quot;", "apos;"})
_ANY_TAG: Final = re.compile(r"<!\[CDATA\[|<!--|<(/?)([A-Za-z_][\w:.-]{0,99})([^<>]*)>")
_LEAF: Final = re.compile(r"<(?:([\w.-]{1,40}):)?(\w{1,40})(?:\s[^<>]{0,2000})?>")
_CDATA: Final = "<![CDATA["
_HEAD_CHARS: Final = 50_000
"""Most of what stands around a feed's items that is read: real ones have some 2,000 characters."""

_BARE: Final = re.compile(r"&(?!#[0-9]{1,7};|#x[0-9A-Fa-f]{1,6};|(?:amp|lt|gt|quot|apos);)")


def document(content: bytes, charset: str = "") -> str:
    """An XML document's text from its root element on, whatever its encoding; without its prolog.

    Raises EntitiesRefused where its document type declares entities (F06): those of bombs grow
    without bound and those of thieves name files. Named entities of HTML become characters.
    """
    text = decode_bytes(content, charset).text
    root = _root(text)
    if _ENTITY.search(text, 0, root):
        raise EntitiesRefused("its document type declares entities")
    return _NAMED.sub(_character, text[root:])


def _root(text: str) -> int:
    """Where the first element begins; a tag inside a declared entity's value passes for one."""
    place = 0
    while found := _OPENING.search(text, place):
        if found[0] not in ("<!--", "<?"):
            return found.start()
        end = text.find("-->" if found[0] == "<!--" else "?>", found.end())
        if end < 0:
            break
        place = end + 2
    return len(text)


def _character(name: re.Match[str]) -> str:
    known = html5.get(name[1])
    if known is None or name[1] in _XML_OWN:
        return name[0]
    return "".join(f"&#{ord(char)};" for char in known)


@dataclass(frozen=True, slots=True)
class Part:
    """One repeated element: its number in the document from 1, and its text; None where it is broken."""

    number: int
    text: str | None


@dataclass(frozen=True, slots=True)
class Parts:
    """A document taken apart: its repeated elements, and what stands around them.

    `around` is a whole document without the elements; `opening` and `closing` are the tags that wrap
    them. `beyond` counts elements after the `most` that were taken. `whole` is False where the
    document breaks off. `fault` is what a feed's reader has to say of `around`.
    """

    parts: tuple[Part, ...]
    around: str
    opening: str
    closing: str
    beyond: int
    whole: bool
    fault: str = ""


def take_apart(text: str, names: tuple[str, ...], most: int) -> Parts:
    """The elements with one of the local `names`, which do not stand in one another."""
    parts: list[Part] = []
    first = last = len(text)
    beyond = 0
    for number, (start, end) in enumerate(_elements(text, names), 1):
        first = min(first, start)
        last = end or (start if number == 1 else last)
        if number > most:
            beyond += 1
        else:
            parts.append(Part(number, None if end is None else text[start:end]))
    head = text[: min(first, _HEAD_CHARS)]
    tags = _open_tags(head)
    closing = "".join(f"</{name}>" for name, _ in reversed(tags))
    rest = text[last:].rstrip()
    whole = rest.endswith(f"</{tags[0][0]}>") if tags else head.rstrip().endswith(">")
    around = head + (rest if whole and len(rest) < _HEAD_CHARS else closing)
    return Parts(tuple(parts), around, "".join(tag for _, tag in tags), closing, beyond, whole)


def _elements(text: str, names: tuple[str, ...]) -> Iterator[tuple[int, int | None]]:
    """Start and end of each; the end is None where the next begins, or the text ends, before it."""
    token = re.compile(rf"<!\[CDATA\[|<!--|<(/?)((?:[\w.-]{{1,40}}:)?(?:{'|'.join(names)}))(?=[\s/>])")
    place, opened = 0, -1
    while found := token.search(text, place):
        if found[2] is None:
            place = _after(text, found)
            if place < 0:
                break
            continue
        end = text.find(">", found.end())
        if end < 0:
            if not found[1] and opened < 0:
                opened = found.start()
            break
        place = end + 1
        if found[1]:
            if opened >= 0:
                yield opened, place
            opened = -1
            continue
        if opened >= 0:
            yield opened, None
        opened = found.start()
        if text[end - 1] == "/":
            yield opened, place
            opened = -1
    if opened >= 0:
        yield opened, None


def _after(text: str, mark: re.Match[str]) -> int:
    """The place behind a CDATA section or comment; -1 where it does not end."""
    close = "]]>" if mark[0] == _CDATA else "-->"
    end = text.find(close, mark.end())
    return -1 if end < 0 else end + 3


def _open_tags(head: str) -> list[tuple[str, str]]:
    """The elements that are open at the end of `head`: their names and their tags as written."""
    opened: list[tuple[str, str]] = []
    place = 0
    while found := _ANY_TAG.search(head, place):
        if found[2] is None:
            place = _after(head, found)
            if place < 0:
                break
            continue
        place = found.end()
        if not found[1]:
            if not found[3].endswith("/"):
                opened.append((found[2], found[0]))
        elif any(name == found[2] for name, _ in opened[-8:]):
            while opened.pop()[0] != found[2]:
                pass
    return opened[:8]  # feeds nest two or three deep around their items


def is_well_formed(text: str) -> bool:
    """Whether an XML parser takes it; none of its entities is expanded, and there is no DTD in it."""
    parser = expat.ParserCreate(namespace_separator=" ")
    try:
        parser.Parse(text.encode("utf-8", "replace"), True)
    except (expat.ExpatError, ValueError):
        return False
    return True


def mended(text: str) -> str:
    """The text with the ampersands escaped that begin no reference: the commonest fault of feeds."""
    return _BARE.sub("&amp;", text)


def leaves(text: str, *, without: frozenset[str] = frozenset()) -> dict[str, str]:
    """The plain text of the elements in `text` that hold text alone, by local name; the first of each.

    Elements with a prefix in `without` are left out.
    """
    found: dict[str, str] = {}
    place = 0
    while leaf := _LEAF.search(text, place):
        place = leaf.end()
        value, place = _value(text, place)
        if value and leaf[2] not in found and leaf[1] not in without:
            found[leaf[2]] = value
    return found


def _value(text: str, start: int) -> tuple[str, int]:
    """The text up to the next tag, CDATA sections included, and where that tag begins."""
    parts, place = [], start
    while True:
        end = text.find("<", place)
        end = len(text) if end < 0 else end
        parts.append(html.unescape(text[place:end]))
        close = text.find("]]>", end) if text.startswith(_CDATA, end) else -1
        if close < 0:
            return " ".join("".join(parts).split()), end
        parts.append(text[end + len(_CDATA) : close])
        place = close + 3
