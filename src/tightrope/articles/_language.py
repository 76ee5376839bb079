"""The language of a body, told from its words alone: py3langid's bundled model, no tag is believed."""

from __future__ import annotations

import re
from functools import cache
from typing import Any, Final

from tightrope.articles._lines import WORD, weight

UNKNOWN: Final = "und"
"""ISO 639-2's code for a language that cannot be told."""
NONE: Final = "zxx"
"""ISO 639-2's code for what is in no language: the model has a class for noise."""

_LEAST_WORDS: Final = 4
_SHORT_WORDS: Final = 20
_SURE: Final = 0.5
"""Probability asked of a body under 20 words. On stretches of 8 words out of 381 labelled bodies in 8
languages (zyte, newspaper4k), 996 are told right at 0.5, 4 wrong, 138 not at all; on
another draw of 1,140 stretches 1,030, 6 and 104, and together with the page's headline 1,126, 7 and 7."""
_SHOWN: Final = 6_000
"""Characters shown to the model; more changes nothing."""
_PLAIN_WORDS: Final = 40
_ARTICLE_SHARE: Final = 0.03
_LINK_WORDS: Final = frozenset({"of", "and", "to", "that", "with", "for", "by", "from", "it", "as", "at"})
_LINK_SHARE: Final = 0.08
_LINK_KINDS: Final = 4
"""A text of 40 words, 3 % of them "the" and 8 % these, four different ones, is English: asked first,
because the model takes 0.4 s to load. On the bodies of zyte, newspaper4k, AllSides and PolNeAR dev it
never differs from the model; the shares are about half of what English news has on average."""
_VARIETIES: Final = {
    "wuu": "zh", "yue": "zh", "ary": "ar", "arz": "ar", "hbo": "he", "grc": "el", "sdh": "ku", "uzs": "uz",
    "kik": "ki", "gug": "gn", "fuv": "ff",
}  # fmt: skip
"""Classes of the model that are written as varieties of a language, or that have a code of ISO 639-1, and
that code (ISO 639-3's macrolanguages). A short Chinese page is as soon told as Wu as it is as Mandarin."""
_ADDRESS: Final = re.compile(r"https?://\S+|\S+@\S+|[\d#@]\S*")


@cache
def _model() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def language_of(body: str, headline: str = "") -> str:
    """ISO 639-1 code of a body's language, "und" where it is too short to tell.

    A body that cannot be told by itself is read together with its headline.
    """
    told = _told(body)
    return _told(f"{headline}\n{body}") if told == UNKNOWN and headline and body.strip() else told


def _told(body: str) -> str:
    text = " ".join(_ADDRESS.sub(" ", body[:_SHOWN]).split())
    words = weight(text)
    if words < _LEAST_WORDS or not WORD.search(text):
        return UNKNOWN
    if _plainly_english(text):
        return "en"
    code, probability = _model().classify(text)
    return UNKNOWN if words < _SHORT_WORDS and probability < _SURE else _VARIETIES.get(str(code), str(code))


def _plainly_english(text: str) -> bool:
    words = text.lower().split()
    articles = words.count("the")
    links = [word for word in words if word in _LINK_WORDS]
    enough = len(words) >= _PLAIN_WORDS and articles >= _ARTICLE_SHARE * len(words)
    return enough and len(links) >= _LINK_SHARE * len(words) and len(set(links)) >= _LINK_KINDS
