"""Owns who the heads of noun phrases are: from tokens of a deed to the actor mentions of the article."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from spacy.tokens import Token

from tightrope.knowledge import Knowledge, slug
from tightrope.reading._events._clauses import surface_subjects
from tightrope.reading._events._phrases import below, children, nominal_sources
from tightrope.reading._events._words import BODIES, DOCUMENTS, OWN, PERSONAL, SAYS
from tightrope.reading._mentions import MentionIndex
from tightrope.records import Actor, ActorKind, ActorMention, PlaceMention, Span

_NAMES = frozenset({"GPE", "NORP", "ORG", "PERSON"})
_AGENTIVE = frozenset(
    {
        "PEOPLE",
        "TROOPS",
        "GOVERNMENT",
        "DIPLOMAT",
        "WEAPONS",
        "MUNITION",
        "DRONE",
        "PARTY",
        "PEACEKEEPER",
        "REFUGEE",
        "MEDIA",
        "PROTESTER",
        "INSPECTOR",
        "AIDGROUP",
    }
)
"""Classes whose members act for whoever they belong to: Norway's tanks, jets, diplomats."""
_STRONG = frozenset(
    {"GOV", "MIL", "LEG", "OPP", "REB", "SEP", "PTY", "IGO", "SPY", "UAF", "IMG", "ELI", "SET", "PRM", "DIP"}
)
_PERSON_ENDINGS = ("er", "or", "ist", "ian", "man", "woman", "ee", "ant", "people")
_EXPOSED = frozenset({"JRN", "HRI", "NGO", "REF", "DIS", "REL", "LAB", "AGR"})
"""Roles in which people of a known country are a matter of politics when something is done to them."""


