"""Notices in German, French, Spanish, Italian, Portuguese and Russian: openings, and what they put right.

Owns the commonest forms only: headings, "this article was corrected", "an earlier version said W", "the
right figure is R", "R and not W". Bounded patterns, matched at the head of a line.
"""

from __future__ import annotations

import re
from typing import Final

from tightrope.articles._html_source import listed
from tightrope.articles._sentences import Sentence, sentences
from tightrope.records import NoticeKind

_LEAD: Final = r"^[\s*•†(\[—–-]{0,6}"
_LEAD_EAST: Final = r"^[\s*•†(\[【（「—–-]{0,6}"
_COLON_EAST: Final = r"(?: notu| ?[(（][^()（）]{1,30}[)）]| \d[^:：.]{0,25}?)?\s?[:：】」）]\s?"
_COLON: Final = r"(?: [^:.]{0,60}?)?\s?[:.—–]\s"


def _opens(pattern: str) -> re.Pattern[str]:
    return re.compile(_LEAD + f"(?:{pattern})", re.IGNORECASE)


_PIECES: Final = {
    "de": r"(?:diese[rs]?|der|unser) (?:artikel|text|beitrag|bericht|meldung|version)",
    "fr": r"(?:cet|ce|cette|l['’]) ?(?:article|texte|dépêche|papier|titre|version)",
    "es": r"(?:este|esta|el|la) (?:artículo|texto|nota|noticia|información|pieza|titular|reportaje)",
    "it": r"(?:questo |quest['’]|l['’]|il )(?:articolo|testo|pezzo|titolo)",
    "pt": r"(?:este|esta|o|a) (?:artigo|texto|reportagem|matéria|notícia|título)",
    "ru": r"(?:эта |этот |данн\w{2} )?(?:статья|текст|материал|новость|заметка|публикация)",
}
_CORRECTED: Final = (
    rf"{_PIECES['de']} (?:wurde|ist) .{{0,60}}?(?:korrigiert|berichtigt)",
    (
        r"(?:wir haben|die redaktion hat) diesen (?:artikel|text|beitrag) .{0,40}?(?:korrigiert|berichtigt"
        r"|geändert)"
    ),
    r"(?:modifié|corrigé|rectifié) le \d",
    rf"{_PIECES['fr']} a été .{{0,20}}?(?:modifié|corrigé|rectifié)e?\b",
    rf"{_PIECES['es']} (?:ha sido|fue|se ha) .{{0,20}}?(?:corregid[oa]|rectificad[oa]|modificad[oa])",
    rf"{_PIECES['it']} è stat[oa] .{{0,20}}?(?:corrett[oa]|rettificat[oa]|modificat[oa])",
    rf"{_PIECES['pt']} foi .{{0,20}}?(?:corrigid[oa]|alterad[oa]|modificad[oa])",
    rf"{_PIECES['ru']} (?:была? )?(?:исправлен\w*)|в тексте исправлен\w*",
)
_BEFORE: Final = (
    (
        r"(?:hinweis: )?in (?:einer|der) (?:früheren|ersten|vorherigen|ursprünglichen|älteren) (?:version"
        r"|fassung)"
    ),
    r"(?:dans )?une (?:première |précédente )?version (?:précédente|antérieure|initiale)? ?de (?:cet?|notre)",
    r"(?:en )?una versión (?:anterior|previa|original) de (?:este|esta)",
    r"(?:in )?una (?:precedente )?versione (?:precedente |originale )?(?:di questo|dell['’]articolo)",
    r"(?:em |na )?(?:uma )?versão (?:anterior|original) (?:deste|desta|do|da)",
    r"в (?:первоначальной|предыдущей|прежней|ранней) версии",
)
_HEADINGS: Final = (
    r"korrektur(?:hinweis)?|richtigstellung|berichtigung",
    r"rectificatif|rectification",
    r"corrección|fe de (?:errores|erratas)|rectificación",
    r"errata[ -]corrige|correzione|rettifica",
    r"correção|errata|erramos|retificação",
    r"исправлен(?:ие|о)|поправка|опровержение",
)
_PLAIN_HEADINGS: Final = (
    r"düzeltme|tekzip|تصحيح|تصويب|اصلاحیه|更正|勘误|勘誤|訂正|정정(?: ?보도)?"
    r"|sprostowanie|correctie|rectificatie|виправлення"
    r"|спростування|rättelse|rettelse|oikaisu|διόρθωση|helyesbítés|תיקון"
)
"""Headings of a correction in other languages, of which no more than that they head one is known."""
_CLARIFIED: Final = r"klarstellung|précision|aclaración|precisazione|chiarimento|esclarecimento|уточнение"
_NOTES: Final = (
    r"(?:anmerkung|hinweis|anm\.) der redaktion|anm\. ?d\. ?red\.?|transparenzhinweis"
    r"|note de la rédaction|ndlr|nota (?:del editor|de la redacción)"
    r"|nota (?:della|di) redazione|ndr|nota (?:do editor|da redação)|(?:примечание|от) редакции"
)
_RETRACTED: Final = (
    r"wir haben diesen (?:artikel|text|beitrag) (?:zurückgezogen|gelöscht|entfernt)"
    r"|cet article a été (?:retiré|dépublié)|nous avons retiré cet article"
    r"|este artículo ha sido (?:retirado|eliminado)|hemos retirado este"
    r"|questo articolo è stato (?:ritirato|rimosso)|este artigo foi (?:retirado|removido)"
    r"|(?:эта )?(?:статья|публикация|новость) (?:была )?(?:отозвана|удалена)"
)
_UPDATED: Final = (
    rf"{_PIECES['de']} (?:wurde|wird) .{{0,60}}?aktualisiert",
    rf"{_PIECES['fr']} a été .{{0,20}}?(?:actualisé|mise? à jour|complété)",
    rf"{_PIECES['es']} (?:ha sido|fue|se ha) .{{0,20}}?actualizad[oa]",
    rf"{_PIECES['it']} è stat[oa] .{{0,20}}?aggiornat[oa]",
    rf"{_PIECES['pt']} foi .{{0,20}}?atualizad[oa]",
    rf"{_PIECES['ru']} (?:была? )?(?:обновл\w+|дополн\w+)|обновлено: в (?:текст|материал)\w*",
)

