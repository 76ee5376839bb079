"""PETRARCH2's dictionaries (MIT) -> long tails of agents, bodies and historical figures.

Only facts are taken: that a name is of a kind and belongs to a state, in which years a person held
office. What our hand-kept tables already say is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from tightrope.knowledge import Knowledge, fold

ROLES = frozenset(
    [
        "GOV",
        "MIL",
        "LEG",
        "JUD",
        "SPY",
        "COP",
        "PTY",
        "OPP",
        "REB",
        "SEP",
        "PRM",
        "CRM",
        "BUS",
        "LAB",
        "MED",
        "JRN",
        "EDU",
        "REL",
        "CVL",
        "ELI",
        "IGO",
        "NGO",
        "UAF",
        "HLH",
        "AGR",
        "HRI",
        "REF",
        "ENV",
        "BUD",
        "CHR",
        "MUS",
        "JEW",
        "HIN",
        "DEV",
    ]
)
_ROLE_NAMES = {
    "MED": "JRN",
    "HLH": "MED",
    "MOS": "REL",
    "CHR": "REL",
    "MUS": "REL",
    "JEW": "REL",
    "HIN": "REL",
}
"""PETRARCH2's MED is the press, which PLOVER calls JRN; its HLH health, PLOVER's MED."""

_MACROS = {
    "!PERSON!": ("man", "men", "woman", "women", "person"),
    "!MINIST!": ("minister", "ministers", "ministry", "ministries"),
}
_ENDS = frozenset(("at", "for", "to", "of", "in", "from", "with"))
"""Words at the end of a pattern that is no noun."""
_OPEN = re.compile(r"\[~?([A-Z]{3,})\s*([^\]]*)\]")


def agents(reference: Path, known: frozenset[str]) -> list[list[str]]:
    """Rows of agents_dictionary.csv: noun, role, kind."""
    found: dict[str, str] = {}
    for line in _lines(reference / "dictionaries" / "Phoenix.agents.txt"):
        match = re.match(r"^([A-Z!_'\- ]+?)\s*(?:\{.*\})?\s*\[~([A-Z]{3})", line)
        if not match or "MINIST" in match[1]:
            continue
        for noun in _expanded(match[1]):
            if noun not in known and len(noun.split()) <= 3 and noun.split()[-1] not in _ENDS:
                found.setdefault(noun, _ROLE_NAMES.get(match[2], match[2]))
    return [[noun, role, ""] for noun, role in sorted(found.items()) if role in ROLES]


def _expanded(pattern: str) -> Iterator[str]:
    for macro, words in _MACROS.items():
        if macro in pattern:
            for word in words:
                yield _plain(pattern.replace(macro, word.upper()))
            return
    yield _plain(pattern)


def _plain(name: str) -> str:
    return re.sub(r"[_\s]+", " ", name).strip().lower()


def bodies(reference: Path, known: frozenset[str], knowledge: Knowledge) -> list[list[str]]:
    """Rows of bodies_dictionary.csv: armed groups, organisations and companies of several words.

    The thousands of small companies of the United States are left out: no event turns on them.
    """
    found: dict[str, list[str]] = {}
    for file in ("Phoenix.MilNonState.actors.txt", "Phoenix.International.actors.txt"):
        for names, code, dates in _entries(reference / "dictionaries" / file):
            kind, state, role = _body_code(code)
            titles = [_title(name) for name in names if _usable(name)]
            if dates or not kind or not titles or fold(titles[0]) in known:
                continue
            if (state and knowledge.country(state) is None) or (kind == "company" and state in {"", "USA"}):
                continue
            others = [
                t for t in dict.fromkeys(titles[1:]) if fold(t) not in known and fold(t) != fold(titles[0])
            ]
            found.setdefault(fold(titles[0]), [titles[0], "; ".join(others), kind, state, role])
    return [row for _, row in sorted(found.items())]


_KINDS = {"NGO": "ngo", "NGM": "ngo", "MNC": "company"}
_REGIONS = frozenset(
    [
        "AFR",
        "ASA",
        "SAS",
        "SEA",
        "MEA",
        "EUR",
        "WEU",
        "EEU",
        "LAM",
        "CAM",
        "SAM",
        "NMR",
        "KKL",
        "INT",
        "WST",
        "WAF",
        "CAF",
        "EAF",
        "NAF",
        "SAF",
        "CAU",
        "CAS",
        "SCN",
        "BLK",
        "ARB",
    ]
)


def _body_code(code: str) -> tuple[str, str, str]:
    first, rest = code[:3], code[3:]
    if first in _KINDS:
        state = rest[:3] if rest[:3] not in ROLES and rest[:3] not in _REGIONS and len(rest) >= 3 else ""
        role = "BUS" if first == "MNC" else "NGO"
        return _KINDS[first], state, role
    if code[3:6] in {"REB", "SEP", "UAF"}:
        return "armed", "" if first in _REGIONS or first in {"IMG", "UIG"} else first, code[3:6]
    return "", "", ""


def _usable(name: str) -> bool:
    words = name.split()
    return 2 <= len(words) <= 6 and all(re.fullmatch(r"[A-Z][A-Z'\-.&]*", word) for word in words)


_SMALL = frozenset(
    [
        "of",
        "and",
        "for",
        "the",
        "de",
        "la",
        "del",
        "des",
        "du",
        "et",
        "en",
        "y",
        "da",
        "do",
        "dos",
        "el",
        "al",
        "in",
        "on",
        "to",
    ]
)


def _title(name: str) -> str:
    words = name.lower().split()
    return " ".join(
        w if i and w in _SMALL else re.sub(r"\b[a-z]", lambda m: m[0].upper(), w) for i, w in enumerate(words)
    )


_LAST_DAY = "2014-01-30"
"""The day the dictionary's list of leaders was made: nothing is known behind it."""


