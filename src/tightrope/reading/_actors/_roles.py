"""Owns common nouns for actors: "the Kazakh president", "foreign ministry", "Russian forces".

A noun of the agents table, with the state or organisation it belongs to: an adjective or name
before it, "of" and a name behind it, a possessive. One person's office that is held on the day
resolves to its holder; other nouns to the state's own actor of that role.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from tightrope.knowledge import Agent, fold
from tightrope.reading._actors._government import is_government
from tightrope.reading._actors._identity import Evidence, famous
from tightrope.reading._actors._lexicon import Match, NameKind
from tightrope.reading._actors._profile import (
    best_tenure,
    loose_actor,
    organisation_actor,
    owned_actor,
    person_actor,
    place_state,
    region_actor,
    state_actor,
)
from tightrope.reading._actors._scene import Draft, Person, Role, Scene, is_plural
from tightrope.records import Actor, ActorKind


@dataclass(frozen=True, slots=True)
class Owner:
    """Whom a role belongs to: the actor, and the first token of the words that qualify the role.

    `start` is None where the owner stands apart (behind "of", before "'s") and keeps its own mention.
    """

    actor: Actor
    start: int | None


_THINGS = frozenset(
    (
        "drone", "missile", "jet", "helicopter", "tank", "plant", "factory", "farm", "warship",
        "submarine", "destroyer", "frigate", "warplane", "fighter jet", "industry", "hospital", "school",
        "campus", "website", "radio", "television", "artillery", "state", "mission", "summit", "operator",
        "palace", "crown", "church", "mosque", "temple", "synagogue", "laboratory", "outlet", "markets",
        "prison", "aircraft carrier", "ambulance", "ambulances", "clinic", "fishing boat", "refugee camp",
        "customs", "society", "public", "academy", "airline", "intelligence", "college", "university",
        "hospitals", "schools", "kingdom", "press", "convoy", "executive", "division", "press conference",
        "bench", "business", "minority", "majority", "population", "garrison", "diet", "house", "crew",
        "mob", "crowd", "agency", "department", "institute", "commission", "leadership", "plants", "bar",
        "force", "treasury",
    )
)  # fmt: skip
"""Bodies and things that act only when the text says whose they are."""


def match_roles(scene: Scene) -> None:
    """Note at each token the role whose words it is part of. Longest first; a role that qualifies
    the next one ("foreign ministry" in "foreign ministry spokesman") is made one with it."""
    found = scene.roles
    token = 0
    while token < len(scene.doc):
        role = _match(scene, token)
        if role is None:
            token += 1
            continue
        before = found[role.start - 1] if role.start else None
        if before is not None and _qualifies(scene, before, role):
            noun = f"{before.noun} {role.noun}"
            role = Role(before.start, role.end, role.head, noun, role.agent, role.plural)
        for i in range(role.start, role.end):
            found[i] = role
        token = role.end


def _match(scene: Scene, start: int) -> Role | None:
    doc = scene.doc
    if not doc[start].is_alpha or scene.names[start] is not None:
        return None
    longest = scene.lexicon.agent_longest(fold(doc[start].text))
    if not longest:
        return None
    ends = [i + 1 for i in range(start, min(len(doc), start + 2 * longest)) if doc[i].is_alpha]
    for end in reversed(ends[:longest]):
        words = tuple(fold(t.text) for t in doc[start:end] if t.is_alpha)
        if any(not (t.is_alpha or t.text == "-") for t in doc[start:end]):
            continue
        agent = scene.lexicon.agent(words)
        role = None if agent is None else _role(scene, start, end, agent)
        if role is not None:
            return role
    return None


def _role(scene: Scene, start: int, end: int, agent: Agent) -> Role | None:
    doc = scene.doc
    of = next((i for i in range(start + 1, end) if doc[i].lower_ == "of"), None)
    head = doc[(of or end) - 1]
    if head.pos_ not in {"NOUN", "PROPN"} or head.lower_ in {"he", "she", "they"}:
        return None
    return Role(start, end, head.i, agent.noun, agent, is_plural(head) or agent.noun in _ALWAYS_PLURAL)


_ALWAYS_PLURAL = frozenset({"police", "people", "staff", "clergy", "personnel"})


def _qualifies(scene: Scene, before: Role, after: Role) -> bool:
    """Whether the first role is a compound modifier of the second, which follows at once."""
    doc = scene.doc
    return before.end == after.start and doc[before.head].head.i == after.head and not before.plural


def owner_of(scene: Scene, start: int, head: Token) -> Owner | None:
    """Whom the role that begins at `start` belongs to: words before it first, then behind it."""
    before = _owner_before(scene, start, head)
    if before is not None or pronoun_owner(head) is not None:
        return before
    return _owner_behind(scene, head) or _local_owner(scene, start, head)


def _local_owner(scene: Scene, start: int, head: Token) -> Owner | None:
    """The state of a town or region that a role belongs to: "Kharkiv police", "the mayor of Izmir"."""
    before = scene.doc[start - 1] if start else None
    if before is not None and before.dep_ == "compound" and before.text[:1].isupper() and before.head == head:
        first = before.i
        while first and scene.doc[first - 1].dep_ == "compound" and scene.doc[first - 1].head == before:
            first -= 1
        state = place_state(scene.text(first, start))
        return Owner(state_actor(state, scene.knowledge), first) if state else None
    for token in (
        t for p in head.children if p.dep_ == "prep" and p.lower_ in {"of", "in"} for t in p.children
    ):
        if token.pos_ == "PROPN" and scene.names[token.i] is None:
            first = min([c.i for c in token.lefts if c.dep_ == "compound"], default=token.i)
            state = place_state(scene.text(first, token.i + 1))
            return Owner(state_actor(state, scene.knowledge), None) if state else None
    return None


def _owner_before(scene: Scene, start: int, head: Token) -> Owner | None:
    i = start - 1
    apart = False
    while i >= 0:
        token, match = scene.doc[i], scene.names[i]
        if match is not None:
            actor = None if _only_leaning(scene, match) else _owner_actor(scene, match, head)
            if actor is not None:
                apart = apart or (match.name.kind is NameKind.STATE and _possessive(scene, match))
                return Owner(actor, None if apart else match.start)
            i = match.start - 1
            continue
        if token.tag_ == "POS":
            apart = True
        elif _government_of(scene, token, head) is not None:
            return _government_of(scene, token, head)
        elif not _modifier(token):
            return None
        i -= 1
    return None


_NOT_OF = frozenset({"bound", "born", "style", "speaking", "language", "friendly", "made", "built"})


def _only_leaning(scene: Scene, match: Match) -> bool:
    """ "pro-Russian", "anti-American": says whom they lean to, not whose they are."""
    behind = scene.doc[match.end : match.end + 2]
    if len(behind) == 2 and behind[0].text == "-" and behind[1].lower_ in _NOT_OF:
        return True
    before = scene.doc[max(0, match.start - 2) : match.start]
    return (len(before) > 0 and before[0].lower_ in {"pro", "anti", "non", "ethnic"}) or (
        len(before) == 2 and before[1].lower_ in {"ethnic", "anti", "pro"}
    )


_GOVERNMENTS = frozenset({"administration", "government", "cabinet", "regime", "campaign"})


def _government_of(scene: Scene, token: Token, head: Token) -> Owner | None:
    """ "the Obama administration", "Mr. Modi's government": the state of whoever leads it."""
    if head.lemma_.lower() not in _GOVERNMENTS or token.pos_ != "PROPN":
        return None
    draft = scene.draft_at(token.i)
    if draft is not None and draft.person is not None:
        states = draft.person.actor.states
        return Owner(state_actor(states[0], scene.knowledge), None) if len(states) == 1 else None
    tenure = famous(scene, fold(token.text), Evidence("", (), ""))
    if tenure is None or scene.knowledge.country(tenure.state) is None:
        return None
    return Owner(state_actor(tenure.state, scene.knowledge), token.i)


def _possessive(scene: Scene, match: Match) -> bool:
    return match.end < len(scene.doc) and scene.doc[match.end].tag_ == "POS"


def _modifier(token: Token) -> bool:
    return token.dep_ in {"amod", "compound", "nmod", "nummod", "poss", "advmod", "punct"} and (
        (token.text in {"-", "‑"} and not token.whitespace_)
        or token.pos_ in {"ADJ", "NOUN", "PROPN", "NUM", "ADV", "VERB"}
    )


def _owner_behind(scene: Scene, head: Token) -> Owner | None:
    prepositions = [child for child in head.children if child.dep_ == "prep"]
    if any(preposition.lower_ == "of" for preposition in prepositions):
        prepositions = [preposition for preposition in prepositions if preposition.lower_ == "of"]
    for preposition in prepositions:
        if preposition.lower_ not in {"of", "in", "from", "at", "for"}:
            continue
        if preposition.lower_ in {"at", "for"} and head.lemma_.lower() not in _POST_NOUNS:
            continue
        for token in (child for child in preposition.children if child.dep_ == "pobj"):
            match = scene.names[token.i] or _area_of(scene, token)
            actor = None if match is None else _owner_actor(scene, match, head, behind=preposition.lower_)
            if actor is not None:
                return Owner(actor, None)
    return None


_AREAS = frozenset(
    (
        "region", "province", "city", "town", "district", "area", "territory", "part", "north", "south",
        "east", "west", "capital", "state", "peninsula", "village", "enclave", "republic", "zone",
        "county", "island",
    )
)  # fmt: skip


def _area_of(scene: Scene, noun: Token) -> Match | None:
    """ "Ukraine's Donbas region", "the Syrian city of Idlib": the name of the state an area is part of."""
    if noun.lemma_.lower() not in _AREAS:
        return None
    parts = (scene.names[c.i] for c in noun.lefts if c.dep_ in {"poss", "amod", "compound", "nmod"})
    return next((match for match in parts if match is not None and match.name.state), None)


_POST_NOUNS = frozenset(
    {"spokesman", "spokeswoman", "spokesperson", "minister", "secretary", "envoy", "commissioner"}
)


def _owner_actor(scene: Scene, match: Match, head: Token, behind: str = "") -> Actor | None:
    name = match.name
    match name.kind:
        case NameKind.STATE | NameKind.ADJECTIVE | NameKind.SEAT | NameKind.DEMONYM:
            people = name.kind is NameKind.DEMONYM or (behind and scene.doc[match.end - 1].tag_ == "NNPS")
            return None if behind and people else state_actor(name.state, scene.knowledge)
        case NameKind.CAPITAL:
            city = behind or head.lemma_.lower() in {"mayor", "police", "resident", "court", "people"}
            if city or not is_government(scene.doc[match.end - 1], match.start)[0]:
                return state_actor(name.state, scene.knowledge) if behind in {"in", "of"} else None
            return state_actor(name.state, scene.knowledge)
        case NameKind.REGION | NameKind.REGION_ADJECTIVE:
            return region_actor(name.region) if name.region else None
        case NameKind.ORGANISATION:
            return organisation_actor(name.organisation) if name.organisation else None


def find_roles(scene: Scene) -> None:
    """Put down every role that no person's name has taken."""
    for role in dict.fromkeys(r for r in scene.roles if r is not None):
        if not scene.free(role.start, role.end):
            continue
        head = scene.doc[role.head]
        owner = owner_of(scene, role.start, head)
        qualifies = head.dep_ in {"compound", "nmod"} and head.head.i > head.i and head.head.pos_ == "NOUN"
        if qualifies and (owner is None or owner.start is None):
            continue  # "police station", "army base"; but "Afghan army" in "Afghan army base" acts or is hit
        draft = _draft(scene, role, owner, head)
        if draft is not None and not scene.put(draft):
            draft.start = role.start
            scene.put(draft)


