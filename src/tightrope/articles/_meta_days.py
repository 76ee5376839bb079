"""Days written with a month's name, in the languages of the press: "5 March 2024", "2024年3月5日".

Owns the names of the months and the orders in which languages write a day. Only calendars that count
as the Gregorian one are read (the Thai year is 543 ahead); a name that stands for two months in two
languages ("listopad") tells none unless the language is known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Final

FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2100
"""A page that says otherwise is mistaken (year 1, 9999, milliseconds read as seconds)."""

_THAI_AHEAD: Final = 543
_MONTHS: Final = {
    "en": "january jan|february feb|march mar|april apr|may|june jun|july jul|august aug"
    "|september sept sep|october oct|november nov|december dec",
    "de": "januar jänner jän|februar feber|märz mär mrz maerz|april|mai|juni|juli|august|september"
    "|oktober okt|november|dezember dez",
    "fr": "janvier janv|février fevrier févr fev|mars|avril avr|mai|juin|juillet juil|août aout|septembre"
    "|octobre|novembre|décembre decembre déc",
    "es": "enero ene|febrero|marzo|abril abr|mayo|junio|julio|agosto ago|septiembre setiembre set|octubre"
    "|noviembre|diciembre dic",
    "pt": "janeiro|fevereiro fev|março marco|abril abr|maio|junho|julho|agosto ago|setembro set|outubro out"
    "|novembro|dezembro dez",
    "it": "gennaio gen genn|febbraio febbr|marzo|aprile|maggio mag|giugno giu|luglio lug|agosto ago"
    "|settembre sett|ottobre ott|novembre|dicembre dic",
    "nl": "januari|februari|maart mrt|april|mei|juni|juli|augustus|september|oktober okt|november|december",
    "sv": "januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december",
    "da": "januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december",
    "no": "januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember des",
    "is": "janúar|febrúar|mars|apríl|maí|júní|júlí|ágúst|september|október|nóvember|desember",
    "fi": "tammikuuta tammikuu|helmikuuta helmikuu|maaliskuuta maaliskuu|huhtikuuta huhtikuu"
    "|toukokuuta toukokuu|kesäkuuta kesäkuu|heinäkuuta heinäkuu|elokuuta elokuu|syyskuuta syyskuu"
    "|lokakuuta lokakuu|marraskuuta marraskuu|joulukuuta joulukuu",
    "et": "jaanuar|veebruar|märts|aprill|mai|juuni|juuli|august|september|oktoober|november|detsember",
    "lv": "janvāris janvārī|februāris februārī|marts martā|aprīlis aprīlī|maijs maijā|jūnijs jūnijā"
    "|jūlijs jūlijā|augusts augustā|septembris septembrī|oktobris oktobrī|novembris novembrī"
    "|decembris decembrī",
    "lt": "sausio|vasario|kovo|balandžio|gegužės|birželio|liepos|rugpjūčio|rugsėjo|spalio|lapkričio|gruodžio",
    "pl": "stycznia styczeń sty|lutego luty|marca marzec|kwietnia kwiecień kwi|maja maj|czerwca czerwiec cze"
    "|lipca lipiec lip|sierpnia sierpień sie|września wrzesień wrz|października październik paź"
    "|listopada listopad lis|grudnia grudzień gru",
    "cs": "ledna leden|února únor|března březen|dubna duben|května květen|června červen|července červenec"
    "|srpna srpen|září|října říjen|listopadu listopad|prosince prosinec",
    "sk": "januára|februára|marca|apríla|mája|júna|júla|augusta|septembra|októbra|novembra|decembra",
    "hu": "január jan|február febr|március márc|április ápr|május máj|június jún|július júl|augusztus"
    "|szeptember szept|október okt|november|december",
    "ro": "ianuarie ian|februarie|martie|aprilie|mai|iunie iun|iulie iul|august|septembrie|octombrie"
    "|noiembrie noi|decembrie",
    "hr": "siječnja siječanj|veljače veljača|ožujka ožujak|travnja travanj|svibnja svibanj|lipnja lipanj"
    "|srpnja srpanj|kolovoza kolovoz|rujna rujan|listopada listopad"
    "|studenoga studenog studeni|prosinca prosinac",
    "sr": "januara јануара јануар|februara фебруара фебруар|marta марта март|aprila априла април"
    "|maja мај маја|juna јуна јун|jula јула јул|avgusta avgust августа август|septembra септембра"
    " септембар"
    "|oktobra октобра октобар|novembra новембра новембар|decembra децембра децембар",
    "ru": "января янв|февраля фев|марта мар|апреля апр|мая май|июня июн|июля июл|августа авг"
    "|сентября сен сент|октября окт|ноября ноя|декабря дек",
    "uk": "січня січ|лютого лют|березня бер|квітня квіт|травня трав|червня черв|липня лип|серпня серп"
    "|вересня вер|жовтня жовт|листопада лист|грудня груд",
    "be": "студзеня|лютага|сакавіка|красавіка|мая|чэрвеня|ліпеня|жніўня|верасня|кастрычніка|лістапада|снежня",
    "bg": "януари|февруари|март|април|май|юни|юли|август|септември|октомври|ноември|декември",
    "el": "ιανουαρίου ιαν|φεβρουαρίου φεβ|μαρτίου μαρ|απριλίου απρ|μαΐου μαϊου μαΐ|ιουνίου ιουν|ιουλίου ιουλ"
    "|αυγούστου αυγ|σεπτεμβρίου σεπ|οκτωβρίου οκτ|νοεμβρίου νοε|δεκεμβρίου δεκ",
    "tr": "ocak oca|şubat şub|mart|nisan nis|mayıs|haziran haz|temmuz tem|ağustos ağu|eylül eyl|ekim eki"
    "|kasım kas|aralık ara",
    "az": "yanvar|fevral|mart|aprel|may|iyun|iyul|avqust|sentyabr|oktyabr|noyabr|dekabr",
    "id": "januari|februari|maret|april|mei|juni|juli|agustus agu|september|oktober okt|november"
    "|desember des",
    "ms": "januari|februari|mac|april|mei|jun|julai|ogos|september|oktober|november|disember",
    "ca": "gener|febrer|març|abril|maig|juny|juliol|agost|setembre|octubre|novembre|desembre",
    "sq": "janar|shkurt|mars|prill|maj|qershor|korrik|gusht|shtator|tetor|nëntor|dhjetor",
    "ar": "يناير جانفي|فبراير فيفري شباط|مارس آذار|أبريل ابريل إبريل أفريل نيسان|مايو ماي أيار"
    "|يونيو يونيه جوان حزيران|يوليو يوليه جويلية تموز|أغسطس اغسطس أوت آب"
    "|سبتمبر أيلول|أكتوبر اكتوبر|نوفمبر|ديسمبر",
    "he": "ינואר בינואר|פברואר בפברואר|מרץ במרץ מרס במרס|אפריל באפריל|מאי במאי|יוני ביוני|יולי ביולי"
    "|אוגוסט באוגוסט|ספטמבר בספטמבר|אוקטובר באוקטובר|נובמבר בנובמבר|דצמבר בדצמבר",
    "hi": "जनवरी|फरवरी फ़रवरी|मार्च|अप्रैल|मई|जून|जुलाई|अगस्त|सितंबर सितम्बर|अक्टूबर अक्तूबर|नवंबर नवम्बर|दिसंबर दिसम्बर",
    "ur": "جنوری|فروری|مارچ|اپریل|مئی|جون|جولائی|اگست|ستمبر|اکتوبر|نومبر|دسمبر",
    "bn": "জানুয়ারি জানুয়ারী|ফেব্রুয়ারি ফেব্রুয়ারী|মার্চ|এপ্রিল|মে|জুন|জুলাই|আগস্ট|সেপ্টেম্বর|অক্টোবর|নভেম্বর|ডিসেম্বর",
    "th": "มกราคม ม.ค|กุมภาพันธ์ ก.พ|มีนาคม มี.ค|เมษายน เม.ย|พฤษภาคม พ.ค|มิถุนายน มิ.ย|กรกฎาคม ก.ค|สิงหาคม ส.ค"
    "|กันยายน ก.ย|ตุลาคม ต.ค|พฤศจิกายน พ.ย|ธันวาคม ธ.ค",
    "sw": "januari|februari|machi|aprili|mei|juni|julai|agosti|septemba|oktoba|novemba|desemba",
}  # fmt: skip
"""Names and short names of the months by language (ISO 639-1), written down by us."""

MONTH_FIRST: Final = frozenset({"en-us", "en-ph", "en-fm", "en-pw"})
"""Languages and lands that write the month first in figures (Unicode CLDR's short date formats)."""

_NAME: Final = r"[^\W\d_][^\s\d_,;:|()\[\]/<>\"]{1,14}"
_DAY_FIRST: Final = re.compile(
    rf"(?<!\d)(\d{{1,2}})(?:\.|º|°|ª|er|st|nd|rd|th|-an|-én)?[\s-]{{0,3}}(?:(?:de|of)\s|d[’'])?({_NAME}?)"
    r"[.,]?[\s,-]{1,3}(?:(?:de|del|din|of)\s)?(\d{4})(?!\d)"
)
_MONTH_THEN_DAY: Final = re.compile(
    rf"(?<![\w.])({_NAME}?)\.?\s{{1,3}}(\d{{1,2}})(?:st|nd|rd|th|º|\.)?,?\s{{1,3}}(\d{{4}})(?!\d)"
)
_YEAR_FIRST: Final = re.compile(
    rf"(?<!\d)(\d{{4}})(?:\.|\sm\.|\.\sgada)?\s{{1,2}}({_NAME}?)\.?\s{{1,2}}(\d{{1,2}})(?!\d)"
)
_LATVIAN: Final = re.compile(rf"(?<!\d)(\d{{4}})\.\sgada\s(\d{{1,2}})\.\s({_NAME})")
_EAST: Final = re.compile(r"(?<!\d)(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]")
_VIETNAMESE: Final = re.compile(r"(?<!\d)(\d{1,2}) [Tt]háng (\d{1,2}),? (?:năm )?(\d{4})(?!\d)")
_ORDERS: Final = (
    (_EAST, (1, 2, 3)),
    (_VIETNAMESE, (3, 2, 1)),
    (_LATVIAN, (1, 3, 2)),
    (_DAY_FIRST, (3, 2, 1)),
    (_MONTH_THEN_DAY, (3, 1, 2)),
    (_YEAR_FIRST, (1, 2, 3)),
)
"""Patterns, and which of their groups are year, month and day. None repeats a group that repeats."""
_MAX_CHARS: Final = 300
_DIGITS: Final = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹०१२३४५६७८९০১২৩৪৫৬৭৮৯", "0123456789" * 4)


@cache
def _table(language: str) -> dict[str, int]:
    """Month numbers by name in one language; for "" in all, without names that mean several months."""
    languages = [language] if language in _MONTHS else list(_MONTHS)
    found: dict[str, set[int]] = {}
    for code in languages:
        for number, names in enumerate(_MONTHS[code].split("|"), start=1):
            for name in names.split():
                found.setdefault(name.casefold(), set()).add(number)
    return {name: min(numbers) for name, numbers in found.items() if len(numbers) == 1}


def month_of(name: str, language: str = "") -> int | None:
    """The number of the month that a name means in a language, or in whatever language uses it so."""
    folded = name.casefold().rstrip(".")
    number = _table(language if language in _MONTHS else "").get(folded)
    return number if number is not None else _table("").get(folded)


def day_of(year: int, month: int, day: int) -> date | None:
    """The day these numbers name, None where the calendar has no such day or the year is out of range."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def written(text: str, language: str = "") -> Iterator[tuple[int, int, date]]:
    """Each day written with its month's name (or in East Asian signs) and its year, with its place."""
    plain = text[:_MAX_CHARS].translate(_DIGITS)
    if not any(c.isdigit() for c in plain):
        return
    found: list[tuple[int, int, date]] = []
    for pattern, order in _ORDERS:
        for match in pattern.finditer(plain):
            day = _day(match, order, language)
            if day is not None:
                found.append((match.start(), match.end(), day))
    taken = -1
    for start, end, day in sorted(found):
        if start >= taken:
            taken = end
            yield start, end, day


def _day(match: re.Match[str], order: tuple[int, int, int], language: str) -> date | None:
    year, month, day = (match[index] for index in order)
    number = int(month) if month.isdecimal() else month_of(month, language)
    if number is None:
        return None
    full = int(year)
    if language == "th" or _is_thai(month):
        full -= _THAI_AHEAD
    return day_of(full, number, int(day))


def _is_thai(name: str) -> bool:
    return bool(name) and "\u0e00" <= name[0] <= "\u0e7f"
