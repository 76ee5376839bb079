"""The search grammar: words, "phrases", prefix*, -word, OR; compiled to a safe FTS5 expression; pure.

Nothing of the user's text reaches FTS5 but words inside quotation marks of our own, so no text is
a syntax error there. What we cannot make sense of is refused with its place.

    query  = clause { clause }                 all clauses must match
    clause = term { "OR" term } | "-" term     one of them must match; must not match
    term   = word | word "*" | '"' words '"'
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from tightrope.errors import BadQuery
from tightrope.limits import MAX_QUERY_CHARS, MAX_QUERY_TERMS

_TOKEN: Final = re.compile(r'-?"[^"]*"?|[^\s"]+')
_CURLY: Final = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"'})


@dataclass(frozen=True, slots=True)
class _Term:
    """One thing to look for; `at` is its place in the query, from 1."""

    text: str
    at: int
    excluded: bool = False
    prefix: bool = False

    def compiled(self) -> str:
        words = self.text.replace('"', " ")
        return f'"{words}"*' if self.prefix else f'"{words}"'


def compile_query(query: str) -> str:
    """The FTS5 expression for a query; BadQuery, with `position`, where it makes no sense."""
    if len(query) > MAX_QUERY_CHARS:
        detail = f"the query has {len(query):,} characters; at most {MAX_QUERY_CHARS:,} are taken"
        raise BadQuery(detail, position=MAX_QUERY_CHARS + 1)
    wanted: list[list[_Term]] = []
    unwanted: list[_Term] = []
    joining: int | None = None
    terms = _terms(query)
    for term in terms:
        if term.text == "OR" and not term.prefix:
            if not wanted or joining is not None or term.excluded:
                raise BadQuery(f"OR at character {term.at} has nothing before it", position=term.at)
            joining = term.at
        elif term.excluded:
            if joining is not None:
                raise BadQuery(f"-{term.text} at character {term.at} cannot follow OR", position=term.at)
            unwanted.append(term)
        elif joining is not None:
            wanted[-1].append(term)
            joining = None
        else:
            wanted.append([term])
    if joining is not None:
        raise BadQuery(f"OR at character {joining} has nothing behind it", position=joining)
    if not wanted:
        raise BadQuery("the query names nothing to look for", position=1)
    return _joined(wanted, unwanted)


def _joined(wanted: list[list[_Term]], unwanted: list[_Term]) -> str:
    clauses = ("(" + " OR ".join(term.compiled() for term in clause) + ")" for clause in wanted)
    found = " AND ".join(clauses)
    if not unwanted:
        return found
    return f"({found}) NOT ({' OR '.join(term.compiled() for term in unwanted)})"


def _terms(query: str) -> list[_Term]:
    plain = "".join(c if c.isprintable() else " " for c in query.translate(_CURLY))
    terms = [_term(match.group(), match.start() + 1) for match in _TOKEN.finditer(plain)]
    if len(terms) > MAX_QUERY_TERMS:
        at = terms[MAX_QUERY_TERMS].at
        raise BadQuery(f"the query has {len(terms)} terms; at most {MAX_QUERY_TERMS} are taken", position=at)
    return terms


def _term(token: str, at: int) -> _Term:
    excluded = token.startswith("-") and len(token) > 1
    text = token[1:] if excluded else token
    if text.startswith('"'):
        if len(text) == 1 or not text.endswith('"'):
            raise BadQuery(f"the quotation mark at character {at} is never closed", position=at)
        text = text[1:-1]
    prefix = text.endswith("*") and not token.endswith('"')
    text = text.rstrip("*") if prefix else text
    if not any(c.isalnum() for c in text):
        raise BadQuery(f"{token!r} at character {at} holds no word to look for", position=at)
    return _Term(text, at, excluded, prefix)
