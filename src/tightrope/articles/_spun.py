"""Stock phrases of news, and the odd ones that a word-by-word thesaurus makes of them.

Owns the table alone. Such a program exchanges each word for a synonym without its neighbours, so fixed
phrases come out as what nobody writes ("peace talks" as "harmony talks"). Our own list, from how these
programs work and from spun text as widely seen; no substitute is ordinary English of newspapers.
"""

from __future__ import annotations

import re
from typing import Final

_TABLE: Final = """
prime minister = head administrator, head minister, prime clergyman, executive pastor
foreign minister = unfamiliar minister, outside pastor, overseas clergyman, unfamiliar pastor
defence minister = guard minister, safeguard minister, resistance pastor
finance minister = fund minister, money minister, account clergyman
interior minister = inside minister, inner part minister, inside pastor
foreign ministry = unfamiliar service, remote ministry, outside service, overseas ministry office
foreign affairs = unfamiliar undertakings, outside issues, remote affairs
secretary of state = secretary of country, state assistant, secretary of nation, clerk of state
secretary general = secretary wellknown, secretary normal, clerk general
head of state = top of state, leader of nation state, pinnacle of state
vice president = bad habit president, corruption president, vice leader of the country
president-elect = president-pick, president-choose
former president = previous leader president, erstwhile administration president, ex-executive president
opposition leader = resistance pioneer, restriction pioneer, competition leader of the nation
ruling party = decision party, administering party, deciding party
political party = political birthday party, political get together
lawmakers = legislators of law, law creators, officials of law
parliament = parliament house of law
supreme court = incomparable court, preeminent court, perfect courtroom, superb court
high court = excessive courtroom, tall court, top courtroom
white house = white residence, white dwelling
state department = nation branch, kingdom department, state branch of america
united states = joined states, unified states, assembled states, united conditions
united nations = joined countries, unified nations, assembled nations, joined together nations
united kingdom = unified kingdom, joined kingdom, assembled realm, united realm
security council = security chamber, protection council of the nations
general assembly = general get together, general meeting of countries, wellknown assembly
european union = european association of states, european affiliation, ecu union
middle east = center east, mid east region of center, core east
south korea = south peninsula korea, southern korea country
human rights = human privileges, basic freedoms group, common liberties gathering, human proper
human rights watch = basic liberties watch, human rights look ahead
civil war = common war, polite conflict, civil battle, thoughtful war
peace talks = harmony talks, peace speak, harmony discussions, tranquility talks
peace deal = harmony deal, harmony bargain, peace arrangement bargain
ceasefire = truce halt, stop hearth, end fire agreement
death toll = loss of life count, demise toll, dying toll, loss of life toll, passing cost
press conference = question and answer session with columnists, press meeting of correspondents
news conference = information convention, news meeting gathering
news agency = information corporation, news office wire, information employer, news organization wire
told reporters = told columnists, informed newshounds, advised journalists of, told newshounds
social media = social press network, internet-based life, social networking media platform
spokesman = representative man, speaker man, mouthpiece man
climate change = local weather change, weather alternate
global warming = worldwide warming, an unnatural weather change, international warming
greenhouse gas = ozone harming substance, glasshouse gas, ozone depleting substance
nuclear weapons = atomic weapons store, nuclear guns, nuclear hands
nuclear power = atomic strength, nuclear energy strength
armed forces = equipped forces, outfitted forces, militarily forces, furnished powers
air force = air pressure
military base = army base camp station, navy base of the military, army installation base
air strike = air attack strike, airstrike hit, aerial hit strike
suicide bomber = self destruction plane, self-destruction aircraft, suicide aircraft
car bomb = vehicle bomb explosive, automobile bomb, auto bomb
border guards = fringe watchmen, border watchmen, outskirt protects
law enforcement = law implementation, regulation enforcement, law authorization
police officer = cop official, police officer man, cop officer
attorney general = lawyer general, legal professional general, attorney wellknown
court ruling = court choice administering, court docket ruling, courtroom ruling
death penalty = capital punishment penalty, demise penalty, loss of life penalty, dying penalty
life sentence = lifestyles sentence, life sentence of words, existence sentence
prison sentence = jail sentence time, penal complex sentence, prison phrase sentence
asylum seekers = refuge searchers, haven searchers, shelter seekers of asylum
aid workers = help workers of aid, useful resource workers, guide laborers
health workers = wellbeing laborers, fitness employees, health people of work
public health = public fitness
health ministry = wellbeing service, fitness ministry, wellbeing ministry
central bank = national bank of center, imperative financial institution, crucial bank
interest rate = hobby rate, financing cost rate, interest price, loan fee rate
stock market = inventory market, securities exchange market, stock bazaar
oil prices = oil expenses, oil costs price, oil fees
trade war = exchange war, change war, alternate conflict, trade conflict war
gross domestic product = gross home product, gross domestic item, gross household product
artificial intelligence = counterfeit consciousness, man-made consciousness
general election = general political decision, universal political race
presidential election = official political decision, presidential race election, official political race
polling station = surveying station, polling booth station, surveying stations
exit poll = leave survey, go out ballot, exit survey poll
power plant = force plant, energy plant life, strength plant
power outage = force blackout, strength outage
natural disaster = herbal disaster, natural calamity event
state of emergency = nation of emergency, condition of crisis
heavy rain = weighty downpour, heavy rainy, overwhelming precipitation
small number = little wide variety, small wide variety
last year = closing year, final yr, remaining year, closing yr
last week = closing week, remaining week, ultimate week
last month = closing month, remaining month, ultimate month
years old = years antique, years vintage, a long time old, years of age old
at least = no less than at, at the least least
red cross = purple pass, pink cross
"""

STOCK: Final = tuple(
    (stock.strip(), re.compile(rf"\b(?:{'|'.join(re.escape(odd.strip()) for odd in odds.split(','))})s?\b"))
    for line in _TABLE.strip().splitlines()
    for stock, _, odds in [line.partition("=")]
)
"""Each stock phrase of news with the pattern, for lower-case text, of what is made of it."""
