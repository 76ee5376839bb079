"""Generators of machine rewording: clean news text in, damaged text out, with the spans that were changed.

    from random import Random
    from training.damage import GENERATORS

    made = GENERATORS["wordnet_any"](text, Random(1))         # a rate is drawn: 5, 10, 20 or 40 %
    made = GENERATORS["wordnet_any"](text, Random(1), 0.2)    # a fifth of the content words
    made.text, made.spans                                     # spans: made.text[start:end], in order
    many = GENERATORS["apertium_spa"].many(texts, Random(1))  # a translator starts once for all of them

The same text, generator and seed give the same result. `rate` is the share of content words that is
changed (for a translator 2.5 times that share of the paragraphs, all of them at 0.4). What needs a Debian
package that is absent raises `Absent`, which names it; `generator.missing()` tells beforehand.
`HELD_BACK` are never trained on: figures on them tell how a detector does on what it has not seen.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from random import Random

from training.damage import grammar, names, neighbours, thesaurus, tortured, translated
from training.damage._text import RATES, Damaged

__all__ = ["GENERATORS", "HELD_BACK", "RATES", "Absent", "Damaged", "Generator"]


class Absent(RuntimeError):
    """A generator's package is not installed; the message says which to install."""


def _nothing() -> None:
    return None


@dataclass(frozen=True, slots=True)
class Generator:
    """One way of damaging: `batch` takes texts, dice and a rate."""

    name: str
    held_back: bool
    batch: Callable[[Sequence[str], Random, float], list[Damaged]]
    missing: Callable[[], str | None] = _nothing

    def __call__(self, text: str, rng: Random, rate: float | None = None) -> Damaged:
        """One text damaged."""
        return self.many([text], rng, rate)[0]

    def many(self, texts: Sequence[str], rng: Random, rate: float | None = None) -> list[Damaged]:
        """Texts damaged, all at one rate."""
        absent = self.missing()
        if absent:
            raise Absent(f"generator {self.name}: {absent}")
        return self.batch(texts, rng, rng.choice(RATES) if rate is None else rate)


def _each(damage: Callable[[str, Random, float], Damaged]) -> Callable[..., list[Damaged]]:
    def batch(texts: Sequence[str], rng: Random, rate: float) -> list[Damaged]:
        return [damage(text, rng, rate) for text in texts]

    return batch


def _translator(language: str, held_back: bool = False) -> Generator:
    return Generator(
        f"apertium_{language}",
        held_back,
        partial(translated.there_and_back, language=language),
        partial(translated.missing, language),
    )


_ALL = (
    Generator("wordnet_frequent", False, _each(thesaurus.frequent), thesaurus.missing_wordnet),
    Generator("wordnet_any", False, _each(thesaurus.any_sense), thesaurus.missing_wordnet),
    Generator("wordnet_bare", False, _each(thesaurus.bare), thesaurus.missing_wordnet),
    Generator("mythes", True, _each(thesaurus.other_thesaurus), thesaurus.missing_mythes),
    Generator("tortured", True, _each(tortured.tortured), tortured.missing),
    Generator("neighbours", False, _each(neighbours.substituted), neighbours.missing),
    Generator("names", False, _each(names.broken), names.missing),
    Generator("grammar", False, _each(grammar.contextless)),
    _translator("spa"),
    _translator("glg"),
    _translator("epo"),
    _translator("cat", held_back=True),
)
GENERATORS = {generator.name: generator for generator in _ALL}
HELD_BACK = frozenset(generator.name for generator in _ALL if generator.held_back)