CUES: Final = listed(
    "korr bericht fassung version versió redaktion red. hinweis gezogen gelöscht entfernt stellung geändert"
    " aktualis rectif modifi corrig actualis jour précision rédaction ndlr retiré dépubli complété"
    " errat correcci"
    " corregid rectific aclarac nota actualizad retirad eliminad correz corrett rettific precisazion"
    " chiariment"
    " ndr aggiorn ritirat rimoss correç erramos retifica esclarec atualizad versão alterad removid"
    " исправ поправ"
    " опроверж уточнен примечан редакци обновл дополн верси отозван удален"
    " düzelt tekzip تصحيح تصويب اصلاحیه 更正 勘误 勘誤 訂正 정정 sprost correctie"
    " виправл спрост rättelse rettelse oikaisu διόρθ helyesb תיקון leggas lê-se debe lire muss"
)
"""One of these is in every opening in these languages."""

FORMS: Final = (
    (NoticeKind.RETRACTION, _opens(_RETRACTED)),
    (NoticeKind.CORRECTION, _opens(f"(?:{'|'.join(_HEADINGS)}){_COLON}")),
    (NoticeKind.CORRECTION, re.compile(_LEAD_EAST + f"(?:{_PLAIN_HEADINGS}){_COLON_EAST}", re.IGNORECASE)),
    (NoticeKind.CORRECTION, _opens("|".join(_BEFORE))),
    (NoticeKind.CORRECTION, _opens("|".join(_CORRECTED))),
    (NoticeKind.CLARIFICATION, _opens(f"(?:{_CLARIFIED}){_COLON}")),
    (NoticeKind.EDITORS_NOTE, _opens(f"(?:{_NOTES}){_COLON}")),
    (NoticeKind.UPDATE, _opens("|".join(_UPDATED))),
)
"""Openings, each alone enough; a line of at least a few words must follow them."""

