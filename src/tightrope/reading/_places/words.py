"""Words that the place reader goes by: short forms of states, heads of facilities, prepositions."""

from __future__ import annotations

from typing import Final


def word_set(text: str) -> frozenset[str]:
    """The words of a text, as a set."""
    return frozenset(text.split())


STATE_SHORT: Final = {
    "Ala": "Alabama", "Ariz": "Arizona", "Ark": "Arkansas", "Calif": "California", "Colo": "Colorado",
    "Conn": "Connecticut", "Del": "Delaware", "D.C": "District of Columbia", "Fla": "Florida",
    "Ga": "Georgia", "Ill": "Illinois", "Ind": "Indiana", "Kan": "Kansas", "Kans": "Kansas",
    "Ky": "Kentucky", "La": "Louisiana", "Md": "Maryland", "Mass": "Massachusetts", "Mich": "Michigan",
    "Minn": "Minnesota", "Miss": "Mississippi", "Mo": "Missouri", "Mont": "Montana", "Neb": "Nebraska",
    "Nev": "Nevada", "N.H": "New Hampshire", "N.J": "New Jersey", "N.M": "New Mexico", "N.Y": "New York",
    "N.C": "North Carolina", "N.D": "North Dakota", "Okla": "Oklahoma", "Ore": "Oregon",
    "Pa": "Pennsylvania", "R.I": "Rhode Island", "S.C": "South Carolina", "S.D": "South Dakota",
    "Tenn": "Tennessee", "Tex": "Texas", "Vt": "Vermont", "Va": "Virginia", "Wash": "Washington",
    "W.Va": "West Virginia", "Wis": "Wisconsin", "Wyo": "Wyoming", "B.C": "British Columbia",
    "Ont": "Ontario", "Que": "Quebec", "Alta": "Alberta", "Sask": "Saskatchewan", "Man": "Manitoba",
    "N.S": "Nova Scotia", "N.B": "New Brunswick",
}  # fmt: skip
"""Short forms of US states and Canadian provinces in news style, without the last period."""

POSTAL: Final = {
    "NY": "New York", "NJ": "New Jersey", "NC": "North Carolina", "SC": "South Carolina", "TX": "Texas",
    "FL": "Florida", "VA": "Virginia", "MD": "Maryland", "PA": "Pennsylvania", "MA": "Massachusetts",
    "MI": "Michigan", "MN": "Minnesota", "MO": "Missouri", "GA": "Georgia", "IL": "Illinois",
    "WI": "Wisconsin", "WA": "Washington", "CT": "Connecticut", "CO": "Colorado", "AZ": "Arizona",
    "TN": "Tennessee", "KY": "Kentucky", "NV": "Nevada", "UT": "Utah", "NM": "New Mexico", "KS": "Kansas",
    "IA": "Iowa", "NE": "Nebraska", "BC": "British Columbia", "DC": "District of Columbia", "AB": "Alberta",
    "ON": "Ontario", "QC": "Quebec", "OH": "Ohio", "AL": "Alabama", "AR": "Arkansas", "CA": "California",
    "DE": "Delaware", "ID": "Idaho", "LA": "Louisiana", "MS": "Mississippi", "MT": "Montana",
    "NH": "New Hampshire", "ND": "North Dakota", "RI": "Rhode Island", "SD": "South Dakota",
    "VT": "Vermont", "WV": "West Virginia", "WY": "Wyoming", "OK": "Oklahoma", "OR": "Oregon",
    "HI": "Hawaii", "AK": "Alaska", "ME": "Maine",
}  # fmt: skip
"""Postal codes of US states and Canadian provinces: read as places only behind a comma or hyphen."""

TITLES: Final = word_set(
    "Mr Mrs Ms Miss Dr Prof Sir Dame Lord Lady President Sen Senator Rep Gov Gen General Col Lt Sgt Capt"
    " Maj Adm Judge Justice Chief Cllr Councillor Pastor Rev Father Sister Prince Princess King Queen Pope"
    " Sheikh Imam Ayatollah Minister Secretary Ambassador Mayor Sheriff Officer Detective Attorney Coach"
    " Director Chairman Professor"
)
"""Words before a person's name, without their period."""

FACILITY_HEADS: Final = word_set(
    "school university college academy hospital clinic church cathedral mosque temple synagogue chapel"
    " stadium arena airport airfield station bridge tunnel street avenue road boulevard lane drive highway"
    " parkway square plaza park garden gardens zoo center centre hall courthouse court mall market museum"
    " library theatre theater prison jail hotel inn restaurant club high elementary embassy consulate"
    " palace castle tower towers camp base barracks beach harbor harbour port dam racecourse racetrack"
    " speedway graveyard cemetery farm estate monument memorial st ave rd blvd lake river creek canyon"
    " valley hills mountain mountains island islands bay forest county township village province peninsula"
)

NAMED_FOR_TOWNS: Final = word_set("university college airport airfield port harbor harbour cathedral zoo")
"""Facilities that bear the name of the town they lie in; streets bear the names of others."""
INSTITUTIONS: Final = word_set("supreme high federal red act")
"""First words of names that end like a facility's and are none ("Supreme Court", "Red Line")."""

LOCATIVE: Final = word_set(
    "in at near from to into around across outside inside of for toward towards through via"
)

NOT_PLACES: Final = word_set(
    "the a an i he she it we they you mr mrs ms dr president prime minister king queen sunday monday"
    " tuesday wednesday thursday friday saturday january february march april may june july august"
    " september october november december internet earth moon mars twitter facebook god of and to in this"
    " that but not no yes what who when where there here his her its our their my your senate house"
    " congress parliament union republic state states north south east city police army university college"
    " school church court bank international national federal central general governor mayor republican"
    " democrat democratic liberal conservative green center centre hall street road avenue river lake"
    " island park airport station bridge church library museum hotel theatre theater tower market court"
    " embassy capital bureau alliance enterprise independence opera hope best free human homeland commerce"
    " justice industry the one maria angle still surprise western eastern northern southern some as at is"
    " al el san st department ministry council commission committee association company university press"
    " post news times"
)
"""Words in capitals that are names of places somewhere but, alone, hardly ever in the news."""
