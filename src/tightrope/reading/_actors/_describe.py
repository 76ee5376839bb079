"""Owns what the article says people are, and the descriptions that point back to them.

"X, a researcher at Y" tells X's office; "the regional expert" is then X again. "The country" is
the state last spoken of, "the bloc" the organisation.
"""

from __future__ import annotations

from spacy.tokens import Token

from tightrope.knowledge import fold
from tightrope.reading._actors._profile import owned_actor, rank_words, state_actor, unknown_person
from tightrope.reading._actors._roles import Owner, owner_of
from tightrope.reading._actors._scene import Draft, Person, Role, Scene
from tightrope.records import Actor, ActorKind

MAX_OFFICE_WORDS = 16
"""Longest description kept as an office; longer ones run into the next clause."""


def describe(scene: Scene) -> None:
    """Attach appositions to people, then resolve definite descriptions to them, to states and bodies."""
    for draft in list(scene.drafts()):
        if draft.person is not None and draft.form == "name":
            _appositions(scene, draft)
    for draft in list(scene.drafts()):
        if draft.form == "description" and draft.person is None:
            _back_to_person(scene, draft)
    for token in scene.doc:
        if token.lower_ in _COUNTRY_NOUNS and scene.free(token.i, token.i + 1):
            _the_country(scene, token)
        elif token.lower_ in _BODY_NOUNS and _loose(scene.draft_at(token.i)):
            _the_body(scene, token)
    for draft in list(scene.drafts()):
        if draft.form == "description" and draft.person is None and not draft.named.states:
            _possessed(scene, draft)
    _of_the_focus(scene)


# --- appositions ---


def _appositions(scene: Scene, draft: Draft) -> None:
    head = scene.doc[draft.head]
    beside = [child for child in head.children if child.dep_ == "appos"]
    if head.dep_ == "appos":
        beside.append(head.head)
    if head.dep_ in {"nsubj", "nsubjpass"} and head.head.lemma_ in {"be", "become", "remain"}:
        beside += [child for child in head.head.children if child.dep_ == "attr"]
    beside += _after_comma(scene, draft) + _before_comma(scene, draft)
    for token in beside:
        role = scene.roles[token.i]
        if role is not None and role.head == token.i and not role.plural and role.agent.kind != "body":
            _attach(scene, draft, role)


def _after_comma(scene: Scene, draft: Draft) -> list[Token]:
    """The role noun of a phrase behind "X, a ...", where the parse did not make it an apposition."""
    doc = scene.doc
    if (
        draft.end + 1 >= len(doc)
        or doc[draft.end].text != ","
        or doc[draft.end + 1].lower_ not in {"a", "an", "the"}
    ):
        return []
    for token in doc[draft.end + 2 : draft.end + 9]:
        role = scene.roles[token.i]
        if role is not None:
            return [doc[role.head]] if doc[role.head].dep_ != "nsubj" else []
        if token.pos_ not in {"ADJ", "NOUN", "PROPN", "PUNCT", "NUM", "ADV"} or token.text == ",":
            return []
    return []


def _before_comma(scene: Scene, draft: Draft) -> list[Token]:
    """The role noun of the phrase that ends right before ", X,": "the last minister to resign, X, said"."""
    doc = scene.doc
    between = (
        draft.start >= 2 and doc[draft.start - 1].text == "," and doc[draft.end : draft.end + 1].text == ","
    )
    if not between:
        return []
    last = doc[draft.start - 2]
    chain = [last, *last.ancestors]
    subjects = [c for verb in chain if verb.pos_ == "VERB" for c in verb.lefts if c.dep_ == "nsubj"]
    for token in (*chain, *subjects):
        role = scene.roles[token.i] if token.i < draft.start else None
        definite = any(child.lower_ in {"the", "a", "an"} for child in token.lefts)
        if role is not None and role.head == token.i and definite:
            return [token]
        if token.i >= draft.start or (token.pos_ == "VERB" and token.tag_ not in {"VB", "VBN", "VBG"}):
            return []
    return []


