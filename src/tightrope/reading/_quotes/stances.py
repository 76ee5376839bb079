"""What a source does with the content: says it, thinks it, wants it; and which words only report speech.

The lists are ours. A cue on none of them tells at most an attitude: it counts as believed, never as said,
unless the words stand in quotation marks.
"""

from __future__ import annotations

from typing import Final

from tightrope.records import Stance


def words(text: str) -> frozenset[str]:
    """The words of a text, as a set."""
    return frozenset(text.split())


_BELIEVED: Final = words(
    """
    accept afraid alarm anticipate apparently appear ashamed assume assumption attitude aware
    belief believe certain concern concerned confidence confident consider conviction convince
    convinced critical deem disbelief dislike distrust doubt dread enjoy envision estimate
    expect expectation fear feel feeling figure forecast foresee forget frustrated glad grateful
    guess happy hate hear idea imagine impression know knowledge learn like love mind mistake
    mistrust nervous notice opinion opponent oppose opposed opposition optimistic perceive
    perception pessimistic pleased proud realise realize recall reckon recognise recognize
    regard regret remember resent resist respect sceptical scepticism see seem seemingly sense
    skeptical skepticism speculate speculation sure surprised suspect suspicion think thought
    trust unaware uncertain understand understanding uneasy unsure view wary watch wonder
    worried worry
    """
)
_WANTED: Final = words(
    """
    aim ambition anxious apply aspire attempt back backing bid choice choose decide decision
    decline desire determined eager effort endorse endorsement favor favour goal hesitant hop
    hope inclined intend intent intention keen long need plan plot prefer preference prepared
    priority push ready refusal refuse reluctance reluctant request resolve seek strive struggle
    support supporter try unwilling vote want willing willingness wish yearn
    """
)
"""Will, refusal with it: whoever refuses to act leaves the act undone, as whoever only plans it."""
_SAID: Final = words(
    """
    accord accusation accuse acknowledge add admission admit advise affirm agree allegation
    allege allegedly announce announcement answer apologise apologize appeal argue argument ask
    assert assertion assure blame blast boast brag call castigate caution certify challenge
    charge chastise chide chime cite claim clarify commend comment complain complaint concede
    conclude condemn confess confirm contend continue correct counter criticise criticism
    criticize cry declaration declare decry defend demand denial denounce deny deride describe
    disclose dismiss dispute echo elaborate emphasise emphasize encourage exclaim explain
    express fume hail highlight hint indicate inform insist interject joke lament lash laud
    liken maintain mention message mock muse mutter narrate note object observe offer opine
    order plead pledge point portray post praise predict prediction press proclaim promise
    pronounce propose protest publish purportedly question quip quote rail read reaffirm
    reassure rebuke recall recite recommend recount refer reiterate reject rejection relate
    release remark remind repeat reply report reportedly request respond retort retweet reveal
    ridicule say shout sigh signal slam speak state statement stipulate stress suggest
    suggestion supposedly talk tell testify text thank threat threaten tout tweet underline
    underscore urge utter voice vow warn warning whisper write yell
    """
)
"""Words that report speech itself: what stands in quotation marks behind one of them is quoted."""


_DEEDS: Final = words("answer challenge charge discuss dispute object press protest state talk text")
_TOPICAL: Final = words("discuss hear know learn publish read speak talk text think write")
"""Cues whose noun phrase is no content: nouns of deeds, and verbs with "about", "on" or "of"."""


def stance(lemma: str, *, negated: bool = False, marked: bool = False) -> Stance:
    """What the source does with the content, by the cue's lemma.

    `negated` is a wish turned round ("does not want", "voted against"): an attitude, no wish. `marked` says
    that all of the content stands in quotation marks, so that a cue on no list still quotes it.
    """
    if lemma in _WANTED:
        return Stance.BELIEVED if negated else Stance.WANTED
    if lemma in _BELIEVED:
        return Stance.BELIEVED
    speech = marked or reports_speech(lemma)
    return Stance.SAID if speech else Stance.BELIEVED


def tells(lemma: str, *, noun: bool) -> bool:
    """Whether a cue tells of speech or an attitude when all it governs is a noun phrase.

    As nouns some verbs of speech name deeds: "a dispute over the border".
    """
    if noun and lemma in _DEEDS:
        return False
    return reports_speech(lemma) or lemma in _BELIEVED or lemma in _WANTED


def names_topics(lemma: str) -> bool:
    """Whether "about", "on" or "of" behind the cue gives a topic and nothing of what is said of it."""
    return lemma in _TOPICAL


def reports_speech(lemma: str) -> bool:
    """Whether the cue says that words were uttered, so that marked words in its content are quoted."""
    return lemma in _SAID or lemma == ":"
