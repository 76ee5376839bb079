"""Office-holders over time: the Factbook's leaders and Wikidata's cabinets -> tenures and persons."""

from __future__ import annotations

import csv
import itertools
import re
from collections import defaultdict
from dataclasses import dataclass, field, replace
from pathlib import Path

from build_knowledge_offices import DROPPED, office_label, office_role, single
from build_knowledge_states import iso3_of, repository_state

from tightrope.knowledge import Knowledge, fold, slug, sound_key

_MISFILED = frozenset(("Cathy Cox", "Karen Handel", "Brian Kemp", "Robyn Crittenden", "Brad Raffensperger"))
"""Secretaries of state of Georgia, the federal state, whom the list has as the federal post's."""

_TERRITORIES = frozenset({"GUM", "PRI", "BMU", "GIB", "FRO", "NCL", "GRL", "COK", "HKG", "MAC"})
"""Their chief of state is another state's."""

_FACTBOOK_NOW = "2026-05-17"
"""The Factbook's last snapshot: who is listed there had not left office."""

_TITLES = re.compile(
    r"^(?:note\s*-\s*)?(?P<title>(?:(?:Acting|Caretaker|Interim|Transitional|First|Second|Third|Deputy|Vice|Prime|Executive|"
    r"Co-|Supreme|State|Affairs|Commission|General|Secretary|Federal|Head|of|the|Government|Council|Swiss|Confederation|"
    r"National|Military|Sovereign|Transition|Party|Central|Chairman|Captain|Regent|Minister|Ministers|President|Presidents|"
    r"Premier|Premiers|King|Queen|Sultan|and|Chancellor|Vice-President|Leader|Amir|Emir|Pope|Prince|Grand|Duke|Ruler|"
    r"Governor|State Counselor|Presidency)\s+)+)(?P<name>.+)$"
)
_KEPT = {
    "president": "president",
    "prime minister": "prime minister",
    "premier": "prime minister",
    "chancellor": "chancellor",
    "king": "king",
    "queen": "queen",
    "sultan": "sultan",
    "sultan and prime minister": "sultan",
    "amir": "emir",
    "emir": "emir",
    "pope": "pope",
    "prince": "prince",
    "grand duke": "grand duke",
    "supreme leader": "supreme leader",
    "vice president": "vice president",
    "deputy prime minister": "deputy prime minister",
    "first deputy prime minister": "first deputy prime minister",
    "first vice president": "first vice president",
    "state affairs commission president": "leader",
    "president of the swiss confederation": "president",
    "general secretary": "general secretary",
    "federal chancellor": "chancellor",
    "head of government": "prime minister",
}
_PREFIXES = re.compile(r"^(acting|caretaker|interim|transitional|transition) ")


@dataclass
class Held:
    """One row on its way: who, where, what, since and until when, and where we have it from."""

    person_id: str
    person: str
    short: str
    state: str
    office: str
    start: str
    end: str
    source: str
    aliases: set[str] = field(default_factory=set)


def factbook(reference: Path, knowledge: Knowledge) -> list[Held]:
    """Heads of state and government, one row for each time in office."""
    best: dict[tuple[str, str, str, str], tuple[Held, str]] = {}
    for row in _csv(reference / "leaders" / "factbook_leaders.csv"):
        state = iso3_of(row["country"], knowledge)
        match = _TITLES.match(row["title_and_name"].split(" - ")[0].split(";")[0].strip())
        if not state or not match or (state in _TERRITORIES and row["office_slot"] == "chief of state"):
            continue
        title = _PREFIXES.sub("", match["title"].strip().lower())
        office = _KEPT.get(title)
        parsed = _capitals_name(match["name"])
        if office is None or parsed is None:
            continue
        name, short, aliases = parsed
        held = Held("", name, short, state, office, row["since"], row["last_seen"], "factbook", aliases)
        key = (state, office, sound_key(short), row["since"][:7])
        if key not in best or best[key][1] < row["last_seen"]:
            best[key] = (held, row["last_seen"])
    rows = [held if seen < _FACTBOOK_NOW else replace(held, end="") for held, seen in best.values()]
    return [row for row in rows if row.start]


def _capitals_name(text: str) -> tuple[str, str, set[str]] | None:
    """ "Vladimir Vladimirovich PUTIN" -> name, short form, other full forms; None when unreadable."""
    text = re.sub(r"[\"“”(].*?[\"”)]|\bSir\b|\bDr\.|\bDame\b|\bJr\.|, .*$|\bGen\.|\bGeneral\b", " ", text)
    words = [word for word in re.split(r"\s+", text.strip()) if word]
    loud = [i for i, word in enumerate(words) if len(word) > 1 and word.isupper() and not word.endswith(".")]
    if not loud or len(words) > 8:
        return None
    low, high = loud[0], loud[-1] + 1
    short = " ".join(map(_titled, words[low:high]))
    given = [word for word in words[:low] if not re.match(r"^[A-Z]\.$", word)]
    if given and given[-1].lower() in {"al", "el", "al-"}:
        short = f"{given.pop()}-{short}"
    if len(given) > 1 and re.search(r"(vich|vna|yich|yevna)$", given[-1]):
        given = given[:1]
    rest = words[high:]
    name = (
        " ".join([*given, short, *rest])
        if not given or _family_first(words, low)
        else " ".join([*given, short])
    )
    aliases = {" ".join([given[0], short])} if given else set()
    if given and rest:
        aliases.add(" ".join([*given, short, *rest]))
    return name, short, aliases - {name}


def _family_first(words: list[str], low: int) -> bool:
    return low == 0 and len(words) > 1


