"""What a page hides, and links of other trades in its sentences, leave the body to the letter."""

from __future__ import annotations

import pytest

from tightrope.articles._html import Extracted, extract
from tightrope.records import FindingKind

PARAGRAPHS = (
    "PORTO - Two ports agreed on Monday to share a crane that neither can pay for, officials of both said.",
    "The crane will travel by barge every fortnight, said Bo Lund{here} who speaks for the northern port.",
    "The council of the southern port voted for the plan by nine to two, with one member absent that day.",
    "A third port, farther up the river, said that it was watching the arrangement and might ask to join.",
)
CLEAN = "Bo Lund who speaks"
STYLES = (
    "style='position:absolute; left:-9999px'",
    'style="display: none"',
    'style="visibility:hidden"',
    'style="font-size:0"',
    'style="text-indent:-9999px"',
    'style="opacity:0"',
    'style="height:0;overflow:hidden"',
    "hidden",
)


def page(here: str, more: str = "", wrap: str = "<article>") -> Extracted:
    shown = "".join(f"<p>{paragraph.format(here=here)}</p>" for paragraph in PARAGRAPHS)
    source = f"<html><head><title>Ports share a crane</title></head><body>{wrap}<h1>Ports share a crane</h1>"
    source += f"{shown}{more}</article></body></html>"
    found = extract(source, "https://quay.example/crane")
    for run in found.offsets:
        if run.length == run.page_length:
            assert (
                found.body[run.start : run.start + run.length]
                == source[run.page_start : run.page_start + run.length]
            )
    return found


def spam(found: Extracted) -> list[str]:
    kinds = [one for one in found.findings if one.kind is FindingKind.INJECTED_SPAM]
    return [span.text for one in kinds for span in one.page_spans]


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("tag", ["span", "b"])
def test_hidden_words_are_no_body_however_they_are_hidden(style: str, tag: str) -> None:
    found = page(f'<{tag} {style}> <a href="https://c.example">payday loans online</a></{tag}>')
    assert CLEAN in found.body
    assert spam(found)
    assert "payday loans online" in spam(found)[0]


@pytest.mark.parametrize("style", ["opacity:1", "opacity:0.9", "font-size:0.9em", "left:-9999px", "height:0"])
def test_a_style_that_hides_nothing_takes_nothing(style: str) -> None:
    found = page(f' of the <span style="{style}">Lantern Coast</span>')
    assert "Bo Lund of the Lantern Coast who speaks" in found.body


def test_hidden_words_of_no_trade_go_without_a_finding() -> None:
    found = page('<span style="visibility:hidden"> opens in a new window</span>')
    assert CLEAN in found.body
    assert not spam(found)


@pytest.mark.parametrize("wrap", ['<article style="opacity:0">', '<article style="visibility:hidden">'])
def test_an_article_that_a_script_shows_later_is_kept_whole(wrap: str) -> None:
    found = page("", wrap=wrap)
    assert len(found.body.split("\n\n")) == len(PARAGRAPHS)


@pytest.mark.parametrize(
    "here",
    [
        '<a href="http://c.example/win">best online casino bonus</a>',
        ' <a href="http://c.example/win">best online casino real money</a>',
        '<a href="http://c.example"> online casino free spins no deposit bonus</a>',
        ' <a href="//c.example">лучшие онлайн казино</a>',
    ],
)
def test_a_link_of_a_trade_is_cut_at_its_own_borders(here: str) -> None:
    found = page(here)
    assert CLEAN in found.body
    (told,) = spam(found)
    assert told == here.partition(">")[2].removesuffix("</a>").strip()


@pytest.mark.parametrize(
    "here",
    [
        ' of the <a href="https://c.example">online casino</a>',
        ' <a href="https://quay.example/casino">online casino bonus rules</a>',
        ' of <a href="https://c.example">Lantern Shipping</a>',
    ],
)
def test_a_link_that_the_sentence_leads_to_or_of_its_own_site_stays(here: str) -> None:
    found = page(here)
    assert here.partition(">")[2].removesuffix("</a>") in found.body
    assert not spam(found)


def test_an_article_on_a_trade_keeps_its_links() -> None:
    more = (
        "<p>The casino in the harbour will pay a third of the price, its owner said on Tuesday evening.</p>"
    )
    found = page(' <a href="https://c.example">Lantern online casino</a>', more)
    assert "Bo Lund Lantern online casino who speaks" in found.body


def test_hidden_links_beside_the_body_are_told() -> None:
    block = '<div style="display:none"><a href="http://x.example">cheap viagra</a> <a>online casino</a></div>'
    found = page("", block)
    assert "viagra" not in found.body
    assert "cheap viagra" in spam(found)[0]