FIRM_ERROR: Final = re.compile(
    r"\b(?:irrtümlich|fälschlich\w*|falsch|korrigiert|berichtigt|Fehler|hieß es|richtig ist|tatsächlich"
    r"|erron[ée]\w*|à tort|par erreur|rectifi\w+|corrig[ée]\w*|et non|contrairement à"
    r"|errónea\w*|por error|equivocad\w+|correg\w+|rectific\w+|en realidad|errat[oaie]\w*|erroneamente"
    r"|corrett\w+|rettific\w+|in realtà|incorretamente|errad[oa]\w*|corrigid\w+|na verdade|equivocadamente"
    r"|ошибочн\w+|неверн\w+|неправильн\w+|исправлен\w*|на самом деле|а не|вместо)\b",
    re.IGNORECASE,
)
"""Words by which a note or a clarification takes something back."""

_NOT: Final = re.compile(
    r",? (?:und nicht|nicht aber|et non(?: pas)?|y no|e non|e não|и не|а не) "
    r"([^,;.()]{1,80}?)(?=$|[,;.()]| (?:comme|wie|como|come|как) )",
    re.IGNORECASE,
)
_WRONG: Final = re.compile(
    r"(?:\b(?:hieß es|stand|hatten wir geschrieben|war zu lesen|hatten wir berichtet)(?:,? dass)?,? "
    r"|\b(?:indiquait|affirmait|mentionnait|disait|indiquions|écrivions)(?: (?:à tort"
    r"|par erreur))?(?: qu(?:e |['’]))"
    r"|\b(?:se decía|decía|señalaba|indicaba|afirmaba|informaba|se afirmaba|se indicaba)(?: (?:erróneamente"
    r"|por error|incorrectamente))?(?: que)? "
    r"|\b(?:si leggeva|si indicava|indicava|affermava|riportava|si diceva|era scritto)(?: (?:erroneamente"
    r"|per errore))?(?: che)? "
    r"|\b(?:dizia|informava|afirmava|indicava|informou|publicou)(?: (?:incorretamente|erroneamente"
    r"|por erro))?"
    r"(?: que)? "
    r"|\b(?:говорилось|сообщалось|было указано|было сказано"
    r"|утверждалось)(?:,? что)?,? )([^.;]{2,200}(?:[.,]\d[^.;]*)?)",
    re.IGNORECASE,
)
_AMOUNT: Final = r"(?:[^;:.]|[.,](?=\d)){1,120}?"
_READ: Final = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        (
            rf"\bdonde (?:se )?(?:decía|dice|dijo|leía|lee|ponía)[,:]? (?P<wrong>{_AMOUNT})[,;]? "
            rf"(?:debe|debía|debió|debería) (?:decir|leerse)[,:]? (?P<right>{_AMOUNT})(?=$|[.;)](?!\d))"
        ),
        (
            rf"\bonde se (?:lê|lia|leu)[,:]? (?P<wrong>{_AMOUNT})[,;]? leia-se[,:]? (?P<right>{_AMOUNT})"
            r"(?=$|[.;)](?!\d))"
        ),
        (
            rf"\bdove (?:si leggeva|si legge|era scritto)[,:]? (?P<wrong>{_AMOUNT})[,;]? (?:leggasi|si legga"
            rf"|leggere|va letto)[,:]? (?P<right>{_AMOUNT})"
            r"(?=$|[.;)](?!\d))"
        ),
        (
            rf"\b(?:il fallait|il faut|lire|lisez)(?: lire)?[,:]? (?P<right>{_AMOUNT}),? au lieu "
            rf"d(?:e |['’])(?P<wrong>{_AMOUNT})(?=$|[.;)](?!\d))"
        ),
        (
            rf"\b(?:statt|anstelle von) (?P<wrong>{_AMOUNT}),? (?:muss|müsste|sollte) es (?P<right>{_AMOUNT})"
            r" (?:heißen|lauten)\b"
        ),
        (
            rf"\bвместо (?P<wrong>{_AMOUNT}),? (?:следует|следовало|нужно|надо) (?:читать|указать)[,:]? "
            rf"(?P<right>{_AMOUNT})(?=$|[.;)](?!\d))"
        ),
    )
)
"""Words that set what stood against what is to be read ("donde decía W debe decir R")."""
_OF_AMOUNT: Final = re.compile(r"^(?:de |d['’]|di |von )(?=\d)")
"""A preposition that leads the wrong number only because the right one's clause has it."""
_CUT: Final = re.compile(
    r",? (?:cuando en realidad|cuando|alors qu(?:e|['’])|mentre|quando,? na verdade|während) "
)
_LED: Final = re.compile(
    r"^(?:richtig(?: ist| sind| muss es heißen)?|korrekt(?: ist)?|tatsächlich|in wirklichkeit"
    r"|en réalité|en fait|il s['’]agit (?:en réalité )?de"
    r"|en realidad|lo correcto es|el dato correcto es|la cifra correcta es"
    r"|in realtà|la (?:data|cifra) corretta è|il dato corretto è"
    r"|na verdade|o correto é|o valor correto é|o número correto é"
    r"|на самом деле|правильно|верно|в действительности)\s?[:,—–]?\s?",
    re.IGNORECASE,
)
_HEADED: Final = re.compile(r"^[^:.]{2,60}[:.]\s")
_CLOSING: Final = re.compile(
    r"(?:^das (?:ist|war) (?:falsch|nicht richtig)|^c['’]est (?:faux|inexact)|^es incorrecto|korrigiert"
    r"|entschuldigen|bedauern|regrettons|excus\w+|lamentamos|scusiamo|pedimos desculpas"
    r"|приносим извинения)",
    re.IGNORECASE,
)

