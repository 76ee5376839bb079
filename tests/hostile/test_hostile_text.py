"""F08, F10, F11, F12 and half files: what a page says must be what was read, and nothing wrong believed."""

from __future__ import annotations

import gzip
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.hostile_pages import BLOCKED, HEAD, PAGE, PARAGRAPHS, STORY, row
from tightrope import articles, knowledge, pages
from tightrope.articles import shown_host, site_of
from tightrope.articles._hosts import ascii_host
from tightrope.articles.versions import address_key
from tightrope.records import UNKNOWN_MOMENT, Article, Failure, FindingKind, MediaType, Page, Precision

TABLES = knowledge.load()


def recovered(content: bytes, kind: MediaType = MediaType.HTML, **declared: str) -> Article | Failure:
    return articles.recover(Page.of(content, "page", kind, declared=declared), TABLES)


def article(content: bytes, kind: MediaType = MediaType.HTML, **declared: str) -> Article:
    found = recovered(content, kind, **declared)
    assert isinstance(found, Article), found
    for finding in found.findings:
        assert all(found.text[s.start : s.end] == s.text for s in finding.page_spans)
        assert all(found.body[s.start : s.end] == s.text for s in finding.body_spans)
    return found


# --- F03, as far as files go --------------------------------------------------------------------


@pytest.mark.parametrize("share", [0.3, 0.7, 0.98])
def test_half_a_gzip_file_is_no_article(tmp_path: Path, share: float) -> None:
    whole = gzip.compress(PAGE.encode() * 20)
    (tmp_path / "a.html.gz").write_bytes(whole[: int(len(whole) * share)])
    (found,) = pages.load([tmp_path / "a.html.gz"])
    assert isinstance(found, Failure)
    assert found.code in {"TR-UNREADABLE", "TR-DEGRADED"}


# --- F08 ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", [MediaType.TEXT, MediaType.HTML])
@pytest.mark.parametrize("name", BLOCKED)
def test_a_page_shown_in_place_of_an_article_is_never_one(name: str, kind: MediaType) -> None:
    text = BLOCKED[name]
    if kind is MediaType.HTML:
        text = "<html><body>" + "".join(f"<p>{line}</p>" for line in text.split("\n\n"))
    found = recovered(text.encode(), kind)
    assert isinstance(found, Failure)
    assert found.code in {"TR-BLOCKED", "TR-NO-ARTICLE"}
    assert found.stage == "articles"


@pytest.mark.parametrize("name", ["check", "denied", "consent", "login", "missing", "script"])
def test_a_block_page_says_what_it_is(name: str) -> None:
    found = recovered(BLOCKED[name].encode(), MediaType.TEXT)
    assert isinstance(found, Failure)
    assert found.code == "TR-BLOCKED"


def test_an_article_under_a_consent_wall_is_read() -> None:
    text = f"Ports share a crane\n\n{BLOCKED['consent']}\n\n" + "\n\n".join(STORY)
    assert "agreed on Monday" in article(text.encode(), MediaType.TEXT).body


# --- F10 ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("mark", ["utf-8-sig", "utf-16", "utf-32"])
@pytest.mark.parametrize("kind", [MediaType.TEXT, MediaType.HTML])
def test_byte_order_marks(mark: str, kind: MediaType) -> None:
    text = PAGE if kind is MediaType.HTML else "\n\n".join(STORY)
    found = article(text.encode(mark), kind)
    assert found.body.startswith("PORTO — Portugal")
    assert "\ufeff" not in found.text
    assert not [f for f in found.findings if f.kind is FindingKind.DECODING]


def test_zeros_and_stray_bytes_are_counted_and_spans_stay_exact() -> None:
    content = PAGE.encode().replace(b"Monday", b"Mon\0day\x07").replace("“It".encode(), b"\x93It")
    found = article(content)
    assert "agreed on Monday to" in found.body
    assert "“It lifts" in found.body
    (finding,) = [f for f in found.findings if f.kind is FindingKind.DECODING]
    assert "1 characters could not be read, 2 control characters" in finding.why
    start = found.body.index("“It")
    assert found.page_span(start, start + 9).text == "“It lifts"


def test_two_encodings_in_one_page_are_never_read_in_silence() -> None:
    """Half of the page in Windows-1251, the rest in UTF-8: no set fits both, and the count says so."""
    russian = "Послы пяти государств встретились в порту и говорили о рыбе и о кабелях весь день до вечера. "
    content = (russian * 6).encode("utf-8") + (russian * 2).encode("cp1251")
    found = recovered(content, MediaType.TEXT)
    if isinstance(found, Failure):
        assert found.code == "TR-BINARY"
    else:
        (finding,) = [f for f in found.findings if f.kind is FindingKind.DECODING]
        assert finding.score > 0.3


