"""Owns the board on which the parts of the actor reader put what they find.

Each token belongs to one mention at most: what is put down first stays. Drafts become
`ActorMention` records at the end, when people's offices and antecedents are known.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from spacy.tokens import Doc, Token

from tightrope.knowledge import Agent, Knowledge
from tightrope.reading._actors._lexicon import Lexicon, Match, lexicon
from tightrope.reading.parse import Parsed
from tightrope.records import Actor, ActorMention, Article, FindingKind, Span


@dataclass(frozen=True, slots=True)
class Role:
    """An agent noun at tokens `start` to `end`: "foreign ministry spokesman" is one role."""

    start: int
    end: int
    head: int
    noun: str
    agent: Agent
    plural: bool


LOOK_BACK = 1_500
"""How many tokens back anything is looked for: about a page of text. What was named earlier and not
since is no longer spoken of; and the search stays linear in the length of the body."""


@dataclass(slots=True)
class Person:
    """Somebody the article names: what is known so far, and the words it describes them with."""

    actor: Actor
    words: tuple[str, ...]  # the folded words of the fullest name met
    gender: str  # "f", "m" or ""
    roles: set[str] = field(default_factory=set)  # head nouns said of them: "president", "expert"
    firm: bool = False  # office and state come from the tables
    by_surname: bool = False  # the article has used the surname alone for this person


@dataclass(slots=True)
class Draft:
    """A mention on its way: tokens `start` to `end`, the head token, and what it names."""

    start: int
    end: int
    head: int
    form: str
    score: float
    why: str
    actor: Actor | None = None
    person: Person | None = None
    antecedent: Draft | None = None
    alternatives: tuple[Actor, ...] = ()
    plural: bool = False

    @property
    def named(self) -> Actor:
        """Who it is; a person's actor may have been filled in since the draft was made."""
        if self.person is not None:
            return self.person.actor
        if self.actor is None:
            raise ValueError("a draft names an actor or a person")
        return self.actor


class Scene:
    """One article under reading: its parse, the tables, and the drafts so far."""

    def __init__(self, parsed: Parsed, article: Article, knowledge: Knowledge) -> None:
        self.parsed = parsed
        self.article = article
        self.knowledge = knowledge
        self.doc: Doc = parsed.doc
        self.day: date | None = article.published.latest or article.published.earliest
        self.lexicon: Lexicon = lexicon(knowledge)
        self.people: list[Person] = []
        self._owner: list[Draft | None] = [None] * len(self.doc)
        self.names: list[Match | None] = [None] * len(self.doc)
        self.roles: list[Role | None] = [None] * len(self.doc)

    # --- what stands where ---

    @cached_property
    def reworded(self) -> bool:
        """Whether the article was found to be machine-reworded."""
        return any(finding.kind is FindingKind.REWORDED for finding in self.article.findings)

    @cached_property
    def person_tokens(self) -> frozenset[int]:
        """Tokens that the model labels as part of a person's name."""
        return frozenset(i for e in self.doc.ents if e.label_ == "PERSON" for i in range(e.start, e.end))

    @cached_property
    def sentence_of(self) -> list[int]:
        """Token -> number of its sentence."""
        numbers = [0] * len(self.doc)
        for number, sentence in enumerate(self.doc.sents):
            numbers[sentence.start : sentence.end] = [number] * len(sentence)
        return numbers

    @cached_property
    def paragraph_of(self) -> list[int]:
        """Token -> number of its paragraph."""
        numbers, current = [], 0
        for token in self.doc:
            numbers.append(current)
            current += "\n" in token.text
        return numbers

    @cached_property
    def quoted(self) -> list[bool]:
        """Token -> whether it stands between quotation marks; a mark left open ends with its paragraph."""
        inside, flags = False, []
        for token in self.doc:
            if "\n" in token.text:
                inside = False
            elif token.text in _OPENING:
                inside = True
            elif token.text in _CLOSING:
                inside = False
            elif token.text == '"':
                inside = not inside
            flags.append(inside)
        return flags

    def draft_at(self, token: int) -> Draft | None:
        """The draft that holds the token."""
        return self._owner[token]

    def free(self, start: int, end: int) -> bool:
        """Whether no draft holds any of the tokens."""
        return all(self._owner[i] is None for i in range(start, end))

    def put(self, draft: Draft) -> bool:
        """Put a draft down; False where a token is taken."""
        if not self.free(draft.start, draft.end):
            return False
        for i in range(draft.start, draft.end):
            self._owner[i] = draft
        return True

    def drop(self, draft: Draft) -> None:
        """Take a draft off the board."""
        for i in range(draft.start, draft.end):
            self._owner[i] = None

    def drafts(self) -> Iterator[Draft]:
        """The drafts in text order."""
        last = None
        for draft in self._owner:
            if draft is not None and draft is not last:
                yield draft
            last = draft

    def before(self, token: int) -> Iterator[Draft]:
        """The drafts that end before the token, the nearest first, as far back as LOOK_BACK."""
        at = token - 1
        stop = max(0, token - LOOK_BACK)
        while at >= stop:
            draft = self._owner[at]
            if draft is None:
                at -= 1
                continue
            if draft.end <= token:
                yield draft
            at = draft.start - 1

    def text(self, start: int, end: int) -> str:
        """The words of tokens `start` to `end` as they stand."""
        last = self.doc[end - 1]
        return self.doc[start : last.i + 1].text

    # --- the result ---

    def mentions(self) -> tuple[ActorMention, ...]:
        """The drafts as records, in text order."""
        return tuple(self._mention(draft) for draft in self.drafts())

    def _span(self, draft: Draft) -> Span:
        last = self.doc[draft.end - 1]
        return Span.of(self.parsed.body, self.doc[draft.start].idx, last.idx + len(last.text))

    def _mention(self, draft: Draft) -> ActorMention:
        before = draft.antecedent
        return ActorMention(
            self._span(draft),
            draft.named,
            draft.form,
            round(draft.score, 2),
            draft.why,
            draft.alternatives,
            None if before is None else self._span(before),
        )


_OPENING = frozenset({"“", "„", "«", "``"})
_CLOSING = frozenset({"”", "»", "''"})


def is_plural(token: Token) -> bool:
    """Whether a noun is written in the plural."""
    return token.tag_ in {"NNS", "NNPS"}
