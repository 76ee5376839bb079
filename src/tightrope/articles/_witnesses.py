"""What every witness says of an article, and whom the article's own fields agree with.

Owns statements: how their values are written, when two say the same, their order and their number.
Which witness is asked, and which is believed, is decided where each field is read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from tightrope.limits import MAX_STATEMENTS
from tightrope.records import Article, Moment, Span, Statement

FIELDS: Final = (
    "headline", "byline", "outlet", "section", "published", "modified", "agency", "dateline", "language",
)  # fmt: skip
"""The fields that statements are kept of, in their order."""
_MOST_OF_FIELD: Final = 12
"""Statements of one field; a page repeats a day in some ten tags at most."""
_WORD: Final = re.compile(r"\w+")


def written_moment(moment: Moment) -> str:
    """A moment as a statement's value: ISO 8601, an instant, a day, or "first/last" of a range."""
    if moment.instant is not None:
        return moment.instant.isoformat()
    if moment.earliest is None or moment.latest is None:
        return ""
    if moment.earliest == moment.latest:
        return moment.earliest.isoformat()
    return f"{moment.earliest.isoformat()}/{moment.latest.isoformat()}"


def of_article(article: Article, told: Iterable[Statement]) -> tuple[Statement, ...]:
    """What `told` says of the article's fields, and whom the article, otherwise whole, agrees with."""
    fields = {
        "headline": article.headline or "",
        "byline": "; ".join(article.byline),
        "outlet": article.outlet or "",
        "section": article.section or "",
        "published": written_moment(article.published),
        "modified": written_moment(article.modified),
        "agency": article.agency or "",
        "dateline": article.dateline or "",
        "language": article.language if article.language != "und" else "",
    }
    moments = {"published": article.published.witness, "modified": article.modified.witness}
    witnesses = {**article.witnesses, **moments, "language": "words of the body"}
    text = Statement("language", fields["language"], "words of the body", believed=True)
    own = (text,) if fields["language"] else ()
    return settled((*own, *told), fields, witnesses)


def settled(
    told: Iterable[Statement], fields: Mapping[str, str], witnesses: Mapping[str, str]
) -> tuple[Statement, ...]:
    """The statements in the order of FIELDS, each believed if the article's own field agrees with it.

    `fields` are the article's own values by field, "" where it has none, `witnesses` the parts of the page
    that they were taken from: what no witness's statement says as yet is added as one. At most
    MAX_STATEMENTS are kept.
    """
    found: dict[tuple[str, str, str], Statement] = {}
    for one in told:
        believed = _agree(one.field, one.value, fields.get(one.field, ""))
        kept = Statement(one.field, one.value, one.witness, believed, one.span)
        found.setdefault((one.field, one.value, one.witness), kept)
    for field, value in fields.items():
        if value and not any(s.field == field and s.believed for s in found.values()):
            witness = witnesses.get(field, "the article")
            found[field, value, ""] = Statement(field, value, witness, believed=True)
    return _ordered(list(found.values()))


def _ordered(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """Field by field; where one has too many, those that are believed and those first asked stay."""
    ordered: list[Statement] = []
    for field in FIELDS:
        of_field = [one for one in statements if one.field == field]
        if len(of_field) > _MOST_OF_FIELD:
            first = next((one for one in of_field if one.believed), None)
            of_field = of_field[:_MOST_OF_FIELD]
            if first is not None and first not in of_field:
                of_field[-1] = first
        ordered += of_field
    return tuple(ordered[:MAX_STATEMENTS])


def _agree(field: str, said: str, own: str) -> bool:
    return bool(own) and _AS.get(field, _by_words)(said) == _AS.get(field, _by_words)(own)


def _by_words(value: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(value.casefold()))


def _by_names(value: str) -> tuple[str, ...]:
    return tuple(sorted(" ".join(_by_words(name)) for name in value.split(";")))


def _by_day(value: str) -> tuple[str, ...]:
    return (value[:10], value.partition("/")[2])


_AS: Final[Mapping[str, Callable[[str], tuple[str, ...]]]] = {
    "byline": _by_names,
    "published": _by_day,
    "modified": _by_day,
}
"""What of a value is compared, by field: names in any order, days whatever the clock says."""


def placed(statement: Statement, line: str, start: int, end: int, offset: int) -> Statement:
    """The statement with its place in the page's text, if its words stand in a line as they are: as
    line[start:end], where the line begins at `offset` of the page."""
    if line[start:end] != statement.value or "\n" in statement.value:
        return statement
    span = Span(offset + start, offset + end, statement.value)
    return Statement(statement.field, statement.value, statement.witness, statement.believed, span)


def of_days(told: Iterable[tuple[str, Moment]]) -> list[Statement]:
    """Moments as statements of the fields that they are said of."""
    return [
        Statement(field, written_moment(moment), moment.witness, believed=False) for field, moment in told
    ]
