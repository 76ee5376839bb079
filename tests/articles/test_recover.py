"""Whole pages to articles: the body exact, each character led back, the same in every run."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tightrope import articles, knowledge
from tightrope.limits import MAX_PAGE_LINES
from tightrope.records import Article, FindingKind, MediaType, NoticeKind, Page

TABLES = knowledge.load()
PARAGRAPHS = [
    (
        "KIRKWALL — The ferry between the two islands is back after a winter of repairs, the port "
        "said on Monday."
    ),
    "“We had to learn to wait for the mail again,” said Ada Pell, who keeps the shop at the landing.",
    "The boat, which lost its ramp in a storm in March, will sail four times a day until the end of October.",
    "– The cost –",
    (
        "The county paid for the ramp with money that it had set aside for a school, and which it "
        "hopes to get back."
    ),
    "Ivo Lem, who sits on the council, called that a mistake. “A ramp is no school,” he said.",
]
SPAM = (
    "girişorbitslots.comvegarulet.netmidnightcasino.orggoldspinbonus1starbet girişkrallarbahis girişnovaplay "
    "güncel girişdeneme bonusu veren sitelerpearlpoker.infosilverjackpot.com"
)
NOTICE = (
    "A correction was made on\n\nMay 3, 2022\n\nAn earlier version of this article misstated the "
    "month of the storm. "
    "It was in March, not April."
)
DIRTY = "\n\n".join(
    [
        "Ferry returns after a long winter – The Tidewater Post",
        "Skip to content",
        "Home\nPolitics\nSport\nNewsletters\nSubscribe",
        "Ferry returns after a long winter",
        "By Ada Lind",
        "Share\nTweet\nEmail",
        *PARAGRAPHS,
        NOTICE,
        "How we correct our mistakes",
        "Related Articles",
        "Why the harbour lamps are green\nTen dishes to cook with kelp",
        "Leave a Reply",
        f"Your email address will not be published. Required fields are marked * {SPAM}",
    ]
)


def _article(text: str, media: MediaType = MediaType.TEXT, **declared: str) -> Article:
    found = articles.recover(Page.of(text.encode(), "page", media, declared=declared), TABLES)
    assert isinstance(found, Article), found
    for run in found.offsets:
        if media is MediaType.TEXT:
            slices = (
                found.body[run.start : run.start + run.length],
                found.text[run.page_start :][: run.page_length],
            )
            assert slices[0] == slices[1]
    return found


def test_a_dirty_page_gives_its_article_whole_and_alone() -> None:
    found = _article(DIRTY)
    assert found.body == "\n\n".join(PARAGRAPHS)
    assert (found.headline, found.outlet) == ("Ferry returns after a long winter", "The Tidewater Post")
    assert (found.byline, found.dateline, found.language) == (("Ada Lind",), "KIRKWALL", "en")
    assert {"headline", "outlet", "byline", "dateline"} <= set(found.witnesses)


def test_a_dirty_page_tells_what_is_wrong_with_it() -> None:
    found = _article(DIRTY)
    kinds = {finding.kind for finding in found.findings}
    assert kinds == {FindingKind.INJECTED_SPAM, FindingKind.COMMENT_FORM, FindingKind.BOILERPLATE}
    (spam,) = [finding for finding in found.findings if finding.kind is FindingKind.INJECTED_SPAM]
    assert [span.text for span in spam.page_spans] == [SPAM]
    (form,) = [finding for finding in found.findings if finding.kind is FindingKind.COMMENT_FORM]
    assert form.page_spans[-1].text.endswith("marked *")


def test_a_dirty_page_gives_its_correction_and_a_day_not_after_it() -> None:
    found = _article(DIRTY)
    (notice,) = found.notices
    assert (notice.kind, notice.day) == (NoticeKind.CORRECTION, date(2022, 5, 3))
    assert (notice.wrong, notice.right) == ("the month of the storm: April", "the month of the storm: March")
    assert found.text[notice.span.start : notice.span.end] == notice.span.text == NOTICE
    assert found.published.inferred
    assert found.published.latest == date(2022, 5, 3)


def test_spam_in_the_midst_of_a_paragraph_leaves_its_sentences() -> None:
    first, second = PARAGRAPHS[5].split(". “", 1)
    text = DIRTY.replace(PARAGRAPHS[5], f"{first}. {SPAM} “{second}")
    assert _article(text).body == "\n\n".join(PARAGRAPHS)


def test_a_text_of_fixed_width_becomes_whole_paragraphs() -> None:
    whole = [p for p in PARAGRAPHS if "–" not in p]
    text = "Ferry returns after a long winter\n\n" + "\n\n".join(map(_folded, whole))
    assert _article(text).body.split("\n\n") == whole


def _folded(paragraph: str, width: int = 60) -> str:
    lines, line = [], ""
    for word in paragraph.split():
        if line and len(line) + len(word) >= width:
            lines.append(line)
            line = ""
        line = f"{line} {word}".strip()
    return "\n".join([*lines, line])


def test_declared_fields_count_more_than_the_pages() -> None:
    found = _article(
        DIRTY,
        title="Ferry back",
        outlet="Isles Wire",
        published="2022-05-02T10:00:00Z",
        url="https://t.example/a",
    )
    assert (found.headline, found.outlet, found.url) == ("Ferry back", "Isles Wire", "https://t.example/a")
    assert found.published.earliest == date(2022, 5, 2)
    assert found.witnesses["headline"] == found.witnesses["outlet"] == "declared with the page"


def test_ids_depend_on_the_page_alone() -> None:
    assert _article(DIRTY).id == _article(DIRTY).id
    assert _article(DIRTY).id != _article(DIRTY + " ").id


def test_an_old_story_under_a_new_date_keeps_its_own_day() -> None:
    text = DIRTY.replace("KIRKWALL —", "KIRKWALL, May 2, 2019 —").replace(
        "By Ada Lind", "By Ada Lind\nPosted June 9, 2024"
    )
    found = _article(text.replace(NOTICE, ""))
    assert found.published.earliest == date(2019, 5, 2)
    assert found.modified.earliest == date(2024, 6, 9)
    assert FindingKind.REPUBLISHED in {finding.kind for finding in found.findings}


def test_html_goes_the_same_way() -> None:
    paragraphs = "".join(f"<p>{p}</p>" for p in PARAGRAPHS if "–" not in p)
    page = (
        "<html><head><title>Ferry returns after a long winter - The Tidewater "
        "Post</title></head><body><nav>Home</nav>"
        f"<article><h1>Ferry returns after a long winter</h1><p>By Ada Lind</p>{paragraphs}"
        "<p>Correction: An earlier version of this article misstated the month. It was March, "
        "not April.</p></article>"
        f"<div><h3>Leave a Reply</h3><p>Your email address will not be published. "
        f"{SPAM}</p></div></body></html>"
    )
    found = _article(page, MediaType.HTML)
    assert found.body == "\n\n".join(p for p in PARAGRAPHS if "–" not in p)
    assert [notice.kind for notice in found.notices] == [NoticeKind.CORRECTION]
    assert FindingKind.INJECTED_SPAM in {finding.kind for finding in found.findings}
    for span in [found.notices[0].span, *(s for f in found.findings for s in f.page_spans)]:
        assert found.text[span.start : span.end] == span.text


def test_lines_beyond_the_cap_are_left_out_and_said() -> None:
    text = "\n\n".join(PARAGRAPHS) + "\n" + "Link to a page\n" * MAX_PAGE_LINES
    found = _article(text)
    assert any(f.kind is FindingKind.TRUNCATED and "lines" in f.why for f in found.findings)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from([*PARAGRAPHS, *DIRTY.split("\n"), SPAM, "\n", "“", "Correction:", "…"]), max_size=14
    )
)
def test_every_span_of_any_page_equals_its_text(parts: list[str]) -> None:
    text = "\n".join(parts)
    found = articles.recover(Page.of(text.encode(), "page", MediaType.TEXT), TABLES)
    if not isinstance(found, Article):
        assert found.code in {"TR-EMPTY", "TR-NO-ARTICLE", "TR-BINARY"}
        return
    assert "\n\n\n" not in found.body
    assert found.body == found.body.strip()
    for finding in found.findings:
        assert all(found.text[s.start : s.end] == s.text for s in finding.page_spans)
        assert all(found.body[s.start : s.end] == s.text for s in finding.body_spans)
    for span in [*(n.span for n in found.notices), *found.published.evidence]:
        assert found.text[span.start : span.end] == span.text
    mapped = set()
    for run in found.offsets:
        assert (
            found.body[run.start : run.start + run.length]
            == found.text[run.page_start : run.page_start + run.page_length]
        )
        mapped |= set(range(run.start, run.start + run.length))
    assert all(found.body[i].isspace() for i in range(len(found.body)) if i not in mapped)


@pytest.mark.parametrize("media", list(MediaType))
def test_fallback_reads_the_same_text(media: MediaType) -> None:
    page = Page.of(
        ("<p>" + "</p><p>".join(PARAGRAPHS) + "</p>" if media is MediaType.HTML else DIRTY).encode(),
        "p",
        media,
    )
    found = articles.recover(page, TABLES, fallback=True)
    assert isinstance(found, Article)
    assert PARAGRAPHS[1] in found.body


def test_a_lead_that_something_was_put_into_stays_whole_and_is_no_headline() -> None:
    pact = "RIGA — Latvia and Peru signed a pact on ferries in Riga"
    lead = pact + "{} on Monday, the two transport ministries said."
    rest = """Under the pact Peru will lend Latvia four ferries for the summer, the minister told reporters.

“Nobody has ever lent us a ferry,” said Ilze Kalva, who runs the harbour. She has two boats of her own.

The ferries are to leave Callao in May and to reach Riga seven weeks later, the ministry said."""
    spam = " buy cialis online cheap viagra no prescription"
    text = f"Latvia and Peru sign a pact on ferries\n\nBy Ana Writer\n\n{lead.format(spam)}\n\n{rest}\n"
    found = _article(text)
    assert found.headline == "Latvia and Peru sign a pact on ferries"
    assert found.body.split("\n\n")[0] == lead.format("")