@settings(max_examples=15, deadline=None)
@given(
    st.lists(st.sampled_from(["\0", "\u200b", "\u202e", "\ufeff", "\u00ad", "é", "𝔸"]), max_size=6),
    st.integers(0, 90),
)
def test_spans_are_exact_whatever_is_strewn_in(strewn: list[str], at: int) -> None:
    text = "\n\n".join(STORY)
    dirty = text[:at] + "".join(strewn) + text[at:]
    found = recovered(dirty.encode("utf-8"), MediaType.TEXT)
    if isinstance(found, Article):
        for run in found.offsets:
            assert (
                found.body[run.start : run.start + run.length]
                == found.text[run.page_start : run.page_start + run.page_length]
            )


# --- F11 ----------------------------------------------------------------------------------------


def test_lone_surrogates_are_replaced_and_counted(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(row(PAGE.replace("crane, officials", "crane\ud800, officials")))
    (page,) = pages.load([tmp_path / "a.jsonl"])
    assert isinstance(page, Page)
    found = articles.recover(page, TABLES)
    assert isinstance(found, Article)
    found.body.encode("utf-8")
    assert [f.kind for f in found.findings].count(FindingKind.DECODING) == 1


@pytest.mark.parametrize("char", ["\u202e", "\u2066", "\u200f", "\u200b", "\u2060"])
def test_marks_without_a_shape_leave_the_spans_exact(char: str) -> None:
    found = article(PAGE.replace("share a crane, officials", f"share a {char}crane, officials").encode())
    start = found.body.index("crane, officials")
    assert found.page_span(start, start + 5).text == "crane"


@pytest.mark.parametrize(
    ("host", "shown", "site"),
    [
        ("аpnews.com", "xn--pnews-3ve.com", "xn--pnews-3ve.com"),
        ("www.аpnews.com", "www.xn--pnews-3ve.com", "xn--pnews-3ve.com"),
        ("аррӏе.com", "xn--80ak6aa92e.com", "xn--80ak6aa92e.com"),
        ("apnews.com", "apnews.com", "apnews.com"),
        ("ａpnews.com", "apnews.com", "apnews.com"),
        ("edition.news.co.uk", "edition.news.co.uk", "news.co.uk"),
        ("москва.рф", "москва.рф", "xn--80adxhks.xn--p1ai"),
        ("例え.jp", "例え.jp", "xn--r8jz45g.jp"),
        ("münchen.de", "münchen.de", "xn--mnchen-3ya.de"),
        ("192.0.2.7", "192.0.2.7", "192.0.2.7"),
        ("localhost", "localhost", "localhost"),
        ("", "", ""),
    ],
)
def test_hosts_are_shown_so_that_they_cannot_deceive(host: str, shown: str, site: str) -> None:
    assert shown_host(host) == shown
    assert site_of(f"https://{host}/a") == site if host else site_of(host) == site


@given(st.text(max_size=40))
def test_any_host_is_shown_without_an_error(host: str) -> None:
    assert shown_host(shown_host(host)) == shown_host(host)
    ascii_host(host)
    site_of(host)


def test_a_look_alike_has_an_address_of_its_own() -> None:
    assert address_key("https://аpnews.com/a") != address_key("https://apnews.com/a")


# --- F12 ----------------------------------------------------------------------------------------

_META = '<meta property="article:published_time" content="{}">'


@pytest.mark.parametrize(
    "value",
    [
        "1970-01-01T00:00:00Z", "1900-01-01", "2026-13-45",
        "2023-02-31T10:00:00Z", "0001-01-01T00:00:00Z", "9999-12-31",
        "0", "-1", "32503680000000000", "30 February 2023", "31/02/2023", "today", "NaN", "2023-00-10",
    ],
)  # fmt: skip
def test_an_impossible_day_is_unknown(value: str) -> None:
    page = (HEAD.replace("</head>", _META.format(value) + "</head>") + PARAGRAPHS).encode()
    assert article(page).published.precision in (Precision.UNKNOWN, UNKNOWN_MOMENT.precision)


def test_the_real_day_beside_it_is_believed() -> None:
    metas = _META.format("2023-02-31") + '<meta name="date" content="2023-02-28">'
    found = article((HEAD.replace("</head>", metas + "</head>") + PARAGRAPHS).encode())
    assert found.published.earliest == date(2023, 2, 28)
