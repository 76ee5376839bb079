"""Small records made by hand: an article from plain sentences, mentions and reports found by their words."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from tightrope.records import (
    Actor,
    ActorKind,
    ActorMention,
    Article,
    Claim,
    ClaimKind,
    CopyLink,
    EventCode,
    EventReport,
    Finding,
    FindingKind,
    Interval,
    MediaType,
    Modality,
    Moment,
    Notice,
    NoticeKind,
    Page,
    Precision,
    Quote,
    QuoteKind,
    Reading,
    Run,
    Span,
    Stance,
    content_id,
)

NOW = datetime(2024, 6, 10, 12, 0, tzinfo=UTC)
MAKER = "test/1"
HEAD = "HOME | WORLD\n\n"
TAIL = "\n\nSubscribe"

STATES = {"Peru": "PER", "Chile": "CHL", "Ghana": "GHA", "Nepal": "NPL", "Latvia": "LVA"}


def later(hours: int) -> datetime:
    """A time of recording some hours after the first."""
    return NOW + timedelta(hours=hours)


def state(name: str) -> Actor:
    return Actor(STATES[name], name, ActorKind.STATE, (STATES[name],))


def person(name: str, of: str, office: str | None = None) -> Actor:
    slug = "Q." + name.lower().replace(" ", "-")
    return Actor(slug, name, ActorKind.PERSON, (STATES[of],), "GOV", office)


def page(body: str, origin: str = "a.txt") -> Page:
    return Page.of((HEAD + body + TAIL).encode(), origin, MediaType.TEXT)


def article(
    body: str,
    *,
    origin: str = "a.txt",
    day: date | None = date(2024, 6, 3),
    outlet: str | None = "The Harbour Ledger",
    agency: str | None = None,
    headline: str | None = "A headline",
    notice: tuple[str, str | None, str | None] | None = None,
) -> tuple[Page, Article]:
    """A page whose text is a menu, the body and a last line, and its article."""
    handed = page(body, origin)
    text = HEAD + body + TAIL
    published = (
        Moment(day, day, Precision.DAY, "the test says so", evidence=(Span.of(text, 0, 4),))
        if day
        else Moment(None, None, Precision.UNKNOWN, "nothing says so")
    )
    notices = ()
    if notice:
        words, wrong, right = notice
        at = text.index(words)
        notices = (Notice(NoticeKind.CORRECTION, Span.of(text, at, at + len(words)), day, wrong, right),)
        body = body[: body.index(words)].rstrip() if words in body else body
    made = Article(
        id=content_id(handed.id, MAKER),
        page_id=handed.id,
        origin=origin,
        text=text,
        headline=headline,
        body=body,
        offsets=(Run(0, len(body), len(HEAD), len(body)),),
        byline=("Ana Writer",),
        outlet=outlet,
        agency=agency,
        dateline=None,
        published=published,
        language="en",
        notices=notices,
        findings=(Finding(FindingKind.BOILERPLATE, 0.9, "a menu", (Span.of(text, 0, 4),), ()),),
        witnesses={"headline": "the first line"},
        maker=MAKER,
    )
    return handed, made


def words(of: Article, text: str) -> Span:
    at = of.body.index(text)
    return Span.of(of.body, at, at + len(text))


def mention(of: Article, text: str, actor: Actor) -> ActorMention:
    return ActorMention(words(of, text), actor, "name", 0.9, f"{text!r} is {actor.name}")


def report(
    of: Article,
    who: str,
    did: str,
    whom: str,
    *,
    code: tuple[str, str, str] = ("CONSULT", "visit", "042"),
    modality: Modality = Modality.HAPPENED,
    when: date | Interval | None = None,
    according_to: Actor | None = None,
) -> EventReport:
    """A report whose parties are states named in the body; `did` must follow `who` in a sentence."""
    action = words(of, did)
    start = of.body.rfind(".", 0, action.start) + 1
    start += len(of.body[start:]) - len(of.body[start:].lstrip())
    end = of.body.index(".", action.end) + 1
    interval = Interval(when, when) if isinstance(when, date) else when
    return EventReport(
        id=content_id("report", of.id, action.start, *code),
        article_id=of.id,
        sources=(mention(of, who, state(who)),) if who else (),
        action=action,
        targets=(mention(of, whom, state(whom)),) if whom else (),
        code=EventCode(*code),
        modality=modality,
        when=interval,
        when_why="the test says so",
        where=(),
        magnitudes=(),
        according_to=according_to,
        quote_id=None,
        score=0.8,
        why="a test",
        evidence=Span.of(of.body, start, end),
        maker=MAKER,
    )


def quote(of: Article, content: str, speaker: Actor | None, *, stance: Stance = Stance.SAID) -> Quote:
    span = words(of, content)
    return Quote(
        id=content_id("quote", of.id, span.start),
        article_id=of.id,
        content=(span,),
        cue=(),
        source=(),
        speaker=speaker,
        kind=QuoteKind.DIRECT,
        stance=stance,
        verbatim=True,
        about=tuple(code for name, code in STATES.items() if name in content),
        score=0.7,
        why="a test",
        maker=MAKER,
    )


def claim(
    of: Article,
    evidence: str,
    subject: str,
    attribute: str,
    *values: str,
    kind: ClaimKind = ClaimKind.BORDER,
    withdrawn: bool = False,
    negated: bool = False,
) -> Claim:
    at = (of.text if of.notices and evidence in of.notices[0].span.text else of.body).index(evidence)
    whole = of.text if of.notices and evidence in of.notices[0].span.text else of.body
    return Claim(
        id=content_id("claim", of.id, subject, attribute, *values, int(withdrawn)),
        article_id=of.id,
        kind=kind,
        subject=subject,
        attribute=attribute,
        values=values,
        holds=None,
        negated=negated,
        according_to=None,
        words=f"{subject} {attribute} {' '.join(values)}",
        evidence=Span.of(whole, at, at + len(evidence)),
        maker=MAKER,
        withdrawn=withdrawn,
    )


def reading(
    of: Article,
    *,
    events: tuple[EventReport, ...] = (),
    quotes: tuple[Quote, ...] = (),
    claims: tuple[Claim, ...] = (),
) -> Reading:
    """A reading whose list of mentions is what its events name."""
    named = [m for event in events for m in (*event.sources, *event.targets)]
    return Reading(of.id, tuple(dict.fromkeys(named)), (), (), quotes, events, claims, (), MAKER)


def visit(
    day: date,
    *,
    outlet: str = "The Harbour Ledger",
    origin: str = "a.txt",
    verb: str = "visited",
    modality: Modality = Modality.HAPPENED,
    told: date = date(2024, 6, 3),
    tail: str = "",
) -> tuple[Page, Article, Reading]:
    """An article of one outlet that tells of one visit on a day."""
    body = f"The president of Peru {verb} Chile to talk about copper and the railway. {outlet} says so.{tail}"
    handed, made = article(body, origin=origin, outlet=outlet, day=told)
    event = report(made, "Peru", verb, "Chile", when=day, modality=modality)
    return handed, made, reading(made, events=(event,))


def link(copy: Article, original: Article) -> CopyLink:
    return CopyLink(copy.id, original.id, "near", 0.95, "nearly all words are the same")


def at_origin(handed: Page, origin: str) -> Page:
    return replace(handed, origin=origin)
