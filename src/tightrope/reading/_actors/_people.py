"""Owns people's names: runs of capitalised words, who of them is a person, and who that is.

The first full name enters somebody in the article's register; a surname alone, "Mr. X" and a name
with a title are looked up there first, then in the tables as of the article's day. The model's
label alone makes nobody a person: a title, a known given name, the tables or a speech verb must
agree with it, or it must stand in a plain person's place.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from tightrope.knowledge import Tenure, fold
from tightrope.reading._actors._identity import FULL_NAME, Evidence, enter, famous, of_surname, same_name
from tightrope.reading._actors._name_words import (
    CALENDAR,
    COMMON_WORDS,
    HONORIFICS,
    NOT_PEOPLE,
    PARTICLES,
    SMALL_IN_HEADLINES,
    SPEECH,
    TITLE_NOUNS,
)
from tightrope.reading._actors._profile import place_state
from tightrope.reading._actors._roles import owner_of
from tightrope.reading._actors._scene import Draft, Person, Role, Scene


@dataclass(frozen=True, slots=True)
class Run:
    """Capitalised words that may be somebody's name, and the title words right before them."""

    start: int  # of the name itself
    end: int
    words: tuple[str, ...]  # folded, without titles and initials
    titles: tuple[str, ...]  # honorifics inside the run: "mr", "gen"
    role: Role | None  # the agent noun right before the name
    first: int  # of title and name together


def find_people(scene: Scene) -> None:
    """Enter everybody the article names, and put down each place where it does."""
    titled = _title_case(scene)
    runs = [run for run in _runs(scene) if not titled[run.start]]
    for run in runs:
        if len(run.words) > 1 and _is_person(scene, run):
            _put(scene, run, enter(scene, run.words, _name(scene, run), _evidence(scene, run)))
    for run in runs:
        if scene.free(run.start, run.end):
            _short(scene, run)
    for start, flag in enumerate(titled):
        if flag and scene.free(start, start + 1):
            _in_headline(scene, start)


def _title_case(scene: Scene) -> list[bool]:
    """Token -> whether it stands in a line where every longer word has a capital, so that capitals
    tell nothing: a headline left in the body."""
    flags = [False] * len(scene.doc)
    for sentence in scene.doc.sents:
        words = [t for t in sentence if t.is_alpha and len(t.text) > 2]
        small = [t for t in words if not t.text[0].isupper()]
        if len(words) >= MIN_HEADLINE_WORDS and all(t.lower_ in SMALL_IN_HEADLINES for t in small):
            flags[sentence.start : sentence.end] = [True] * len(sentence)
    return flags


MIN_HEADLINE_WORDS = 4
"""Longer words a line must have before its capitals are taken for a headline's."""


def _in_headline(scene: Scene, start: int) -> None:
    """Somebody of the register or the tables, by two words or a surname, where capitals tell nothing."""
    doc = scene.doc
    words = tuple(fold(t.text) for t in doc[start : start + 2] if t.text[:1].isupper() and t.text.isalpha())
    if len(words) == 2 and scene.free(start, start + 2) and scene.names[start + 1] is None:
        known = next((p for p in scene.people if len(p.words) > 1 and same_name(p.words, words)), None)
        if (
            known is None
            and scene.knowledge.gender(words[0])
            and scene.knowledge.holders(" ".join(words), scene.day)
        ):
            known = enter(scene, words, scene.text(start, start + 2), Evidence("", (), ""))
        if known is not None:
            scene.put(Draft(start, start + 2, start + 1, "name", 0.8, FULL_NAME, person=known))
            return
    if words and scene.names[start] is None and len(words[0]) > 2:
        known = next((p for p in scene.people if len(p.words) > 1 and p.words[-1] == words[0]), None)
        if known is not None:
            scene.put(
                Draft(start, start + 1, start, "name", 0.7, "surname of somebody named below", person=known)
            )


def _runs(scene: Scene) -> list[Run]:
    runs, token = [], 0
    while token < len(scene.doc):
        end = _run_end(scene, token)
        if end == token:
            token += 1
            continue
        run = _run(scene, token, end)
        if run is not None:
            runs.append(run)
        token = end
    return runs


def _run_end(scene: Scene, start: int) -> int:
    """The end of the run of name words that begins at the token; the token itself where none does."""
    if not _begins(scene, start):
        return start
    doc, end = scene.doc, start + 1
    while end < len(doc):
        token = doc[end]
        if _continues(scene, token):
            end += 1
        elif _joint(scene, end):
            end += 2
        else:
            break
    return end


def _begins(scene: Scene, i: int) -> bool:
    token = scene.doc[i]
    if scene.names[i] is not None or not token.text[:1].isupper() or not token.text[:1].isalpha():
        return False
    if token.lower_.rstrip(".") in HONORIFICS and scene.roles[i] is None:
        return True
    if scene.roles[i] is not None:
        return False
    return token.pos_ == "PROPN" or i in scene.person_tokens or bool(scene.knowledge.gender(token.text))


