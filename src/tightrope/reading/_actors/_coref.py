"""Owns pronouns: he, she, it, they and their forms, resolved by weighing what stands before them.

Nearness, subjecthood, parallel role and who is speaking are weighed against each other. The
weights were set by hand on hand-read news articles; what cannot be told stays unresolved.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from tightrope.reading._actors._describe import owned_by_pronoun
from tightrope.reading._actors._roles import pronoun_owner
from tightrope.reading._actors._scene import Draft, Scene
from tightrope.records import ActorKind

MAX_SENTENCES = 6
"""How many sentences back a person may be meant by "he"; a speaker who goes on speaking, twice as many."""

_GENDER = {
    "he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f",
}  # fmt: skip
_NEUTER = frozenset({"it", "its", "itself"})
_PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})
SPEECH = frozenset(
    (
        "say", "tell", "add", "ask", "warn", "argue", "explain", "claim", "note", "write", "insist",
        "reply", "state", "announce", "declare", "believe", "think", "acknowledge", "assert", "comment",
        "stress", "recall", "admit", "agree", "suggest", "continue", "conclude", "respond", "predict",
        "observe",
    )
)  # fmt: skip
_SUBJECT = frozenset({"nsubj", "nsubjpass", "agent"})


@dataclass(slots=True)
class _Weighed:
    draft: Draft
    weight: float


def resolve_references(scene: Scene) -> None:
    """Resolve pronouns in text order, each with what is known by then; then "its forces" and the like."""
    _homographs(scene)
    speaker: Draft | None = None
    for token in scene.doc:
        word = token.lower_
        if word in _GENDER and token.pos_ == "PRON":
            _put(scene, token, _person(scene, token, _GENDER[word], speaker))
        elif word in _PLURAL:
            _put(scene, token, _group(scene, token))
        elif word in _NEUTER:
            _put(scene, token, _thing(scene, token))
        draft = scene.draft_at(token.i)
        if draft is not None and draft.person is not None and speaks(scene.doc[draft.head]):
            speaker = draft
    for role in dict.fromkeys(r for r in scene.roles if r is not None):
        pronoun = pronoun_owner(scene.doc[role.head])
        owner = None if pronoun is None else scene.draft_at(pronoun.i)
        if (
            owner is not None
            and owner.person is None
            and owner.named.states
            and scene.free(role.start, role.end)
        ):
            scene.put(owned_by_pronoun(scene, role, owner))


def speaks(head: Token) -> bool:
    """Whether the word is the subject of a verb of saying."""
    return head.dep_ == "nsubj" and head.head.lemma_.lower() in SPEECH


def _put(scene: Scene, token: Token, found: _Weighed | None) -> None:
    if found is None or not scene.free(token.i, token.i + 1):
        return
    before = found.draft
    score = max(0.35, min(0.85, 0.6 + 0.08 * found.weight))
    why = f"'{token.lower_}' is '{scene.text(before.start, before.end)}'"
    actor = None if before.person else before.named
    scene.put(
        Draft(
            token.i,
            token.i + 1,
            token.i,
            "pronoun",
            score,
            why,
            actor,
            before.person,
            before,
            plural=before.plural,
        )
    )


# --- he, she ---


def _person(scene: Scene, token: Token, gender: str, speaker: Draft | None) -> _Weighed | None:
    best: _Weighed | None = None
    for draft in _latest(scene, token):
        weight = _weigh(scene, token, draft, gender, speaker)
        if weight is not None and (best is None or weight >= best.weight):
            best = _Weighed(draft, weight)
    if gender == "f" and scene.reworded and (best is None or _elsewhere(scene, token, best.draft)):
        return _state_as_she(scene, token) or best
    return best


def _elsewhere(scene: Scene, token: Token, draft: Draft) -> bool:
    """Whether the person was named in another paragraph, and the pronoun does not go on speaking."""
    return scene.paragraph_of[token.i] != scene.paragraph_of[draft.head] and not speaks(token)


def _latest(scene: Scene, token: Token) -> list[Draft]:
    """Each person's mentions before the token, the last three of each, in text order."""
    found: dict[int, list[Draft]] = {}
    for draft in scene.before(token.i):
        if draft.person is not None:
            found.setdefault(id(draft.person), []).append(draft)
    return sorted((d for drafts in found.values() for d in drafts[:3]), key=lambda d: d.start)