Sides = tuple[str | None, str | None]


def sides(notice: str) -> Sides:
    """What a notice in one of these languages says was wrong and is right, as far as its words tell."""
    told = list(sentences(_HEADED.sub("", " ".join(notice.split()), count=1)))
    for i, one in enumerate(told):
        read = next((match for pattern in _READ if (match := pattern.search(one.text))), None)
        if read:
            return _plain(read["wrong"]), _plain(read["right"])
        contrast = _NOT.search(one.text)
        if contrast:
            return _plain(_OF_AMOUNT.sub("", contrast.group(1))), _plain(_claim(one.text[: contrast.start()]))
        wrong = _WRONG.search(one.text)
        if wrong:
            said, cut, rest = _parted(wrong.group(1))
            return _plain(said), _plain(rest) if cut else _next(told[i + 1 :])
    return None, _next([one for one in told if _LED.match(one.text)])


def _parted(words: str) -> tuple[str, bool, str]:
    cut = _CUT.search(words)
    return (words[: cut.start()], True, words[cut.end() :]) if cut else (words, False, "")


def _next(told: list[Sentence]) -> str | None:
    """The sentence that tells what is right, without what leads it."""
    for one in told[:2]:
        if not _CLOSING.search(one.text):
            return _plain(_LED.sub("", one.text))
    return None


def _claim(clause: str) -> str:
    """A clause without the half before a colon or a comma that only leads up to it."""
    return re.split(r"[:;] ", clause)[-1]


def _plain(words: str) -> str | None:
    return words.strip(" .;:,()[]«»—–-") or None