def figures(reference: Path, knowledge: Knowledge) -> list[list[str]]:
    """Rows of figures.csv (person, state, role, start, end): people of public life since 1998.

    One row a person and role, from the first day to the last: the source's spans are cabinets.
    """
    known = {(fold(t.person), t.state) for t in knowledge.tenures if t.office}
    held: dict[tuple[str, str, str], list[tuple[str, str]]] = {}
    for names, spans in _people(reference / "dictionaries" / "Phoenix.Countries.actors.txt"):
        name = _title(names[0])
        for state, role, start, end in spans:
            usable = (
                _usable(names[0])
                and knowledge.country(state) is not None
                and (fold(name), state) not in known
            )
            if usable and role in {"GOV", "MIL", "LEG", "JUD", "OPP", "SPY"}:
                held.setdefault((name, state, role), []).append((start, end or _LAST_DAY))
    rows = [
        [name, state, role, min(s for s, _ in spans), max(e for _, e in spans)]
        for (name, state, role), spans in held.items()
        if max(e for _, e in spans) >= "1998" and min(s for s, _ in spans) <= _LAST_DAY
    ]
    return sorted(rows, key=lambda r: (r[1], r[0], r[3]))


_SPAN = re.compile(r"\[([A-Z]{3})([A-Z]{3})?[A-Z]*\s*([<>]?)\s*(\d{6,8})?(?:-(\d{6,8}))?\]")


def _people(path: Path) -> Iterator[tuple[list[str], list[tuple[str, str, str, str]]]]:
    names: list[str] = []
    spans: list[tuple[str, str, str, str]] = []
    for line in path.read_text(encoding="latin-1").splitlines():
        if line.startswith(("#", "\n")) or not line.strip():
            continue
        if line[0] in "\t ":
            spans.extend(_span(match) for match in _SPAN.finditer(line))
            continue
        if line.startswith("+"):
            names.append(_bare(line))
            continue
        if names and spans:
            yield names, [s for s in spans if s[2]]
        names, spans = ([_bare(line)] if "CountryInfo" in line else []), []
    if names and spans:
        yield names, [s for s in spans if s[2]]


def _span(match: re.Match[str]) -> tuple[str, str, str, str]:
    state, role, sign, start, end = match.groups()
    first, last = _day(start), _day(end)
    return (state, role or "", "", first) if sign == "<" else (state, role or "", first, last)


def _day(digits: str | None) -> str:
    if not digits:
        return ""
    full = digits if len(digits) == 8 else ("20" if int(digits[:2]) < 30 else "19") + digits
    year, month, day = full[:4], int(full[4:6]), int(full[6:8])
    return f"{year}-{min(max(month, 1), 12):02d}-{min(max(day, 1), 28):02d}"


def _bare(line: str) -> str:
    return re.sub(r"[_\s]+", " ", line.split("#")[0].split("[")[0].strip("+")).strip()


def _entries(path: Path) -> Iterator[tuple[list[str], str, str]]:
    names: list[str] = []
    for line in _lines(path):
        if line[0] not in "+\t ":
            names = []
        bare = _bare(line)
        if bare:
            names.append(re.sub(r"\s*\([^)]*\)", "", bare).strip())
        match = _OPEN.search(line)
        if match and names:
            yield names, match[1], match[2].strip()


def _lines(path: Path) -> Iterator[str]:
    for line in path.read_text(encoding="latin-1").splitlines():
        if line.strip() and not line.startswith("#"):
            yield line