def _titled(word: str) -> str:
    if word in {"DE", "DA", "DOS", "DO", "VON", "VAN", "DEN", "DER", "BIN", "IBN", "DI"}:
        return word.lower()
    if re.fullmatch(r"[IVX]+", word):
        return word
    return re.sub(r"[^\W\d_]+", lambda m: m[0].capitalize() if len(m[0]) > 1 else m[0], word.lower()).replace(
        "Al-", "al-"
    )


def wikidata(reference: Path, knowledge: Knowledge) -> list[Held]:
    """Cabinets, ambassadors and the foreign ministers of January 2023."""
    rows = []
    for row in _csv(reference / "leaders" / "wikidata_cabinets_to_2022.csv"):
        state = repository_state(row["repo"])
        if row["person"] in _MISFILED:
            continue
        if state and row["start"] and not DROPPED.search(row["position"]) and row["person"].isprintable():
            rows.append(
                _wikidata_row(
                    row["personID"], row["person"], state, row["position"], row["start"], row["end"]
                )
            )
    for row in _csv(reference / "leaders" / "wikidata_foreign_ministers_2023-01.csv"):
        state = iso3_of(row["countryLabel"], knowledge)
        if (
            state
            and row["person"]
            and row["name"].strip()
            and row["start"]
            and "Cantabria" not in row["positionLabel"]
        ):
            label = "foreign minister" if "State" not in row["positionLabel"] else row["positionLabel"]
            rows.append(_wikidata_row(row["person"], row["name"], state, label, row["start"], ""))
    return [row for row in rows if row.person.isascii() or fold(row.person).isascii()]


def _wikidata_row(person_id: str, person: str, state: str, position: str, start: str, end: str) -> Held:
    name = person.split(",")[0].strip()
    label = office_label(position)
    if state == "USA" and label == "foreign minister":
        label = "secretary of state"
    start, end = start[:10], end[:10]
    if end and end < start:
        end = f"{start[:4]}-12-31"
    return Held(person_id, name, name.split()[-1], state, label, start, end, "wikidata")


def merged(rows: list[Held], people: list[Held]) -> list[Held]:
    """Give Factbook people the Wikidata id and name of the same person, where there is one."""
    known: dict[tuple[str, str], list[Held]] = defaultdict(list)
    for person in people:
        for token in _tokens(person.person):
            known[person.state, token].append(person)
    out = []
    for row in rows:
        same = next((p for p in known[row.state, sound_key(row.short.split()[-1])] if _same(row, p)), None)
        if same:
            row = replace(
                row, person_id=same.person_id, person=same.person, aliases=row.aliases | {row.person}
            )
        out.append(row)
    return out


def _tokens(name: str) -> frozenset[str]:
    return frozenset(sound_key(word) for word in fold(name).split() if len(word) > 1)


def _same(row: Held, other: Held) -> bool:
    left, right = _tokens(row.person), _tokens(other.person)
    return len(left & right) >= 2 and (left <= right or right <= left)


def closed(rows: list[Held]) -> list[Held]:
    """End each tenure of a one-person office where the successor's begins; drop doubles."""
    by_office: dict[tuple[str, str], list[Held]] = defaultdict(list)
    for row in rows:
        by_office[row.state, row.office].append(row)
    out = []
    for (_, office), held in sorted(by_office.items()):
        out.extend(_closed_office(sorted(held, key=lambda r: (r.start, r.source)), office))
    return out


def _closed_office(held: list[Held], office: str) -> list[Held]:
    kept: list[Held] = []
    for row in held:
        twin = next((k for k in kept if _one_person(k, row) and _near(k, row)), None)
        if twin is not None:
            twin.aliases |= row.aliases | ({row.person} if row.person != twin.person else set())
            if row.source == "wikidata":
                twin.person_id, twin.person, twin.short = row.person_id, row.person, row.short
            twin.end = "" if "factbook" in {row.source, twin.source} and not row.end else twin.end or row.end
            continue
        kept.append(replace(row))
    if single(office):
        for row, successor in itertools.pairwise(kept):
            ends_late = not row.end or row.end > successor.start or row.source == "factbook"
            if ends_late and successor.person_id != row.person_id and successor.start > row.start:
                row.end = successor.start
    return kept


def _one_person(left: Held, right: Held) -> bool:
    if left.person_id == right.person_id:
        return True
    different = left.source != right.source
    return different and sound_key(left.person.split()[-1]) == sound_key(right.person.split()[-1])


def _near(left: Held, right: Held) -> bool:
    return left.start[:4] == right.start[:4] or (bool(left.end) and left.end >= right.start > left.start)


def tables(reference: Path, knowledge: Knowledge) -> tuple[list[list[str]], list[list[str]]]:
    """Rows of tenures.csv and persons.csv."""
    cabinets = wikidata(reference, knowledge)
    leaders = merged(factbook(reference, knowledge), cabinets)
    for row in leaders:
        row.person_id = row.person_id or f"P.{slug(row.person)}"
    rows = closed(cabinets + leaders)
    tenures = [
        [r.person_id, r.person, r.state, r.office, office_role(r.office), r.start, r.end] for r in rows
    ]
    others: dict[str, tuple[Held, set[str]]] = {}
    for row in rows:
        held, names = others.setdefault(row.person_id, (row, set()))
        names |= row.aliases
        if row.short != row.person.split()[-1]:
            names.add(row.short)
        if row.person != held.person:
            names.add(row.person)
    persons = [
        [key, held.person, "; ".join(sorted(names - {held.person})), ""]
        for key, (held, names) in sorted(others.items())
        if names - {held.person}
    ]
    return sorted(tenures, key=lambda r: (r[2], r[3], r[5], r[0])), persons


def _csv(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))
