"""The event lexicon's tables hang together: every code, class and operator that a row names is known."""

from __future__ import annotations

from pathlib import Path

import pytest

from tightrope import knowledge
from tightrope.errors import KnowledgeError

LEXICON = knowledge.load().event_lexicon
FRAMES = [(verb, frame) for verb, frames in LEXICON.verbs.items() for frame in frames]


def test_every_frame_has_a_code_with_a_plover_root_or_is_a_statement() -> None:
    deeds = [(verb, frame) for verb, frame in FRAMES if frame.code and not frame.code.startswith("01")]
    lost = [verb for verb, frame in deeds if not LEXICON.event_code(frame.code, frame.mode).plover]
    assert lost == []


def test_every_class_that_a_frame_asks_for_has_members() -> None:
    asked = {thing for _, frame in FRAMES for thing in frame.things if not thing.isdigit()}
    known = {name for thing in _nouns() for name in LEXICON.classes(thing)}
    assert asked - known == {"ACTOR"}


def _nouns() -> list[str]:
    table = Path(knowledge.__file__).parent / "data" / "event_things.csv"
    rows = [line.split(",", 1)[1] for line in table.read_text(encoding="utf-8").splitlines() if "," in line]
    return [noun.strip() for row in rows for noun in row.split(";")]


def test_every_noun_names_a_deed_an_election_or_a_verb_we_know() -> None:
    for noun, frames in LEXICON.nouns.items():
        for frame in frames:
            known_verb = frame.verb in LEXICON.verbs or frame.verb in LEXICON.operators
            named = bool(LEXICON.event_code(frame.code).plover) if frame.code else True
            assert known_verb or named, noun


@pytest.mark.parametrize(
    ("operator", "content", "code"),
    [
        ("refuse", "085", "1244"),
        ("refuse", "0853", "1244"),
        ("promise", "0871", "0356"),
        ("perform", "190", ""),
    ],
)
def test_composition_takes_the_longest_beginning(operator: str, content: str, code: str) -> None:
    assert LEXICON.compose(operator, content) == code


def test_a_code_that_is_not_listed_takes_its_parent_s_root() -> None:
    assert (LEXICON.event_code("1411").plover, LEXICON.event_code("1411").mode) == ("PROTEST", "demo")


def test_being_charged_is_an_accusation_though_cameo_files_it_with_arrests() -> None:
    assert LEXICON.event_code("173", "allege").plover == "ACCUSE"
    assert LEXICON.event_code("173").plover == "COERCE"


def test_a_statement_has_no_plover_root() -> None:
    assert LEXICON.event_code("010").plover == ""


def test_a_user_s_row_is_added(tmp_path: Path) -> None:
    header = "verbs,frame,thing,code,mode,target,need\n"
    (tmp_path / "event_verbs.csv").write_text(header + "flummox,obj,,111,,obj,source\n", encoding="utf-8")
    assert "flummox" in knowledge.load(tmp_path).event_lexicon.verbs


def test_a_user_s_row_with_a_missing_column_is_refused(tmp_path: Path) -> None:
    (tmp_path / "event_verbs.csv").write_text("verbs,frame\nflummox,obj\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match="lacks"):
        _ = knowledge.load(tmp_path).event_lexicon
