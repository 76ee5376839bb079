"""The Factbook's dated lists of organisations -> memberships.csv."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from pathlib import Path

from build_knowledge_states import iso3_of

from tightrope.knowledge import Knowledge

_FIRST, _LAST = "2015-10-26", "2023-12-01"
"""The first snapshot says nothing about when a membership began. Texts seen after the last day
named here run to the latest snapshot, so a membership found there has no known end."""


def memberships(reference: Path, knowledge: Knowledge) -> list[list[str]]:
    """Rows: organisation, state, start, end. Days are those of the snapshots, so up to months late."""
    codes: dict[str, list[str]] = defaultdict(list)
    for organisation in knowledge.organisations:
        if organisation.factbook:
            codes[organisation.factbook].append(organisation.id)
    spans: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    last_text: dict[str, str] = {}
    with (reference / "leaders" / "factbook_intl_org_history.csv").open(
        encoding="utf-8-sig", newline=""
    ) as file:
        for row in csv.DictReader(file):
            state = iso3_of(row["country"], knowledge)
            if len(state) != 3:
                continue
            last_text[state] = max(last_text.get(state, ""), row["last_seen"])
            for code in re.split(r",\s*(?![^()]*\))", row["orgs"]):
                if code.strip() in codes:
                    for key in codes[code.strip()]:
                        spans[key, state].append((row["first_seen"], row["last_seen"]))
    return [
        _row(organisation, state, held, last_text[state])
        for (organisation, state), held in sorted(spans.items())
    ]


def _row(organisation: str, state: str, held: list[tuple[str, str]], last_text: str) -> list[str]:
    first, last = min(start for start, _ in held), max(end for _, end in held)
    start = "" if first < "2016-12" else first
    end = "" if last >= min(last_text, _LAST) else last
    return [organisation, state, start, end]
