"""Owns who a name is: the article's register of people, and its match with the tables.

A full name of the tables is taken unless the article's own words (a title with another state)
contradict it. A surname alone is taken only for somebody prominent on the day.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tightrope.knowledge import Tenure, fold, sound_key
from tightrope.reading._actors._profile import LARGE_STATES, best_tenure, person_actor, rank, unknown_person
from tightrope.reading._actors._scene import Person, Scene
from tightrope.records import Actor


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the words around a name say of its bearer."""

    noun: str
    states: tuple[str, ...]
    gender: str
    owner: Actor | None = None
    role: str = ""
    former: bool = False


def enter(
    scene: Scene, words: tuple[str, ...], name: str, evidence: Evidence, tenure: Tenure | None = None
) -> Person:
    """The person of that name in the register, entered if new."""
    person = _registered(scene, words)
    if person is None:
        person = _fresh(scene, words, name, evidence, tenure)
        scene.people.append(person)
    if evidence.noun:
        person.roles.update(evidence.noun.split())
    person.gender = person.gender or evidence.gender
    if not person.firm:
        _complete(person, evidence)
    return person


def _registered(scene: Scene, words: tuple[str, ...]) -> Person | None:
    for person in scene.people:
        if same_name(person.words, words):
            if len(words) > len(person.words):
                person.words = words
            return person
    return None


def same_name(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Whether two full names are one person's: same surname, and first names that agree.

    First names agree when equal in sound or when one shortens the other ("Joe", "Joseph").
    """
    if len(left) < 2 or len(right) < 2:
        return left == right
    if left[-1] != right[-1] and sound_key(left[-1]) != sound_key(right[-1]):
        return False
    first, other = sound_key(left[0]), sound_key(right[0])
    return first == other or first[:3] == other[:3] or left[0] in right or right[0] in left


def _fresh(
    scene: Scene, words: tuple[str, ...], name: str, evidence: Evidence, tenure: Tenure | None
) -> Person:
    best = tenure or _from_tables(scene, words, evidence)
    if best is not None:
        held = tuple(
            t for t in scene.knowledge.holders(best.person, scene.day) if t.person_id == best.person_id
        )
        best = _fitting(held, evidence, scene) or best_tenure(held, scene.day) or best
        full = tuple(fold(best.person).split())
        gender = scene.knowledge.gender(full[0]) or evidence.gender
        actor = person_actor(best, scene.day, scene.knowledge, former=evidence.former)
        kept = full if len(words) == 1 else words
        return Person(actor, kept, gender, firm=True)
    gender = evidence.gender or scene.knowledge.gender(words[0]) if len(words) > 1 else evidence.gender
    return Person(unknown_person(name, (), "", None), words, gender)


def _fitting(held: tuple[Tenure, ...], evidence: Evidence, scene: Scene) -> Tenure | None:
    """The tenure that the article's title speaks of, where it is held on the day."""
    nouns = set(evidence.noun.split())
    fitting = [t for t in held if nouns and nouns & set(fold(t.office).split())]
    fitting = [t for t in fitting if scene.day is None or t.holds(scene.day)]
    return min(fitting, key=rank, default=None)


def _from_tables(scene: Scene, words: tuple[str, ...], evidence: Evidence) -> Tenure | None:
    if len(words) < 2:
        return None
    knowledge, day = scene.knowledge, scene.day
    for name in dict.fromkeys((" ".join(words), f"{words[0]} {words[-1]}", " ".join(words[-2:]))):
        held = [t for t in knowledge.holders(name, day) if _agrees(t, evidence)]
        found = best_tenure(tuple(held), day)
        if found is not None and same_name(tuple(fold(found.person).split()), words):
            return found
        if found is not None and sound_key(name) == sound_key(found.person):
            return found
        if held and found is not None and fold(found.person) != name:
            return found
    return best_tenure(tuple(t for t in knowledge.figures(" ".join(words), day) if _agrees(t, evidence)), day)


def _agrees(tenure: Tenure, evidence: Evidence) -> bool:
    return not evidence.states or "." in tenure.state or tenure.state in evidence.states


def famous(scene: Scene, surname: str, evidence: Evidence) -> Tenure | None:
    """The prominent person of that surname: one title and day agree with, or the one all know.

    With no day known, anybody who ever held so high an office may be meant.
    """
    held = [t for t in scene.knowledge.holders(surname, scene.day) if _agrees(t, evidence)]
    nouns = set(evidence.noun.split())
    if nouns:
        held = [t for t in held if nouns & set(fold(t.office).split())] or held
    top = 2 if nouns else 1
    known = [t for t in held if rank(t) <= top and (scene.day is None or t.holds(scene.day) or rank(t) == 0)]
    only = len({t.person_id for t in held}) == 1
    known = known or [t for t in held if only and t.kept and t.holds(scene.day)]
    return min(known, key=lambda t: _fame(t, scene.day), default=None)


def _fame(tenure: Tenure, day: date | None) -> tuple[bool, int, bool, int]:
    """A key by which the best known comes first: in office, by rank, by the state's weight, latest."""
    start = tenure.start.toordinal() if tenure.start else 0
    in_office = day is not None and tenure.holds(day)
    return (not in_office, rank(tenure), tenure.state not in LARGE_STATES, -start)


def _complete(person: Person, evidence: Evidence) -> None:
    """Add what a title says to somebody no table knows."""
    actor = person.actor
    if evidence.noun and not actor.office:
        owner = evidence.owner
        office = f"{evidence.noun} of {owner.name}" if owner else evidence.noun
        office = f"former {office}" if evidence.former else office
        role = "ELI" if evidence.former else evidence.role
        person.actor = unknown_person(actor.name, evidence.states or actor.states, role, office)
    elif evidence.states and not actor.states:
        person.actor = unknown_person(actor.name, evidence.states, actor.role, actor.office)


def of_surname(scene: Scene, words: tuple[str, ...], gender: str = "") -> Person | None:
    """The person of the register whose name ends with the words; else, for names with the family
    name first, begins with them. Somebody of the other gender than the title tells is passed over."""
    people = [p for p in scene.people if not (gender and p.gender and gender != p.gender)]
    ends = [p for p in people if p.words[-len(words) :] == words]
    if not ends:
        key = sound_key(" ".join(words))
        ends = [p for p in people if sound_key(p.words[-1]) == key]
    if not ends and len(words) == 1:
        ends = [p for p in people if p.words[0] == words[0] and not scene.knowledge.gender(words[0])]
    return _usual(ends)


def _usual(people: list[Person]) -> Person | None:
    """Of several people of one surname, the one it was used for before; else who is in the tables;
    else the first named. A relative is told by the given name."""
    by_surname = next((p for p in people if p.by_surname), None)
    return by_surname or next((p for p in people if p.firm), None) or next(iter(people), None)


FULL_NAME = "full name"
