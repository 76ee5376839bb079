"""Owns how the tables' records become actors: people in their offices, bodies, states' own actors."""

from __future__ import annotations

from datetime import date

from tightrope.knowledge import Knowledge, Organisation, Region, Tenure, fold, gazetteer, slug
from tightrope.records import Actor, ActorKind

_TOP = frozenset(
    (
        "president", "prime minister", "chancellor", "king", "queen", "supreme leader", "leader", "emir",
        "sultan", "pope", "secretary-general", "high representative", "junta leader", "paramount leader",
        "president of the soviet union", "state counsellor", "crown prince",
    )
)  # fmt: skip
_HIGH = frozenset(
    (
        "vice president", "foreign minister", "secretary of state", "foreign secretary", "defence minister",
        "defence secretary", "speaker of the house", "first lady", "finance minister", "interior minister",
        "home secretary", "treasury secretary", "national security adviser", "opposition leader",
        "deputy prime minister", "director-general", "managing director", "first minister of scotland",
    )
)  # fmt: skip
LARGE_STATES = frozenset({"USA", "RUS", "CHN", "GBR", "FRA", "DEU", "UKR", "ISR", "IRN", "IND", "TUR", "JPN"})
"""States whose second rank is as often in the news as others' first."""


def rank(tenure: Tenure) -> int:
    """How prominent the office is: 0 heads of state and government, 1 their seconds, 2 ministers
    and speakers, 3 the others, 4 people of whom no office is known."""
    office = fold(tenure.office).replace("secretary general", "secretary-general")
    if not office:
        return 4
    if office in _TOP or office.startswith("leader of") or office == "opposition leader":
        return 0 if office in _TOP else 1
    if office in _HIGH:
        return 1 if tenure.state in LARGE_STATES or tenure.state.startswith("IGO") else 2
    minister = "minister" in office or "secretary" in office or "speaker" in office or "senator" in office
    return 2 if minister and "deputy" not in office and "assistant" not in office else 3


def best_tenure(tenures: tuple[Tenure, ...], day: date | None) -> Tenure | None:
    """The office that tells most of a person on the day: one held beats one left, then by rank."""
    held = [t for t in tenures if t.holds(day)]
    if held:
        return min(held, key=lambda t: (rank(t), -(t.start or date.min).toordinal()))
    return min(tenures, key=lambda t: (rank(t), -(t.end or date.max).toordinal()), default=None)


def country_words(iso3: str, knowledge: Knowledge) -> str:
    """A state's name as it stands behind "of": "Kazakhstan", "the United States"."""
    country = knowledge.country(iso3)
    if country is None:
        return iso3
    return f"the {country.name}" if country.name in _WITH_ARTICLE else country.name


_WITH_ARTICLE = frozenset(
    (
        "United States", "United Kingdom", "United Arab Emirates", "Netherlands", "Philippines",
        "Maldives", "Czech Republic", "Dominican Republic", "Central African Republic", "Solomon Islands",
        "Bahamas", "Republic of the Congo", "Democratic Republic of the Congo", "Marshall Islands",
        "Comoros", "Gambia",
    )
)  # fmt: skip


def office_words(tenure: Tenure, knowledge: Knowledge, *, former: bool) -> str | None:
    """The office in plain words: "president of Kazakhstan", "former president of France"."""
    if not tenure.office:
        return None
    body = knowledge.organisation(tenure.state) if "." in tenure.state else None
    of = f"the {body.name}" if body else country_words(tenure.state, knowledge)
    named = any(word[:1].isupper() for word in tenure.office.split())
    words = f"{tenure.office} ({of.removeprefix('the ')})" if named else f"{tenure.office} of {of}"
    return f"former {words}" if former else words


def person_actor(tenure: Tenure, day: date | None, knowledge: Knowledge, *, former: bool = False) -> Actor:
    """The person of a tenure as of the day; after it ended, a former holder with role ELI.

    With no day, `former` says whether a tenure that has ended counts as left.
    """
    former = not tenure.holds(day) and (day is not None or former)
    in_body = "." in tenure.state
    return Actor(
        tenure.person_id,
        tenure.person,
        ActorKind.PERSON,
        () if in_body else (tenure.state,),
        "ELI" if former and tenure.role in _PUBLIC_ROLES else tenure.role,
        office_words(tenure, knowledge, former=former),
    )


