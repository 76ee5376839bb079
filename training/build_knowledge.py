"""Turn the reference folder into the generated tables of src/tightrope/knowledge/data.

    python training/build_knowledge.py REFERENCE [DATA]

Hand-kept tables (countries, officials, organisations, known events ...) are read, never written.
Run it twice after changing names in them: a generated table is made with the tables as they are.
"""

from __future__ import annotations

import sys
from pathlib import Path

import build_knowledge_dictionaries as dictionaries
import build_knowledge_tenures as tenures
from build_knowledge_memberships import memberships
from build_knowledge_states import write_table

from tightrope import knowledge
from tightrope.knowledge import fold

_DATA = Path(__file__).parent.parent / "src" / "tightrope" / "knowledge" / "data"
_TENURE = ["person_id", "person", "state", "office", "role", "start", "end"]
_FROM_LISTS = [
    (
        "source: CIA World Factbook, leaders (public domain) and Wikidata, cabinets and foreign ministers; "
        "made by training/build_knowledge.py"
    ),
    "licence: CC0",
]
_FROM_DICTIONARIES = [
    (
        "source: actor and agent dictionaries of PETRARCH2, Copyright (c) 2014 Open Event Data Alliance; "
        "made by training/build_knowledge.py"
    ),
    "licence: MIT",
]


def main(reference: Path, data: Path) -> None:
    """Write every generated table."""
    tables = knowledge.load()
    held, persons = tenures.tables(reference, tables)
    write_table(data / "tenures.csv", _TENURE, _FROM_LISTS, held)
    write_table(data / "persons.csv", ["person_id", "name", "aliases", "gender"], _FROM_LISTS, persons)
    rows = memberships(reference, tables)
    write_table(data / "memberships.csv", ["organisation", "state", "start", "end"], _FROM_LISTS, rows)
    nouns = frozenset(noun for noun, agent in tables.agents.items() if agent.kind)
    rows = dictionaries.agents(reference, nouns)
    write_table(data / "agents_dictionary.csv", ["noun", "role", "kind"], _FROM_DICTIONARIES, rows)
    names = frozenset(fold(n) for b in tables.bodies if not b.generated for n in (b.name, *b.aliases))
    rows = dictionaries.bodies(reference, names, tables)
    write_table(
        data / "bodies_dictionary.csv", ["name", "aliases", "kind", "state", "role"], _FROM_DICTIONARIES, rows
    )
    write_table(
        data / "figures.csv",
        ["person", "state", "role", "start", "end"],
        _FROM_DICTIONARIES,
        dictionaries.figures(reference, tables),
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else _DATA)
