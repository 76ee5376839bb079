"""Finds quotes: who said, thought or wanted what, in whose words.

Frames over the shared parse propose attributions, a small regression decides among them, and speakers
are resolved in text order through the mentions of actors. Owns the `Quote` records and nothing below
them; the parts stand in `_quotes`, what they get wrong in docs/quotes.md.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from tightrope.reading._mentions import MentionIndex
from tightrope.reading._quotes import (
    Attribution,
    Ground,
    Named,
    Speakers,
    Tokens,
    Tree,
    attributions,
    cue_tokens,
    kind_of,
    quoted,
    stance_of,
    unclaimed,
)
from tightrope.reading.parse import Parsed
from tightrope.records import (
    ActorMention,
    Article,
    FindingKind,
    Quote,
    QuoteKind,
    Span,
    Stance,
    content_id,
)

MAKER = "tightrope.reading.quotes/1"

_LOOK_BACK = 20
"""Quotes back that are looked through for the one left open."""

_UNCLAIMED_SCORE = 0.9
"""Of a whole quoted paragraph without a cue: of 50 such in 280 training articles of PolNeAR, 48 hold
words that the readers marked as somebody's."""


def find(parsed: Parsed, article: Article, actors: tuple[ActorMention, ...]) -> tuple[Quote, ...]:
    """The quotes of an article, in text order, each with cue, source, content and speaker.

    Content never overlaps the content or the cue of another quote: of attributions inside each other
    the outer one is kept. `score` is the probability that a careful reader would mark the attribution;
    a speaker is named only where that is sure enough by itself, else None.
    """
    tree = Tree.of(parsed)
    if not len(tree):
        return ()
    ground = Ground.of(tree, quoted(parsed.body))
    taken = attributions(ground)
    speakers = Speakers(tree, ground.inside, actors)
    maker = _Maker(ground, article, actors)
    found: list[Quote] = []
    alone = unclaimed(ground, taken)
    items: list[Attribution | Tokens] = [*taken, *alone]
    for item in sorted(items, key=_place):
        if isinstance(item, Attribution):
            cue, source = item.candidate.cue, item.candidate.source
            found.append(maker.attributed(item, speakers.resolve(cue, source, item.content)))
        elif (last := _left_open(ground, found, item)) is not None:
            found[last] = maker.longer(found[last], item)
        else:
            found.append(maker.alone(item, speakers.goes_on(item)))
    return tuple(sorted(found, key=lambda quote: (quote.content, quote.cue)))


def _place(item: Attribution | Tokens) -> tuple[int, int]:
    if isinstance(item, Attribution):
        return item.candidate.cue, 0
    return item[0], 1


def _left_open(ground: Ground, found: list[Quote], stretch: Tokens) -> int | None:
    """The quote whose last paragraph was left without a closing mark, if this stretch goes on with it."""
    number = ground.inside[stretch[0]]
    if not ground.marks[number].continues:
        return None
    before = ground.tree.span(ground.stretches[number - 1])
    nearest = range(len(found) - 1, max(-1, len(found) - 1 - _LOOK_BACK), -1)
    holders = (n for n in nearest if any(before.overlaps(span) for span in found[n].content))
    return next(holders, None)


class _Maker:
    """Makes the records of one article."""

    def __init__(self, ground: Ground, article: Article, actors: Iterable[ActorMention]) -> None:
        self._ground = ground
        self._article = article
        self._mentions = MentionIndex(actors)
        self._reworded = any(finding.kind is FindingKind.REWORDED for finding in article.findings)

    def attributed(self, item: Attribution, named: Named | None) -> Quote:
        """The quote of an attribution."""
        tree, candidate = self._ground.tree, item.candidate
        cue = tree.span(cue_tokens(self._ground, candidate))
        quote = Quote(
            id="",
            article_id=self._article.id,
            content=self._spans(item.content),
            cue=(cue,),
            source=self._spans(candidate.source),
            speaker=named.actor if named else None,
            kind=kind_of(self._ground, item),
            stance=stance_of(self._ground, item),
            verbatim=False,
            about=(),
            score=round(item.score, 3),
            why=f"{cue.text!r} with {candidate.frame!r}, source by {candidate.route!r}; {_told(named)}",
            maker=MAKER,
        )
        return self._finished(quote)

    def alone(self, stretch: Tokens, named: Named | None) -> Quote:
        """The quote of a whole quoted paragraph that no cue claims."""
        quote = Quote(
            id="",
            article_id=self._article.id,
            content=self._spans((stretch,)),
            cue=(),
            source=(),
            speaker=named.actor if named else None,
            kind=QuoteKind.DIRECT,
            stance=Stance.SAID,
            verbatim=True,
            about=(),
            score=_UNCLAIMED_SCORE,
            why=f"a whole quoted paragraph without a cue; {_told(named)}",
            maker=MAKER,
        )
        return self._finished(quote)

    def longer(self, quote: Quote, stretch: Tokens) -> Quote:
        """The quote with a further paragraph whose opening mark says that it goes on."""
        return self._finished(replace(quote, content=(*quote.content, *self._spans((stretch,)))))

    def _finished(self, quote: Quote) -> Quote:
        """With what follows from the spans: id, actors named in the content, verbatim or not."""
        groups = (quote.content, quote.cue, quote.source)
        places = [f"{span.start}-{span.end}" for spans in groups for span in (*spans, Span(0, 0, ""))]
        named = [mention.actor.id for span in quote.content for mention in self._mentions.within(span)]
        return replace(
            quote,
            id=content_id(self._article.id, "quote", *places),
            about=tuple(dict.fromkeys(named)),
            verbatim=quote.kind is not QuoteKind.INDIRECT and not self._reworded,
        )

    def _spans(self, stretches: Iterable[Tokens]) -> tuple[Span, ...]:
        return tuple(self._ground.tree.span(stretch) for stretch in stretches)


def _told(named: Named | None) -> str:
    return f"speaker: {named.why}" if named else "speaker: nobody can be named"
