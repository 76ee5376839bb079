"""Versions of one address: what changes by itself, what means something, what is no article any more."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.made import article, moment
from tightrope.articles import versions
from tightrope.articles.versions import Seen, address_key
from tightrope.limits import MAX_ADDRESS_CHARS, MAX_VERSION_CHANGES, MAX_VERSION_SENTENCES, MAX_VERSIONS_A_DAY
from tightrope.records import Article, ChangeKind, Entry, Finding, FindingKind, Notice, NoticeKind, Span

TEXT = (
    "PORTO — A ferry with 12 people on board ran aground off Porto on Monday, the coast guard said.\n\n"
    "“We heard a noise and then nothing,” said Ada Pell, who runs the shop at the landing.\n\n"
    "The coast guard sent two boats. The captain, Levan Dzasokhov, was questioned in Riga on Tuesday. "
    "He will not be charged, his lawyer said.\n\n"
    "The ferry was built in 1987 and had been repaired in May. It is to be towed to Tilbury in June."
)
DAY = datetime(2024, 5, 3, 8, tzinfo=UTC)


def old() -> Article:
    return article(TEXT, headline="Ferry runs aground", outlet="The Post", key="old")


def new(body: str = TEXT, headline: str = "Ferry runs aground", **fields: object) -> Article:
    return replace(article(body, headline=headline, outlet="The Post", key="new"), **fields)


def notice(text: str, kind: NoticeKind = NoticeKind.CORRECTION) -> Notice:
    return Notice(kind, Span(0, len(text), text), None, None, None)


@pytest.mark.parametrize(
    "body",
    [
        f"Updated 5 minutes ago\n\n{TEXT}",
        f"{TEXT}\n\n148 comments",
        f"{TEXT}\n\nShare on Facebook",
        f"By Ines Okoro\n\n{TEXT}",
        TEXT.replace("“", '"').replace("”", '"').replace("—", "-"),
        TEXT.replace("\n\n", "\n"),
        TEXT.replace("ferry", "fer\u00adry").replace("captain", "cap\u200btain."[:-1]),
        f"Advertisement\n\n{TEXT}\n\nRead also: Harbour reopens",
        f"Обновлено 3 мая в 14:05\n\n{TEXT}",
    ],
)
def test_what_changes_by_itself_is_noise(body: str) -> None:
    change = versions.compare(old(), new(body))
    assert change.kind is ChangeKind.NOISE
    assert (change.removed, change.added, change.meaningful) == ((), (), False)
    assert change.why


@pytest.mark.parametrize(
    "line",
    ["Viewed 900 times", "Seen 1,204 times", "Read 3 times", "1.2K views", "Shared 40 times",
     "Read by 12 people", "Viewed once", "Downloaded 3.4k times"],
)  # fmt: skip
def test_a_counter_is_noise_whatever_it_counts(line: str) -> None:
    assert versions.compare(old(), new(f"{TEXT}\n\n{line}")).kind is ChangeKind.NOISE


@pytest.mark.parametrize("line", ["Shot 40 times", "He was seen 3 times in Tilbury.", "Viewed from the port"])
def test_a_count_of_the_story_is_no_counter(line: str) -> None:
    assert versions.compare(old(), new(f"{TEXT}\n\n{line}")).meaningful


@pytest.mark.parametrize(
    ("before", "after", "called"),
    [
        ("12 people", "14 people", "12 → 14"),
        ("two boats", "three boats", "two → three"),
        ("Levan Dzasokhov", "Tomas Rhee", "Levan → Tomas"),
        ("will not be charged", "will be charged", ""),
        ("on Tuesday", "on Friday", ""),
        ("Tilbury", "Aarhus", "Tilbury → Aarhus"),
    ],
)
def test_another_fact_is_an_edit_and_is_called_out(before: str, after: str, called: str) -> None:
    made = new(TEXT.replace(before, after))
    change = versions.compare(old(), made)
    assert change.kind is ChangeKind.EDIT
    assert [span.text for span in change.removed] != [span.text for span in change.added]
    assert all(TEXT[span.start : span.end] == span.text for span in change.removed)
    assert all(made.body[span.start : span.end] == span.text for span in change.added)
    assert called in ("", *change.figures, *change.names)
    assert called in change.why
    assert 0 < change.changed < 0.2


def test_a_sentence_that_goes_and_one_that_comes() -> None:
    body = TEXT.replace(" It is to be towed to Tilbury in June.", "") + "\n\nTwo people were hurt."
    change = versions.compare(old(), new(body))
    assert [span.text for span in change.removed] == ["It is to be towed to Tilbury in June."]
    assert [span.text for span in change.added] == ["Two people were hurt."]
    assert change.why.startswith("1 sentence added, 1 sentence taken out")


def test_the_same_version_and_another_order() -> None:
    assert versions.compare(old(), new()).kind is ChangeKind.SAME
    first, *rest = TEXT.split("\n\n")
    moved = versions.compare(old(), new("\n\n".join([first, *reversed(rest)])))
    assert (moved.kind, moved.why) == (ChangeKind.NOISE, "the same sentences in another order")


def test_a_notice_makes_it_a_correction_even_where_the_text_is_the_same() -> None:
    told = notice("Correction: an earlier version gave a wrong number of people.")
    change = versions.compare(old(), new(TEXT.replace("12", "14"), notices=(told,)))
    assert (change.kind, change.figures) == (ChangeKind.CORRECTION, ("12 → 14",))
    silent = versions.compare(old(), new(notices=(told,)))
    assert silent.kind is ChangeKind.CORRECTION
    known = versions.compare(new(notices=(told,)), new(TEXT.replace("12", "14"), notices=(told,)))
    assert known.kind is ChangeKind.EDIT


def test_an_update_is_no_correction() -> None:
    told = notice("This story has been updated.", NoticeKind.UPDATE)
    assert versions.compare(old(), new(notices=(told,))).kind is ChangeKind.SAME


@pytest.mark.parametrize(
    ("headline", "kind"),
    [
        ("Ferry refloated", ChangeKind.RETITLED),
        ("Ferry runs aground | The Post", ChangeKind.NOISE),
        ("FERRY RUNS AGROUND", ChangeKind.NOISE),
    ],
)
def test_headlines(headline: str, kind: ChangeKind) -> None:
    assert versions.compare(old(), new(headline=headline)).kind is kind


@pytest.mark.parametrize(
    "left",
    [
        "PORTO — A ferry with 12 people on…\n\nSubscribe to continue reading",
        "La suite est réservée aux abonnés.",
        "Page not found\n\nThe page you are looking for may have been moved.",
        "We and our partners use cookies on your device.\n\nAccept all",
        "PORTO — A ferry with 12 people on board ran",
    ],
)
def test_what_is_left_of_an_article_is_a_stub(left: str) -> None:
    change = versions.compare(old(), new(left))
    assert change.kind is ChangeKind.STUB
    assert "the text shrank from" in change.why
    assert not versions.decide([Seen(old())], new(left)).keep


def test_a_finding_of_the_page_tells_a_stub_too() -> None:
    found = (Finding(FindingKind.PAYWALL_STUB, 0.9, "12 words, then a request"),)
    assert (
        versions.compare(old(), new("A ferry has run aground, it is said.", findings=found)).kind
        is ChangeKind.STUB
    )


def test_a_short_text_that_says_something_else_is_no_stub() -> None:
    change = versions.compare(old(), new("The report on a ferry was wrong, the harbour master told us."))
    assert change.kind is ChangeKind.EDIT


def test_a_retraction_is_no_stub() -> None:
    told = notice("This article has been retracted.", NoticeKind.RETRACTION)
    change = versions.compare(old(), new("The article was withdrawn on Monday.", notices=(told,)))
    assert change.kind is ChangeKind.CORRECTION


# --- over time ----------------------------------------------------------------------------------


def test_a_page_that_goes_back_and_forth_is_told_as_what_it_is() -> None:
    first, second = old(), replace(new(TEXT.replace("12", "14")), id="second")
    assert versions.decide([], first).keep
    history = [Seen(first), Seen(second)]
    assert versions.decide(history[:1], second).keep
    back = versions.decide(history, replace(new(), id="third"))
    assert back.change is not None
    assert (back.keep, back.stands, back.change.kind) == (False, "old", ChangeKind.REVERT)
    forth = versions.decide(history, replace(second, id="fourth"), standing="old")
    assert forth.change is not None
    assert (forth.keep, forth.stands, forth.change.kind) == (False, "second", ChangeKind.REVERT)
    again = versions.decide(history, replace(new(), id="fifth"), standing="old")
    assert again.change is not None
    assert (again.keep, again.stands, again.change.kind) == (False, "old", ChangeKind.SAME)


def test_thirty_edits_a_day_are_noted_and_not_kept() -> None:
    """F28: no more than MAX_VERSIONS_A_DAY of one day; the next day counts anew."""
    history: list[Seen] = []
    for n in range(MAX_VERSIONS_A_DAY + 6):
        made = replace(new(TEXT.replace("12", str(100 + n))), id=f"v{n}")
        decision = versions.decide(history, made, DAY + timedelta(minutes=10 * n))
        if decision.keep:
            history.append(Seen(made, DAY + timedelta(minutes=10 * n)))
        else:
            assert decision.stands == history[-1].article.id
            assert decision.why.endswith("one of over 24 in a day: noted, not kept")
    assert len(history) == MAX_VERSIONS_A_DAY
    assert versions.decide(history, new(), DAY + timedelta(days=1)).keep


def test_a_correction_is_kept_however_many_versions_the_day_has() -> None:
    history = [
        Seen(replace(new(TEXT.replace("12", str(100 + n))), id=f"v{n}"), DAY)
        for n in range(MAX_VERSIONS_A_DAY)
    ]
    for kind in (NoticeKind.CORRECTION, NoticeKind.RETRACTION):
        told = notice("Correction: an earlier version gave a wrong number of people.", kind)
        decision = versions.decide(history, new(TEXT, notices=(told,)), DAY)
        assert (decision.keep, decision.stands) == (True, "new")
    assert not versions.decide(history, new(TEXT, "Ferry refloated"), DAY).keep


OTHER = (
    "RIGA — Lawmakers passed the budget after two nights of talks, with 51 votes to 49.\n\n"
    "The finance minister thanked both parties. Teachers will be paid more from September."
)


@pytest.mark.parametrize(
    ("body", "headline", "kind"),
    [
        (OTHER, "Budget passes", ChangeKind.OTHER),
        (OTHER, "Ferry dispute ends with budget", ChangeKind.EDIT),
        (TEXT.replace("12", "14"), "Budget passes", ChangeKind.EDIT),
        (OTHER, "", ChangeKind.EDIT),
    ],
)
def test_another_article_at_the_address_is_no_edit(body: str, headline: str, kind: ChangeKind) -> None:
    decision = versions.decide([Seen(old())], new(body, headline))
    assert decision.change is not None
    assert (decision.change.kind, decision.keep, decision.stands) == (kind, True, "new")


def test_a_notice_is_a_correction_even_where_nothing_else_is_left() -> None:
    told = notice("This article has been retracted.", NoticeKind.RETRACTION)
    change = versions.compare(old(), new(OTHER, "Budget passes", notices=(told,)))
    assert change.kind is ChangeKind.CORRECTION


def test_headlines_without_blanks_have_words_in_common_too() -> None:
    change = versions.compare(new(TEXT, "伊朗外长访问北京"), replace(new(OTHER, "北京预算通过"), id="b"))
    assert change.kind is ChangeKind.EDIT


FIRST, SECOND, *_ = TEXT.split("\n\n")
WALLS = (
    "Subscribe to continue reading. Already a subscriber? Log in.",
    "To read this article, subscribe to The Post.\n\nAlready a subscriber? Log in.",
    "Lesen Sie den ganzen Artikel mit einem Abo. Bereits Abonnent? Anmelden.",
    "La suite est réservée aux abonnés. Déjà abonné ? Se connecter.",
)


@pytest.mark.parametrize("wall", WALLS)
@pytest.mark.parametrize("head", [FIRST, f"{FIRST}\n\n{SECOND}", f"{FIRST}\n\n{SECOND[:40]}…"])
def test_the_head_of_an_article_with_a_wall_behind_it_is_a_stub_whatever_its_share(
    head: str, wall: str
) -> None:
    change = versions.compare(old(), new(f"{head}\n\n{wall}"))
    assert change.kind is ChangeKind.STUB
    assert "the text shrank from" in change.why


def test_a_wall_found_on_the_page_tells_the_head_of_an_article_too() -> None:
    for score, kind in ((0.9, ChangeKind.STUB), (0.3, ChangeKind.EDIT)):
        found = (Finding(FindingKind.PAYWALL_STUB, score, "2 paragraphs, then a request"),)
        assert versions.compare(old(), new(f"{FIRST}\n\n{SECOND}", findings=found)).kind is kind


@pytest.mark.parametrize("wall", WALLS)
def test_a_wall_below_the_whole_text_is_noise_and_a_change_above_it_none(wall: str) -> None:
    assert versions.compare(old(), new(f"{TEXT}\n\n{wall}")).kind is ChangeKind.NOISE
    edited = TEXT.replace("12", "14").replace("Tilbury", "Aarhus")
    assert versions.compare(old(), new(f"{edited}\n\n{wall}")).kind is ChangeKind.EDIT
    tail = TEXT.partition("\n\n")[2]
    assert versions.compare(old(), new(f"{tail}\n\n{wall}")).kind is ChangeKind.EDIT


def _blog(*entries: tuple[str, str]) -> Article:
    body, spans = "", []
    for heading, text in entries:
        body += "\n\n" if body else ""
        spans.append(Entry(Span(len(body), len(body) + len(text), text), heading, moment(None)))
        body += text
    return replace(new(body), entries=tuple(spans))


A, B, C = (
    ("Boats sent", "The coast guard sent two boats to the ferry."),
    ("Captain held", "The captain of the ferry is being questioned in Riga."),
    ("Tow", "The ferry is to be towed to Tilbury in June."),
)

A_LATER = ("Boats sent", "The coast guard sent five boats to the ferry.")


@pytest.mark.parametrize(
    ("before", "after", "kind", "why"),
    [
        ((B, C), (A, B, C), ChangeKind.EDIT, "1 entry added"),
        ((A, B, C), (A, B), ChangeKind.NOISE, "1 older entries no longer shown"),
        ((A, B), (A_LATER, B), ChangeKind.EDIT, "1 entry rewritten"),
        ((A, B, C), (A, C), ChangeKind.EDIT, "1 entry taken out"),
        ((A, B, C), (C, B, A), ChangeKind.NOISE, "no entry tells anything new"),
    ],
)  # fmt: skip
def test_live_blogs_are_compared_by_entry(
    before: tuple[tuple[str, str], ...], after: tuple[tuple[str, str], ...], kind: ChangeKind, why: str
) -> None:
    one, two = _blog(*before), _blog(*after)
    change = versions.compare(one, two)
    assert change.kind is kind
    assert why in change.why
    assert all(one.body[span.start : span.end] == span.text for span in change.removed)
    assert all(two.body[span.start : span.end] == span.text for span in change.added)


# --- bounds -------------------------------------------------------------------------------------


def test_a_long_live_blog_is_compared_in_linear_time() -> None:
    """F28, F30: 300 KB, every sentence another: no quadratic pairing, and what is not listed is said."""
    one = "\n\n".join(
        f"Boat {n} of the fleet left the harbour of Porto at noon, it was said." for n in range(4000)
    )
    two = "\n\n".join(
        f"Ship {n} of the navy came to the harbour of Riga at noon, we heard." for n in range(4000)
    )
    started = time.process_time()
    change = versions.compare(new(one), replace(new(two), id="later"))
    assert time.process_time() - started < 5.0
    assert (len(change.removed), len(change.added)) == (MAX_VERSION_CHANGES, MAX_VERSION_CHANGES)
    assert f"more changes than the {MAX_VERSION_CHANGES} that are listed" in change.why


def test_beyond_the_cap_only_the_difference_itself_is_told() -> None:
    long = "\n\n".join(f"Boat {n} left." for n in range(MAX_VERSION_SENTENCES + 5))
    change = versions.compare(new(long), replace(new(f"{long}\n\nAnd one more left."), id="later"))
    assert change.kind is ChangeKind.EDIT
    assert "beyond" in change.why


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200), st.text(max_size=200))
def test_any_two_texts_are_compared_and_spans_hold(one: str, two: str) -> None:
    before, after = new(one), replace(new(two), id="after")
    change = versions.compare(before, after)
    assert 0 <= change.changed <= 1
    assert all(one[span.start : span.end] == span.text for span in change.removed)
    assert all(two[span.start : span.end] == span.text for span in change.added)
    assert versions.compare(before, replace(before, id="again")).kind is ChangeKind.SAME


# --- addresses ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "form",
    [
        "https://www.harbour.example/2024/05/ferry?utm_source=feed&fbclid=x1",
        "http://harbour.example/2024/05/ferry/",
        "https://m.harbour.example/2024/05/ferry#comments",
        "https://amp.harbour.example/2024/05/ferry",
        "https://www.harbour.example/2024/05/ferry/amp/",
        "https://www.harbour.example/amp/2024/05/ferry",
        "https://harbour.example/2024/05/ferry.amp",
        "https://harbour.example/2024/05/ferry?outputType=amp",
        "https://harbour.example/2024/05/ferry/print",
        "https://harbour.example:443//2024/05/ferry/index.html?ref=home",
        "HTTPS://HARBOUR.example/2024/05/%66erry",
        "https://www.google.com/amp/s/www.harbour.example/2024/05/ferry/amp",
        "https://www-harbour-example.cdn.ampproject.org/c/s/www.harbour.example/2024/05/ferry",
        "  harbour.example/2024/05/ferry\n",
        "https://harbour.example/2024/05/ferry?mod=hp_lead_pos1&st=ab12345&at_medium=social",
        "https://harbour.example/2024/05/ferry?mc_cid=12345&mc_eid=x&gclid=98765&utm_id=20240503",
    ],
)
def test_all_forms_of_an_address_have_one_key(form: str) -> None:
    assert address_key(form) == "harbour.example/2024/05/ferry"


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("https://a.example/story?id=1", "https://a.example/story?id=2"),
        ("https://a.example/story", "https://b.example/story"),
        ("https://a.example/story", "https://a.example/Story"),
        ("https://a.example:8080/story", "https://a.example/story"),
        ("https://a.example/?p=12", "https://a.example/?p=13"),
        ("https://a.example/#!/12", "https://a.example/#!/13"),
        ("https://a.example/print-media-crisis", "https://a.example/media-crisis"),
        ("https://a.example/story?st=12345", "https://a.example/story?st=12346"),
        (
            "https://a.example/story.php?app=9&mod=view&nl=3",
            "https://a.example/story.php?app=9&mod=view&nl=4",
        ),
        ("https://a.example/read?seg=world-1234", "https://a.example/read?seg=world-1235"),
        ("https://a.example/news/show?from=20240503", "https://a.example/news/show?from=20240504"),
        (
            "https://a.example/en/read?source=ferry-runs-aground",
            "https://a.example/en/read?source=budget-is-passed",
        ),
        ("https://a.example/?ref=1", "https://a.example/?ref=2"),
        ("https://a.example/cgi/view.cgi?feature=a", "https://a.example/cgi/view.cgi?feature=b"),
    ],
)
def test_other_articles_have_other_keys(one: str, two: str) -> None:
    assert address_key(one) != address_key(two)


@pytest.mark.parametrize(
    "given_", ["pages/a.html", "a.txt", "rows.jsonl:3", "", "https://a.example:99999/x", "http://[::1"]
)
def test_what_is_no_address_stays_as_it_is(given_: str) -> None:
    assert address_key(given_) == given_


def test_an_address_beyond_the_cap_stays_as_it_is() -> None:
    long = "https://a.example/" + "x" * MAX_ADDRESS_CHARS + "?utm_source=y"
    assert address_key(long) == long


@given(st.text(max_size=80))
def test_the_key_of_a_key_is_the_key(text: str) -> None:
    for given_ in (text, f"https://a.example/{text}", f"https://{text}/a?b=c"):
        key = address_key(given_)
        assert address_key(key) == key
