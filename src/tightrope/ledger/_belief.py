"""Keeps what we believe in line with what sources say: corrections, withdrawn claims, conflicts.

A correction closes the belief in the claim it withdraws, in the article that carries it and in
earlier articles of the same newsroom; the replacement stands beside it, open. Conflicts that no
longer hold are closed, never deleted. Which claims clash is decided in `_conflicts.py`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, Final

from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    Text,
    and_,
    cast,
    exists,
    func,
    insert,
    select,
    update,
)
from sqlalchemy.engine import RowMapping

from tightrope.knowledge import Knowledge
from tightrope.ledger import _records as records
from tightrope.ledger import _schema as t
from tightrope.ledger._conflicts import HeldClaim, find_conflicts
from tightrope.ledger._conflicts_comparable import LEAD_CHARS
from tightrope.ledger._fetch import where_in
from tightrope.ledger._rows import evidence, notice_id
from tightrope.records import Article, Claim, Conflict, Correction, Interval, Notice, NoticeKind

_REPLACING: Final = (NoticeKind.CORRECTION, NoticeKind.RETRACTION, NoticeKind.CLARIFICATION)
"""Notices that take something back; an update or an editor's note does so only where it says so."""


# --- corrections ------------------------------------------------------------------------------


def corrections(article: Article, claims: Sequence[Claim]) -> list[Correction]:
    """The corrections that an article's notices amount to, tied to the claims read from them."""
    found = []
    for n, notice in enumerate(article.notices):
        withdrawn, replacement = _claims_of(notice, article, claims)
        if notice.kind in _REPLACING or withdrawn:
            found.append(_correction(article, n, notice, withdrawn, replacement))
    return found


def _claims_of(
    notice: Notice, article: Article, claims: Sequence[Claim]
) -> tuple[Claim | None, Claim | None]:
    """The claim that a notice takes back and the one it puts in its place."""
    inside = [
        claim
        for claim in claims
        if notice.span.start <= claim.evidence.start
        and claim.evidence.end <= notice.span.end
        and article.text[claim.evidence.start : claim.evidence.end] == claim.evidence.text
    ]
    withdrawn = next((claim for claim in inside if claim.withdrawn), None)
    standing = [claim for claim in inside if not claim.withdrawn]
    if withdrawn is None:
        return None, next(iter(standing), None)
    alike = (c for c in standing if (c.kind, c.attribute) == (withdrawn.kind, withdrawn.attribute))
    return withdrawn, next(alike, None)


def _correction(
    article: Article, n: int, notice: Notice, withdrawn: Claim | None, replacement: Claim | None
) -> Correction:
    if withdrawn and replacement:
        why = f"withdrawn: {withdrawn.words}; in its place: {replacement.words}"
    elif withdrawn:
        why = f"withdrawn: {withdrawn.words}"
    else:
        why = "the notice's words could not be read as a claim that was withdrawn"
    return Correction(
        id=notice_id(article.id, n),
        article_id=article.id,
        kind=notice.kind,
        day=notice.day,
        wrong=notice.wrong,
        right=notice.right,
        withdrawn=withdrawn.id if withdrawn else None,
        replacement=replacement.id if replacement else None,
        evidence=notice.span,
        why=why,
    )


def correction_row(n: int, correction: Correction, maker: str, now: datetime) -> dict[str, Any]:
    """The row of a correction."""
    return {
        "id": correction.id,
        "n": n,
        "kind": correction.kind.value,
        "day": correction.day,
        "wrong": correction.wrong,
        "right": correction.right,
        "withdrawn": correction.withdrawn,
        "replacement": correction.replacement,
        "why": correction.why,
        **evidence(correction.article_id, correction.evidence, maker),
        "believed_from": now,
    }


def close_withdrawn(
    connection: Connection, claims: Sequence[Claim], newsroom: str, now: datetime
) -> set[str]:
    """Cease to believe what the newsroom has taken back, whichever of its articles came first.

    The articles whose claims were closed.
    """
    kinds = sorted({(claim.kind.value, claim.attribute) for claim in claims})
    closed = set()
    for kind, attribute in kinds:
        rows = _claims_by(connection, newsroom, kind, attribute)
        taken_back = {_said(row) for row in rows if row["withdrawn"]}
        for row in rows:
            if row["believed_to"] is None and _said(row) in taken_back:
                closing = update(t.claims).where(t.claims.c.id == row["id"])
                connection.execute(closing.values(believed_to=now))
                closed.add(row["article_id"])
    return closed


def _claims_by(connection: Connection, newsroom: str, kind: str, attribute: str) -> list[RowMapping]:
    statement = (
        select(t.claims)
        .join(t.articles, t.articles.c.id == t.claims.c.article_id)
        .where(t.claims.c.kind == kind, t.claims.c.attribute == attribute, t.articles.c.newsroom == newsroom)
    )
    return list(connection.execute(statement).mappings())


def _said(row: RowMapping) -> tuple[object, ...]:
    return (row["kind"], row["subject"], row["attribute"], *row["values"], row["negated"])


# --- conflicts --------------------------------------------------------------------------------


