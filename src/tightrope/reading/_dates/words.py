"""The words of English time expressions; owns the tables and nothing that works on them."""

from __future__ import annotations

from typing import Final


def word_set(text: str) -> frozenset[str]:
    """The words of a text, as a set."""
    return frozenset(text.split())


def numbered(text: str, first: int) -> dict[str, int]:
    """The words of a text, numbered from `first`."""
    return {word: number for number, word in enumerate(text.split(), start=first)}


MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            ("january", "jan"),
            ("february", "feb"),
            ("march", "mar"),
            ("april", "apr"),
            ("may",),
            ("june", "jun"),
            ("july", "jul"),
            ("august", "aug"),
            ("september", "sept", "sep"),
            ("october", "oct"),
            ("november", "nov"),
            ("december", "dec"),
        ),
        start=1,
    )
    for name in names
}

WEEKDAYS: Final = {
    name: number
    for number, names in enumerate(
        (
            ("monday", "mon"),
            ("tuesday", "tue", "tues"),
            ("wednesday", "wed"),
            ("thursday", "thu", "thur", "thurs"),
            ("friday", "fri"),
            ("saturday", "sat"),
            ("sunday", "sun"),
        )
    )
    for name in names
}
"""Monday is 0, as in `datetime.date.weekday`."""

SHORT_NAMES: Final = word_set("jan feb mar apr jun jul aug sept sep oct nov dec") | word_set(
    "mon tue tues wed thu thur thurs fri sat sun"
)
"""Abbreviations: a name only with a capital and a period or a number beside it ("Sun" is a star)."""

SEASONS: Final = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}

UNITS: Final = {
    "second": "second",
    "minute": "minute",
    "hour": "hour",
    "day": "day",
    "night": "night",
    "weekend": "weekend",
    "week": "week",
    "fortnight": "fortnight",
    "month": "month",
    "quarter": "quarter",
    "season": "season",
    "year": "year",
    "decade": "decade",
    "generation": "generation",
    "century": "century",
    "millennium": "millennium",
}
UNIT_PLURALS: Final = {
    **{f"{word}s": unit for word, unit in UNITS.items() if word not in ("century", "millennium")},
    "centuries": "century",
    "millennia": "millennium",
    "millenniums": "millennium",
    "yrs": "year",
    "mins": "minute",
    "hrs": "hour",
}

UNIT_CODES: Final = {
    "second": ("PT", 1, "S"),
    "minute": ("PT", 1, "M"),
    "hour": ("PT", 1, "H"),
    "day": ("P", 1, "D"),
    "night": ("P", 1, "D"),
    "weekend": ("P", 1, "WE"),
    "week": ("P", 1, "W"),
    "fortnight": ("P", 2, "W"),
    "month": ("P", 1, "M"),
    "quarter": ("P", 1, "Q"),
    "season": ("P", 1, "SN"),
    "year": ("P", 1, "Y"),
    "decade": ("P", 10, "Y"),
    "generation": ("P", 1, "GEN"),
    "century": ("P", 100, "Y"),
    "millennium": ("P", 1000, "Y"),
}
"""How a TIMEX3 duration writes each unit: prefix, factor, letter. Decades and centuries are given
in years, as TempEval-3 has them ("two decades" is P20Y)."""

DAY_PARTS: Final = {
    "morning": "MO",
    "dawn": "MO",
    "midmorning": "MO",
    "daybreak": "MO",
    "sunrise": "MO",
    "afternoon": "AF",
    "midafternoon": "AF",
    "evening": "EV",
    "dusk": "EV",
    "sunset": "EV",
    "night": "NI",
    "overnight": "NI",
}

CLOCK_WORDS: Final = {"noon": "12:00", "midday": "12:00", "midnight": "24:00"}

NUMBER_WORDS: Final = {
    **numbered(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
        " sixteen seventeen eighteen nineteen",
        0,
    ),
    **{
        word: 10 * tens
        for word, tens in numbered("twenty thirty forty fifty sixty seventy eighty ninety", 2).items()
    },
}
MULTIPLIERS: Final = {"hundred": 100, "thousand": 1000, "million": 1_000_000}

ORDINAL_WORDS: Final = numbered(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth"
    " fifteenth sixteenth seventeenth eighteenth nineteenth twentieth",
    1,
) | {"thirtieth": 30}

DECADE_WORDS: Final = {
    "twenties": 20,
    "thirties": 30,
    "forties": 40,
    "fifties": 50,
    "sixties": 60,
    "seventies": 70,
    "eighties": 80,
    "nineties": 90,
}

ZONES: Final = word_set(
    "gmt utc est edt cst cdt mst mdt pst pdt et ct pt bst cet cest eet eest msk ist jst kst hkt"
)

FIXED_HOLIDAYS: Final = {
    "new year's day": (1, 1),
    "new years day": (1, 1),
    "new year's eve": (12, 31),
    "new years eve": (12, 31),
    "valentine's day": (2, 14),
    "international women's day": (3, 8),
    "st. patrick's day": (3, 17),
    "april fools' day": (4, 1),
    "may day": (5, 1),
    "victory day": (5, 9),
    "bastille day": (7, 14),
    "halloween": (10, 31),
    "veterans day": (11, 11),
    "armistice day": (11, 11),
    "remembrance day": (11, 11),
    "christmas eve": (12, 24),
    "christmas day": (12, 25),
    "christmas": (12, 25),
    "boxing day": (12, 26),
    "fourth of july": (7, 4),
}
"""Feasts on one day of the year everywhere. Independence days are left out: each state has its own."""

WEEKDAY_HOLIDAYS: Final = {
    "martin luther king day": (1, 0, 3),
    "presidents' day": (2, 0, 3),
    "presidents day": (2, 0, 3),
    "memorial day": (5, 0, -1),
    "labor day": (9, 0, 1),
    "columbus day": (10, 0, 2),
    "thanksgiving day": (11, 3, 4),
    "thanksgiving": (11, 3, 4),
}
"""US feasts on the n-th weekday of a month: month, weekday, n (-1 is the last)."""

EASTER_HOLIDAYS: Final = {
    "ash wednesday": -46,
    "palm sunday": -7,
    "maundy thursday": -3,
    "good friday": -2,
    "easter sunday": 0,
    "easter monday": 1,
    "easter": 0,
}
"""Days from Western Easter Sunday."""

NAMED_DAYS: Final = {"9/11": (2001, 9, 11)}
"""Days that newspapers name without a year."""
