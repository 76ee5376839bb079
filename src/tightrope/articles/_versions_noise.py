"""Lines that say nothing of the story, told whole: time stamps, bylines, invitations, links, credits.

Owns the three readings of such a line. Each asks that nothing be left over: a stamp is made of dates,
clock times, zones and stamp words; a byline parses as names; an aside is in a site's own words throughout.
A line with anything else in it, above all a sentence, tells something, and its change is a change.
"""

from __future__ import annotations

import re
from typing import Final

from tightrope.articles._lexicon import FUNCTION_WORDS, FURNITURE, words_of
from tightrope.articles._lines import WORD
from tightrope.articles._meta_days import month_of
from tightrope.articles._meta_names import Kind, is_led, signed, unled
from tightrope.articles._shown_dates import days_on

_STAMP_LEADS: Final = words_of(
    "updated update published posted modified created edited revised issued filed ago aktualisiert "
    "veröffentlicht stand erstellt erschienen jour publié publiée paru ligne actualizado actualizada "
    "publicado publicada atualizado atualizada aggiornato aggiornata pubblicato pubblicata bijgewerkt "
    "gepubliceerd geplaatst uppdaterad publicerad opdateret udgivet offentliggjort oppdatert publisert "
    "päivitetty julkaistu uuendatud avaldatud zaktualizowano aktualizacja opublikowano aktualizováno "
    "publikováno zveřejněno aktualizované uverejnené frissítve megjelent actualizat publicat objavljeno "
    "ažurirano обновлено обновлена опубликовано опубликована оновлено опубліковано обновен обновена "
    "публикувана ажурирано објављено δημοσίευση δημοσιεύθηκε ενημέρωση ενημερώθηκε güncelleme güncellendi "
    "yayınlanma yayınlandı yayın diperbarui dipublikasikan diterbitkan terbit تحديث نشر نُشر النشر انتشار "
    "עודכן פורסם अपडेट अपडेटेड प्रकाशित nhật vor hace há fa назад тому önce lalu"
)
"""Words that say that a day or a time is that of the page."""
_STAMP_WORDS: Final = words_of(
    "last first article story originally latest as of on at the time date publication today yesterday "
    "about over an a one just now by local and am pm m p noon midnight est edt cst cdt mst mdt pst pdt et "
    "ct mt pt gmt utc bst ist cet cest msk kst jst hkt sgt eat wat sast wib aest aedt eet eest eastern "
    "pacific central s h d w sec secs second seconds min mins minute minutes hr hrs hour hours day days "
    "week weeks month months am um uhr zuletzt den der vom einer einem stunde stunden minuten tag tagen "
    "monat monaten woche wochen heute gestern mis mise à le la il y un une heure heures jours jour mois "
    "semaine semaines hier aujourd'hui el las los de del hora horas minuto minutos día días semana "
    "semanas mes meses hoy ayer fecha em às dia dias mês hoje ontem uma il alle ore ora minuti giorni "
    "oggi ieri data op om uur dag dagen minuten vandaag gisteren laatst kl klo den senast idag igår sist "
    "dnia dne godz godzina dziś wczoraj o v ve hod hodin в во год года г р року час часа часов минут "
    "минуты мск сегодня вчера последнее останнє сьогодні год хв τις στις την ώρα τελευταία tarihi saat "
    "dakika gün son pukul jam menit hari wib lúc ngày giờ آخر الساعة بتاريخ تاريخ تم في بتوقيت غرينتش "
    "غرينيتش مكة صباحا مساء صباحاً مساءً م ص آخرین ساعت ב בשעה בתאריך את बजे को बार अंतिम cập"
)
"""Words that stand beside them: units and parts of the day, zones, prepositions."""
_WEEKDAYS: Final = words_of(
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun "
    "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so lundi "
    "mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves viernes sábado domingo "
    "segunda terça quarta quinta sexta feira segunda-feira terça-feira quarta-feira quinta-feira "
    "sexta-feira lunedì martedì mercoledì giovedì venerdì sabato domenica maandag dinsdag woensdag "
    "donderdag vrijdag zaterdag zondag måndag tisdag onsdag torsdag fredag lördag söndag mandag tirsdag "
    "lørdag søndag poniedziałek wtorek środa czwartek piątek sobota niedziela понедельник вторник среда "
    "четверг пятница суббота воскресенье понеділок вівторок середа четвер п'ятниця субота неділя "
    "pazartesi salı çarşamba perşembe cuma cumartesi pazar senin selasa rabu kamis jumat sabtu minggu "
    "الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد"
)
_EAST_STAMP: Final = re.compile(
    r"最終更新|更新|公開|發布|发布|發佈|掲載|配信|時間|时间|日時|日期|於|于|입력|수정|등록|기사|최종|업데이트|게시|오전|오후"
    r"|午前|午後|上午|下午|\(?[月火水木金土日월화수목금토일]\)|\d{1,2}\s?[時时点點시]\s?(?:\d{1,2}\s?[分분])?"
    r"|(?:\d{4}\s?[年년]\s?)?\d{1,2}\s?[月월]\s?\d{1,2}\s?[日일]"
)
_CLOCK: Final = re.compile(
    r"(?:[01]?\d|2[0-4])[:.h][0-5]\d(?:[:.][0-5]\d(?:\.\d{1,6})?)?(?:[ap]m|z)?|(?:[01]?\d|2[0-4])(?:am|pm|h)"
    r"|\d{4}-[01]\d-[0-3]\d(?:t[0-2]\d:[0-5]\d(?::[0-5]\d)?(?:\.\d{1,6})?(?:z|[+-]\d\d:?\d\d)?)?"
    r"|[0-3]?\d[./][01]?\d(?:[./](?:19|20)?\d\d)?"
)
_DAY: Final = re.compile(r"(?:[12]?\d|3[01]|0\d)(?:st|nd|rd|th|er|º|ª)?|(?:19|20|25)\d\d")
_AGO: Final = re.compile(
    r"(?:about |over )?(?:an?|one|\d{1,3}) ?(?:s|m|h|d|w)[a-z]{0,6} ago|just now", re.IGNORECASE
)
_MARKS: Final = re.compile(r"(?<!\d)[:|·•,;()\[\]/–—.+•-]|[:|·•,;()\[\]/–—.+•-](?!\d)")