def _continues(scene: Scene, token: Token) -> bool:
    after = scene.doc[token.i + 1] if token.i + 1 < len(scene.doc) else token
    title = scene.roles[token.i] is not None or token.lower_.rstrip(".") in HONORIFICS
    if title and (after.text[:1].isupper() or after.text in {"of", "for"}):
        return False  # "Uttar Pradesh Chief Minister X": the title ends what stands before it
    if scene.names[token.i] is not None and token.i not in scene.person_tokens:
        return False
    text = token.text
    if not text[:1].isupper():
        return False
    if text[0].isalpha() and (text.isalpha() or _name_like(text)):
        return token.pos_ in {"PROPN", "NOUN", "ADJ", "X"} or token.i in scene.person_tokens
    return False


def _name_like(text: str) -> bool:
    """Letters with inner apostrophes, hyphens or dots: "O'Brien", "V.", "Jean-Yves"."""
    return all(c.isalpha() or c in "'’.-‑" for c in text)


def _joint(scene: Scene, i: int) -> bool:
    """A hyphen or a particle between two name words: "Jean-Yves", "von der Leyen", "al-Assad"."""
    doc = scene.doc
    if i + 1 >= len(doc):
        return False
    token, after = doc[i], doc[i + 1]
    if token.text in {"-", "‑", "–"} and not doc[i - 1].whitespace_ and not token.whitespace_:
        return after.text[:1].isalpha()
    if (fold(token.text).rstrip("-") in PARTICLES and token.pos_ not in {"CCONJ", "ADP"}) or _foreign(
        token, after
    ):
        return after.text[:1].isupper() or fold(after.text) in PARTICLES or after.text in {"-", "‑"}
    return False


def _foreign(token: Token, after: Token) -> bool:
    return fold(token.text).rstrip("-") in PARTICLES - {"y", "e", "do", "la"} and after.text[:1].isupper()


def _run(scene: Scene, start: int, end: int) -> Run | None:
    doc = scene.doc
    titles, first_name = [], start
    while first_name < end and doc[first_name].lower_.rstrip(".") in HONORIFICS:
        if first_name + 1 == end:
            break
        titles.append(doc[first_name].lower_.rstrip("."))
        first_name += 1
    words = [fold(t.text) for t in doc[first_name:end] if len(t.text.rstrip(".")) > 1 and t.text[0].isalpha()]
    words = [word.rstrip(".") for word in words if word not in {"jr.", "jr", "sr.", "sr", "iii"}]
    while words and words[-1] in CALENDAR and end - 1 > first_name:
        words.pop()
        end -= 1
    if not words or words[-1] in NOT_PEOPLE or words[0] in NOT_PEOPLE:
        return None
    role = scene.roles[start - 1] if start else None
    if role is not None and (role.end != start or role.plural or role.agent.kind == "body"):
        role = None
    first = start if role is None else role.start
    return Run(first_name, end, tuple(words), tuple(titles), role, first)


def _name(scene: Scene, run: Run) -> str:
    """The name as the text writes it, initials left out."""
    tokens = [t for t in scene.doc[run.start : run.end] if not (len(t.text) == 2 and t.text.endswith("."))]
    kept = [t.text + t.whitespace_ for t in tokens]
    return "".join(kept).strip().replace("’", "'")


def _is_person(scene: Scene, run: Run) -> bool:
    if run.titles or run.role is not None:
        return True
    labelled = sum(i in scene.person_tokens for i in range(run.start, run.end))
    known = bool(scene.knowledge.gender(run.words[0])) or _in_tables(scene, run)
    if known:
        return labelled > 0 or _acts(scene, run) or _in_tables(scene, run) or _described(scene, run)
    if labelled * 2 > run.end - run.start:
        return True
    return (labelled > 0 or _acts(scene, run)) and _described(scene, run)


def _in_tables(scene: Scene, run: Run) -> bool:
    name = " ".join(run.words)
    return bool(scene.knowledge.holders(name, scene.day) or scene.knowledge.figures(name, scene.day))


def _head(scene: Scene, run: Run) -> Token:
    return scene.doc[run.start : run.end].root


def _acts(scene: Scene, run: Run) -> bool:
    return _head(scene, run).dep_ in {"nsubj", "nsubjpass", "poss", "agent"}


def _speaks(scene: Scene, run: Run) -> bool:
    head = _head(scene, run)
    return head.dep_ == "nsubj" and head.head.lemma_.lower() in SPEECH


def _described(scene: Scene, run: Run) -> bool:
    """Whether an apposition with a person's noun stands beside it: "X, a researcher at Y"."""
    head = _head(scene, run)
    beside = [child for child in head.children if child.dep_ == "appos"]
    if head.dep_ == "appos":
        beside.append(head.head)
    roles = (scene.roles[token.i] for token in beside)
    return any(role is not None and role.agent.kind != "body" for role in roles)