def refresh_conflicts(
    connection: Connection, article_ids: Iterable[str], knowledge: Knowledge | None, now: datetime
) -> None:
    """Bring the conflicts of some articles' claims in line with all claims held."""
    for article_id in sorted(article_ids):
        wanted = {conflict.id: conflict for conflict in found(connection, article_id, knowledge)}
        for row in open_conflicts(connection, article_id):
            if row["id"] in wanted and _same(row, wanted[row["id"]]):
                del wanted[row["id"]]
            else:
                closing = update(t.conflicts).where(t.conflicts.c.version == row["version"])
                connection.execute(closing.values(believed_to=now))
        rows = [{**_conflict_row(conflict), "believed_from": now} for conflict in wanted.values()]
        if rows:
            connection.execute(insert(t.conflicts), rows)


def found(connection: Connection, article_id: str, knowledge: Knowledge | None) -> tuple[Conflict, ...]:
    """The conflicts between an article's claims and all others held, worked out from the claims."""
    table = t.claims
    rows = list(connection.execute(_with_article().where(table.c.article_id == article_id)).mappings())
    if not rows:
        return ()
    other, mine = t.claims.alias("other"), t.claims.alias("mine")
    theirs, ours = t.claim_subjects.alias("theirs"), t.claim_subjects.alias("ours")
    ids = connection.execute(
        select(other.c.id)
        .distinct()
        .select_from(mine)
        .join(ours, ours.c.claim_id == mine.c.id)
        .join(theirs, theirs.c.part == ours.c.part)
        .join(
            other,
            and_(
                other.c.id == theirs.c.claim_id,
                other.c.kind == mine.c.kind,
                other.c.attribute == mine.c.attribute,
                other.c.article_id != mine.c.article_id,
            ),
        )
        .where(mine.c.article_id == article_id)
    ).scalars()
    others = list(where_in(connection, _with_article(), table.c.id, sorted(ids)))
    return find_conflicts(_held(connection, rows), _held(connection, others), knowledge)


def _with_article() -> Any:
    """Claims that speak for themselves, with what is said of their articles.

    Two kinds don't, so that one conflict is not told many times: a claim closed by a correction
    elsewhere, since the correction's own withdrawn claim says the same; and a claim of a copy that
    stands in an earlier article of its group.
    """
    table = t.articles
    lead = func.substr(table.c.body, 1, LEAD_CHARS).label("lead")
    named = [table.c.newsroom, table.c.headline, table.c.outlet, lead]
    days = [table.c.published_earliest, table.c.published_latest]
    spoken_for = t.claims.c.believed_to.is_not(None) & t.claims.c.withdrawn.is_(False)
    joined = select(t.claims, *named, *days).join(table, table.c.id == t.claims.c.article_id)
    return joined.where(~spoken_for, ~_said_before())


def _said_before() -> ColumnElement[bool]:
    """Whether an earlier article of the same copies makes the same claim."""
    claim, article = t.claims.alias("said"), t.articles.alias("earlier")
    same = (
        claim.c[name] == t.claims.c[name] for name in ("kind", "subject", "attribute", "values", "negated")
    )
    return exists(
        select(claim.c.id)
        .join(article, article.c.id == claim.c.article_id)
        .where(
            article.c.copy_group == t.articles.c.copy_group,
            article.c.id != t.articles.c.id,
            _published_order(article) < _published_order(t.articles),
            claim.c.withdrawn == t.claims.c.withdrawn,
            *same,
        )
        .correlate(t.claims, t.articles)
    )


def _published_order(article: FromClause) -> ColumnElement[str]:
    """A text that sorts articles by day of publication, then id; those without a day come last."""
    return func.coalesce(cast(article.c.published_earliest, Text), "9999") + article.c.id


def _held(connection: Connection, rows: Sequence[RowMapping]) -> list[HeldClaim]:
    return [
        HeldClaim(
            claim=claim,
            origin=row["newsroom"],
            published=_published(row),
            headline=row["headline"] or "",
            name=row["outlet"] or "one account",
            lead=row["lead"],
        )
        for row, claim in zip(rows, records.claims(connection, rows), strict=True)
    ]


def _published(row: RowMapping) -> Interval | None:
    first, last = row["published_earliest"], row["published_latest"]
    return Interval(first, last) if first or last else None


def open_conflicts(connection: Connection, article_id: str) -> list[RowMapping]:
    """The conflicts we hold now in which one of the article's claims is a side."""
    mine = select(t.claims.c.id).where(t.claims.c.article_id == article_id).scalar_subquery()
    table = t.conflicts
    statement = select(table).where(
        table.c.believed_to.is_(None), table.c.left.in_(mine) | table.c.right.in_(mine)
    )
    return list(connection.execute(statement).mappings())


def _conflict_row(conflict: Conflict) -> dict[str, Any]:
    return {
        "id": conflict.id,
        "kind": conflict.kind.value,
        "left": conflict.left.id,
        "right": conflict.right.id,
        "why": conflict.why,
        "settled": conflict.settled,
    }


def _same(row: RowMapping, conflict: Conflict) -> bool:
    return all(row[name] == value for name, value in _conflict_row(conflict).items())