_PUBLIC_ROLES = frozenset({"GOV", "LEG", "JUD", "SPY", "MIL", "COP", "IGO", "HLH", "PTY"})
"""Roles that end with the office; who has left one counts among the elite (ELI)."""


def unknown_person(name: str, states: tuple[str, ...], role: str, office: str | None) -> Actor:
    """Somebody whom no table knows."""
    return Actor(f"P.{slug(name) or 'unnamed'}", name, ActorKind.PERSON, states, role, office)


def state_actor(iso3: str, knowledge: Knowledge) -> Actor:
    """A state as such."""
    country = knowledge.country(iso3)
    return Actor(iso3, country.name if country else iso3, ActorKind.STATE, (iso3,))


def government_actor(iso3: str, knowledge: Knowledge) -> Actor:
    """A state's government."""
    name = f"government of {country_words(iso3, knowledge)}"
    return Actor(f"{iso3}.GOV", name, ActorKind.GOVERNMENT, (iso3,), "GOV")


def people_actor(iso3: str, knowledge: Knowledge) -> Actor:
    """A state's people."""
    name = f"people of {country_words(iso3, knowledge)}"
    return Actor(f"{iso3}.CVL", name, ActorKind.GROUP, (iso3,), "CVL")


def organisation_actor(body: Organisation) -> Actor:
    """An organisation or named body."""
    kind = ActorKind.GOVERNMENT if body.kind == "ministry" else ActorKind.ORGANISATION
    return Actor(body.id, body.name, kind, (body.state,) if body.state else (), body.role)


def region_actor(region: Region) -> Actor:
    """The states of a region or informal group, together."""
    return Actor(f"GRP.{slug(region.name)}", region.name, ActorKind.GROUP, region.states)


_MINISTRIES = (
    ("foreign", "MFA"), ("defence", "MOD"), ("defense", "MOD"), ("interior", "MOI"), ("finance", "MOF"),
    ("justice", "MOJ"), ("health", "MOH"), ("energy", "MOE"), ("education", "MOED"), ("state", "MFA"),
)  # fmt: skip


def body_code(noun: str, role: str) -> str:
    """The second part of the id of a state's own actor: MFA, MOD, GOV, MIL, COP ..."""
    if "ministry" in noun or "department" in noun:
        return next((code for word, code in _MINISTRIES if word in noun), role)
    return role or "CVL"


def owned_actor(noun: str, role: str, owner: Actor, knowledge: Knowledge, *, body: bool) -> Actor:
    """What a noun names that belongs to a state, a group of states or an organisation.

    ("foreign ministry", KAZ) -> KAZ.MFA; ("leaders", Central Asia) -> GRP.central-asia.GOV.
    """
    code = body_code(noun, role)
    base = (
        owner.id.removesuffix(".GOV") if owner.kind in {ActorKind.STATE, ActorKind.GOVERNMENT} else owner.id
    )
    government = code == "GOV" or "ministry" in noun
    kind = ActorKind.GOVERNMENT if government and body else ActorKind.GROUP
    of = country_words(owner.states[0], knowledge) if len(owner.states) == 1 else owner.name
    return Actor(f"{base}.{code}", f"{noun} of {of}", kind, owner.states, role)


def loose_actor(noun: str, role: str) -> Actor:
    """What a noun names when the text does not say of which state."""
    return Actor(role, noun, ActorKind.GROUP, (), role)


def rank_words(office: str) -> bool:
    """Whether an office in plain words is one of a head of state or government."""
    return any(office.startswith(top) or f" {top}" in office for top in _TOP) and "vice" not in office


MIN_POPULATION = 20_000
"""Smallest town whose name alone tells a state: smaller ones share their names with people too often."""


def place_state(name: str) -> str:
    """The state of the region of that name, or of the largest town; "" where there is none."""
    for place in gazetteer().find(name):
        if place.kind in {"region", "admin1"} and place.country:
            return place.country
        if place.kind == "city":
            return place.country if place.population >= MIN_POPULATION else ""
    return ""
