"""What is read from an article: mentions, quotes, events, claims."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tightrope.records._articles import Finding
from tightrope.records._basics import Interval, Span


class ActorKind(StrEnum):
    """What sort of actor it is."""

    STATE = "state"
    GOVERNMENT = "government"
    ORGANISATION = "organisation"
    PERSON = "person"
    GROUP = "group"


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who acts or is acted on, resolved as of the article's day.

    `id` is stable and readable: "KAZ" (state), "KAZ.GOV" (its government, also when its capital
    stands for it), "KAZ.MFA" (a ministry), "IGO.UN.GA" (an organisation), "Q.antony-blinken" style
    slugs for persons. `states` are ISO 3166 alpha-3 codes: one for a state's own actors, several
    for a group ("the five Central Asian states"), none when no state is known. `role` is a PLOVER
    role code (GOV, MIL, LEG, ...) or "". `office` is the post held on that day, in plain words
    ("president of Kazakhstan"); `name` is the full name.
    """

    id: str
    name: str
    kind: ActorKind
    states: tuple[str, ...] = ()
    role: str = ""
    office: str | None = None

    @property
    def state(self) -> str:
        """The one state it belongs to, or "" where there is none or several."""
        return self.states[0] if len(self.states) == 1 else ""


@dataclass(frozen=True, slots=True)
class ActorMention:
    """A span of the body that names an actor.

    `form` is "name", "title" ("the Kazakh president"), "metonym" ("Moscow" for its government),
    "pronoun" or "description"; `why` says in plain words what resolved it. `alternatives` are
    other readings, best first. `antecedent` is the earlier mention a pronoun or short form rests on.
    """

    span: Span
    actor: Actor
    form: str
    score: float
    why: str
    alternatives: tuple[Actor, ...] = ()
    antecedent: Span | None = None


@dataclass(frozen=True, slots=True)
class DateMention:
    """A time expression: TIMEX3 type (DATE, TIME, DURATION, SET) and value, and the days it spans."""

    span: Span
    type: str
    value: str
    interval: Interval | None
    why: str


@dataclass(frozen=True, slots=True)
class Place:
    """A place on the map; `geoname_id` where our gazetteer knows it, `country` ISO alpha-3."""

    name: str
    kind: str
    country: str
    latitude: float | None
    longitude: float | None
    geoname_id: int | None = None


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A span of the body that names a place, resolved; `alternatives` best first.

    `form` is "name", "metonym" (a capital that stands for its government), "adjective" ("Kazakh"),
    "embedded" (inside a longer name: "Bank of England"), "facility" (a building or street, placed
    where the text is) or "unlisted" (no place of our gazetteer, placed likewise): only a name or
    facility says where something happened.
    """

    span: Span
    place: Place
    score: float
    why: str
    alternatives: tuple[Place, ...] = ()
    form: str = "name"


class QuoteKind(StrEnum):
    """How the words are given: all in quotation marks, none, or some."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Stance(StrEnum):
    """What the source does with the content: says it, thinks it, wants or plans it."""

    SAID = "said"
    BELIEVED = "believed"
    WANTED = "wanted"


@dataclass(frozen=True, slots=True)
class Quote:
    """Somebody's words or claim, with the speaker resolved as far as the text allows.

    `content` is in text order, one span for each unbroken stretch. `verbatim` is False for
    indirect speech and for every quote of an article found to be machine-reworded. `speaker` is
    None when nobody can be named; `source` are the words that name the source in this sentence
    ("he", "the regional expert", "Mr. Halloran"). `about` lists ids of actors named in the content.
    """

    id: str
    article_id: str
    content: tuple[Span, ...]
    cue: tuple[Span, ...]
    source: tuple[Span, ...]
    speaker: Actor | None
    kind: QuoteKind
    stance: Stance
    verbatim: bool
    about: tuple[str, ...]
    score: float
    why: str
    maker: str

    @property
    def text(self) -> str:
        """The content's stretches joined by " ... "."""
        return " ... ".join(span.text for span in self.content)


class Modality(StrEnum):
    """Whether the deed took place, as the text tells it."""

    HAPPENED = "happened"
    UNDER_WAY = "under_way"
    PLANNED = "planned"
    THREATENED = "threatened"
    DENIED = "denied"
    HYPOTHETICAL = "hypothetical"


@dataclass(frozen=True, slots=True)
class EventCode:
    """PLOVER root and mode (mode "" where none fits), and the CAMEO code to the digit we can tell."""

    plover: str
    mode: str
    cameo: str


@dataclass(frozen=True, slots=True)
class Magnitude:
    """A number the report states about the deed: what is counted, and how many, at least and at most."""

    what: str
    least: int
    most: int
    span: Span


@dataclass(frozen=True, slots=True)
class EventReport:
    """One article's account of one deed: who did what to whom, when, where, by whose account.

    `according_to` is None when the article itself tells it, else the actor whose words it is.
    `when` is None where the text gives no time; `when_why` says what it rests on. `evidence` is
    the sentence; `action` the words of the deed inside it. `quote_id` names the quote it stands in.
    """

    id: str
    article_id: str
    sources: tuple[ActorMention, ...]
    action: Span
    targets: tuple[ActorMention, ...]
    code: EventCode
    modality: Modality
    when: Interval | None
    when_why: str
    where: tuple[PlaceMention, ...]
    magnitudes: tuple[Magnitude, ...]
    according_to: Actor | None
    quote_id: str | None
    score: float
    why: str
    evidence: Span
    maker: str


class ClaimKind(StrEnum):
    """What a claim is about; only claims of one kind can contradict each other."""

    VOTE = "vote"
    COUNT = "count"
    DATE = "date"
    BORDER = "border"
    OFFICE = "office"
    MEMBERSHIP = "membership"
    OCCURRENCE = "occurrence"


@dataclass(frozen=True, slots=True)
class Claim:
    """A checkable proposition inside a report.

    `subject` names what it is about in a normal form that two articles share ("KAZ", or
    "KAZ+KGZ+TJK+TKM+UZB"); `attribute` what is said of it ("vote UN General Assembly", "killed",
    "borders"); `values` the value, sorted; several values mean "one of these, the text does not
    say which". `holds` is the time it is true of. `negated` denies it. `words` gives it in plain
    English. `withdrawn` marks what the source itself has taken back.
    """

    id: str
    article_id: str
    kind: ClaimKind
    subject: str
    attribute: str
    values: tuple[str, ...]
    holds: Interval | None
    negated: bool
    according_to: Actor | None
    words: str
    evidence: Span
    maker: str
    withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read from one article. `notes` are findings of the reading itself (text cut at
    a limit, language not supported)."""

    article_id: str
    actors: tuple[ActorMention, ...]
    dates: tuple[DateMention, ...]
    places: tuple[PlaceMention, ...]
    quotes: tuple[Quote, ...]
    events: tuple[EventReport, ...]
    claims: tuple[Claim, ...]
    notes: tuple[Finding, ...]
    maker: str
