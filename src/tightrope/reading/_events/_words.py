"""Owns the closed word classes that the event rules ask for; open classes stand in the event lexicon."""

from __future__ import annotations

from typing import Final


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


# --- phrases ---

PARTICLES: Final = _set("up down out off back in over on away aside")
"""Words that make another verb of the one before them: "push back", "call in"."""

TRANSPARENT: Final = _set("""
    all another any array at batch billion both bunch couple dozen dozens each first five four group half
    handful host hundred hundreds kind kinds last lot lots majority many million millions most new number
    one ones pair part parts percent piece portion rest round rounds score scores second series set some
    spate string team ten tens third thousand thousands three total two type types variety wave waves worth
    % tons tonnes shipment amount convoy column
""")
"""Heads that only measure what follows "of": "dozens of soldiers" are soldiers."""

OBJECT_CONTROL: Final = _set("""
    advise allow ask authorise authorize beg call cause challenge coerce command compel convince direct
    enable encourage exhort expect force get help implore instruct invite lead lobby make order permit
    persuade plead press pressure prod prompt push request require send summon tell urge want warn
""")
"""Verbs whose object, where they have one, does what their infinitive says."""

RELATIVE: Final = _set("who which that whom where whose")

IRREGULAR: Final = {
    "overthrew": "overthrow",
    "overthrown": "overthrow",
    "forgave": "forgive",
    "forgiven": "forgive",
    "overran": "overrun",
    "withdrew": "withdraw",
    "withdrawn": "withdraw",
    "undertook": "undertake",
    "rap": "rape",
    "forbade": "forbid",
    "forbidden": "forbid",
    "reneged": "renege",
    "retook": "retake",
    "retaken": "retake",
    "beaten": "beat",
    "slain": "slay",
    "slew": "slay",
}
"""Forms that the model's lemmatizer gives back as they are, or wrong."""

DOCUMENTS: Final = _set("""
    resolution statement letter bill motion petition report declaration communique communiqué decree draft
""")
"""Texts that demand, condemn and accuse in the name of those who wrote them."""

TO_NOUNS: Final = _set("end halt stop return damage access")
"""Nouns whose object stands behind "to": "an end to the war"."""

OWNED_BY_PATIENT: Final = _set("""
    release arrest detention imprisonment execution killing murder assassination abduction kidnapping
    deportation eviction expulsion extradition ouster overthrow sentencing conviction trial prosecution
    acquittal dismissal removal capture rescue evacuation recall torture mistreatment shooting
""")
"""Nouns whose owner suffers the deed: "the minister's arrest"."""

# --- parties ---

BODIES: Final = _set("""
    authority authorities administration ministry regime spokesman spokeswoman spokesperson police side
    office official officials agency service court judge prosecutor coalition command council committee
    chief head delegation representative team leadership senate congress house people public community
    strike airstrike attack resolution statement report letter bill motion shelling bombing raid
    bombardment fire ally allies partner neighbour neighbor rival army command
""")
"""Nouns whose doing is their owner's: "the Kazakh ministry", "a strike by Norway"."""

OWN: Final = _set("its his her their")
PERSONAL: Final = _set("his her")
"""Pronouns of an owner, and those that only a person is meant by."""

PLACE_PREPOSITIONS: Final = _set("in at near on outside off across around over inside")

# --- deeds in deeds ---

FIGURATIVE: Final = _set("clock record odds cancer virus disease poverty corruption inflation")
"""What one fights without a fight."""

DISASTERS: Final = _set("""
    earthquake quake tsunami storm typhoon hurricane cyclone flood floods rain wave volcano eruption
    landslide avalanche drought tornado wildfire crash accident collision virus disease pandemic epidemic
    coronavirus covid-19 covid outbreak fire leak collapse heat cold snow wind winds lightning
""")
"""What kills and strikes without anybody doing it."""

BLAME: Final = _set("responsible guilty behind culpable")
OBLIGATION: Final = _set("must should")

# --- modality ---

AHEAD: Final = _set("will shall 'll ’ll wo")
POSSIBLE: Final = _set("can could may might ca")
OUGHT: Final = _set("should must ought need")
CONDITIONS: Final = _set("if unless whether lest until till")

PLANS: Final = _set("""
    plan expect schedule set slate intend prepare due poise bind about ready prepared willing decide go
    agree pledge promise vow arrange
""")
"""What governs a deed that lies ahead."""

WISHES: Final = _set("""
    want hope wish seek aim like desire try attempt struggle fail refuse decline urge call demand ask
    request propose consider suggest recommend advocate press push lobby pressure order instruct allow
    permit let enable authorise authorize help force threaten warn fear avoid prevent stop block ban forbid
    oppose resist reject support need require tell invite encourage persuade convince discourage deter
    appeal plead beg insist offer volunteer able unable eager reluctant keen likely unlikely hesitate
    dissuade bar dare vote design mean train use work campaign fight strive plot conspire bid risk favour
    favor back refrain discuss debate weigh mull explore unwilling aimed ponder study prompt justify
    contemplate
""")
"""What governs a deed that is only asked for, wanted, tried or held off."""

DENIALS: Final = _set("deny refute rebut disclaim")

ACCUSATIONS: Final = _set("""
    accuse suspect charge convict indict blame acquit sentence condemn criticise criticize
""")

SAYS: Final = _set("""
    say tell report state announce declare confirm acknowledge admit add note claim allege assert maintain
    reveal contend insist write explain believe think argue warn boast comment stress reiterate recall
    suggest estimate conclude testify disclose describe show find according
""")

CLAIMS: Final = _set("claim allege report say")
"""Verbs of saying whose infinitive tells a deed: "claims to have seized"."""

ALWAYS_DONE_TO: Final = _set("""
    arrest detain release jail free sentence charge expel deport kill injure wound abduct kidnap convict
    indict execute assassinate imprison acquit pardon behead extradite hospitalise hospitalize
""")
"""Verbs that without an object stand in a headline's passive: "Activist released"."""

SPEAKING: Final = _set("call phone telephone write cable summon tweet")
"""Acts of speech whose stated purpose is done by them: "called to congratulate"."""

STOPPED: Final = _set("veto block reject defeat oppose withdraw kill scupper thwart")
"""What is done to a text that then says nothing: "vetoed a resolution that condemned ..."."""

TOLD_AFTER: Final = _set("""
    after by in on upon before while since for despite following over with when through as during
""")
"""Prepositions before a gerund that is told as a fact."""

ORDINALS: Final = _set("first last second third latest only next")

PLANNED_WORDS: Final = _set("""
    planned upcoming scheduled future forthcoming expected next proposed imminent coming looming
""")

UNREAL_WORDS: Final = _set("""
    possible potential any hypothetical feared foiled thwarted threatened attempted would-be no further
""")

TAKE_PLACE: Final = _set("""
    be take begin start come last happen focus include mark follow bring feature go run
""")

AHEAD_OF: Final = _set("before ahead")

# --- time ---

AFTER_WORDS: Final = _set("after since following")
BEFORE_WORDS: Final = _set("before until till")
SAME_TIME: Final = _set("""
    repel repulse suffer face see witness survive endure carry make stage stop halt start begin hold launch
""")
"""Verbs whose object takes place when they do: "repelled an attack on Friday"."""
AMID: Final = _set("during in at amid on with")
VOTES: Final = _set("abstain vote demand adopt call condemn approve resolution endorse reject")
"""Words of an assembly's decision, which a known vote may date."""