def _evidence(scene: Scene, run: Run) -> Evidence:
    """What title and honorific tell: the office, its state, the gender, whether it is a past one."""
    gender = next((HONORIFICS[t] for t in run.titles if HONORIFICS[t]), "")
    if run.role is None:
        nouns = [TITLE_NOUNS[title] for title in run.titles if title in TITLE_NOUNS]
        noun = nouns[-1] if nouns else ""
        agent = scene.lexicon.agent((noun.split()[0],)) if noun else None
        state = _home(scene, run.start - len(run.titles)) if run.titles else ""
        return Evidence(noun, (state,) if state else (), gender, role=agent.role if agent else "")
    role = run.role
    gender = gender or HONORIFICS.get(role.noun.split()[-1], "")
    owner = owner_of(scene, role.start, scene.doc[role.head])
    words = scene.doc[max(0, role.start - 3) : role.start + 1]
    former = any(token.lower_ in {"former", "ex", "late"} for token in words)
    states, actor = (owner.actor.states, owner.actor) if owner else ((), None)
    noun = role.noun.removeprefix("former ").removeprefix("ex-")
    return Evidence(noun, states, gender, actor, role.agent.role, former)


def _home(scene: Scene, start: int) -> str:
    """The state of the place before a title: "Arizona Gov. X", "New York Sen. Y"."""
    doc = scene.doc
    for first in (start - 2, start - 1):
        words = doc[max(0, first) : start]
        if first >= 0 and all(t.pos_ == "PROPN" and t.text[:1].isupper() for t in words):
            state = place_state(scene.text(first, start))
            if state:
                return state
    return ""


def _put(scene: Scene, run: Run, person: Person, score: float = 0.9, why: str = "") -> None:
    start = run.start - len(run.titles)
    if run.role is not None:
        start = run.role.start
        owner = owner_of(scene, run.role.start, scene.doc[run.role.head])
        if owner is not None and owner.start is not None:
            start = owner.start
    head = _head(scene, run)
    end = run.end
    person.by_surname = person.by_surname or len(run.words) == 1
    why = why or (FULL_NAME if len(run.words) > 1 else "surname of somebody named before")
    draft = Draft(start, end, head.i, "name", score, why, person=person)
    if not scene.put(draft):
        draft.start = run.start
        scene.put(draft)


def _short(scene: Scene, run: Run) -> None:
    """A surname, with or without title: somebody the article names, or somebody all know."""
    evidence = _evidence(scene, run)
    person = of_surname(scene, run.words, evidence.gender)
    if person is not None:
        if not _contradicts(person, evidence) and (run.titles or run.role or _plain_name(scene, run)):
            _put(scene, run, person, 0.9 if run.titles or run.role else 0.85)
        return
    tenure = _famous(scene, run, evidence)
    if tenure is not None:
        person = enter(scene, run.words, tenure.person, evidence, tenure)
        _put(scene, run, person, 0.7 if run.role else 0.6, "the holder of a high office of that name")
    elif run.titles or run.role or _unknown_person(scene, run):
        person = enter(scene, run.words, _name(scene, run), evidence)
        _put(
            scene,
            run,
            person,
            0.6 if run.titles or run.role else 0.4,
            "a person of whom only this name is given",
        )


def _plain_name(scene: Scene, run: Run) -> bool:
    """Whether a bare surname stands as a name: not as the qualifier of another noun ("Lincoln Center")."""
    head = _head(scene, run)
    return not (head.dep_ == "compound" and head.head.i == run.end and head.head.pos_ == "PROPN")


def _contradicts(person: Person, evidence: Evidence) -> bool:
    states = person.actor.states
    return bool(evidence.states and states and not set(evidence.states) & set(states) and person.firm)


def _famous(scene: Scene, run: Run, evidence: Evidence) -> Tenure | None:
    told = bool(run.role or run.titles or run.start in scene.person_tokens)
    if len(run.words) > 1 or not (told or _takes_part(scene, run)):
        return None
    return famous(scene, run.words[0], evidence)


def _takes_part(scene: Scene, run: Run) -> bool:
    """Whether a bare surname is an argument of its sentence, and no common word."""
    head = _head(scene, run)
    parts = {"nsubj", "nsubjpass", "poss", "agent", "dobj", "pobj", "conj", "appos", "dative"}
    return head.pos_ == "PROPN" and head.dep_ in parts and run.words[-1] not in COMMON_WORDS


def _unknown_person(scene: Scene, run: Run) -> bool:
    """A single name that no table knows: labelled a person, and doing what people do."""
    if scene.doc[run.end : run.end + 1].text in {":", "-", "—", "–"}:
        return False  # a dateline
    labelled = all(i in scene.person_tokens for i in range(run.start, run.end))
    return labelled and (_speaks(scene, run) or _described(scene, run) or len(run.words) > 1)