def _attach(scene: Scene, draft: Draft, role: Role) -> None:
    person = draft.person
    if person is None:
        return
    person.roles.update(role.noun.split())
    if not person.firm and not person.actor.office:
        owner = owner_of(scene, role.start, scene.doc[role.head])
        _tell_office(scene, person, role, owner)
    taken = scene.draft_at(role.head)
    if taken is not None and taken.person is None:
        taken.person, taken.antecedent, taken.score = person, draft, 0.8
        taken.why = f"said of {person.actor.name}"


def _tell_office(scene: Scene, person: Person, role: Role, owner: Owner | None) -> None:
    states = person.actor.states or (owner.actor.states if owner and len(owner.actor.states) == 1 else ())
    employer = None if states else _employer(scene, scene.doc[role.head])
    if employer is not None and len(employer.states) == 1:
        states = employer.states
    office = _office_text(scene, role)
    code = "ELI" if "former" in office.split()[:2] else role.agent.role
    person.actor = unknown_person(person.actor.name, states, code, office)


def _employer(scene: Scene, head: Token) -> Actor | None:
    """The organisation a description names: "a researcher at the University of Pittsburgh"."""
    for token in head.subtree:
        draft = scene.draft_at(token.i) if token.i > head.i else None
        if draft is not None and draft.person is None and draft.named.kind is ActorKind.ORGANISATION:
            return draft.named
    return None


def _office_text(scene: Scene, role: Role) -> str:
    """The description in the article's words, from its first adjective to the next comma."""
    doc, head = scene.doc, scene.doc[role.head]
    start = role.start
    while start > head.left_edge.i and doc[start - 1].pos_ in {"ADJ", "PROPN", "NOUN", "NUM"}:
        start -= 1
    end = role.end
    while end <= head.right_edge.i and end - start < MAX_OFFICE_WORDS:
        token = doc[end]
        if (
            token.text in {",", ";", "—", "–", "(", "“", '"'}
            or "\n" in token.text
            or token.tag_ in {"WP", "WDT"}
        ):
            break
        end += 1
    return scene.text(start, end)


# --- definite descriptions ---


def _back_to_person(scene: Scene, draft: Draft) -> None:
    role = scene.roles[draft.head]
    if role is None or role.plural or role.agent.kind == "body" or not _definite(scene, draft):
        return
    owner_states = draft.named.states
    for before in _earlier_people(scene, draft):
        person = before.person
        if person is None or (owner_states and not set(owner_states) <= set(person.actor.states)):
            continue
        if _fits(scene, person, role):
            draft.person, draft.antecedent, draft.score = person, before, 0.7
            draft.why = f"'{role.noun}' was said of {person.actor.name}"
            return


def _definite(scene: Scene, draft: Draft) -> bool:
    head = scene.doc[draft.head]
    return any(child.lower_ in {"the", "this", "that"} for child in head.children if child.i < draft.head)


def _earlier_people(scene: Scene, draft: Draft) -> list[Draft]:
    """The last mention of each person before the draft, the nearest first."""
    seen: dict[int, Draft] = {}
    for before in scene.before(draft.start):
        if before.person is not None:
            seen.setdefault(id(before.person), before)
    return list(seen.values())


_DIPLOMATS = (
    "foreign minister",
    "secretary of state",
    "foreign secretary",
    "ambassador",
    "diplomat",
    "envoy",
)


_OFFICES = frozenset({"governor", "senator", "congressman", "congresswoman", "mayor", "minister", "lawmaker"})
"""Offices by which somebody is still spoken of who holds another."""


