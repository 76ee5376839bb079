"""Owns the closed lists of words by which people's names are told: titles, particles, what is no name."""

from __future__ import annotations

HONORIFICS = {
    "mr": "m", "mrs": "f", "ms": "f", "miss": "f", "madam": "f", "madame": "f", "sir": "m", "dame": "f",
    "lord": "m", "lady": "f", "dr": "", "prof": "", "professor": "", "rev": "", "sheikh": "m",
    "sheik": "m", "imam": "m", "ayatollah": "m", "mullah": "m", "rabbi": "", "gen": "", "col": "",
    "lt": "", "maj": "", "capt": "", "sgt": "", "adm": "", "sen": "", "rep": "", "gov": "", "pres": "",
    "hon": "", "cardinal": "m", "archbishop": "m", "bishop": "m", "father": "m", "brother": "m",
    "sister": "f", "king": "m", "queen": "f", "prince": "m", "princess": "f", "pope": "m", "emir": "m",
    "sultan": "m", "emperor": "m", "empress": "f", "judge": "", "justice": "", "general": "",
    "colonel": "", "major": "", "captain": "", "sergeant": "", "lieutenant": "", "admiral": "",
    "commander": "", "brigadier": "", "marshal": "", "chief": "", "officer": "", "president": "",
    "senator": "", "governor": "", "mayor": "", "minister": "", "chancellor": "", "premier": "",
    "patriarch": "m", "metropolitan": "m", "maulana": "m", "haji": "m", "baroness": "f", "baron": "m",
    "secretary": "", "ambassador": "", "spokesman": "m", "spokeswoman": "f", "congressman": "m",
    "congresswoman": "f", "chairwoman": "f", "businesswoman": "f", "actress": "f", "policewoman": "f",
}  # fmt: skip
"""Words before a name, and the gender they tell where they do."""

TITLE_NOUNS = {
    "gov": "governor", "sen": "senator", "rep": "representative congressman congresswoman lawmaker",
    "gen": "general", "col": "colonel", "lt": "lieutenant", "maj": "major", "capt": "captain",
    "sgt": "sergeant", "adm": "admiral", "prof": "professor", "dr": "doctor", "pres": "president",
    "king": "king", "queen": "queen", "prince": "prince", "princess": "princess", "pope": "pope",
    "emir": "emir", "sultan": "sultan", "judge": "judge", "rabbi": "rabbi", "justice": "justice",
    "general": "general", "colonel": "colonel", "major": "major", "captain": "captain",
    "admiral": "admiral", "president": "president", "senator": "senator", "governor": "governor",
    "mayor": "mayor", "minister": "minister", "chancellor": "chancellor", "premier": "premier",
    "imam": "imam", "sheriff": "sheriff", "congressman": "congressman", "congresswoman": "congresswoman",
    "ambassador": "ambassador", "patriarch": "patriarch", "archbishop": "archbishop", "bishop": "bishop",
    "cardinal": "cardinal",
}  # fmt: skip
"""The nouns by which an honorific's bearer is spoken of later."""

PARTICLES = frozenset(
    (
        "al", "el", "bin", "ibn", "van", "von", "der", "den", "de", "da", "dos", "do", "di", "du", "la",
        "le", "ben", "abu", "bint", "ul", "ur", "del", "della", "ter", "ten", "y", "e", "af", "av", "zu",
        "bu",
    )
)  # fmt: skip

SPEECH = frozenset(
    (
        "say", "tell", "add", "ask", "warn", "argue", "explain", "claim", "note", "write", "insist",
        "reply", "state", "announce", "declare", "believe", "think", "want", "accuse", "deny", "urge",
        "call", "comment", "recall", "admit", "agree", "suggest", "stress", "continue", "conclude",
        "respond", "promise", "vow",
    )
)  # fmt: skip

NOT_PEOPLE = frozenset(
    (
        "street", "avenue", "road", "square", "river", "lake", "mountain", "mount", "university",
        "college", "institute", "center", "centre", "council", "committee", "bank", "party", "party's",
        "party’s", "group", "association", "foundation", "company", "corp", "inc", "ltd", "agency",
        "ministry", "department", "commission", "front", "movement", "army", "church", "times", "post",
        "news", "club", "society", "union", "federation", "court", "academy", "school", "hospital",
        "airlines", "press", "network", "fund", "office", "service", "services", "board", "authority",
        "organization", "organisation", "airport", "county", "city", "town", "province", "region",
        "island", "islands", "sea", "ocean", "bay", "strait", "valley", "desert", "peninsula", "palace",
        "house", "hall", "tower", "bridge", "park", "museum", "hotel", "stadium", "war", "act", "treaty",
        "agreement", "accord", "conference", "summit", "cup", "award", "prize", "day", "week", "month",
        "year", "january", "february", "march", "april", "june", "july", "august", "september", "october",
        "november", "december", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
        "sunday", "christmas", "easter", "ramadan", "north", "south", "east", "west", "northern",
        "southern", "eastern", "western", "central", "state", "states", "republic", "kingdom", "gulf",
        "coast", "border", "wall", "street's", "media", "magazine", "journal", "tribune", "herald",
        "gazette", "daily", "television", "radio", "tv", "studio", "studios", "pictures", "league", "team",
        "united", "red", "black", "white", "covid", "christian", "muslim", "islam", "islamic", "jewish",
        "catholic", "orthodox", "sunni", "shiite", "shia", "hindu", "buddhist", "internet", "english",
        "arabic", "euro", "dollar", "god", "bible", "quran", "koran", "nobel", "oscar", "olympics",
        "olympic", "nazi", "nazis", "parliament", "congress", "senate", "assembly", "government",
        "cabinet", "police", "embassy", "brigade", "battalion", "regiment", "division", "fleet", "corps",
        "airways", "energy", "oil", "gas", "i", "the", "a", "an", "and", "but", "however", "still", "he",
        "she", "it", "they", "we", "you", "this", "that", "these", "those", "there", "when", "while",
        "after", "before", "if", "as", "in", "on", "at", "no", "not", "yes", "why", "what", "who", "how",
        "our", "my", "his", "her", "their", "its", "your", "read", "photo", "image", "video", "source",
        "copyright", "reuters", "subscribe", "live", "updates", "update", "dad", "mom", "mum", "grandma",
        "grandpa", "election", "elections", "secretary", "highlights", "story",
    )
)  # fmt: skip
"""Last or only words of capitalised runs that name no person."""

CALENDAR = frozenset(
    (
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january",
        "february", "march", "april", "june", "july", "august", "september", "october", "november",
        "december",
    )
)  # fmt: skip
"""What may follow a name with no comma between: "X Tuesday said"."""

SMALL_IN_HEADLINES = frozenset(
    (
        "with", "from", "over", "into", "amid", "after", "before", "against", "between", "under", "about",
        "than", "that", "the", "and", "for", "but", "its", "via",
    )
)  # fmt: skip

COMMON_WORDS = frozenset(
    (
        "may", "park", "moon", "rice", "brown", "major", "ban", "price", "bush", "cook", "gates", "hunt",
        "hill", "long", "young", "day", "case", "fox", "marin", "duda", "li", "he", "an", "un", "yang",
        "sun", "ma", "saw",
    )
)  # fmt: skip
"""Surnames that are words as well: alone, they need a title or the model's label."""
