"""What goes in comes out: any article and reading, as records, equal to what was handed over."""

from __future__ import annotations

import string
import tempfile
from datetime import UTC, date, timedelta, timezone
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tightrope.ledger import Ledger
from tightrope.records import (
    Actor,
    ActorKind,
    ActorMention,
    Article,
    Claim,
    ClaimKind,
    DateMention,
    Entry,
    EventCode,
    EventReport,
    Finding,
    FindingKind,
    Interval,
    Magnitude,
    MediaType,
    Modality,
    Moment,
    Notice,
    NoticeKind,
    Page,
    Place,
    PlaceMention,
    Precision,
    Quote,
    QuoteKind,
    Reading,
    Run,
    Span,
    Stance,
    Statement,
    content_id,
)

from .making import MAKER, NOW

TEXT = st.text(
    alphabet=st.characters(exclude_categories=["Cs"]) | st.sampled_from(string.ascii_letters + " \n\0’“"),
    max_size=20,
)
BODY = st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60)
DAYS = st.none() | st.dates(date(1900, 1, 1), date(2100, 1, 1))
INTERVALS = st.none() | st.builds(Interval, DAYS, DAYS)
SCORES = st.floats(0, 1, allow_nan=False)
ZONES = st.sampled_from([UTC, timezone(timedelta(hours=5, minutes=45)), timezone(timedelta(hours=-9))])
INSTANTS = st.none() | st.datetimes(timezones=ZONES).filter(lambda when: 1990 < when.year < 2090)
STATES = st.lists(st.sampled_from(["PER", "CHL", "GHA"]), max_size=3, unique=True).map(tuple)
ACTORS = st.builds(Actor, TEXT.filter(bool), TEXT, st.sampled_from(ActorKind), STATES, TEXT, st.none() | TEXT)
NUMBERS = st.none() | st.floats(-180, 180, allow_nan=False)
PLACES = st.builds(Place, TEXT, TEXT, TEXT, NUMBERS, NUMBERS, st.none() | st.integers(0, 10**8))
LITTLE = {"max_size": 2}


def _tuples(strategy: st.SearchStrategy, most: int = 2) -> st.SearchStrategy:
    return st.lists(strategy, max_size=most).map(tuple)


def _spans(text: str) -> st.SearchStrategy[Span]:
    ends = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(sorted)
    return ends.map(lambda pair: Span.of(text, pair[0], pair[1]))


@st.composite
def articles(draw: st.DrawFn) -> tuple[Page, Article]:
    body, before, behind = draw(BODY), draw(TEXT), draw(TEXT)
    text = before + body + behind
    page = Page.of(
        text.encode(), draw(TEXT), MediaType.TEXT, declared=draw(st.dictionaries(TEXT, TEXT, **LITTLE))
    )
    on_page = _spans(text)

    def moment() -> Moment:
        precision = draw(st.sampled_from(Precision))
        evidence = draw(_tuples(on_page))
        return Moment(
            draw(DAYS), draw(DAYS), precision, draw(TEXT), draw(INSTANTS), draw(st.booleans()), evidence
        )

    findings = st.builds(
        Finding, st.sampled_from(FindingKind), SCORES, TEXT, _tuples(on_page), _tuples(_spans(body))
    )
    notices = st.builds(
        Notice,
        st.sampled_from(NoticeKind),
        on_page,
        DAYS,
        st.none() | TEXT,
        st.none() | TEXT,
        st.none() | _spans(body),
    )
    statements = st.builds(Statement, TEXT, TEXT, TEXT, st.booleans(), st.none() | on_page)
    return page, Article(
        id=content_id(page.id, MAKER),
        page_id=page.id,
        origin=page.origin,
        text=text,
        headline=draw(st.none() | TEXT),
        body=body,
        offsets=(Run(0, len(body), len(before), len(body)),),
        byline=draw(_tuples(TEXT)),
        outlet=draw(st.none() | TEXT),
        agency=draw(st.none() | TEXT),
        dateline=draw(st.none() | TEXT),
        published=moment(),
        language=draw(TEXT),
        notices=draw(_tuples(notices)),
        findings=draw(_tuples(findings)),
        witnesses=draw(st.dictionaries(TEXT, TEXT, **LITTLE)),
        url=draw(st.none() | TEXT),
        modified=moment(),
        maker=MAKER,
        section=draw(st.none() | TEXT),
        statements=draw(_tuples(statements)),
        entries=tuple(
            Entry(draw(_spans(body)), draw(st.none() | TEXT), moment(), draw(_tuples(TEXT)))
            for _ in range(draw(st.integers(0, 2)))
        ),
    )