def _weigh(scene: Scene, token: Token, draft: Draft, gender: str, speaker: Draft | None) -> float | None:
    person, head = draft.person, scene.doc[draft.head]
    if person is None or (person.gender and person.gender != gender):
        return None
    distance = scene.sentence_of[token.i] - scene.sentence_of[draft.head]
    continues = speaks(token) and speaker is not None and speaker.person is person
    continues = continues and not _interrupted(scene, token, draft)
    if distance > (2 * MAX_SENTENCES if continues else MAX_SENTENCES) or _bound(token, head):
        return None
    weight = -0.5 * distance if continues else -1.0 * distance
    weight += 1.5 if head.dep_ in _SUBJECT else 0.5 if head.dep_ in {"dobj", "appos", "ROOT"} else 0.0
    weight += 0.6 if token.dep_ in _SUBJECT and head.dep_ in _SUBJECT else 0.0
    weight += 2.0 if continues else 0.0
    weight += 2.0 if token.dep_ == "poss" and _of_subject(token, head) else 0.0
    weight -= 0.0 if person.gender else 0.6
    return weight + _quoting(scene, token, draft, head)


def _interrupted(scene: Scene, token: Token, draft: Draft) -> bool:
    """Whether somebody else has been the subject of a sentence since the speaker was last mentioned."""
    for other in scene.before(token.i):
        if other.start <= draft.start:
            return False
        head = scene.doc[other.head]
        main = head.dep_ == "nsubj" and head.head == head.sent.root and not scene.quoted[other.head]
        if main and other.person is not None and other.person is not draft.person:
            return True
    return False


def _quoting(scene: Scene, token: Token, draft: Draft, head: Token) -> float:
    """What quotation marks and reported clauses tell: who speaks seldom names himself by name."""
    weight = 0.0
    inside, other = scene.quoted[token.i], scene.quoted[draft.head]
    if other and not inside:
        weight -= 1.5
    if (
        inside
        and not other
        and speaks(head)
        and scene.paragraph_of[token.i] == scene.paragraph_of[draft.head]
    ):
        weight -= 3.0
    if inside and other:
        weight += 1.0
    if not speaks(token) and speaks(head) and head.sent == token.sent and _has_quote(scene, token):
        weight -= 2.0
    if speaks(token) and not other and draft.form != "pronoun" and _reported_by(token.head, head):
        weight -= 3.0
    return weight


def _has_quote(scene: Scene, token: Token) -> bool:
    return any(scene.quoted[i] for i in range(token.sent.start, token.sent.end))


def _reported_by(verb: Token, head: Token) -> bool:
    """Whether the word stands in what the verb reports: "X was ready, he said"."""
    return (
        head.sent == verb.sent
        and head != verb
        and not any(child == head for child in verb.children)
        and (verb.is_ancestor(head) or verb.dep_ in {"parataxis", "ccomp"})
    )


def _bound(token: Token, head: Token) -> bool:
    """Whether both are arguments of one verb, so that they can't be the same: "Putin told him"."""
    if token.dep_ == "poss" or token.lower_.endswith("self"):
        return head == token.head
    return _clause(token) == _clause(head) and head.dep_ != "poss" and head.dep_ not in {"appos", "conj"}


def _clause(token: Token) -> Token:
    while token.pos_ not in {"VERB", "AUX"} and token.head != token:
        token = token.head
    return token


def governing_subject(token: Token) -> Token | None:
    """The subject of the clause a word stands in, looked for upwards through clauses without one."""
    for above in token.ancestors:
        if above.pos_ not in {"VERB", "AUX"}:
            continue
        for child in above.children:
            if child.dep_ in {"nsubj", "nsubjpass"} and child != token and child.i < token.i:
                return child
        controller = _controller(above)
        if controller is not None:
            return controller
    return None


_CONTROL = frozenset(
    (
        "urge", "ask", "order", "tell", "call", "press", "force", "push", "allow", "invite", "persuade",
        "warn", "instruct", "request", "appeal", "pressure", "compel", "encourage", "advise", "demand",
        "help", "want",
    )
)  # fmt: skip