_SMALL: Final = words_of(
    "and und et y e en og och ja i и та og in im aus from at for of the de la le du del von van der den "
    "di da do dos das bin al el für para pour à with avec mit con com met med contributor staff reporter "
    "editor correspondent writer correspondents reporters special"
)
_JOINED: Final = re.compile(
    r" (?:and|und|et|y|e|en|og|och|i|и|та|in|from|at|for|aus|für|pour|para|with|avec|mit|con|com|met|med) "
)
_ABBREVIATION: Final = re.compile(r"\b(?:[A-Z]|[JS]r|[A-Z]\.[A-Z])\.$")
_REPORTING: Final = re.compile(
    r"^\(?(?:additional )?(?:reporting|writing|editing|compiled|translated)(?: and (?:writing|editing))? by ",
    re.IGNORECASE,
)
_CASELESS_LEAD: Final = re.compile(r"^(?:بقلم|מאת|文|撰文|作者|記者|本報記者|记者)|^[^:：]{1,12}[:：]")
_MOST_CASELESS: Final = 4

_PLATFORMS: Final = words_of(
    "facebook twitter x instagram telegram whatsapp bluesky threads tiktok youtube linkedin reddit viber "
    "vk mastodon pinterest rss google flipboard apple spotify podcast podcasts channel page"
)
_OFFERS: Final = words_of(
    "delivered straight daily breaking news top latest advertising sponsored here below weekly morning "
    "evening © reserved pubblicità publicidad publicité werbung anzeige реклама rights all"
)
_KNOWN: Final = frozenset().union(*FURNITURE) | FUNCTION_WORDS | _PLATFORMS | _OFFERS
_LINK: Final = re.compile(
    r"^\W{0,3}(?:(?:READ|SEE|WATCH) (?:ALSO|MORE|NEXT|NOW)\b|(?:RELATED|ALSO READ)\b"
    r"|(?i:(?:read|see|watch|listen) (?:also|more|next|now)|also read|related(?: \w{1,12})?|more on this"
    r"|don't miss|editor's picks?)\s?[:|»›>→–—-]"
    r"|(?i:lesen sie auch|à lire aussi|lire aussi|lea también|te puede interesar|leia também|leggi anche"
    r"|lees ook|läs också|les også|læs også|lue myös|czytaj też|czytaj także|čtěte také|читайте также"
    r"|читайте також|ayrıca oku|baca juga|اقرأ أيضا|διαβάστε επίσης|关联阅读|相关阅读|関連記事))"
)
"""Words that announce another story, whose title follows: with a mark behind them where they are words of
running text too."""
_CREDIT: Final = re.compile(
    r"^\W{0,3}(?:photos?|images?|credits?|picture|foto|fotos|bild|фото|©|copyright)\s?(?:[:：/©]|\(c\)|(?<=©)|\d)",
    re.IGNORECASE,
)
_INVITING: Final = re.compile(
    r"^\W{0,3}(?:advert|sponsor|anzeige|werbung|publici|pubblici|реклама|follow us\b|sign up\b|subscribe\b"
    r"|download\b|get (?:our|the)\b|join (?:our|us)\b|share this\b|all rights reserved\b|copyright\b|read\b"
    r"|see\b|watch\b|listen\b|also read\b|related\b|more on this\b|©)",
    re.IGNORECASE,
)
_STOPS: Final = tuple(".!?…。！？।۔")
_QUOTES: Final = "\"'”’»)] "
_DIGIT: Final = re.compile(r"\d")


