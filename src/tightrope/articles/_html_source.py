"""HTML source to the lines a browser would show, each character with its place in the source.

A linear scan by the tokenising rules of the HTML standard (WHATWG, section 13.2.5), as far as text
and its surroundings need them: no tree is built, so no page can make it slow or deep. Extractors
pick text from a tree and forget where it stood; this module is what their words are found in again.
It owns positions and surroundings, and decides nothing about what is article.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from tightrope.articles import _html_hidden
from tightrope.articles._html_line import LineMaker
from tightrope.limits import MAX_HTML_TAGS, MAX_PAGE_LINES
from tightrope.records import Run


class Around:
    """What a line stands in, as bits of one number (plain numbers: they are joined at every tag). DEEP is
    deeper than tree-building parsers go; HIDDEN is what the element's own style hides, in any way."""

    NONE: Final = 0
    LINK: Final = 1
    HEADING: Final = 2
    NAV: Final = 4
    FOOTER: Final = 8
    HEADER: Final = 16
    ASIDE: Final = 32
    FIGURE: Final = 64
    FORM: Final = 128
    LIST: Final = 256
    TABLE: Final = 512
    ARTICLE: Final = 1024
    PARAGRAPH: Final = 2048
    QUOTE: Final = 4096
    UNSEEN: Final = 8192
    CAPTION: Final = 16384
    DEEP: Final = 32768
    HIDDEN: Final = 65536


_AROUND: Final = {
    "a": Around.LINK,
    "nav": Around.NAV,
    "menu": Around.NAV,
    "footer": Around.FOOTER,
    "header": Around.HEADER,
    "aside": Around.ASIDE,
    "figure": Around.FIGURE,
    "figcaption": Around.FIGURE | Around.CAPTION,
    "form": Around.FORM,
    "button": Around.FORM,
    "label": Around.FORM,
    "fieldset": Around.FORM,
    "li": Around.LIST,
    "dd": Around.LIST,
    "table": Around.TABLE,
    "td": Around.TABLE,
    "article": Around.ARTICLE,
    "main": Around.ARTICLE,
    "p": Around.PARAGRAPH,
    "blockquote": Around.QUOTE,
    "noscript": Around.UNSEEN,
} | dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), Around.HEADING)


def listed(text: str) -> tuple[str, ...]:
    """The words of a table written as one text."""
    return tuple(text.split())


def _set(text: str) -> frozenset[str]:
    return frozenset(listed(text))


_BLOCKS: Final = _set(
    "address article aside blockquote body br center dd details dialog dir div dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li main menu nav noscript ol "
    "optgroup option p pre section summary table tbody td tfoot th thead tr ul"
)
_INLINE_TRACKED: Final = frozenset({"a", "button", "label", "span", "time", "strong", "em"})
_VOID: Final = _set("area base br col embed hr img input link meta param source track wbr")
_CLOSED_BY_ITSELF: Final = frozenset({"li", "dt", "dd", "tr", "td", "th", "option", "a", "p"})

_OPAQUE: Final = _set(
    "script style textarea title xmp iframe noembed noframes svg template object audio video canvas "
    "select datalist math"
)
"""Elements whose text is no running text; the scan jumps to their end tag."""
_TO_THE_END: Final = frozenset({"script", "style"})
"""Left open, these swallow the rest of the page, in a browser too."""

_MAX_DEPTH: Final = 1_000
"""Elements tracked at most one in another; what is deeper counts as standing in the last of them."""
_PARSER_DEPTH: Final = 250
"""libxml2, which the extractor builds on, drops what stands deeper than about 253 elements."""
_MAX_TAG_CHARS: Final = 8_000
"""Attributes are read from so much of a tag; longer ones carry inlined data behind what we need."""
_MAX_HINT_CHARS: Final = 200

_TAG_START: Final = re.compile(r"<(?:!--|[!?]|/?([a-zA-Z][^\s/>]{0,60}+)|/)")
_TAG_REST: Final = re.compile(r"""(?:[^>=]++|=\s*+(?:"[^"]*+"|'[^']*+')?+)*+>""")
"""The rest of a tag; a quoted attribute value may hold ">". Possessive, so nothing is tried twice."""
_ATTRIBUTE: Final = re.compile(
    r"""([^\s=/>"'][^\s=/>]*+)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s>]++)))?+"""
)
_HINTS: Final = ("class", "id", "itemprop", "rel", "role", "data-component", "data-testid")
_MAX_CREDITS: Final = 200
"""Elements marked as credits that are kept; 381 news pages have 5 in the median, one has more."""
_CREDIT: Final = re.compile(
    r"auth?or|auteur|byline|by-line|verfasser|writer|redakt|redat|journalist|reporter|skribent|kirjoittaja"
    r"|yazar|penulis|szerzo|contributor"
)
"""What sites call the element that names who wrote an article, in its class, id, relation or property."""
_CREDIT_PATH: Final = re.compile(
    r"/(?:authors?|autor(?:en|es|a|i|zy)?|auteurs?|autore|journalists?|writers?"
    r"|reporters?|columnists?|contributors?|redaktion|redakteure?|medarbeider|yazar(?:lar)?|penulis)/",
    re.IGNORECASE,
)
"""Where links to a writer's own page lead."""


