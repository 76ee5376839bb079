"""Owns the names of states, regions and organisations, and capitals that stand for governments."""

from __future__ import annotations

from spacy.tokens import Token

from tightrope.reading._actors._government import is_government
from tightrope.reading._actors._lexicon import Match, NameKind
from tightrope.reading._actors._profile import (
    government_actor,
    organisation_actor,
    people_actor,
    region_actor,
    state_actor,
)
from tightrope.reading._actors._scene import Draft, Scene


def match_names(scene: Scene) -> None:
    """Note at each token the gazetteer name it is part of; nothing is put on the board yet."""
    token = 0
    while token < len(scene.doc):
        match = scene.lexicon.match(scene.doc, token)
        if match is None or not _plausible(scene, match):
            token += 1
            continue
        for i in range(match.start, match.end):
            scene.names[i] = match
        token = match.end


def _plausible(scene: Scene, match: Match) -> bool:
    """Whether a single word is the name it looks like: "Apple" is, "Total cost" and "Chad Smith" are not."""
    if match.end - match.start > 1:
        return not _of_another_state(scene, match)
    token = scene.doc[match.start]
    if match.name.kind is NameKind.ORGANISATION and not match.name.lower:
        return _body_word(scene, token) and not _of_another_state(scene, match)
    if match.name.kind in {NameKind.STATE, NameKind.CAPITAL}:
        return not _given_name(scene, token)
    return True


def _of_another_state(scene: Scene, match: Match) -> bool:
    """ "Defense Department" in "Chile's Defense Department" is not that of the United States."""
    body, at = match.name.organisation, match.start - 1
    if at >= 0 and scene.doc[at].tag_ == "POS":
        at -= 1
    before = scene.names[at] if at >= 0 else None
    if body is None or before is None or body.kind not in _STATE_BODIES:
        return False
    return before.name.state not in {"", body.state}


_STATE_BODIES = frozenset({"ministry", "parliament", "court", "agency", "military", "party"})


def _body_word(scene: Scene, token: Token) -> bool:
    if token.text.isupper() and len(token.text) > 1:
        return not _part_of_name(scene, token)
    return token.pos_ == "PROPN" and not _part_of_name(scene, token)


def _part_of_name(scene: Scene, token: Token) -> bool:
    """Whether a capitalised neighbour and the model's label make it part of a person's name."""
    doc = scene.doc
    neighbours = [doc[i] for i in (token.i - 1, token.i + 1) if 0 <= i < len(doc)]
    capitalised = any(n.text[:1].isupper() and n.i in scene.person_tokens for n in neighbours)
    return token.i in scene.person_tokens and capitalised


def _given_name(scene: Scene, token: Token) -> bool:
    """ "Jordan" in "Jordan Peterson", "Chad" in "Chad Wolf"; not "Israel" in "Israel Defense Forces"."""
    doc = scene.doc
    if token.i + 1 >= len(doc) or token.i not in scene.person_tokens:
        return token.i in scene.person_tokens and token.i > 0 and (token.i - 1) in scene.person_tokens
    after = doc[token.i + 1]
    return after.i in scene.person_tokens and after.text[:1].isupper() and after.pos_ == "PROPN"


def find_states(scene: Scene) -> None:
    """Put down each name that nothing else has taken."""
    done: Match | None = None
    for match in scene.names:
        if match is None or match is done:
            continue
        done = match
        if scene.free(match.start, match.end):
            draft = _draft(scene, match)
            if draft is not None:
                scene.put(draft)


def _draft(scene: Scene, match: Match) -> Draft | None:
    name, knowledge = match.name, scene.knowledge
    head = scene.doc[match.start : match.end].root
    place = (match.start, match.end, head.i)
    match name.kind:
        case NameKind.STATE:
            return Draft(*place, "name", 0.95, "a state's name", state_actor(name.state, knowledge))
        case NameKind.SEAT:
            why = "a seat of government"
            return Draft(*place, "metonym", 0.9, why, government_actor(name.state, knowledge))
        case NameKind.CAPITAL:
            return _capital(scene, match, head)
        case NameKind.DEMONYM | NameKind.ADJECTIVE:
            return _people(scene, match, head)
        case NameKind.REGION:
            actor = region_actor(name.region) if name.region else None
            return (
                Draft(*place, "name", 0.85, "a region's or group's name", actor, plural=True)
                if actor
                else None
            )
        case NameKind.ORGANISATION:
            return _organisation(match, head)
        case _:
            return None


def _capital(scene: Scene, match: Match, head: Token) -> Draft | None:
    government, why = is_government(head, match.start)
    if not government or _before_own_state(scene, match):
        return None
    actor = government_actor(match.name.state, scene.knowledge)
    state = state_actor(match.name.state, scene.knowledge)
    why = f"the capital for its government: {why}"
    return Draft(match.start, match.end, head.i, "metonym", 0.8, why, actor, alternatives=(state,))


def _before_own_state(scene: Scene, match: Match) -> bool:
    """ "Nairobi, Kenya": a place."""
    if scene.doc[match.end : match.end + 1].text != "," or match.end + 1 >= len(scene.doc):
        return False
    after = scene.names[match.end + 1]
    return after is not None and after.name.kind is NameKind.STATE and after.name.state == match.name.state


def _organisation(match: Match, head: Token) -> Draft | None:
    body = match.name.organisation
    if body is None or (body.kind == "media" and _credit(match, head)):
        return None
    score = 0.7 if body.generated else 0.9
    return Draft(
        match.start, match.end, head.i, "name", score, "an organisation's name", organisation_actor(body)
    )


def _credit(match: Match, head: Token) -> bool:
    """ "(Reuters)" behind a dateline or a picture's words: a credit, no actor."""
    doc = head.doc
    before = doc[match.start - 1].text if match.start else ""
    after = doc[match.end].text if match.end < len(doc) else ""
    return (before == "(" and after == ")") or (before == "/" and after in {"", "\n", ")"})


def _people(scene: Scene, match: Match, head: Token) -> Draft | None:
    """ "Kazakhs", "the Chinese", "a Kazakh": people, where the word heads its phrase."""
    if head.dep_ in {"amod", "compound", "nmod"} or (head.pos_ == "ADJ" and head.tag_ != "NNPS"):
        return None
    if head.tag_ not in {"NNS", "NNPS", "NNP", "NN"}:
        return None
    determiner = any(child.dep_ == "det" or child.dep_ == "nummod" for child in head.children)
    if not (is_people(head) or determiner):
        return None
    actor = people_actor(match.name.state, scene.knowledge)
    why = f"people of {actor.states[0]}"
    return Draft(match.start, match.end, head.i, "name", 0.7, why, actor, plural=True)


def is_people(head: Token) -> bool:
    """Whether a demonym is in the plural form."""
    return head.tag_ in {"NNS", "NNPS"} or head.text.endswith("s")
