"""What a site's host name hints at: the country of its last label, and the town or state it is named for.

Local papers name their towns without saying where they lie; "theparisnews.com" says which Paris.
The hint is weighed like one more place named in the text, never taken alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from tightrope.knowledge import Entry, Gazetteer, Knowledge
from tightrope.reading._places.words import word_set

_COUNTRIES: Final = {
    "uk": "GBR", "au": "AUS", "in": "IND", "ca": "CAN", "nz": "NZL", "ie": "IRL", "za": "ZAF", "ng": "NGA",
    "ke": "KEN", "pk": "PAK", "my": "MYS", "sg": "SGP", "ph": "PHL", "jm": "JAM", "mt": "MLT", "gh": "GHA",
    "zw": "ZWE", "lk": "LKA", "bd": "BGD", "np": "NPL", "us": "USA", "gov": "USA", "mil": "USA",
    "edu": "USA",
}  # fmt: skip
"""Last labels of host names in countries where English is a language of news."""

_PAPER_WORDS: Final = sorted(
    word_set(
        "the daily weekly online news newsonline times post herald tribune journal gazette press star sun"
        " observer chronicle record register dispatch live today world leader sentinel courier ledger"
        " examiner  enquirer inquirer mail express standard independent citizen banner review bulletin"
        " telegraph globe  argus advocate reporter voice echo democrat republican union eagle beacon"
        " messenger advertiser  monitor patriot mirror tv radio fm media paper newspaper now local my go"
        " we e and of com org net www  index call signal item guardian progress pioneer enterprise"
        " commercial transcript expositor sunday  morning evening"
    ),
    key=lambda word: (-len(word), word),
)
_LEAST: Final = 4


@dataclass(frozen=True, slots=True)
class Home:
    """Where a site may be at home: an ISO3 code or "", and the places its name may come from."""

    country: str = ""
    places: tuple[Entry, ...] = ()


def home_of(host: str, gazetteer: Gazetteer, knowledge: Knowledge) -> Home:
    """What a host name hints at; an empty `Home` for most."""
    labels = [label for label in host.lower().strip(".").split(".") if label]
    if len(labels) < 2:
        return Home()
    country = _COUNTRIES.get(labels[-1], "")
    names = [
        label
        for label in labels[:-1]
        if label not in ("www", "co", "com", "org", "net", "ac", "gov", "m", "amp")
    ]
    for name in reversed(names):
        rest = _without_paper_words(name.replace("-", ""))
        if len(rest) < _LEAST:
            continue
        state = knowledge.state_of(rest.title())
        if state:
            return Home(state)
        places = _places(rest, gazetteer)
        if places:
            return Home(country, places)
    return Home(country)


@lru_cache(maxsize=1024)
def _without_paper_words(name: str) -> str:
    """ "theparisnews" without "the" and "news"; at most six words are taken off."""
    for _ in range(6):
        for word in _PAPER_WORDS:
            if name.startswith(word) and len(name) - len(word) >= _LEAST:
                name = name[len(word) :]
                break
            if name.endswith(word) and len(name) - len(word) >= _LEAST:
                name = name[: -len(word)]
                break
        else:
            return name
    return name


def _places(joined: str, gazetteer: Gazetteer) -> tuple[Entry, ...]:
    """Places whose name is these letters, as one word or as two or three."""
    found = [entry for entry in gazetteer.find(joined) if not entry.other_name and not entry.adjective]
    if not found and len(joined) <= 24:
        for cut in range(3, len(joined) - 2):
            found += [e for e in gazetteer.find(f"{joined[:cut]} {joined[cut:]}") if not e.other_name]
    return tuple(entry for entry in found if entry.kind in ("city", "admin1", "admin2", "country"))[:12]