def _draft(scene: Scene, role: Role, owner: Owner | None, head: Token) -> Draft | None:
    start = role.start if owner is None or owner.start is None else owner.start
    if owner is None:
        if role.noun in _THINGS or role.agent.role == "UNK" or pronoun_owner(head) is not None:
            return None
        actor = loose_actor(role.noun, role.agent.role)
        return Draft(
            start, role.end, role.head, "description", 0.4, f"'{role.noun}'", actor, plural=role.plural
        )
    person = _holder(scene, role, owner, head)
    if person is not None:
        why = f"{person.actor.name} was {role.noun} of {owner.actor.name} on the day"
        return Draft(start, role.end, role.head, "title", 0.8, why, person=person)
    role_code = _role_code(role, owner)
    body = role.agent.kind == "body"
    actor = owned_actor(role.noun, role_code, owner.actor, scene.knowledge, body=body)
    why = f"'{role.noun}' of {owner.actor.name}"
    return Draft(start, role.end, role.head, "description", 0.75, why, actor, plural=role.plural)


def _role_code(role: Role, owner: Owner) -> str:
    """The noun's role; a noun that fits any body ("leader", "official") takes its body's role."""
    general = role.agent.noun in _GENERAL
    if general and owner.actor.kind is ActorKind.ORGANISATION and owner.actor.role:
        return owner.actor.role
    return role.agent.role


