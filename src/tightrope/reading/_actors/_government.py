"""Owns the question whether a capital stands for its government here, or is a place; by syntax.

"complaints from Moscow", "Moscow claimed" and "denouncing Moscow" mean a government; "in Moscow",
"MOSCOW -", "a flight to Moscow", "shelled Kyiv" and "Moscow's suburbs" a place. The word lists are
closed sets of English, chosen by hand; where nothing decides, it is a place.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

_PLACE_PREPOSITIONS = frozenset(
    (
        "in", "at", "near", "outside", "into", "around", "inside", "through", "across", "throughout",
        "within", "above", "via", "past",
    )
)  # fmt: skip
_SIDE_PREPOSITIONS = frozenset(
    (
        "with", "against", "by", "between", "toward", "towards", "for", "on", "under", "among", "than",
        "like", "unlike", "versus", "about", "without", "behind", "upon", "despite", "besides", "vis",
        "over", "regarding", "concerning",
    )
)  # fmt: skip
_MOTION = frozenset(
    (
        "travel", "trip", "visit", "fly", "flight", "return", "go", "come", "move", "arrive", "head",
        "drive", "way", "journey", "tour", "leave", "depart", "departure", "arrival", "reach", "enter",
        "bring", "train", "road", "march", "convoy", "evacuate", "relocate", "flee", "mile", "kilometer",
        "kilometre", "km", "bus", "take", "transfer", "rush", "walk", "stop", "live", "report",
        "broadcast", "pass", "miles", "kilometers", "kilometres", "transport", "moved", "cross", "land",
        "embassy", "ambassador",
    )
)  # fmt: skip
_FORCE = frozenset(
    (
        "shell", "bomb", "attack", "capture", "seize", "besiege", "strike", "hit", "storm", "encircle",
        "raid", "pound", "target", "surround", "liberate", "retake", "occupy", "take", "bombard", "rock",
        "defend", "damage", "destroy", "devastate", "shake", "evacuate",
    )
)  # fmt: skip
_PLACE_NOUNS = frozenset(
    (
        "street", "suburb", "airport", "center", "centre", "subway", "metro", "resident", "mayor",
        "outskirt", "outskirts", "square", "district", "region", "neighborhood", "neighbourhood", "port",
        "university", "hospital", "hotel", "station", "theater", "theatre", "museum", "cathedral",
        "church", "mosque", "stadium", "city", "capital", "oblast", "suburbs", "court", "police", "summit",
        "population", "skyline", "climate", "time", "stock", "exchange", "river", "apartment", "downtown",
        "bureau", "zoo", "olympics", "games", "airspace", "prison", "school", "restaurant", "conference",
        "memorandum",
    )
)  # fmt: skip
_GOVERNMENT_NOUNS = frozenset(
    (
        "government", "official", "regime", "authority", "leadership", "administration", "policy",
        "diplomat", "policymaker", "establishment", "lawmaker", "leader", "diplomacy", "elite", "ally",
        "position", "propaganda", "sanction", "troop", "force", "strategy", "pressure", "line",
        "influence",
    )
)  # fmt: skip
_ABSTRACT_HEADS = frozenset(
    (
        "policy", "support", "fear", "backing", "critic", "ally", "accusation", "side", "behalf", "part",
        "orbit", "wrath", "enemy", "foe", "friend", "approval", "ire", "influence", "criticism", "will",
        "favor", "favour", "attitude", "intention", "aim", "proxy", "recognition", "supporter", "opponent",
        "condemnation", "denunciation", "mistrust", "suspicion", "distrust", "demand", "isolation",
    )
)  # fmt: skip


def is_government(head: Token, start: int) -> tuple[bool, str]:
    """Whether the capital whose last word is `head` and which begins at `start` is a government.

    Returns the answer and, in plain words, what decided it.
    """
    if _dateline(head.doc, start, head.i):
        return False, "the dateline"
    if _named_as_place(head):
        return False, "named as a place"
    subject = head
    while subject.dep_ == "conj" and subject.head.pos_ in {"PROPN", "NOUN"} and subject.head.i < subject.i:
        subject = subject.head
    return _by_role(subject)


def _by_role(token: Token) -> tuple[bool, str]:
    match token.dep_:
        case "nsubj" | "agent":
            return True, f"subject of '{token.head.text}'"
        case "nsubjpass":
            force = token.head.lemma_.lower() in _FORCE
            return not force, f"subject of '{token.head.text}'"
        case "poss":
            place = token.head.lemma_.lower() in _PLACE_NOUNS
            return not place, f"possessor of '{token.head.text}'"
        case "pobj":
            return _by_preposition(token.head)
        case "dobj" | "dative" | "iobj":
            place = token.head.lemma_.lower() in _MOTION | _FORCE
            return not place, f"object of '{token.head.text}'"
        case "compound" | "nmod" | "amod" | "npadvmod":
            return _by_compound(token)
        case "appos":
            place = token.head.pos_ == "PROPN" or token.head.lemma_.lower() in _PLACE_NOUNS
            return not place, f"another name for '{token.head.text}'"
    return False, "nothing makes it an actor"


def _by_preposition(preposition: Token) -> tuple[bool, str]:
    word, ruler = preposition.lower_, preposition.head.lemma_.lower()
    why = f"behind '{word}'"
    if word in _PLACE_PREPOSITIONS:
        return False, why
    if word in _SIDE_PREPOSITIONS:
        return ruler not in {"flight", "train", "road", "distance", "fly", "descend"}, why
    if word in {"from", "to"}:
        return ruler not in _MOTION and preposition.head.text != preposition.text, f"'{ruler} {word}'"
    if word == "of":
        return ruler in _ABSTRACT_HEADS, f"'{ruler} of'"
    return False, why


def _by_compound(token: Token) -> tuple[bool, str]:
    after = token.doc[token.i + 1 : token.i + 3]
    if len(after) == 2 and after[0].text in {"-", "‑"}:
        return after[1].lower_ not in {"based", "area", "born", "bound"}, f"in '{token.text}-{after[1].text}'"
    return token.head.lemma_.lower() in _GOVERNMENT_NOUNS, f"qualifies '{token.head.text}'"


def _dateline(doc: Doc, start: int, end: int) -> bool:
    """At the head of a paragraph, with a dash behind it within eight words."""
    if start > 0 and "\n" not in doc[start - 1].text:
        return False
    for token in doc[end + 1 : end + 9]:
        if token.text in {"—", "–", "--", "-", "―"} and (token.whitespace_ or doc[token.i - 1].whitespace_):
            return True
        if token.pos_ in {"VERB", "AUX"} or token.text == ".":
            return False
    return False


def _named_as_place(head: Token) -> bool:
    """ "the capital, Astana", "capital Astana", "Bishkek, the capital", "Paris, France", "city of Kyiv"."""
    before = head.head
    if head.dep_ in {"appos", "compound", "nmod"} and before.lemma_.lower() in {"capital", "city", "town"}:
        return True
    if before.dep_ == "prep" and before.lower_ == "of" and before.head.lemma_.lower() in {"capital", "city"}:
        return True
    left = head.doc[head.left_edge.i - 1] if head.left_edge.i else None
    if left is not None and left.lemma_.lower() in {"capital", "city"}:
        return True
    for child in head.children:
        if child.dep_ == "appos":
            return child.lemma_.lower() in {"capital", "city", "town"} or child.ent_type_ == "GPE"
    return False
