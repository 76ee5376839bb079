"""Tortured phrases: fixed terms of several words taken apart and put into other words one by one.

Owns our own list of what such programs say for single words, and the finding of terms: two words side by
side that WordNet lists as one (package wordnet-base). Terms are damaged first, at twice the rate ("artificial
intelligence" as "counterfeit consciousness"), then single words of the list. The phenomenon is described
by Cabanac, Labbé and Magazinov (2021), "Tortured phrases"; the words here are ours.
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from random import Random

from training.damage._inflect import PARTS, WORDNET, bases, with_ending
from training.damage._text import WORD, Damaged, Edit, edited, like

_WORDS = """
artificial:counterfeit,fake intelligence:consciousness,insight prime:head,superior minister:pastor,cleric
foreign:unfamiliar,outside human:humanoid,mortal right:privilege,entitlement civil:courteous,common
war:warfare,battle peace:harmony,tranquility talk:chat,discourse deal:bargain,arrangement
death:demise,passing toll:expense,ring news:information,tidings conference:meeting,gathering
press:push,squeeze social:societal,gregarious media:mass,channels climate:weather,atmosphere
change:alteration,modification global:worldwide,planetary warming:heating,hotting nuclear:atomic,core
weapon:arm,gun power:force,strength plant:herb,factory air:atmosphere,breeze force:drive,compel
military:martial,soldierly base:foundation,bottom border:fringe,outskirt guard:watchman,sentinel
law:regulation,rule enforcement:implementation,requirement police:cop,constabulary
officer:official,functionary court:tribunal,yard supreme:incomparable,preeminent high:tall,lofty
attorney:lawyer,solicitor general:broad,common state:nation,condition head:top,skull
vice:bad_habit,immorality party:gathering,festivity ruling:administering,deciding
opposition:resistance,restriction leader:pioneer,chief union:association,joining united:joined,assembled
nation:country,realm security:safety,safeguard council:chamber,board central:focal,middle
bank:shore,depository interest:hobby,curiosity rate:speed,pace stock:inventory,supply
market:bazaar,commercial_centre oil:grease,petroleum price:cost,worth trade:exchange,swap gross:total,obese
domestic:homegrown,household product:item,merchandise economy:thrift,frugality economic:monetary,financial
election:political_decision,choosing campaign:crusade,battle candidate:competitor,applicant vote:cast,ballot
poll:survey,count government:administration,regime official:authority,functionary health:wellbeing,fitness
care:consideration,mind hospital:infirmary,clinic doctor:physician,medic school:faculty,academy
student:understudy,pupil university:college,varsity child:kid,youngster woman:lady,female
man:gentleman,fellow people:individuals,folks family:household,clan house:dwelling,residence
white:pale,pallid black:dark,ebony red:crimson,ruddy street:avenue,road city:metropolis,urban_area
country:nation,land world:globe,planet president:chairman,head company:organization,firm
business:commerce,enterprise worker:laborer,toiler job:occupation,task money:cash,currency tax:duty,levy
budget:spending_plan,allowance plan:scheme,blueprint program:programme,scheme report:account,record
study:examination,research data:information,figures evidence:proof,confirmation question:inquiry,query
answer:reply,response issue:matter,concern problem:trouble,difficulty crisis:emergency,predicament
attack:assault,onslaught bomb:explosive,shell soldier:trooper,warrior army:armed_force,host fire:blaze,flame
line:row,queue victim:casualty,prey murder:homicide,slaying kill:slay,butcher die:perish,expire
injure:harm,wound arrest:capture,apprehend charge:accuse,bill prison:jail,penitentiary
sentence:phrase,verdict trial:test,ordeal judge:adjudicator,umpire say:express,utter tell:inform,advise
ask:inquire,request show:exhibit,demonstrate make:produce,fabricate take:grab,seize give:donate,bestow
find:discover,uncover help:assist,aid start:commence,initiate begin:commence,originate end:finish,terminate
continue:persist,proceed need:require,necessitate want:desire,wish use:utilize,employ try:attempt,endeavour
work:labour,toil live:reside,dwell lead:guide,steer hold:grasp,clutch meet:encounter,satisfy
call:summon,phone big:huge,enormous large:substantial,immense small:little,tiny new:fresh,novel
old:aged,antique good:great,decent bad:awful,terrible important:vital,significant
major:significant,principal early:premature,primitive late:tardy,belated long:lengthy,extended
last:final,closing next:following,subsequent first:initial,primary second:moment,instant
young:youthful,juvenile free:gratis,liberated public:open,common private:personal,secluded
local:neighborhood,nearby national:countrywide,state international:worldwide,universal
political:politic,statecraft year:annum,twelvemonth month:moon,calendar_month week:hebdomad,seven_days
day:daytime,solar_day night:evening,dark time:period,clock heavy:weighty,hefty rain:precipitation,downpour
disaster:calamity,catastrophe natural:herbal,characteristic emergency:crisis,exigency
power:strength,vitality energy:vitality,vigor gas:fuel,vapour water:aqua,moisture food:nourishment,fare
game:diversion,amusement player:contestant,participant team:crew,squad season:period,seasoning
win:triumph,conquer lose:misplace,forfeit score:tally,mark goal:objective,purpose cup:mug,chalice
match:coordinate,contest
"""


@cache
def _list() -> dict[str, tuple[str, ...]]:
    rows = (row.partition(":") for row in _WORDS.split())
    return {word: tuple(others.replace("_", " ").split(",")) for word, _, others in rows}


@cache
def _terms() -> frozenset[str]:
    """Terms of two words that WordNet lists."""
    found = set()
    for part in ("noun", "adj"):
        for row in (WORDNET / f"index.{part}").read_text("latin-1").splitlines():
            word = row.split(" ")[0]
            if word.count("_") == 1:
                found.add(word.replace("_", " "))
    return frozenset(found)


def missing() -> str | None:
    """What to install where WordNet is absent."""
    return None if (WORDNET / "index.noun").is_file() else "WordNet is absent: apt-get install wordnet-base"


@cache
def _options(word: str) -> tuple[str, ...]:
    for part in PARTS:
        for base, ending in bases(word, part):
            if base in _list():
                return tuple(with_ending(other, ending, part) for other in _list()[base])
    return ()


def tortured(text: str, rng: Random, rate: float) -> Damaged:
    """Terms put into other words at three times the rate, single words of the list at the rate."""
    words = list(WORD.finditer(text))
    chosen = []
    for one, other in pairwise(words):
        term = f"{one.group()} {other.group()}".lower()
        listed = term in _terms() or term.removesuffix("s") in _terms()
        if listed and text[one.end() : other.start()] == " " and rng.random() < min(1.0, 3 * rate):
            chosen += [one, other]
    chosen += [word for word in words if rng.random() < rate and not word.group()[0].isupper()]
    edits = []
    for match in dict.fromkeys(chosen):
        options = _options(match.group().lower())
        if options:
            edits.append(Edit(match.start(), match.end(), like(match.group(), rng.choice(options))))
    return edited(text, edits)