@st.composite
def readings(draw: st.DrawFn, article: Article) -> Reading:
    inside = _spans(article.body)
    numbered = iter(range(1_000_000))
    actors = st.builds(ActorMention, inside, ACTORS, TEXT, SCORES, TEXT, _tuples(ACTORS), st.none() | inside)
    places = st.builds(PlaceMention, inside, PLACES, SCORES, TEXT, _tuples(PLACES))
    dates = st.builds(DateMention, inside, TEXT, TEXT, INTERVALS, TEXT)
    who, where = draw(_tuples(actors)), draw(_tuples(places))
    code = st.builds(
        EventCode, st.sampled_from(["CONSULT", "ASSAULT"]), TEXT, st.sampled_from(["04", "042", ""])
    )

    def key(kind: str) -> str:
        return content_id(kind, article.id, next(numbered))

    def quote() -> Quote:
        content = draw(st.lists(inside, min_size=1, max_size=3).map(tuple))
        kind, stance = draw(st.sampled_from(QuoteKind)), draw(st.sampled_from(Stance))
        cue, source, about = draw(_tuples(inside)), draw(_tuples(inside)), draw(_tuples(TEXT))
        rest = (kind, stance, draw(st.booleans()), about, draw(SCORES), draw(TEXT), MAKER)
        return Quote(key("quote"), article.id, content, cue, source, draw(st.none() | ACTORS), *rest)

    def report() -> EventReport:
        # Parties are listed mentions or ones that only the event names.
        party = st.sampled_from(who) | actors if who else actors
        place = st.sampled_from(where) | places if where else places
        magnitudes = st.builds(Magnitude, TEXT, st.integers(0, 10**6), st.integers(0, 10**6), inside)
        return EventReport(
            id=key("report"),
            article_id=article.id,
            sources=draw(_tuples(party)),
            action=draw(inside),
            targets=draw(_tuples(party)),
            code=draw(code),
            modality=draw(st.sampled_from(Modality)),
            when=draw(INTERVALS),
            when_why=draw(TEXT),
            where=draw(_tuples(place)),
            magnitudes=draw(_tuples(magnitudes)),
            according_to=draw(st.none() | ACTORS),
            quote_id=draw(st.none() | TEXT),
            score=draw(SCORES),
            why=draw(TEXT),
            evidence=draw(inside),
            maker=MAKER,
        )

    def claim() -> Claim:
        values, holds = draw(_tuples(TEXT)), draw(INTERVALS)
        kind, subject = draw(st.sampled_from(ClaimKind)), draw(st.sampled_from(["PER", "PER+CHL", ""]))
        # An attribute of its own for each claim: nothing here is to be taken back by anything else.
        attribute = key("attribute")
        rest = (
            draw(st.booleans()),
            draw(st.none() | ACTORS),
            draw(TEXT),
            draw(inside),
            MAKER,
            draw(st.booleans()),
        )
        return Claim(key("claim"), article.id, kind, subject, attribute, values, holds, *rest)

    notes = st.builds(Finding, st.sampled_from(FindingKind), SCORES, TEXT, st.just(()), _tuples(inside))
    some = range(draw(st.integers(0, 2)))
    return Reading(
        article_id=article.id,
        actors=who,
        dates=draw(_tuples(dates)),
        places=where,
        quotes=tuple(quote() for _ in some),
        events=tuple(report() for _ in some),
        claims=tuple(claim() for _ in some),
        notes=draw(_tuples(notes, 1)),
        maker=MAKER,
    )


@st.composite
def read_articles(draw: st.DrawFn) -> tuple[Page, Article, Reading]:
    page, article = draw(articles())
    return page, article, draw(readings(article))


@given(read_articles())
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
def test_any_article_and_reading_come_back_as_they_went_in(given_: tuple[Page, Article, Reading]) -> None:
    page, article, reading = given_
    with tempfile.TemporaryDirectory() as place, Ledger.open(Path(place) / "x.db") as ledger:
        with ledger.writer("test") as writer:
            writer.add(page, article, reading, (), "story", NOW)
        assert list(ledger.recent(1)) == [(article, reading, "story")]
        assert ledger.check().problems == ()