class Parties:
    """The actor mentions of an article, asked by the head of a noun phrase."""

    def __init__(
        self, mentions: MentionIndex, knowledge: Knowledge, body: str, places: Iterable[PlaceMention] = ()
    ) -> None:
        self._mentions = mentions
        self._knowledge = knowledge
        self._body = body
        self._places = tuple(places)

    def acts(self, token: Token) -> bool:
        """Whether the head stands for somebody at all."""
        return token.ent_type_ in _NAMES or self._mentions.covering(token) is not None

    def sources(self, heads: Iterable[Token]) -> tuple[ActorMention, ...]:
        """The mentions of those who act; what belongs to an actor acts for it, an idea doesn't."""
        return self._each(heads, lenient=False)

    def targets(self, heads: Iterable[Token]) -> tuple[ActorMention, ...]:
        """The mentions of those acted on: whoever a phrase is about or whose something is."""
        return self._each(heads, lenient=True)

    def answerable(self, heads: Iterable[Token]) -> tuple[ActorMention, ...]:
        """Whoever answers for what is condemned or praised: of an act its doer, never whom it was done to."""
        found: dict[Span, ActorMention] = {}
        for head in heads:
            act = self._mentions.covering(head) is None and self._names_an_act(head)
            doers = nominal_sources(head) or below(head, "by")
            named = self._each(doers, lenient=True) if act else self.targets((head,))
            found.update((mention.span, mention) for mention in named)
        return tuple(found.values())

    def _names_an_act(self, head: Token) -> bool:
        frames = self._knowledge.event_lexicon.nouns.get(head.lemma_.lower(), ())
        return any(frame.verb or frame.code >= "08" for frame in frames)

    def seat(self, tokens: Iterable[Token]) -> tuple[ActorMention, ...]:
        """The states among tokens that tell where something is: whose courts, police and streets they are."""
        found = (self._mentions.covering(token) or self._state(token) for token in tokens)
        return tuple(m for m in found if m is not None and m.actor.kind is ActorKind.STATE)[:1]

    def land(self, heads: Iterable[Token]) -> tuple[ActorMention, ...]:
        """The states in whose land the places named by the heads, or behind "in" after them, lie."""
        tokens = [t for head in heads for t in (head, *below(head, "in"))]
        return tuple({m.actor.id: m for t in tokens if (m := self._around(t)) is not None}.values())[:1]

    def _around(self, token: Token) -> ActorMention | None:
        if (state := self._state(token)) is not None:
            return state
        place = next((p for p in self._places if p.span.start <= token.idx < p.span.end), None)
        country = self._knowledge.country(place.place.country) if place is not None else None
        if place is None or country is None:
            return None
        actor = Actor(country.iso3, country.name, ActorKind.STATE, (country.iso3,))
        return ActorMention(place.span, actor, "name", 0.6, f"{place.place.name} lies in it")

    def _each(self, heads: Iterable[Token], *, lenient: bool) -> tuple[ActorMention, ...]:
        found: dict[Span, ActorMention] = {}
        for head in heads:
            for mention in self._of(head, lenient=lenient):
                found.setdefault(mention.span, mention)
        return tuple(found.values())

    def _of(self, head: Token, *, lenient: bool) -> tuple[ActorMention, ...]:
        mention = self._mentions.covering(head)
        if mention is not None:
            return (mention,)
        if head.dep_ == "poss" and head.lower_ in OWN:
            return self._owner(head)
        if head.pos_ == "PRON":
            return self._of_sayer(head)
        if state := self._state(head):
            return (state,)
        if called := self._named(children(head, "appos")):
            return called  # "the chairman, Kari Lund": the name stands beside the title
        if not lenient and not self._agentive(head):
            return ()
        return self._inside(head, lenient=lenient)

    def _of_sayer(self, pronoun: Token) -> tuple[ActorMention, ...]:
        """ "The army said it had ceased": a pronoun left open is whoever says it of itself."""
        verb = pronoun.head
        if (
            pronoun.dep_ not in ("nsubj", "nsubjpass")
            or verb.dep_ != "ccomp"
            or verb.head.lemma_.lower() not in SAYS
        ):
            return ()
        heads = [s for s in surface_subjects(verb.head) if s.pos_ != "PRON"]
        return self._each(heads, lenient=False)

    def _owner(self, pronoun: Token) -> tuple[ActorMention, ...]:
        """ "Norway announced its annexation": the nearest subject above that can own; who condemns or praises
        an act speaks of somebody else's."""
        for verb in pronoun.ancestors:
            if verb.pos_ not in ("VERB", "AUX") or self._judges(verb):
                continue
            subjects = [s for s in surface_subjects(verb) if s.i < pronoun.i and s.pos_ != "PRON"]
            found = tuple(m for s in subjects if (m := self._mentions.covering(s)) is not None)
            fitting = [m for m in found if (m.actor.kind is ActorKind.PERSON) == (pronoun.lower_ in PERSONAL)]
            if fitting or (found and pronoun.lower_ == "their"):
                return tuple(fitting) or found
        return ()

    def _judges(self, verb: Token) -> bool:
        frames = self._knowledge.event_lexicon.verbs.get(verb.lemma_.lower(), ())
        return any(frame.code[:2] == "11" or frame.code == "051" for frame in frames)

    def _inside(self, head: Token, *, lenient: bool) -> tuple[ActorMention, ...]:
        """The nearest mentions inside the phrase: its owner, what qualifies it, what it is of."""
        lemma = head.lemma_.lower()
        owners = children(head, "poss") if lemma != "counterpart" else []  # "his Swedish counterpart"
        if found := self._named(owners):
            return found
        if any(owner.lower_ in OWN for owner in owners) and self._names_an_act(head):
            return self._each(owners, lenient=False)
        if found := self._named(children(head, "compound", "amod", "nmod")):
            return tuple(self._people_of(m, head) for m in found)
        wide = lenient and lemma not in DOCUMENTS  # what a text is on, it need not be of
        for preposition in ("of", "by", "from", "in", "on", "against") if wide else ("of", "from", "in"):
            inner = [
                p
                for c in children(head, "prep", "agent")
                if c.lower_ == preposition
                for p in children(c, "pobj")
            ]
            if found := self._named(inner):
                return found
            for token in inner[:1] if preposition in ("of", "in") and lenient else ():
                if found := self._inside(token, lenient=lenient):
                    return found
        return ()

    def _people_of(self, mention: ActorMention, head: Token) -> ActorMention:
        """ "Swedish tourists" are people of Sweden, not Sweden."""
        actor = mention.actor
        lemma = head.lemma_.lower()
        named = "PEOPLE" in self._knowledge.event_lexicon.classes(lemma)
        people = named or (head.tag_ in ("NN", "NNS") and lemma.endswith(_PERSON_ENDINGS))
        if actor.kind is not ActorKind.STATE or not people:
            return mention
        them = Actor(f"{actor.id}.CVL", f"{head.text} of {actor.name}", ActorKind.GROUP, actor.states, "CVL")
        return replace(mention, actor=them, form="description")

    def _named(self, tokens: Iterable[Token]) -> tuple[ActorMention, ...]:
        found = []
        for token in tokens:
            mention = self._mentions.covering(token) or self._state(token)
            for part in token.children if mention is None and token.dep_ == "amod" else ():  # "Russian-led"
                mention = mention or self._mentions.covering(part) or self._state(part)
            if mention is not None:
                found.append(mention)
        return tuple(found)

    def _agentive(self, head: Token) -> bool:
        lemma = head.lemma_.lower()
        return lemma in BODIES or bool(self._knowledge.event_lexicon.classes(lemma) & _AGENTIVE)

    def _state(self, token: Token) -> ActorMention | None:
        """A state that the article names as a place: the host of a visit, the land invaded."""
        if token.ent_type_ not in ("GPE", "NORP", "LOC"):
            return None
        entity = next((e for e in token.doc.ents if e.start <= token.i < e.end), None)
        if entity is None:
            return None
        name = entity.text.removeprefix("the ").removesuffix("’s").removesuffix("'s")
        actor = self._land(name)
        if actor is None:
            return None
        span = Span.of(self._body, entity.start_char, entity.start_char + len(entity.text))
        return ActorMention(span, actor, "name", 0.7, "a state, named as a place")

    def _land(self, name: str) -> Actor | None:
        """The state, or the states of a region, that a name or its people stand for."""
        code = self._knowledge.state_of(name)
        country = self._knowledge.country(code) if code else None
        if country is not None:
            return Actor(country.iso3, country.name, ActorKind.STATE, (country.iso3,))
        forms = (name, name.removesuffix("s"), name.removesuffix("n"), name.removesuffix("ns"))
        states = next(filter(None, map(self._knowledge.region, forms)), ())
        return Actor(f"GRP.{slug(name)}", name, ActorKind.GROUP, states) if states else None


