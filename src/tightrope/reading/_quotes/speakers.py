"""Who is meant by the source of each attribution: names, descriptions, pronouns, nobody.

Works through the attributions in text order, since "he said" leans on who spoke before. A speaker is
named only where the text leaves no real doubt: better nobody than somebody else.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tightrope.limits import MAX_SENTENCE_TOKENS
from tightrope.reading._quotes.cast import Cast, Named, sure
from tightrope.reading._quotes.people import Gender
from tightrope.reading._quotes.stances import reports_speech, words
from tightrope.reading._quotes.tree import Tokens, Tree
from tightrope.records import ActorKind, ActorMention

_RELATIVE = ("who", "which", "that", "whom", "whose")
_HE_SHE: dict[str, Gender] = {
    "he": "he", "his": "he", "him": "he", "himself": "he",
    "she": "she", "her": "she", "hers": "she", "herself": "she",
}  # fmt: skip
_OTHER_PRONOUNS = words("it its they their them this that these those")
_NO_ONE = words("i we you me us my our your one some many others another both")
_LEAST_ALONE = 0.6
"""Least score of a pronoun's mention that is believed where the passage itself points to nobody."""

_GOES_ON = ("add", "continue", "conclude")
_MAX_PARAGRAPHS = 3
"""Paragraphs back that "he" may reach for the last speaker; further on news names him again."""

_MAX_SENTENCES = 60
_MAX_TURNS = 40
"""How far back is looked in a paragraph without end, so that a long body stays linear."""


@dataclass(frozen=True, slots=True)
class _Turn:
    """Somebody who spoke, and the token of the cue."""

    token: int
    named: Named


@dataclass(frozen=True, slots=True)
class _Near:
    """Whom the nearest subject or cue before a pronoun gives, and its token; nobody for an unknown name."""

    token: int
    named: Named | None


