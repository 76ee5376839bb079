"""Offices as the reference files write them -> our plain names and PLOVER roles."""

from __future__ import annotations

import re

_LABELS = (
    (r"^(prime minister|chairman of the cabinet of ministers \(prime minister\))$", "prime minister"),
    (r"^premier of the state council$", "prime minister"),
    (r"^minister (of|for) (foreign affairs|external affairs|external relations)\b.*", "foreign minister"),
    (r"^(secretary of state for foreign.*|foreign secretary)$", "foreign secretary"),
    (r"^(foreign|external affairs) minister\b.*", "foreign minister"),
    (r"^foreign affairs minister\b.*", "foreign minister"),
    (r"^.*\bminister of foreign( and european)? affairs\b.*", "foreign minister"),
    (r"^secretary of foreign affairs\b.*", "foreign minister"),
    (r"^(federal )?minister (of|for) (national )?defen[cs]e$", "defence minister"),
    (r"^minister (of|for) the armed forces$", "defence minister"),
    (r"^secretary of state for defence$", "defence secretary"),
    (r"^(federal )?minister (of|for) (the )?(interior|internal affairs|home affairs)$", "interior minister"),
    (r"^(secretary of state for the home department|home secretary)$", "home secretary"),
    (r"^(federal )?minister (of|for) (the )?(finance|finances|economy and finance)$", "finance minister"),
    (r"^minister of the economy, finances and industry$", "finance minister"),
    (r"^minister (of|for) justice$", "justice minister"),
    (r"^(federal )?minister (of|for) ([a-z]+)$", r"\3 minister"),
    (r"^united states secretary of (.*)$", r"secretary of \1"),
    (r"^director of the (cia|central intelligence agency)$", "director of the Central Intelligence Agency"),
    (r"^director of the (fbi|federal bureau of investigation)$", "director of the FBI"),
    (r"^president of the (russian federation|united states|french republic|republic)$", "president"),
    (r"^chair(man|person|woman)? of the (.*)$", r"chair of the \2"),
)  # fmt: skip

_ROLES = (
    (r"\b(judge|justice of the|supreme court|chief justice|constitutional court)\b", "JUD"),
    (r"\b(prosecutor|attorney general)\b", "JUD"),
    (
        r"\b(general staff|joint chiefs|chiefs of staff|commander|chief of staff of the)\b",
        "MIL",
    ),
    (r"\barmed forces staff\b", "MIL"),
    (r"\bchief of (the )?(army|naval|air|defen[cs]e)\b", "MIL"),
    (r"\b(intelligence|security service|state security committee|kgb|mossad|secret service)\b", "SPY"),
    (r"\bnational security committee\b", "SPY"),
    (
        r"\b(speaker|member of parliament|majilis|national assembly|parliament|duma|federation council)\b",
        "LEG",
    ),
    (r"\b(congress|senate|verkhovna rada|knesset)\b", "LEG"),
    (r"\bpolice\b", "COP"),
    (r"\bleader of the opposition\b", "OPP"),
)


DROPPED = re.compile(
    r"first lady|lord of the treasury|whip|lord-in-waiting|captain of the|treasurer of the household|"
    r"comptroller|vice-chamberlain|justice of the supreme court|baron|honou?rary",
    re.IGNORECASE,
)
"""Posts that no news report turns on: court and parliamentary sinecures, and puisne judges."""


def office_label(position: str) -> str:
    """The office in plain lower-case words, one label for the ways its name is written."""
    if re.match(r"(?i)ambassador (to|of)|permanent representative|governor of|head of the [A-Z]", position):
        return position[0].lower() + position[1:].replace("Representative", "representative")
    plain = position.strip().lower()
    plain = re.sub(r"\s+of the republic of [a-z]+$| of (yemen|lebanon|georgia|romania|thailand)$", "", plain)
    for pattern, label in _LABELS:
        if re.match(pattern, plain):
            return re.sub(pattern, label, plain)
    return plain


def office_role(label: str) -> str:
    """The PLOVER role of somebody who holds the office."""
    for pattern, role in _ROLES:
        if re.search(pattern, label):
            return role
    return "GOV"


_SHARED = re.compile(
    r"^(first |second |third )?(deputy|vice|minister of state|member|judge|assistant|adviser|advisor)\b"
)


def single(label: str) -> bool:
    """Whether one person at a time holds it, so that a successor's start ends it."""
    return not _SHARED.match(label) or label == "vice president"