_GENERAL = frozenset(
    (
        "leader", "official", "spokesman", "spokeswoman", "spokesperson", "member", "fighter",
        "representative", "commissioner", "agency", "delegation", "militant", "adviser", "advisor",
        "leadership", "mission", "aide",
    )
)  # fmt: skip


def pronoun_owner(head: Token) -> Token | None:
    """The possessive pronoun before a role ("its forces"): whose it is is told once that is resolved."""
    return next((child for child in head.children if child.tag_ == "PRP$"), None)


_INDEFINITE = frozenset({"a", "an", "another", "one", "some", "any", "no", "every", "each", "next", "future"})


def _holder(scene: Scene, role: Role, owner: Owner, head: Token) -> Person | None:
    """Who held the office on the day, where one person is meant."""
    if role.plural or role.agent.kind == "body" or owner.actor.kind is ActorKind.GROUP:
        return None
    before = {token.lower_ for token in head.lefts} | {
        t.lower_ for t in scene.doc[max(0, role.start - 3) : role.start]
    }
    if before & (_INDEFINITE | {"former", "ex", "then", "late", "deputy", "acting", "first"}):
        return None
    key = owner.actor.states[0] if owner.actor.kind is ActorKind.STATE else owner.actor.id
    tenure = scene.knowledge.office_holder(key, role.noun, scene.day)
    if tenure is None or scene.day is None:
        return None
    return known_person(scene, tenure.person_id, tenure.person)


def known_person(scene: Scene, person_id: str, name: str) -> Person | None:
    """The person of the tables, as the article's register has them or freshly entered."""
    for person in scene.people:
        if person.actor.id == person_id:
            return person
    tenures = tuple(t for t in scene.knowledge.holders(name, scene.day) if t.person_id == person_id)
    best = best_tenure(tenures, scene.day)
    if best is None:
        return None
    words = tuple(fold(best.person).split())
    gender = scene.knowledge.gender(words[0])
    person = Person(person_actor(best, scene.day, scene.knowledge), words, gender, firm=True)
    scene.people.append(person)
    return person
