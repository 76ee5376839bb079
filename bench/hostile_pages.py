"""Pages that are meant to break a reader, made at any size: FAULTS F01 to F12 as far as files go.

Owns the making alone: `tests/hostile` uses them small, `python -m bench.hostile` at full size. Each maker
takes a size between 0 and 1; 1 is the size at which the fault was first measured.
"""

from __future__ import annotations

import gzip
import io
import json
from collections.abc import Callable

HEAD = '<html lang="en"><head><title>Ports share a crane</title></head><body><h1>Ports share a crane</h1>'
STORY = (
    "PORTO — Portugal and Morocco agreed on Monday to share a crane, officials of both states said in Porto.",
    "“It lifts, we sign,” said Bo Lund, a spokesman for Portugal, who added that Morocco would pay in June.",
    "The crane, which was built in 1987, is to stand in Tangier for seven months of the year, he said.",
)
PARAGRAPHS = "".join(f"<p>{text}</p>" for text in STORY)
PAGE = f"{HEAD}{PARAGRAPHS}</body></html>"

BLOCKED = {
    "check": "Just a moment...\n\nVerifying that you are not a robot. Your browser will be sent on "
             "shortly.\n\nRay ID: 7f",
    "denied": "403 Forbidden\n\nYou do not have permission to open this page on this server.",
    "missing": "Page not found\n\nThe page that you are looking for was moved or deleted.\n\nHome\n\nContact",
    "script": "Please turn on JavaScript in your browser: this site does not work without it.",
    "consent": (
        "We value your privacy\n\nWe and our 640 partners store cookies on your device to show you "
        "personalised "
        "adverts and to measure who reads what. You can withdraw your consent at any time.\n\nAccept "
        "all\n\nReject all"
    ),
    "login": "Sign in\n\nPlease log in with your email address and your password to go on to this page.",
    "Konsens": (
        "Ihre Privatsphäre\n\nWir und unsere Partner verwenden Cookies, um Inhalte zu messen. Sie können "
        "Ihre Einwilligung "
        "jederzeit widerrufen.\n\nAlle akzeptieren"
    ),
    "introuvable": "Page introuvable\n\nLa page que vous cherchez n’existe plus sur notre site.",
    "робот": "Проверка\n\nПодтвердите, что вы не робот, чтобы открыть эту страницу сайта.",
}  # fmt: skip
"""Pages shown in place of an article, by what they are."""


def _page(*more: str) -> bytes:
    """The story with these pieces of HTML behind it."""
    return "".join((HEAD, PARAGRAPHS, *more)).encode()


def bomb(size: float) -> bytes:
    """F01: a gigabyte of blanks, gzipped."""
    packed, blanks = io.BytesIO(), b" " * 1_000_000
    with gzip.GzipFile(fileobj=packed, mode="wb") as file:
        for _ in range(int(1_000 * size)):
            file.write(blanks)
    return packed.getvalue()


def links(size: float) -> bytes:
    """F04: 20,000 links in one paragraph."""
    return _page("<p>", "<a href=/x>link</a> " * int(20_000 * size))


def paragraphs(size: float) -> bytes:
    """F04: 4.9 MB of opened paragraphs."""
    return _page("<p>" * int(1_633_333 * size))


def tables(size: float) -> bytes:
    """F04: 2 MB of tables."""
    return _page("<table><tr><td>1</td><td>2</td></tr></table>" * int(45_000 * size))


def stamps(size: float) -> bytes:
    """F04: 20,000 times of day, as of a live blog without a word."""
    return _page("<p>1:00 pm</p>" * int(20_000 * size))


def nested(size: float) -> bytes:
    """F05: 100,000 elements one in another, a sentence at the bottom."""
    count = int(100_000 * size)
    deep = "The last sentence stands at the bottom of all these elements, and it says that Porto has won."
    return _page("<div>" * count, f"<p>{deep}</p>", "</div>" * count)


def attributes(size: float) -> bytes:
    """F04: a tag of 150,000 attributes, and a quoted value that never ends."""
    count = int(150_000 * size)
    return "".join((HEAD, "<div ", "a='b' " * count, ">", PARAGRAPHS, '<p title="', "x" * count)).encode()


def entities(size: float) -> bytes:
    """F06: an XHTML page whose DTD declares entities of entities, and one that names a file."""
    count = max(2, int(12 * size))
    lines = [f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, count)]
    head = ["<?xml version='1.0'?><!DOCTYPE html [<!ENTITY e0 'ha'>", *lines]
    head += ["<!ENTITY file SYSTEM 'file:///etc/hostname'>]>"]
    return "".join((*head, "<html><body>", PARAGRAPHS, f"<p>&e{count - 1}; &file;</p>")).encode()


def one_line(size: float) -> bytes:
    """F04: 4 MB without a line break, a blank or a stop."""
    return b"word" * int(1_000_000 * size)


def linked_data(size: float) -> bytes:
    """F04: linked data with a string of backslashes that never ends, and lists one in another."""
    deep = (
        '{"@type":"NewsArticle","articleBody":"',
        "\\" * int(500_000 * size),
        '[{"a":' * int(100_000 * size),
    )
    return "".join((HEAD, '<script type="application/ld+json">', *deep, "</script>", PARAGRAPHS)).encode()


def controls(size: float) -> bytes:
    """F10: zeros and control characters strewn over a page."""
    text = PAGE.replace("Monday", "Mon\0day").replace("crane", "cra\x07ne")
    return (text + "\0" * int(3 * size)).encode()


MAKERS: dict[str, tuple[str, Callable[[float], bytes], str]] = {
    "F01 bomb.html.gz": ("gzip bomb, 1 GB", bomb, "TR-BODY-TOO-LARGE"),
    "F04 links.html": ("20,000 links in a paragraph", links, "article or TR-PARSE-TIMEOUT"),
    "F04 paragraphs.html": ("4.9 MB of <p>", paragraphs, "article or TR-PARSE-TIMEOUT"),
    "F04 tables.html": ("45,000 tables, 2 MB", tables, "article or TR-PARSE-TIMEOUT"),
    "F04 stamps.html": ("20,000 times of day", stamps, "article or TR-PARSE-TIMEOUT"),
    "F04 attributes.html": ("150,000 attributes in a tag", attributes, "article"),
    "F04 one_line.txt": ("4 MB without a blank", one_line, "TR-NO-ARTICLE or TR-PARSE-TIMEOUT"),
    "F04 linked_data.html": ("linked data, 1.6 MB, broken", linked_data, "article"),
    "F05 nested.html": ("100,000 elements one in another", nested, "article"),
    "F06 entities.html": ("entities of entities in a page's DTD", entities, "article"),
    "F10 controls.html": ("zeros and control characters", controls, "article"),
}
"""File name, what it is, its maker, and what must come of it: an article or a code: a slow machine
may need longer than the wall for the heaviest."""


def row(page: str) -> bytes:
    """A page as a JSON Lines row, as lone surrogates come in."""
    return json.dumps({"html": page, "url": "https://apnews.example/a"}).encode() + b"\n"
