"""What a source does with the content: says it, thinks it, wants it; and which words only report speech.

The lists are ours. A cue on none of them counts as said: the frames propose no others without one.
"""

from __future__ import annotations

from typing import Final

from tightrope.records import Stance


def words(text: str) -> frozenset[str]:
    """The words of a text, as a set."""
    return frozenset(text.split())


_BELIEVED: Final = words(
    """
    accept afraid anticipate appear apparently ashamed assume assumption attitude aware belief
    believe certain concern concerned confidence confident consider conviction convince convinced
    deem disbelief dislike distrust doubt dread enjoy envision estimate expect expectation fear feel
    feeling figure forecast foresee forget frustrated glad grateful guess happy hate hear idea
    imagine impression know knowledge learn like love mind mistake mistrust nervous notice opinion
    optimistic perceive perception pessimistic pleased proud realise realize recall reckon recognise
    recognize regard regret remember resent respect seem seemingly see sense skeptical sceptical
    speculation speculate sure surprised suspect suspicion think thought trust uncertain understand
    understanding unaware uneasy unsure view watch wonder worried worry
    """
)
_WANTED: Final = words(
    """
    aim ambition anxious aspire attempt back backing bid choice choose decide decision decline
    desire determined eager effort endorse endorsement favor favour goal hesitant hope hop inclined
    intend intent intention keen long need object oppose opponent opposed opposition plan plot
    prefer preference prepared priority push ready refusal refuse reluctance reluctant resist
    resolve seek strive struggle support supporter try unwilling vote want willing willingness wish
    yearn
    """
)
_SAID: Final = words(
    """
    accord accusation accuse acknowledge add admission admit advise affirm agree allegation allege
    announce announcement answer appeal argue argument ask assert assertion assure blame boast brag
    call caution challenge charge chide cite claim comment complain complaint concede conclude
    condemn confess confirm contend continue correct counter criticise criticism criticize cry
    declare declaration decry demand denial denounce deny describe disclose dismiss dispute echo
    elaborate emphasise emphasize exclaim explain express hail highlight hint indicate inform insist
    interject joke lament lash maintain mention message mock muse mutter narrate note object observe
    offer opine order plead pledge point portray post praise predict prediction press proclaim
    promise pronounce propose protest publish question quip quote read reaffirm reassure rebuke
    recall recite recommend recount refer reiterate reject relate release remark remind repeat reply
    report respond retort reveal say shout sigh signal speak state statement stress suggest
    suggestion talk tell testify text thank threaten threat tout tweet underline underscore urge
    utter vow voice warn warning whisper write yell
    """
)
"""Words that report speech itself: what stands in quotation marks behind one of them is quoted."""


def stance(lemma: str) -> Stance:
    """What the source does with the content, by the cue's lemma."""
    if lemma in _WANTED:
        return Stance.WANTED
    if lemma in _BELIEVED:
        return Stance.BELIEVED
    return Stance.SAID


def reports_speech(lemma: str) -> bool:
    """Whether the cue says that words were uttered, so that marked words in its content are quoted."""
    return lemma in _SAID or lemma == ":"