def _fits(scene: Scene, person: Person, role: Role) -> bool:
    noun = role.noun.split()[-1]
    office = fold(person.actor.office or "")
    if " of " in role.noun:
        return office.removeprefix("former ").startswith(role.noun)
    if noun in person.roles or noun in office.split():
        return True
    if person.firm and noun in _OFFICES:
        held = scene.knowledge.holders(person.actor.name, scene.day)
        if any(t.person_id == person.actor.id and noun in fold(t.office).split() for t in held):
            return True
    if noun == "leader":
        return rank_words(office)
    if noun in {"diplomat", "envoy"}:
        return any(word in office for word in _DIPLOMATS)
    if noun == "official":
        return person.actor.role == "GOV"
    return noun == "politician" and person.actor.role in {"GOV", "LEG", "PTY", "OPP", "ELI"}


_COUNTRY_NOUNS = frozenset({"country", "nation", "republic", "kingdom", "state"})


def _the_country(scene: Scene, noun: Token) -> None:
    """ "the country", "the Central Asian nation": the state last spoken of that fits."""
    words = {child.lower_ for child in noun.children}
    if not words & {"the", "this"} or words & {"first", "only", "last", "other", "same", "entire"}:
        return
    if any(child.dep_ in {"amod", "advmod"} and child.tag_ in {"JJS", "RBS"} for child in noun.children):
        return
    if noun.dep_ in {"compound", "attr"} or (
        noun.i + 1 < len(scene.doc) and scene.doc[noun.i + 1].pos_ == "PROPN"
    ):
        return
    matches = [scene.names[child.i] for child in noun.subtree if child.i < noun.i]
    regions = [m.name.region for m in matches if m is not None and m.name.region is not None]
    if any(m is not None and m.name.region is None for m in matches) or noun.lower_ == "state":
        return
    before = _last_state(scene, noun, regions[0].states if regions else None)
    if before is not None:
        why = f"the state last spoken of, '{scene.text(before.start, before.end)}'"
        actor = before.named
        scene.put(Draft(noun.i, noun.i + 1, noun.i, "description", 0.6, why, actor, antecedent=before))


def _last_state(scene: Scene, noun: Token, among: tuple[str, ...] | None) -> Draft | None:
    """The nearest state before the noun in its sentence or the three before; a subject beats others."""
    best: tuple[tuple[int, bool], Draft] | None = None
    for draft in scene.before(noun.i):
        distance = scene.sentence_of[noun.i] - scene.sentence_of[draft.head]
        if distance > MAX_STATE_SENTENCES:
            break
        actor = draft.named
        if actor.kind is not ActorKind.STATE or (among and actor.state not in among):
            continue
        key = (-distance, scene.doc[draft.head].dep_ in {"nsubj", "nsubjpass", "poss"})
        if best is None or key > best[0]:
            best = (key, draft)
    return None if best is None else best[1]


MAX_STATE_SENTENCES = 3
"""How many sentences back "the country" or "the bloc" may point."""


_BODY_NOUNS = {
    "bloc": ("IGO", "BUS"), "alliance": ("MIL", "IGO"), "organization": ("IGO", "NGO", "HLH"),
    "assembly": ("IGO",), "organisation": ("IGO", "NGO", "HLH"), "agency": ("IGO", "HLH", "GOV", "SPY"),
    "company": ("BUS",), "party": ("PTY", "OPP"), "court": ("JUD",), "watchdog": ("IGO", "NGO"),
    "group": ("REB", "NGO", "PRM", "UAF"), "newspaper": ("JRN",), "university": ("EDU",),
    "council": ("IGO", "GOV"), "commission": ("GOV", "IGO"), "bank": ("BUS", "DEV"),
    "union": ("IGO", "LAB"), "movement": ("REB", "OPP"), "militia": ("REB", "PRM"),
}  # fmt: skip


def _the_body(scene: Scene, noun: Token) -> None:
    words = {child.lower_ for child in noun.children}
    if not words & {"the", "this"} or noun.dep_ == "compound":
        return
    best = next((d for d in scene.before(noun.i) if _is_body(scene, noun, d)), None)
    if best is not None:
        taken = scene.draft_at(noun.i)
        if taken is not None:
            scene.drop(taken)
        why = f"the body last spoken of, '{scene.text(best.start, best.end)}'"
        scene.put(Draft(noun.i, noun.i + 1, noun.i, "description", 0.55, why, best.named, antecedent=best))