PARTISAN = frozenset({"MIL", "REB", "SEP", "OPP", "PTY", "UAF", "IGO", "LEG"})
"""Roles in which even a nameless group is a party in politics."""


def stands_alone(mentions: Iterable[ActorMention], nameless: bool) -> bool:
    """Whether a side is political enough for a report that knows no other side.

    It must be of a known state, or an organisation or person; where `nameless`, any partisan will do.
    """
    return any(
        _weight(m) == 2
        and (m.actor.states or m.actor.kind is not ActorKind.GROUP or (nameless and m.actor.role in PARTISAN))
        for m in mentions
    )


def weight(mentions: Iterable[ActorMention]) -> int:
    """How political a side is: 2 a state or an actor of politics, 1 somebody of a known state or role, 0."""
    return max((_weight(m) for m in mentions), default=0)


def _weight(mention: ActorMention) -> int:
    actor = mention.actor
    if actor.role in ("JUD", "COP") and actor.states and not mention.span.text.islower():
        return 2  # "Oslo police", "a Norwegian court"; plain "police" are those of the street
    if actor.kind in (ActorKind.STATE, ActorKind.GOVERNMENT) or actor.role in _STRONG:
        return 2
    if actor.kind is ActorKind.GROUP and len(actor.states) > 1 and not actor.role:
        return 2  # "the five Central Asian states"
    if actor.role in _EXPOSED and actor.states:
        return 2
    known = (
        actor.states or actor.role not in ("", "UNK", "CVL", "CRM") or actor.kind is ActorKind.ORGANISATION
    )
    return 1 if known else 0
