"""The persons and bodies of one article as sources name them: names, surnames, titles, descriptions.

What a phrase means by itself, wherever it stands; who is meant by "he", and who goes on speaking, is told
in `speakers`.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from tightrope.reading._mentions import MentionIndex
from tightrope.reading._quotes.names import Names
from tightrope.reading._quotes.people import TITLES, Gender, fits, gender_of
from tightrope.reading._quotes.stances import words
from tightrope.reading._quotes.tree import Tokens, Tree
from tightrope.records import Actor, ActorKind, ActorMention, Span

LEAST_SCORE = 0.5
"""A speaker below this is not named. Resolutions by the rules here are scored by hand, in the order in
which they went wrong on BASIL: names 0.9, the last speaker 0.85 and less with each paragraph between."""

_MOUTHS = words("communique memo report spokesman spokesperson spokeswoman statement study survey")
"""What a body speaks through."""

_BODIES = (ActorKind.ORGANISATION, ActorKind.GOVERNMENT, ActorKind.STATE)
_NOT_NOW = ("last", "former", "previous", "next", "future", "first", "then", "late", "incoming")


@dataclass(frozen=True, slots=True)
class Named:
    """A speaker, how sure, and how told."""

    actor: Actor
    score: float
    why: str


def sure(named: Named | None) -> Named | None:
    """Itself, or None where the score is too low to name somebody."""
    return named if named is not None and named.score >= LEAST_SCORE else None


class Cast:
    """Whom the names and descriptions of one article mean."""

    def __init__(self, tree: Tree, mentions: Iterable[ActorMention]) -> None:
        self._tree = tree
        mentions = tuple(mentions)
        self._index = MentionIndex(mentions)
        self._names = Names(tree)
        self._surnames: dict[str, list[Actor]] = {}
        self._genders: dict[str, Gender] = {}
        self._described: dict[str, list[Actor]] = {}
        self._naming: dict[str, list[int]] = {}
        for mention in mentions:
            if mention.actor.kind is ActorKind.PERSON and mention.form != "pronoun":
                self._note(mention)

    def by_name(self, head: int) -> Named | None:
        """Whom a noun phrase with this head names."""
        return sure(self.mentioned(head)) or self._surname(head) or self._by_text(head)

    def described_as(self, lemma: str) -> list[Actor]:
        """The persons whom the article calls by this word."""
        return self._described.get(lemma, [])

    def can_be(self, named: Named, pronoun: Gender) -> bool:
        """Whether "he" or "she" may stand for somebody."""
        actor = named.actor
        return actor.kind is ActorKind.PERSON and fits(pronoun, self._genders.get(actor.id, ""))

    def named_between(self, named: Named, after: int, before: int) -> list[int]:
        """The tokens between two where a person is mentioned, pronouns not counted."""
        places = self._naming.get(named.actor.id, [])
        return places[bisect_right(places, after) : bisect_left(places, before)]

    def mentioned(self, head: int) -> Named | None:
        """The actor whose mention holds this token, or the name beside it."""
        mention = self._mention(head)
        if mention is None or mention.form != "name":
            beside = [kid for kid in self._tree.kids[head] if self._tree.dep[kid] == "appos"]
            found = [m for kid in beside if (m := self._mention(kid)) is not None]
            person = next((m for m in found if m.actor.kind is ActorKind.PERSON and m.form == "name"), None)
            mention = person or mention
        if mention is None or (mention.form == "title" and self._not_now(head)):
            return None
        return Named(mention.actor, mention.score, f"{mention.span.text!r} is {mention.actor.name}")

    def through(self, head: int) -> Named | None:
        """The body behind "a statement from the ministry" or "a spokesman for the ministry"."""
        tree = self._tree
        if tree.lemma[head] not in _MOUTHS:
            return None
        owners = [kid for kid in tree.kids[head] if tree.dep[kid] in ("poss", "compound", "nmod")]
        for kid in tree.kids[head]:
            if tree.dep[kid] == "prep" and tree.word[kid] in ("from", "by", "for", "of"):
                owners += [name for name in tree.kids[kid] if tree.dep[name] == "pobj"]
        for owner in owners:
            named = self.mentioned(owner)
            if named is not None and named.actor.kind in _BODIES:
                return Named(named.actor, 0.65, f"{named.actor.name} speaks through it")
        return None

    def _surname(self, head: int) -> Named | None:
        """A bare surname that only one person of the article bears."""
        tree = self._tree
        if tree.pos[head] != "PROPN":
            return None
        bearers = self._surnames.get(tree.word[head], [])
        if len(bearers) != 1:
            return None
        return Named(bearers[0], 0.75, f"the only {tree.span((head, head + 1)).text} is {bearers[0].name}")

    def _by_text(self, head: int) -> Named | None:
        """A full name that the reader of actors did not give."""
        person = self._names.person(head)
        return Named(person, 0.65, f"the text gives the name {person.name}") if person is not None else None

    def _not_now(self, head: int) -> bool:
        """Whether a title is not meant of today: "the last secretary of state"."""
        return any(self._tree.word[kid] in _NOT_NOW for kid in self._tree.kids[head])

    def _mention(self, token: int) -> ActorMention | None:
        tree = self._tree
        return self._index.covering(Span.of(tree.text, tree.start[token], tree.end[token]))

    def _note(self, mention: ActorMention) -> None:
        """Note a person's gender and surname, and the words the article describes the person with."""
        actor = mention.actor
        self._naming.setdefault(actor.id, []).append(self._tree.head_of(self._tokens(mention.span)))
        about = self._descriptions(self._tree.head_of(self._tokens(mention.span)))
        titles = (self._title(mention.span), *mention.span.text.lower().split()[:-1])
        about += [TITLES[word] for word in titles if word in TITLES]
        told = gender_of(self._title(mention.span), mention.span.text, actor.name, *about)
        self._genders[actor.id] = self._genders.get(actor.id, "") or told
        surname = actor.name.lower().split()[-1:]
        for table, keys in ((self._surnames, surname), (self._described, about)):
            for key in keys:
                bearers = table.setdefault(key, [])
                if actor.id not in (bearer.id for bearer in bearers):
                    bearers.append(actor)

    def _title(self, span: Span) -> str:
        before = self._token_at(span.start) - 1
        return self._tree.word[before] if before >= 0 else ""

    def _descriptions(self, name: int) -> list[str]:
        """Nouns that stand beside a name and say what the person is."""
        tree = self._tree
        near = [kid for kid in tree.kids[name] if tree.dep[kid] in ("appos", "compound", "nmod")]
        if tree.dep[name] == "appos":
            near.append(tree.head[name])
        verb = tree.head[name]
        if tree.dep[name] == "nsubj" and tree.lemma[verb] == "be":
            near += [kid for kid in tree.kids[verb] if tree.dep[kid] == "attr"]
        return [tree.lemma[token] for token in near if tree.pos[token] == "NOUN"]

    def _token_at(self, offset: int) -> int:
        return max(0, bisect_right(self._tree.start, offset) - 1)

    def _tokens(self, span: Span) -> Tokens:
        first = self._token_at(span.start)
        return first, max(first, self._token_at(max(span.start, span.end - 1))) + 1
