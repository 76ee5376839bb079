"""Names of states as the reference files write them -> ISO3, through our own countries table."""

from __future__ import annotations

import csv
from pathlib import Path

from tightrope.knowledge import Knowledge

_SPELLINGS = {
    "Burma": "MMR",
    "Cabo Verde": "CPV",
    "Congo, Democratic Republic of the": "COD",
    "Congo, Republic of the": "COG",
    "Czechia": "CZE",
    "Gambia, The": "GMB",
    "Bahamas, The": "BHS",
    "Korea, North": "PRK",
    "Korea, South": "KOR",
    "Micronesia, Federated States of": "FSM",
    "The Dominican": "DOM",
    "Turkey (Turkiye)": "TUR",
    "Holy See (Vatican City)": "VAT",
    "European Union": "IGO.EU",
    "People's Republic of China": "CHN",
    "Kingdom of the Netherlands": "NLD",
    "Kingdom of Denmark": "DNK",
    "The Gambia": "GMB",
    "The Bahamas": "BHS",
    "Democratic Republic of the Congo": "COD",
    "Republic of the Congo": "COG",
    "State of Palestine": "PSE",
}

_REPOSITORIES = {
    "afghanistan": "AFG",
    "armenia-ministers": "ARM",
    "azerbaijan-cabinet": "AZE",
    "belarus-ministers": "BLR",
    "china-ministers": "CHN",
    "france-cabinet": "FRA",
    "georgia-ministers": "GEO",
    "india-ministers": "IND",
    "iran-ministers": "IRN",
    "israel-ministers": "ISR",
    "japan-ministers": "JPN",
    "kazakhstan-cabinet": "KAZ",
    "kyrgyzstan-ministers": "KGZ",
    "pakistan-ministers": "PAK",
    "russia-cabinet": "RUS",
    "south-korea-ministers": "KOR",
    "tajikistan-ministers": "TJK",
    "turkey-ministers": "TUR",
    "ukraine-cabinet": "UKR",
    "united-kingdom-cabinet": "GBR",
    "us-cabinet": "USA",
    "uzbekistan-ministers": "UZB",
}


def iso3_of(name: str, knowledge: Knowledge) -> str:
    """The state's code, "" for what is none of ours (a territory, a historical entity)."""
    if name in _SPELLINGS:
        return _SPELLINGS[name]
    found = knowledge.state_of(name) or knowledge.state_of(name.split(" (")[0]) or ""
    country = knowledge.country(found)
    own = country is not None and name.split(" (")[0].casefold() in {
        word.casefold() for word in (country.name, *country.aliases)
    }
    return found if own else ""


def repository_state(name: str) -> str:
    """The state a cabinet list is about, "" for the list of world bodies."""
    return _REPOSITORIES.get(name, "")


def write_table(path: Path, header: list[str], notes: list[str], rows: list[list[str]]) -> None:
    """Write one table of ours: comment lines, header, rows."""
    with path.open("w", encoding="utf-8", newline="") as file:
        file.writelines(f"# {note}\n" for note in notes)
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)
    print(f"{path.name}: {len(rows):,} rows, {path.stat().st_size:,} bytes")