class Speakers:
    """Resolves sources of one article, in text order; remembers who spoke."""

    def __init__(self, tree: Tree, inside: list[int], mentions: Iterable[ActorMention]) -> None:
        self._tree = tree
        self._inside = inside
        self._cast = Cast(tree, mentions)
        self._paragraph = _paragraphs(tree)
        self._turns: list[_Turn] = []
        self._subjects, self._strangers = self._main_subjects()

    def resolve(self, cue: int, source: tuple[Tokens, ...], content: tuple[Tokens, ...]) -> Named | None:
        """Who the words of a source mean; remembered as a turn for those that follow."""
        named = sure(self._resolved(cue, source, content)) if source else None
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
        named = self._cast.mentioned(head)
        if sure(named) is not None or word in _OTHER_PRONOUNS:
            return named
        return (
            self._cast.by_name(head)
            or self._cast.through(head)
            or self._described_as(head)
            or self._same_as_last(cue, head)
        )

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

    def _described_as(self, head: int) -> Named | None:
        """The one person whom the article has called an expert, for "the regional expert"."""
        tree = self._tree
        determiner = tree.kid(head, "det", "poss")
        if tree.pos[head] != "NOUN" or tree.tag[head] != "NN":
            return None
        if determiner is None or tree.word[determiner] not in ("the", "this", "that"):
            return None
        found = self._cast.described_as(tree.lemma[head])
        if len(found) == 1:
            return Named(found[0], 0.7, f"the only {tree.lemma[head]} so called is {found[0].name}")
        last = self._turns[-1].named.actor if self._turns else None
        if last is not None and any(actor.id == last.id for actor in found):
            return Named(last, 0.6, f"{last.name}, who spoke last, is a {tree.lemma[head]}")
        return None

    def _same_as_last(self, cue: int, head: int) -> Named | None:
        """Whoever spoke in this paragraph or the one before, as in "continued the governor"."""
        tree, turn = self._tree, self._turns[-1] if self._turns else None
        if turn is None or tree.lemma[cue] not in _GOES_ON or tree.tag[head] != "NN":
            return None
        determiner = tree.kid(head, "det")
        if determiner is None or tree.word[determiner] != "the":
            return None
        if self._paragraph[head] - self._paragraph[turn.token] > 1:
            return None
        return Named(turn.named.actor, 0.6, f"{turn.named.actor.name} goes on")

    def _pronoun(self, token: int, pronoun: Gender, cue: int, content: tuple[Tokens, ...]) -> Named | None:
        """He or she: the nearest who spoke or was a subject, checked against the reader of actors.

        The reader of actors may say somebody else; then the nearest wins, unless the other has been a
        subject since: of two who compete nobody is named. Behind a subject that is an unknown name, too, the
        reader of actors is believed only in somebody named since.
        """
        reach = _MAX_PARAGRAPHS if reports_speech(self._tree.lemma[cue]) else 0
        near = self._in_sentence(token, pronoun, content) or self._before(token, pronoun, reach)
        theirs = self._cast.mentioned(token)
        if near is None:
            return theirs if theirs is not None and theirs.score >= _LEAST_ALONE else None
        since = self._cast.named_between(theirs, near.token, token) if theirs is not None else ()
        if near.named is None:
            return theirs if theirs is not None and since and theirs.score >= _LEAST_ALONE else None
        mine = near.named
        if theirs is None:
            return mine
        if mine.actor.id == theirs.actor.id:
            return Named(mine.actor, min(0.95, max(mine.score, theirs.score) + 0.05), mine.why)
        return None if any(map(self._is_subject, since)) else Named(mine.actor, mine.score - 0.1, mine.why)

    def _is_subject(self, token: int) -> bool:
        return self._inside[token] < 0 and self._tree.dep[token] in ("nsubj", "nsubjpass")

    def _in_sentence(self, token: int, pronoun: Gender, content: tuple[Tokens, ...]) -> _Near | None:
        """Somebody who spoke or is a subject before the pronoun in its own sentence."""
        tree, sentence = self._tree, self._tree.sentence[token]
        turn = self._turn_in(sentence, token, pronoun)
        if turn is not None:
            spoken = turn.named.actor
            return _Near(turn.token, Named(spoken, 0.85, f"{spoken.name} speaks in the same sentence"))
        first, _ = tree.bounds[sentence]
        for at in range(token - 1, first - 1, -1):
            if tree.dep[at] not in ("nsubj", "nsubjpass") or any(a <= at < b for a, b in content):
                continue
            if self._inside[at] >= 0:
                continue
            named = self._cast.mentioned(at)
            if named is not None and self._cast.can_be(named, pronoun):
                why = f"{named.actor.name} is the subject before it"
                return _Near(at, Named(named.actor, 0.75, why))
        return None

    def _turn_in(self, sentence: int, before: int, pronoun: Gender) -> _Turn | None:
        for turn in reversed(self._turns):
            where = self._tree.sentence[turn.token]
            if where < sentence:
                return None
            if where == sentence and turn.token < before and self._cast.can_be(turn.named, pronoun):
                return turn
        return None

    def _before(self, token: int, pronoun: Gender, reach: int) -> _Near | None:
        """The last one before this sentence who spoke or was the subject of a sentence."""
        tree, here = self._tree, self._paragraph[token]
        nearest = tree.sentence[token] - 1
        for sentence in range(nearest, max(-1, nearest - _MAX_SENTENCES), -1):
            first, past = tree.bounds[sentence]
            away = here - self._paragraph[first]
            if away > reach:
                return None
            turn = self._turn_in(sentence, past, pronoun)
            if turn is not None:
                spoken, score = turn.named.actor, 0.85 - 0.1 * max(0, away - 1)
                return _Near(turn.token, Named(spoken, score, f"{spoken.name} spoke last"))
            if sentence in self._strangers:
                return _Near(self._strangers[sentence], None)
            at, subject = self._subjects.get(sentence, (0, None))
            if subject is not None and self._cast.can_be(subject, pronoun):
                why = f"{subject.actor.name} was the last subject"
                return _Near(at, Named(subject.actor, 0.75 - 0.1 * away, why))
        return None

    def _main_subjects(self) -> tuple[dict[int, tuple[int, Named]], dict[int, int]]:
        """By sentence the person who is its subject, and the subjects that are names we cannot tell:
        "he" behind one of those may be anybody."""
        tree = self._tree
        found: dict[int, tuple[int, Named]] = {}
        strangers: dict[int, int] = {}
        for number, (first, past) in enumerate(tree.bounds):
            root = next((t for t in range(first, past) if tree.head[t] == t and tree.pos[t] != "SPACE"), None)
            subject = tree.kid(root, "nsubj", "nsubjpass") if root is not None else None
            if subject is None or self._inside[subject] >= 0:
                continue
            named = self._cast.by_name(subject)
            if named is None:
                if tree.tag[subject] == "NNP" and tree.entity[subject] in ("PERSON", ""):
                    strangers[number] = subject
            elif named.actor.kind is ActorKind.PERSON:
                found[number] = subject, named
        return found, strangers

    def goes_on(self, stretch: Tokens) -> Named | None:
        """Who speaks a quoted stretch that no cue claims: whoever spoke in the paragraph before.

        Where two have taken turns and one asked, the answer is the other's.
        """
        paragraph, here = self._paragraph, self._paragraph[stretch[0]]
        turns = [turn for turn in self._turns[-_MAX_TURNS:] if turn.token < stretch[0]]
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
        if sure(found) is not None:
            self._turns.append(_Turn(stretch[0], found))
        return sure(found)

    def _asks(self, token: int) -> bool:
        """Whether the last words in quotation marks of a token's paragraph are a question."""
        tree, paragraph = self._tree, self._paragraph
        low = high = token
        while low > max(0, token - MAX_SENTENCE_TOKENS) and paragraph[low - 1] == paragraph[token]:
            low -= 1
        limit = min(len(tree) - 1, token + MAX_SENTENCE_TOKENS)
        while high < limit and paragraph[high + 1] == paragraph[token]:
            high += 1
        quoted = [i for i in range(low, high + 1) if self._inside[i] >= 0]
        ending = [i for i in quoted[-2:] if tree.word[i] == "?"]
        return bool(ending)


def _paragraphs(tree: Tree) -> list[int]:
    """The number of each token's paragraph."""
    number, found = 0, []
    for word in tree.word:
        found.append(number)
        number += "\n" in word
    return found
