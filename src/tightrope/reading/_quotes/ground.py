"""The ground that frames stand on: the parse with the quotation marks laid over it, and candidates."""

from __future__ import annotations

from dataclasses import dataclass

from tightrope.reading._quotes import sources
from tightrope.reading._quotes.marks import Quoted
from tightrope.reading._quotes.sources import Source, trimmed
from tightrope.reading._quotes.tree import Tokens, Tree

MAX_REACH = 60
"""Most tokens between a cue and quotation marks it may introduce."""

_STOPS = (".", "?", "!", "…", "...")


@dataclass(frozen=True, slots=True)
class Candidate:
    """One way to read an attribution: the cue's head, the frame, content and source in tokens.

    `target` is the token that heads the content; `route` says how the grammar led to the source.
    """

    cue: int
    frame: str
    target: int
    content: tuple[Tokens, ...]
    source: tuple[Tokens, ...]
    route: str


def _around(cue: int, span: Tokens, source: tuple[Tokens, ...]) -> list[Tokens]:
    """A stretch without the cue clause that it runs across: "which he estimates would cost more"."""
    first, past = span
    if not first <= cue < past:
        return [span]
    clause = [(cue, cue + 1), *(who for who in source if first <= who[0] and who[1] <= past)]
    start, end = min(a for a, _ in clause), max(b for _, b in clause)
    return [part for part in ((first, start), (end, past)) if part[0] < part[1]]


@dataclass(frozen=True)
class Ground:
    """What frames look at: the parse and the quoted stretches in tokens.

    `inside` gives for each token the number of the stretch it stands in, -1 where it stands in none.
    """

    tree: Tree
    stretches: list[Tokens]
    inside: list[int]
    marks: list[Quoted]

    @classmethod
    def of(cls, tree: Tree, marks: list[Quoted]) -> Ground:
        """Lay the quoted stretches over the tokens; one that holds no whole token is left out."""
        stretches: list[Tokens] = []
        kept: list[Quoted] = []
        inside = [-1] * len(tree)
        token = 0
        for mark in marks:
            while token < len(tree) and tree.end[token] <= mark.start:
                token += 1
            first = token
            while token < len(tree) and tree.start[token] < mark.end:
                token += 1
            if token > first:
                inside[first:token] = [len(stretches)] * (token - first)
                stretches.append((first, token))
                kept.append(mark)
        return cls(tree, stretches, inside, kept)

    def candidate(
        self, cue: int, frame: str, target: int, content: tuple[Tokens, ...], source: Source
    ) -> Candidate:
        """A candidate whose content is widened to whole quotation marks and trimmed."""
        parts = (part for span in content for part in _around(cue, span, source[0]))
        spans = tuple(trimmed(self.tree, self._widened(cue, part)) for part in parts)
        return Candidate(cue, frame, target, spans, source[0], source[1])

    def _widened(self, cue: int, span: Tokens) -> Tokens:
        """Content that lies wholly in quotation marks, the cue outside them, is all of what they hold."""
        tree, inside = self.tree, self.inside
        first = next((i for i in range(*span) if tree.is_word(i)), span[0])
        last = next((i for i in range(span[1] - 1, span[0] - 1, -1) if tree.is_word(i)), span[1] - 1)
        opening, closing = inside[first], inside[last]
        if opening >= 0 and opening == closing != inside[cue]:
            return self.stretches[opening]
        start, past = span
        if opening >= 0 and opening != inside[cue] and self.stretches[opening][0] == first - 1:
            start = first - 1
        if closing >= 0 and closing != inside[cue] and past < self.stretches[closing][1] <= past + 2:
            past = self.stretches[closing][1]
        return start, past

    def unquoted(self, cue: int, source: Source) -> Source:
        """A source without words that stand in quotation marks which the cue is not in.

        Where nothing is left, the parser went astray over the marks: the noun phrase next to the cue
        takes its place.
        """
        kept = []
        for first, past in source[0]:
            run = [i for i in range(first, past) if self._same_side(i, cue)]
            if not any(map(self.tree.is_word, run)):
                return sources.nearby(self.tree, cue)
            kept.append(
                (first, past) if len(run) == past - first else trimmed(self.tree, (run[0], run[-1] + 1))
            )
        return tuple(kept), source[1]

    def _same_side(self, token: int, cue: int) -> bool:
        """Whether no quotation mark stands between a token and the cue."""
        side, inside = self.inside[cue], self.inside
        low, high = min(token, cue), max(token, cue)
        return high - low <= MAX_REACH and all(inside[i] == side for i in range(low, high + 1))

    def trail(self, cue: int) -> tuple[Tokens, ...]:
        """Quotation marks that open the sentence after the cue's: `"A," he said. "B."`

        Empty where that stretch leads up to a cue of its own (`"B," she added`) or stands in another
        paragraph.
        """
        at = self._after_sentence(cue)
        found: list[Tokens] = []
        while at is not None and at < len(self.tree) and self.inside[at] >= 0:
            stretch = self.stretches[self.inside[at]]
            if stretch[0] != at or not self.complete(stretch):
                break
            found.append(stretch)
            at = stretch[1]
        return tuple(found)

    def _after_sentence(self, cue: int) -> int | None:
        """The token behind the stop that ends the cue's sentence, quoted stretches leapt over."""
        tree, inside = self.tree, self.inside
        at, limit = cue, min(len(tree), cue + 3 * MAX_REACH)
        while at < limit:
            if "\n" in tree.word[at]:
                return None
            if inside[at] < 0 and tree.word[at] in _STOPS:
                return at + 1
            if inside[at] < 0 and tree.word[at].endswith(".") and self._opens_stretch(at + 1):
                return at + 1
            if inside[at] >= 0 > inside[cue]:
                at = self.stretches[inside[at]][1]
                if at < limit and tree.tag[at - 2] == "." and self._new_sentence(at):
                    return at
            else:
                at += 1
        return None

    def _opens_stretch(self, token: int) -> bool:
        """Whether a quoted stretch begins here: behind an abbreviation's stop, a sentence ended there."""
        number = self.inside[token] if token < len(self.tree) else -1
        return number >= 0 and self.stretches[number][0] == token

    def _new_sentence(self, at: int) -> bool:
        return self.tree.bounds[self.tree.sentence[at]][0] == at

    def complete(self, stretch: Tokens) -> bool:
        """Whether a stretch ends a sentence and no cue clause follows it."""
        tree = self.tree
        inner = range(stretch[1] - 1, stretch[0], -1)
        last = next((i for i in inner if tree.is_word(i) or tree.word[i] in (*_STOPS, ",")), stretch[0])
        if tree.word[last] not in _STOPS and not tree.word[last].endswith("."):
            return False
        after = stretch[1]
        if after >= len(tree) or "\n" in tree.word[after] or self.inside[after] >= 0:
            return True
        if tree.pos[after] == "SPACE":
            after += 1
        return after >= len(tree) or self._new_sentence(after)