def is_stamp(text: str) -> bool:
    """Whether a line is made of days, clock times, zones and words of stamps, and of nothing else."""
    if _AGO.fullmatch(text.strip(" .|·•()")):
        return True
    bare, led = text, False
    for start, end, _ in reversed(days_on(text)):
        bare, led = f"{bare[:start]} {bare[end:]}", True
    without = _EAST_STAMP.sub(" ", bare)
    led, bare = led or without != bare, without
    for token in _MARKS.sub(" ", bare).casefold().split():
        if token in _STAMP_LEADS or _CLOCK.fullmatch(token):
            led = True
        elif not _of_stamp(token):
            return False
    return led or text.casefold().startswith("as of ")


def _of_stamp(token: str) -> bool:
    known = token in _STAMP_WORDS or token in _WEEKDAYS or month_of(token) is not None
    return known or _DAY.fullmatch(token) is not None or not any(c.isalnum() for c in token)


def is_byline(text: str) -> bool:
    """Whether a line only says who wrote, edited or sent the story."""
    if _REPORTING.match(text):
        parts = [part.strip(" .()") for part in text.strip(" .()").split(";")]
        return all(_REPORTING.match(part) and _names(_REPORTING.sub("", part)) for part in parts)
    if not is_led(text) or (_ends(text) and not _ABBREVIATION.search(text)):
        return False
    rest = unled(text)
    if any(c.lower() != c.upper() for c in rest):
        return _names(rest)
    words = len(rest.split())
    return words <= _MOST_CASELESS and _CASELESS_LEAD.match(text) is not None and bool(signed(text))


def _names(text: str) -> bool:
    """Whether a text holds names, and words beside them that only names and roles have."""
    words = WORD.findall(text)
    if not words or _DIGIT.search(text):
        return False
    for word in words:
        low = word.casefold()
        if (low in _WEEKDAYS and len(low) > 2) or (month_of(low) and len(low) > 4):
            return False
        if not word[0].isupper() and low not in _SMALL and low.partition("'")[0] not in ("d", "l", "al"):
            return False
    found = signed(_JOINED.sub(", ", text))
    return any(one.kind is not Kind.OTHER for one in found) or all(w.casefold() in _KNOWN for w in words)


def is_aside(text: str) -> bool:
    """Whether a line is an advertisement's mark, an invitation, a link to another story or a credit."""
    words = [word.casefold() for word in WORD.findall(text)]
    if not words:
        return False
    if _CREDIT.match(text):
        return all(_credits(word) for word in WORD.findall(text))
    if _LINK.match(text) and not _ends(text):
        return True
    return _INVITING.match(text) is not None and all(word in _KNOWN for word in words)


def _credits(word: str) -> bool:
    return word[0].isupper() or word.casefold() in _KNOWN or re.fullmatch(r"(?:19|20)\d\d", word) is not None


def leads_away(text: str) -> bool:
    """Whether a line that begins as "read more" does is no sentence of its own."""
    words = [word.casefold() for word in WORD.findall(text)]
    return all(word in _KNOWN for word in words) or not (_ends(text) or _DIGIT.search(text))


def is_furniture(text: str, most: int, share: float) -> bool:
    """Whether a short line consists of a site's words ("Share this article") and of function words: no
    stop, no number, at most `most` words, `share` of them from the lists of furniture."""
    words = [word.casefold() for word in WORD.findall(text)]
    if not 0 < len(words) <= most or _ends(text) or text.rstrip().endswith(":") or _DIGIT.search(text):
        return False
    known = sum(word in _PLATFORMS or any(word in group for group in FURNITURE) for word in words)
    return known >= share * len(words) and all(word in _KNOWN for word in words)


def _ends(text: str) -> bool:
    return text.rstrip(_QUOTES).endswith(_STOPS)
