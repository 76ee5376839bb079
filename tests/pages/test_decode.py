"""Bytes to text: the character set is told from the bytes, and what was lost is counted."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tightrope.pages import Decoded, decode
from tightrope.records import MediaType, Page

RUSSIAN = "Послы пяти государств встретились в порту. Они говорили о рыбе и о кабелях весь день."
FRENCH = "Les ministres ont déjà signé l’accord, dit-on à l’hôtel."


def read(content: bytes, **declared: str) -> Decoded:
    return decode(Page.of(content, "page", MediaType.HTML, declared=declared))


@given(st.binary(max_size=300))
def test_any_bytes_give_clean_text(content: bytes) -> None:
    text = read(content).text
    assert not any(unicodedata.category(c) in {"Cc", "Cs"} and c not in "\t\n" for c in text)
    text.encode("utf-8")


@given(
    st.text(alphabet=st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\ufeff\ufffe\uffff"))
)
def test_utf8_comes_back_as_it_was(text: str) -> None:
    found = read(text.encode())
    assert found.text == text
    assert (found.replacements, found.removed) == (text.count("\ufffd"), 0)


@pytest.mark.parametrize(
    ("content", "text", "charset", "how"),
    [
        (FRENCH.encode(), FRENCH, "utf-8", "valid UTF-8 throughout"),
        (FRENCH.encode("utf-8-sig"), FRENCH, "utf-8", "byte order mark"),
        (RUSSIAN.encode("utf-16"), RUSSIAN, "utf-16-le", "byte order mark"),
        (b"\xfe\xff" + RUSSIAN.encode("utf-16-be"), RUSSIAN, "utf-16-be", "byte order mark"),
        (RUSSIAN.encode("utf-32"), RUSSIAN, "utf-32-le", "byte order mark"),
        (FRENCH.encode("utf-16-le"), FRENCH, "utf-16-le", "every other byte is zero"),
        (FRENCH.encode("utf-16-be"), FRENCH, "utf-16-be", "every other byte is zero"),
        (RUSSIAN.encode("cp1251"), RUSSIAN, "cp1251", "told by a detector from the bytes"),
    ],
)
def test_what_is_not_declared_is_told_from_the_bytes(
    content: bytes, text: str, charset: str, how: str
) -> None:
    assert read(content) == Decoded(text, charset, how, 0, 0)


@pytest.mark.parametrize(
    ("name", "codec"),
    [
        ("ISO-8859-1", "cp1252"),
        ("latin1", "cp1252"),
        ("windows-1251", "cp1251"),
        ("koi8-r", "koi8-r"),
        ("gb2312", "gb18030"),
        ("Shift_JIS", "cp932"),
        ("x-sjis", "cp932"),
        ("iso-2022-jp", "iso2022_jp"),
    ],
)
def test_a_declared_set_is_read_as_the_web_reads_it(name: str, codec: str) -> None:
    word = {"cp1252": "“été” €", "cp1251": "ёлка", "koi8-r": "ёлка", "gb18030": "中文"}.get(codec, "日本")
    content = f"<meta charset={name}>".encode() + word.encode(codec)
    found = read(content)
    assert found.text.endswith(word)
    assert (found.charset, found.replacements) == (codec, 0)


def test_what_was_declared_with_the_page_wins_over_the_page() -> None:
    content = b"<meta charset=windows-1251>" + "été à l'hôtel".encode("cp1252")
    assert read(content, charset="iso-8859-1").text.endswith("été à l'hôtel")


def test_valid_utf8_wins_over_a_wrong_declaration() -> None:
    content = b'<?xml version="1.0" encoding="windows-1251"?>' + FRENCH.encode()
    assert read(content, charset="koi8-r").text.endswith(FRENCH)


@pytest.mark.parametrize("name", ["rot13", "unicode_escape", "utf-7", "base64", "no such set", "x" * 99, ""])
def test_names_of_no_page_set_are_passed_over(name: str) -> None:
    found = read(b"caf\xe9 \xe0 la carte", charset=name)
    assert found.text == "café à la carte"


def test_stray_bytes_in_utf8_are_mended_and_counted() -> None:
    found = read("déjà ".encode() + b"don\x92t " + "là".encode())
    assert found.text == "déjà don’t là"
    assert found.replacements == 1


def test_controls_go_and_line_ends_are_one() -> None:
    found = read(b"a\0b\x07c\r\nd\re\x0cf\x7f\tg")
    assert found.text == "abc\nd\ne f\tg"
    assert found.removed == 4


def test_lone_surrogates_are_replaced_and_counted() -> None:
    found = read("é — ".encode() + b"\xed\xa0\x80!")
    assert found.text == "é — \ufffd!"
    assert found.replacements == 1


def test_controls_of_mistaken_encodings_are_mended() -> None:
    assert read("\u0093quoted\u0094".encode()).text == "“quoted”"


def test_a_loss_in_the_page_itself_is_counted() -> None:
    assert read("caf\ufffd".encode()).replacements == 1
