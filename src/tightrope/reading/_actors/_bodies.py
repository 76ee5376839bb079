"""Owns organisations that no table names, told by a word of their name: "University of Pittsburgh"."""

from __future__ import annotations

from spacy.tokens import Span as TokenSpan

from tightrope.knowledge import fold, slug
from tightrope.reading._actors._lexicon import NameKind
from tightrope.reading._actors._scene import Draft, Scene
from tightrope.records import Actor, ActorKind

BODY_WORDS = {
    "university": "EDU", "college": "EDU", "institute": "EDU", "school": "EDU", "academy": "EDU",
    "center": "EDU", "centre": "EDU", "institution": "EDU", "endowment": "EDU", "foundation": "NGO",
    "association": "NGO", "society": "NGO", "council": "NGO", "fund": "NGO", "network": "NGO",
    "watch": "NGO", "committee": "GOV", "commission": "GOV", "agency": "GOV", "authority": "GOV",
    "bank": "BUS", "group": "BUS", "company": "BUS", "corporation": "BUS", "corp": "BUS", "inc": "BUS",
    "ltd": "BUS", "co": "BUS", "holdings": "BUS", "airlines": "BUS", "airways": "BUS", "energy": "BUS",
    "party": "PTY", "front": "REB", "army": "REB", "brigade": "REB", "brigades": "REB", "movement": "OPP",
    "union": "LAB", "federation": "LAB", "court": "JUD", "tribunal": "JUD", "church": "REL",
    "mosque": "REL", "diocese": "REL", "times": "JRN", "post": "JRN", "news": "JRN", "tribune": "JRN",
    "herald": "JRN", "journal": "JRN", "gazette": "JRN", "tv": "JRN", "television": "JRN", "radio": "JRN",
    "hospital": "MED", "clinic": "MED", "police": "COP", "asia": "EDU", "partners": "BUS",
    "initiative": "NGO", "forum": "NGO", "league": "NGO", "alliance": "NGO", "coalition": "OPP",
    "organization": "NGO", "organisation": "NGO", "office": "GOV", "service": "GOV", "bureau": "GOV",
    "administration": "GOV",
}  # fmt: skip
"""Words that make a name an organisation's, with the PLOVER role such bodies mostly have."""


def find_bodies(scene: Scene) -> None:
    """Put down each entity that the model labels an organisation and that has such a word."""
    for entity in scene.doc.ents:
        if entity.label_ in {"ORG", "FAC", "PERSON", "GPE", "LOC"}:
            _body(scene, _trimmed(entity))


def _trimmed(entity: TokenSpan) -> TokenSpan:
    """Without a leading article and a trailing possessive."""
    start, end = entity.start, entity.end
    while start < end and entity.doc[start].lower_ in {"the", "a", "an"}:
        start += 1
    while end > start and (entity.doc[end - 1].tag_ == "POS" or not entity.doc[end - 1].text[-1].isalnum()):
        end -= 1
    return entity.doc[start:end]


def _body(scene: Scene, span: TokenSpan) -> None:
    if len(span) < 2 or not scene.free(span.start, span.end) or "\n" in span.text:
        return
    keyword = _keyword(span)
    covered = {scene.names[i] for i in range(span.start, span.end)}
    whole = next((m for m in covered if m and m.start <= span.start and m.end >= span.end), None)
    if keyword is None or whole is not None or _state_role(scene, span):
        return
    state = next((m.name.state for m in covered if m and m.name.kind is not NameKind.ORGANISATION), "")
    name = span.text.replace("\u2019", "'")
    role = BODY_WORDS[keyword]
    actor = Actor(
        f"{state or 'ORG'}.{slug(name)}", name, ActorKind.ORGANISATION, (state,) if state else (), role
    )
    scene.put(Draft(span.start, span.end, span.root.i, "name", 0.6, f"'{keyword}' in the name", actor))


def _keyword(span: TokenSpan) -> str | None:
    """The last word before "of" or "for", or the last of all, where it tells an organisation."""
    words = [t for t in span if t.text[:1].isalpha()]
    if any(not t.text[:1].isupper() and t.lower_ not in _SMALL for t in words):
        return None
    for word in (span.root, words[-1] if words else span.root, words[0] if words else span.root):
        key = fold(word.text).rstrip(".")
        if key in BODY_WORDS and word.text[:1].isupper():
            return key
    return None


_SMALL = frozenset({"of", "for", "and", "the", "in", "on", "de", "del", "des", "du", "la", "le", "et", "&"})


def _state_role(scene: Scene, span: TokenSpan) -> bool:
    """ "Ukrainian Foreign Ministry" is a state's own body, which the role finder knows better."""
    role = scene.roles[span.end - 1]
    if role is None or role.end != span.end:
        return False
    return role.start <= span.start or fold(scene.doc[span.end - 1].text) not in BODY_WORDS