@dataclass(frozen=True, slots=True, eq=False)
class Node:
    """An open element: its tag, what its class, id and kin say, what it stands in, where its link leads."""

    tag: str
    hint: str
    parent: Node | None
    depth: int
    around: int
    href: str = ""

    def chain(self) -> Iterator[Node]:
        """This element and those around it, innermost first."""
        node: Node | None = self
        while node is not None:
            yield node
            node = node.parent


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """One line of shown text: `text` without line breaks, `runs` from `text` into the source.

    `linked` counts its characters inside links, `node` is the innermost element it begins in,
    `around` what it stands in. `within` has the stretches of `text` that stand in a link or are hidden,
    each with its innermost element, in order.
    """

    text: str
    runs: tuple[Run, ...]
    node: Node
    around: int
    linked: int
    within: tuple[tuple[int, int, Node], ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class TimeTag:
    """A <time> element: its attributes, its words, and the number of lines before it."""

    attributes: dict[str, str]
    words: str
    line: int
    node: Node


@dataclass(frozen=True, slots=True, eq=False)
class CreditTag:
    """An element that its site marks as a credit: its words begin at `start` in the source, `line` lines
    stand before it; `link` says that it is a link to a person's page."""

    start: int
    line: int
    node: Node
    link: bool


@dataclass(slots=True)
class Source:
    """What one scan of a page yields: its lines and the raw material of its metadata.

    `text` is the source itself; `metas` and `links` hold the attributes of <meta> and <link> elements in
    order, `data` the texts of application/ld+json scripts, `title` the text of <title>, `language` what
    <html lang> says, `credits` the first elements that are marked as naming a writer. `unread` counts the
    characters at the page's end that were not looked at, since it has more tags or lines than the caps.
    """

    lines: list[Line] = field(default_factory=list)
    metas: list[dict[str, str]] = field(default_factory=list)
    links: list[dict[str, str]] = field(default_factory=list)
    times: list[TimeTag] = field(default_factory=list)
    credits: list[CreditTag] = field(default_factory=list)
    data: list[str] = field(default_factory=list)
    title: str | None = None
    language: str | None = None
    text: str = ""
    unread: int = 0


def scan(text: str) -> Source:
    """Scan a page's decoded source; linear in its length whatever it holds."""
    scanner = _Scanner(text)
    scanner.run()
    return scanner.found


def attributes(tag: str) -> dict[str, str]:
    """The attributes in the inside of a tag, names in lower case; the first of a name counts."""
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(tag[:_MAX_TAG_CHARS]):
        name, *values = match.groups()
        value = next((v for v in values if v is not None), "")
        found.setdefault(name.lower(), html.unescape(value))
    return found


class _Scanner:
    """Walks over the tags of one page; keeps the stack of open elements and the line in the making."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.found = Source(text=text)
        self._root = Node("", "", None, 0, Around.NONE)
        self._node = self._root
        self._line_node, self._line_depth = self._root, 0
        self._open: Counter[str] = Counter()
        self._too_deep = 0
        self._depth = 0
        self._line = LineMaker(text)
        self._within: list[tuple[int, int, Node]] = []
        self._naive = False
        self._never_closed: set[str] = set()

    def run(self) -> None:
        text, at, tags = self._text, 0, 0
        while at < len(text):
            mark = text.find("<", at)
            if mark < 0:
                mark = len(text)
            if mark > at:
                self._shown(at, mark)
            if mark == len(text):
                break
            if tags == MAX_HTML_TAGS or len(self.found.lines) >= MAX_PAGE_LINES:
                self.found.unread = len(text) - mark
                break
            at, tags = self._markup(mark), tags + 1
        self._end_line()

    def _shown(self, start: int, end: int) -> None:
        began, before = self._line.length, self._node
        if self._line.add(start, end):
            if not began:
                self._line_node, self._line_depth = before, self._depth
            if before.around & Around.LINK:
                self._line.linked += self._line.length - began
            if before.around & (Around.LINK | Around.HIDDEN):
                self._within.append((began, self._line.length, before))

    def _end_line(self) -> None:
        if not self._line.length:
            return
        linked, within = self._line.linked, self._within
        text, runs = self._line.take()
        self._within = []
        if text and runs:
            node = self._line_node
            around = node.around | Around.DEEP if self._line_depth > _PARSER_DEPTH else node.around
            stretches = tuple((start, min(end, len(text)), node) for start, end, node in within)
            self.found.lines.append(Line(text, runs, node, around, min(linked, len(text)), stretches))

    def _markup(self, mark: int) -> int:
        """Read what begins with "<" at `mark`; the place to go on from."""
        start = _TAG_START.match(self._text, mark)
        if start is None:
            self._shown(mark, mark + 1)
            return mark + 1
        name = start.group(1)
        if name is None:
            ending = "-->" if start.group() == "<!--" else ">"
            end = self._text.find(ending, mark + 2)
            return len(self._text) if end < 0 else end + len(ending)
        end = self._tag_end(start.end())
        inside = self._text[start.end() : min(end - 1, start.end() + _MAX_TAG_CHARS)]
        if self._text[mark + 1] == "/":
            self._close(name.lower())
            return end
        return self._start(name.lower(), inside, end)

    def _tag_end(self, at: int) -> int:
        if not self._naive:
            rest = _TAG_REST.match(self._text, at)
            if rest:
                return rest.end()
            self._naive = True  # a quotation mark is missing: from here on any ">" ends a tag
        end = self._text.find(">", at)
        return len(self._text) if end < 0 else end + 1

    def _start(self, name: str, inside: str, end: int) -> int:
        if name in _OPAQUE:
            return self._opaque(name, inside, end)
        if name in {"meta", "link"}:
            (self.found.metas if name == "meta" else self.found.links).append(attributes(inside))
        elif name == "html" and self.found.language is None:
            self.found.language = attributes(inside).get("lang")
        if name in _BLOCKS or "-" in name:
            self._end_line()
        if name not in _VOID:
            self._enter(name, inside, end)
        if name == "time":
            words = self._text[end : end + 100].partition("<")[0]
            self.found.times.append(
                TimeTag(attributes(inside), html.unescape(words), len(self.found.lines), self._node)
            )
        return end

    def _opaque(self, name: str, inside: str, end: int) -> int:
        """Jump over an element whose text is not shown; keep a title or linked data."""
        if inside.endswith("/") and name in {"svg", "math"}:
            return end
        closing = None
        if name not in self._never_closed:
            closing = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(self._text, end)
        if closing is None:
            self._never_closed.add(name)
            return len(self._text) if name in _TO_THE_END else end
        content = self._text[end : closing.start()]
        if name == "script" and "ld+json" in inside.lower():
            self.found.data.append(content)
        elif name == "title" and self.found.title is None:
            self.found.title = " ".join(html.unescape(content).split())
        return self._tag_end(closing.end())

    def _enter(self, name: str, inside: str, end: int) -> None:
        top = self._node.tag
        if (name in _CLOSED_BY_ITSELF and top == name) or (
            top == "p" and name in _BLOCKS and name not in _INLINE_TRACKED
        ):
            self._close(top)
        if name not in _CLOSED_BY_ITSELF:
            self._depth += 1
        tracked = name in _BLOCKS or "-" in name or name in _INLINE_TRACKED
        asked = bool(inside) and not inside.isspace() and (tracked or _html_hidden.may_hide(inside))
        given = attributes(inside) if asked else {}
        hidden = _html_hidden.hides(given, words=name not in _BLOCKS)
        if not (tracked or hidden or self._open[name]):
            return
        if self._node.depth >= _MAX_DEPTH:
            self._too_deep += 1
            return
        around = self._node.around | _AROUND.get(name, Around.NONE)
        hint, credit, link, href = "", False, False, ""
        if given:
            hint = " ".join(given[key] for key in _HINTS if key in given)[:_MAX_HINT_CHARS].lower()
            if "hidden" in given or "display:none" in given.get("style", "").replace(" ", "").lower():
                around |= Around.UNSEEN
            around |= Around.HIDDEN if hidden else Around.NONE
            href = given.get("href", "")[:_MAX_HINT_CHARS] if name == "a" else ""
            link = bool(href) and _CREDIT_PATH.search(href) is not None
            credit = link or _CREDIT.search(hint) is not None
        self._node = Node(name, hint, self._node, self._node.depth + 1, around, href)
        self._open[name] += 1
        if credit and len(self.found.credits) < _MAX_CREDITS:
            self.found.credits.append(CreditTag(end, len(self.found.lines), self._node, link))

    def _close(self, name: str) -> None:
        if name in _BLOCKS or "-" in name:
            self._end_line()
        if name not in _CLOSED_BY_ITSELF and name not in _VOID and self._depth:
            self._depth -= 1
        if not self._open[name]:
            return
        if self._too_deep:
            self._too_deep -= 1
            return
        while self._node.parent is not None:
            tag = self._node.tag
            self._node = self._node.parent
            self._open[tag] -= 1
            if tag == name:
                return
