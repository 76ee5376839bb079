"""Who is meant by the source of each attribution: names, descriptions, pronouns, nobody.

Works through the attributions in text order, since "he said" leans on who spoke before. A speaker is
named only where the text leaves no real doubt: better nobody than somebody else.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from tightrope.reading._mentions import MentionIndex
from tightrope.reading._quotes.names import Names
from tightrope.reading._quotes.people import TITLES, Gender, fits, gender_of
from tightrope.reading._quotes.stances import reports_speech, words
from tightrope.reading._quotes.tree import Tokens, Tree
from tightrope.records import Actor, ActorKind, ActorMention, Span

LEAST_SCORE = 0.5
"""A speaker below this is not named. Resolutions by the rules here are scored by hand, in the order in
which they went wrong on BASIL: names 0.9, the last speaker 0.85 and less with each paragraph between."""

_RELATIVE = ("who", "which", "that", "whom", "whose")
_HE_SHE: dict[str, Gender] = {
    "he": "he", "his": "he", "him": "he", "himself": "he",
    "she": "she", "her": "she", "hers": "she", "herself": "she",
}  # fmt: skip
_OTHER_PRONOUNS = ("it", "its", "they", "their", "them", "this", "that", "these", "those")
_NO_ONE = (
    "i",
    "we",
    "you",
    "me",
    "us",
    "my",
    "our",
    "your",
    "one",
    "some",
    "many",
    "others",
    "another",
    "both",
)
_LEAST_ALONE = 0.6
"""Least score of a pronoun's mention that is believed where the passage itself points to nobody."""
_MOUTHS = words("communique memo report spokesman spokesperson spokeswoman statement study survey")
"""What a body speaks through."""
_BODIES = (ActorKind.ORGANISATION, ActorKind.GOVERNMENT, ActorKind.STATE)
_NOT_NOW = ("last", "former", "previous", "next", "future", "first", "then", "late", "incoming")
_GOES_ON = ("add", "continue", "conclude")
_MAX_PARAGRAPHS = 3
"""Paragraphs back that "he" may reach for the last speaker; further on news names him again."""


@dataclass(frozen=True, slots=True)
class Named:
    """A speaker, how sure, and how told."""

    actor: Actor
    score: float
    why: str


def _sure(named: Named | None) -> Named | None:
    return named if named is not None and named.score >= LEAST_SCORE else None


@dataclass(frozen=True, slots=True)
class _Turn:
    """Somebody who spoke, and the token of the cue."""

    token: int
    named: Named