def _loose(draft: Draft | None) -> bool:
    """Whether nothing, or a noun of which nothing else is known, stands there."""
    return draft is None or (draft.form == "description" and draft.person is None and not draft.named.states)


def _is_body(scene: Scene, noun: Token, draft: Draft) -> bool:
    near = scene.sentence_of[noun.i] - scene.sentence_of[draft.head] <= MAX_STATE_SENTENCES
    actor = draft.named
    return near and actor.kind is ActorKind.ORGANISATION and actor.role in _BODY_NOUNS[noun.lower_]


def _possessed(scene: Scene, draft: Draft) -> None:
    """ "the country's foreign ministry": of the state that the possessive points back to."""
    role = scene.roles[draft.head]
    owners = [child for child in scene.doc[draft.head].children if child.dep_ == "poss"]
    owner = scene.draft_at(owners[0].i) if owners else None
    if role is None or owner is None or owner.person is not None or owner.named.kind is not ActorKind.STATE:
        return
    body = role.agent.kind == "body"
    draft.actor = owned_actor(role.noun, role.agent.role, owner.named, scene.knowledge, body=body)
    draft.antecedent, draft.score, draft.why = owner, 0.6, f"'{role.noun}' of {owner.named.name}"


_INSTITUTIONS = frozenset(
    (
        "government", "parliament", "military", "army", "police", "security forces", "authorities",
        "senate", "president", "prime minister", "foreign minister", "foreign ministry", "ministry",
        "opposition", "air force", "defence ministry", "defense ministry", "interior ministry", "navy",
        "armed forces", "supreme court", "cabinet", "lower house", "upper house", "national assembly",
        "lawmaker", "soldier", "troops", "minister", "king", "premier", "finance ministry", "central bank",
        "election commission", "national guard", "riot police", "ruling party",
    )
)  # fmt: skip
"""What a text names without its state when it speaks of one state all the time."""

FOCUS_SHARE = 0.6
"""The share of a text's mentions of states that one state must have for "the army" to be its army;
set by hand on hand-read articles."""


def _of_the_focus(scene: Scene) -> None:
    """Give a state's institutions that no word ascribes to a state to the one the text is about."""
    counts: dict[str, int] = {}
    for draft in scene.drafts():
        actor = draft.named
        if len(actor.states) == 1 and draft.form != "pronoun" and actor.kind is not ActorKind.PERSON:
            counts[actor.state] = counts.get(actor.state, 0) + 1
    total = sum(counts.values())
    state = max(sorted(counts), key=lambda s: counts[s], default="")
    if not state or counts[state] < FOCUS_SHARE * total:
        return
    owner = state_actor(state, scene.knowledge)
    for draft in scene.drafts():
        role = scene.roles[draft.head]
        loose = draft.form == "description" and draft.person is None and not draft.named.states
        if loose and role is not None and role.noun in _INSTITUTIONS and not _indefinite(scene, draft):
            body = role.agent.kind == "body"
            draft.actor = owned_actor(role.noun, role.agent.role, owner, scene.knowledge, body=body)
            draft.score, draft.why = 0.45, f"the text is about {owner.name}"


def _indefinite(scene: Scene, draft: Draft) -> bool:
    head = scene.doc[draft.head]
    return any(
        child.lower_ in {"a", "an", "another", "foreign", "other", "western"} for child in head.children
    )


def owned_by_pronoun(scene: Scene, role: Role, owner: Draft) -> Draft:
    """ "its forces", once it is known whose they are."""
    body = role.agent.kind == "body"
    actor = owned_actor(role.noun, role.agent.role, owner.named, scene.knowledge, body=body)
    why = f"'{role.noun}' of {owner.named.name}"
    return Draft(
        role.start, role.end, role.head, "description", 0.6, why, actor, antecedent=owner, plural=role.plural
    )