def _controller(verb: Token) -> Token | None:
    """Who is to do what an infinitive says: Peru in "called on Peru to halt", "urged Peru to halt"."""
    above = verb.head
    if verb.tag_ != "VB" or above.lemma_ not in _CONTROL or not any(c.lower_ == "to" for c in verb.lefts):
        return None
    objects = [child for child in above.rights if child.dep_ == "dobj" and child.i < verb.i]
    for preposition in above.rights:
        if preposition.dep_ == "prep" and preposition.lower_ in {"on", "upon", "for", "to"}:
            objects += [child for child in preposition.children if child.dep_ == "pobj" and child.i < verb.i]
    return objects[-1] if objects else None


def _of_subject(token: Token, head: Token) -> bool:
    """Whether the person is the subject of the pronoun's clause, or the subject is theirs."""
    subject = governing_subject(token)
    return subject is not None and (subject == head or (head.dep_ == "poss" and head.head == subject))


def _state_as_she(scene: Scene, token: Token) -> _Weighed | None:
    """A machine's "she" for a state that was the subject of the sentence before."""
    for draft in scene.before(token.i):
        if scene.sentence_of[token.i] - scene.sentence_of[draft.head] > 1:
            break
        head = scene.doc[draft.head]
        main = head.dep_ == "nsubj" and head.head == head.sent.root
        if draft.named.kind is ActorKind.STATE and (
            main or (draft.form == "pronoun" and head.lower_ in _GENDER)
        ):
            return _Weighed(draft, -2.0)
    return None


# --- it, they ---


def _thing(scene: Scene, token: Token) -> _Weighed | None:
    """ "it", "its": the state or body that is the subject of its clause, or of the clause before."""
    subject = governing_subject(token)
    if token.dep_ == "poss" or subject is not None:
        return _as_actor(scene, subject, 1.5, plural=False)
    if token.dep_ != "nsubj" or token.head.lemma_ in {"be", "seem", "appear", "take", "rain", "become"}:
        return None
    return _as_actor(scene, _subject_before(token), 0.0, plural=False)


def _group(scene: Scene, token: Token) -> _Weighed | None:
    subject = governing_subject(token)
    if subject is not None:
        found = _as_actor(scene, subject, 1.0, plural=True)
        if found is not None or token.dep_ == "poss":
            return found
    return _as_actor(scene, _subject_before(token), 0.0, plural=True)


def _subject_before(token: Token) -> Token | None:
    """The subject of the main clause of the sentence before."""
    start = token.sent.start
    if start == 0:
        return None
    root = token.doc[start - 1].sent.root
    return next((child for child in root.children if child.dep_ in {"nsubj", "nsubjpass"}), None)


def _as_actor(scene: Scene, subject: Token | None, weight: float, *, plural: bool) -> _Weighed | None:
    draft = None if subject is None else scene.draft_at(subject.i)
    if draft is None or draft.person is not None:
        return None
    many = draft.plural or draft.named.kind is ActorKind.GROUP
    if plural != many and not (plural and draft.named.kind is ActorKind.ORGANISATION):
        return None
    return _Weighed(draft, weight)


# --- machine rewording ---

MIN_SHARED_LETTERS = 5
"""How many letters a common word must share with a surname to be taken for it."""


def _homographs(scene: Scene) -> None:
    """A common word that stands where a person acts and looks like the name of one: "walkers" for Walker.

    Only in articles found to be reworded; a shared beginning of five letters of a surname that
    the article names elsewhere.
    """
    if not scene.reworded:
        return
    for token in scene.doc[:-1]:
        if not (token.is_lower and token.is_alpha and scene.free(token.i, token.i + 1)):
            continue
        after = scene.doc[token.i + 1]
        if after.pos_ != "AUX" and after.lemma_.lower() not in SPEECH:
            continue
        for person in scene.people:
            surname = person.words[-1]
            if (
                surname[:MIN_SHARED_LETTERS] == token.lower_[:MIN_SHARED_LETTERS]
                and abs(len(surname) - len(token)) < 4
            ):
                why = f"a machine's word for {person.actor.name}, who is named elsewhere"
                scene.put(Draft(token.i, token.i + 1, token.i, "description", 0.4, why, person=person))
                break