class Speakers:
    """Resolves sources of one article, in text order; remembers who spoke."""

    def __init__(self, tree: Tree, inside: list[int], mentions: Iterable[ActorMention]) -> None:
        self._tree = tree
        self._inside = inside
        mentions = tuple(mentions)
        self._index = MentionIndex(mentions)
        self._paragraph = _paragraphs(tree)
        self._names = Names(tree)
        self._surnames: dict[str, list[Actor]] = {}
        self._genders: dict[str, Gender] = {}
        self._described: dict[str, list[Actor]] = {}
        for mention in mentions:
            if mention.actor.kind is ActorKind.PERSON and mention.form != "pronoun":
                self._cast(mention)
        self._turns: list[_Turn] = []
        self._subjects, self._strangers = self._main_subjects()

    # --- the cast -------------------------------------------------------------------------------

    def _cast(self, mention: ActorMention) -> None:
        """Note a person's gender and surname, and the words the article describes the person with."""
        actor = mention.actor
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

    def _main_subjects(self) -> tuple[dict[int, Named], frozenset[int]]:
        """The person who is the subject of each sentence, and the sentences whose subject is a name
        that we cannot tell: "he" behind one of those may be anybody."""
        tree = self._tree
        found: dict[int, Named] = {}
        strangers: set[int] = set()
        for number, (first, past) in enumerate(tree.bounds):
            root = next((t for t in range(first, past) if tree.head[t] == t and tree.pos[t] != "SPACE"), None)
            subject = tree.kid(root, "nsubj", "nsubjpass") if root is not None else None
            if subject is None or self._inside[subject] >= 0:
                continue
            named = _sure(self._mentioned(subject)) or self._surname(subject) or self._by_text(subject)
            if named is None:
                if tree.tag[subject] == "NNP" and tree.entity[subject] in ("PERSON", ""):
                    strangers.add(number)
            elif named.actor.kind is ActorKind.PERSON:
                found[number] = named
        return found, frozenset(strangers)

    # --- one source ------------------------------------------------------------------------------

    def resolve(self, cue: int, source: tuple[Tokens, ...], content: tuple[Tokens, ...]) -> Named | None:
        """Who the words of a source mean; remembered as a turn for those that follow."""
        named = _sure(self._resolved(cue, source, content)) if source else None
        if named is not None and self._inside[cue] < 0 and self._has_the_floor(cue, content):
            self._turns.append(_Turn(cue, named))
        return named

    def _has_the_floor(self, cue: int, content: tuple[Tokens, ...]) -> bool:
        """Whether a later "he said" may lean on this cue: a main clause, or words in quotation marks."""
        tree, token = self._tree, cue
        if any(self._inside[first] >= 0 for first, _ in content):
            return True
        while tree.dep[token] in ("conj", "ccomp", "parataxis") and tree.head[token] != token:
            token = tree.head[token]
        return tree.head[token] == token

    def _resolved(self, cue: int, source: tuple[Tokens, ...], content: tuple[Tokens, ...]) -> Named | None:
        tree = self._tree
        head = tree.head_of(source[0])
        if tree.word[head] in _RELATIVE and (above := self._relative_to(head)) is not None:
            head = above
        word = tree.word[head]
        if word in _NO_ONE:
            return None
        if word in _HE_SHE:
            return self._pronoun(head, _HE_SHE[word], cue, content)
        if any(tree.dep[kid] == "conj" for kid in tree.kids[head]):
            return None  # several sources: no one speaker
        named = self._mentioned(head)
        if _sure(named) is not None or word in _OTHER_PRONOUNS:
            return named
        return (
            self._surname(head)
            or self._by_text(head)
            or self._described_as(head)
            or self._same_as_last(cue, head)
        )

    def _by_text(self, head: int) -> Named | None:
        """A full name that the reader of actors did not give."""
        person = self._names.person(head)
        return Named(person, 0.65, f"the text gives the name {person.name}") if person is not None else None

    def _through(self, head: int) -> Named | None:
        """ "a statement from the ministry", "a spokesman for the ministry": the ministry speaks."""
        tree = self._tree
        if tree.lemma[head] not in _MOUTHS:
            return None
        owners = [kid for kid in tree.kids[head] if tree.dep[kid] in ("poss", "compound", "nmod")]
        for kid in tree.kids[head]:
            if tree.dep[kid] == "prep" and tree.word[kid] in ("from", "by", "for", "of"):
                owners += [name for name in tree.kids[kid] if tree.dep[name] == "pobj"]
        for owner in owners:
            named = self._mentioned(owner)
            if named is not None and named.actor.kind in _BODIES:
                return Named(named.actor, 0.65, f"{named.actor.name} speaks through it")
        return None

    def _same_as_last(self, cue: int, head: int) -> Named | None:
        """ "continued the governor": whoever spoke in this paragraph or the one before."""
        tree, turn = self._tree, self._turns[-1] if self._turns else None
        if turn is None or tree.lemma[cue] not in _GOES_ON or tree.tag[head] != "NN":
            return None
        determiner = tree.kid(head, "det")
        if determiner is None or tree.word[determiner] != "the":
            return None
        if self._paragraph[head] - self._paragraph[turn.token] > 1:
            return None
        return Named(turn.named.actor, 0.6, f"{turn.named.actor.name} goes on")

    def _surname(self, head: int) -> Named | None:
        """A bare surname that only one person of the article bears."""
        tree = self._tree
        if tree.pos[head] != "PROPN":
            return None
        bearers = self._surnames.get(tree.word[head], [])
        if len(bearers) != 1:
            return None
        return Named(bearers[0], 0.75, f"the only {tree.span((head, head + 1)).text} is {bearers[0].name}")

    def _relative_to(self, pronoun: int) -> int | None:
        """The noun that "who" stands for."""
        tree, token = self._tree, pronoun
        for _ in range(6):
            if tree.dep[token] == "relcl":
                return tree.head[token]
            if tree.head[token] == token:
                return None
            token = tree.head[token]
        return None

    def _mentioned(self, head: int) -> Named | None:
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

    def _not_now(self, head: int) -> bool:
        """ "the last secretary of state": whoever held the post then, not who holds it now."""
        return any(self._tree.word[kid] in _NOT_NOW for kid in self._tree.kids[head])

    def _mention(self, token: int) -> ActorMention | None:
        tree = self._tree
        return self._index.covering(Span.of(tree.text, tree.start[token], tree.end[token]))

    def _described_as(self, head: int) -> Named | None:
        """ "the regional expert": the one person whom the article has called an expert."""
        tree = self._tree
        determiner = tree.kid(head, "det", "poss")
        if tree.pos[head] != "NOUN" or tree.tag[head] != "NN":
            return None
        if determiner is None or tree.word[determiner] not in ("the", "this", "that"):
            return None
        found = self._described.get(tree.lemma[head], [])
        if len(found) == 1:
            return Named(found[0], 0.7, f"the only {tree.lemma[head]} so called is {found[0].name}")
        last = self._turns[-1].named.actor if self._turns else None
        if last is not None and any(actor.id == last.id for actor in found):
            return Named(last, 0.6, f"{last.name}, who spoke last, is a {tree.lemma[head]}")
        return None

    # --- pronouns --------------------------------------------------------------------------------

    def _pronoun(self, token: int, pronoun: Gender, cue: int, content: tuple[Tokens, ...]) -> Named | None:
        """He or she: whoever the passage is about, checked against the reader of actors."""
        reach = _MAX_PARAGRAPHS if reports_speech(self._tree.lemma[cue]) else 0
        mine = self._in_sentence(token, pronoun, content) or self._before(token, pronoun, reach)
        theirs = self._mentioned(token)
        if mine is None:
            return theirs if theirs is not None and theirs.score >= _LEAST_ALONE else None
        if theirs is None:
            return mine
        if mine.actor.id == theirs.actor.id:
            return Named(mine.actor, min(0.95, max(mine.score, theirs.score) + 0.05), mine.why)
        better = mine if mine.score >= theirs.score else theirs
        return Named(better.actor, better.score - 0.1, better.why)

    def _in_sentence(self, token: int, pronoun: Gender, content: tuple[Tokens, ...]) -> Named | None:
        """Somebody who spoke or is a subject before the pronoun in its own sentence."""
        tree, sentence = self._tree, self._tree.sentence[token]
        spoken = self._turn_in(sentence, token, pronoun)
        if spoken is not None:
            return Named(spoken.actor, 0.85, f"{spoken.actor.name} speaks in the same sentence")
        first, _ = tree.bounds[sentence]
        for at in range(token - 1, first - 1, -1):
            if tree.dep[at] not in ("nsubj", "nsubjpass") or any(a <= at < b for a, b in content):
                continue
            if self._inside[at] >= 0:
                continue
            named = self._mentioned(at)
            if named is not None and self._can_be(named, pronoun):
                return Named(named.actor, 0.75, f"{named.actor.name} is the subject before it")
        return None

    def _turn_in(self, sentence: int, before: int, pronoun: Gender) -> Named | None:
        for turn in reversed(self._turns):
            where = self._tree.sentence[turn.token]
            if where < sentence:
                return None
            if where == sentence and turn.token < before and self._can_be(turn.named, pronoun):
                return turn.named
        return None

    def _before(self, token: int, pronoun: Gender, reach: int) -> Named | None:
        """The last one before this sentence who spoke or was the subject of a sentence."""
        tree, here = self._tree, self._paragraph[token]
        for sentence in range(tree.sentence[token] - 1, -1, -1):
            first, past = tree.bounds[sentence]
            away = here - self._paragraph[first]
            if away > reach:
                return None
            spoken = self._turn_in(sentence, past, pronoun)
            if spoken is not None:
                return Named(spoken.actor, 0.85 - 0.1 * max(0, away - 1), f"{spoken.actor.name} spoke last")
            if sentence in self._strangers:
                return None
            subject = self._subjects.get(sentence)
            if subject is not None and self._can_be(subject, pronoun):
                score = 0.75 - 0.1 * away
                return Named(subject.actor, score, f"{subject.actor.name} was the last subject")
        return None

    def _can_be(self, named: Named, pronoun: Gender) -> bool:
        actor = named.actor
        return actor.kind is ActorKind.PERSON and fits(pronoun, self._genders.get(actor.id, ""))

    # --- stretches without a cue -----------------------------------------------------------------

    def goes_on(self, stretch: Tokens) -> Named | None:
        """Who speaks a quoted stretch that no cue claims: whoever spoke in the paragraph before.

        Where two have taken turns and one asked, the answer is the other's.
        """
        paragraph, here = self._paragraph, self._paragraph[stretch[0]]
        turns = [turn for turn in self._turns if turn.token < stretch[0]]
        if not turns or paragraph[turns[-1].token] < here - 1:
            return None
        last = turns[-1]
        others = [turn for turn in turns if turn.named.actor.id != last.named.actor.id]
        earlier = others[-1] if others else None
        if earlier is not None and paragraph[earlier.token] < paragraph[last.token] - 1:
            earlier = None
        if self._asks(last.token) or (earlier is not None and self._asks(earlier.token)):
            if earlier is None:
                return None
            found = Named(earlier.named.actor, min(0.55, earlier.named.score), "they take turns")
        else:
            found = Named(last.named.actor, min(0.8, last.named.score - 0.05), "the speaker before goes on")
        if _sure(found) is not None:
            self._turns.append(_Turn(stretch[0], found))
        return _sure(found)

    def _asks(self, token: int) -> bool:
        """Whether a question mark stands in quotation marks in a token's paragraph."""
        tree, paragraph = self._tree, self._paragraph
        low = high = token
        while low > 0 and paragraph[low - 1] == paragraph[token]:
            low -= 1
        while high + 1 < len(tree) and paragraph[high + 1] == paragraph[token]:
            high += 1
        return any(tree.word[i] == "?" and self._inside[i] >= 0 for i in range(low, high + 1))

    # --- places ----------------------------------------------------------------------------------

    def _token_at(self, offset: int) -> int:
        return max(0, bisect_right(self._tree.start, offset) - 1)

    def _tokens(self, span: Span) -> Tokens:
        first = self._token_at(span.start)
        return first, max(first, self._token_at(max(span.start, span.end - 1))) + 1


def _paragraphs(tree: Tree) -> list[int]:
    """The number of each token's paragraph."""
    number, found = 0, []
    for word in tree.word:
        found.append(number)
        number += "\n" in word
    return found
