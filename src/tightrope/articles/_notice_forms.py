"""How a notice opens in English: headings, sentences, wire slugs, brackets. Owns these patterns alone.

Patterns are matched at the head of a line or of a sentence and have bounded repeats only. Foreign openings
are `_notice_foreign`'s, finding among lines is `_notices`'s.
"""

from __future__ import annotations

import re
from typing import Final

from tightrope.articles._html_source import listed
from tightrope.articles._sentences import DAY, MONTHS, WEEKDAYS
from tightrope.records import NoticeKind

PIECE: Final = (
    r"(?:article|story|report|post|piece|column|obituary|review|essay|item|dispatch|transcript"
    r"|headline|caption|photo caption|blog(?: post)?|page|newsletter|version|graphic|map|chart|video"
    r"|podcast|episode|interview|editorial|analysis|explainer|live ?blog|entry|copy|text|list|timeline"
    r"|news release|press release)"
)
"""What a newsroom calls its own work."""
_ERRING: Final = (
    r"mis(?:stated|spelled|spelt|identified|attributed|quoted|characteri[sz]ed|reported|represented"
    r"|labell?ed|named|dated|took|placed|calculated|described|translated|understood)"
    r"|overstated|understated|transposed|reversed|incorrectly|wrongly|erroneously|mistakenly|inaccurately"
    r"|omitted|failed to|referred incorrectly|gave an? (?:incorrect|wrong)"
    r"|(?:contained|included|had|used) (?:an? |the )?(?:incorrect|wrong|error|mistake|outdated)"
)
"""Verbs of error, as these notices use them."""
THIS: Final = (
    rf"(?:this|our) (?:[\w.,-]+ ){{0,3}}?{PIECE}(?:['’]s [a-z]+)?"
    rf"(?:,? (?:originally|first) published [\w ,.]{{3,40}}?,?)?"
)
_PUT_RIGHT: Final = (
    r"(?:corrected|amended|changed|(?:edited|updated|revised|changed|modified) (?:[\w ,.:]{0,40} )?"
    r"to (?:correct|fix|remove))"
)
_OLD: Final = r"(?:earlier|previous|prior|original|initial|first|past|alternate)"
EARLIER: Final = (
    r"(?:(?:the|an?) (?:[\w’'-]+ ){0,3}?[\w’'-]+ (?:on|in|of|for|with|accompanying|to) )?"
    rf"(?:an?|the|our|some) {_OLD} (?:versions?|editions?|iterations?) of (?:(?:this|our) "
    rf"(?:[\w-]+ ){{0,2}}?{PIECE}|(?:the|an) (?:article|story|post|headline|caption|column|obituary))"
    rf"|earlier versions of (?:this|our) (?:[\w-]+ ){{0,2}}?{PIECE}"
    rf"|an? {_OLD} headline (?:on|for|of|said|gave|incorrectly|misstated)\b"
    rf"|[^.“\"]{{3,120}}? (?:was|were|is|had) (?:[\w-]+ ){{0,3}}?in an? {_OLD} versions? of (?:this|our) "
    rf"{PIECE}\b"
)
"""The piece as it stood before."""
_BECAUSE: Final = (
    r"(?:because of|due to|owing to|through|as a result of|following|after) [\w ,’'-]{3,90}?, (?:and )?"
)
_MADE: Final = r"(?:made|appended|added|issued|published|attached)"

ERROR: Final = re.compile(
    rf"\b(?:{_ERRING}|incorrect|wrong|errors?|erroneous|mistake(?:n)?|inaccurate|in error"
    r"|correct(?:s|ed|ion)?|amended|confused|referred|gave|said|stated|described|implied|suggested|contained"
    r"|included|should (?:have|read|be)|listed|named|quoted|attributed|identified|reversed|credited|called"
    r"|reported|wrote|in fact|indicated|cited|used|had|claimed|put|placed|noted|relied|mentioned|removes"
    r"|fixes|refiles|clarifies"
    r"|changed|reflect|refiled)\b",
    re.IGNORECASE,
)
"""Words one of which a correction holds; an earlier version that was merely published holds none."""
FIRM_ERROR: Final = re.compile(
    rf"\b(?:{_ERRING}|incorrect|erroneous|inaccurate|in error|editing error|typographical error|to correct"
    r"|corrects?|been corrected|was corrected|(?:has been|was) amended|should have (?:said|read|been"
    r"|stated)|regret the error"
    r"|changed accordingly|corrected accordingly)\b",
    re.IGNORECASE,
)
_LEAD: Final = r"^[\s*•†‡(\[—–>\ufeff-]{0,6}(?:(?:please )?note:? )?"
_ON_DAY: Final = (
    rf"(?:,? ?(?:on )?(?:{DAY.pattern}|(?:{MONTHS})\.? \d{{1,2}}|\d{{1,2}} (?:{MONTHS})\b|"
    rf"(?:{'|'.join(WEEKDAYS)})))"
)
"""A day behind a heading's word ("Correction on Sept. 29:", "Correction 25 February:")."""


def opens(pattern: str) -> re.Pattern[str]:
    """A pattern at the head of a line or sentence, behind bullets, brackets and "Note:"."""
    return re.compile(_LEAD + f"(?:{pattern})", re.IGNORECASE)


Form = tuple[NoticeKind, re.Pattern[str]]

HEADINGS: Final[tuple[Form, ...]] = (
    (
        NoticeKind.RETRACTION,
        opens(r"(?:retraction|retracted|withdrawn)\s{0,3}(?:notice\s{0,3})?(?:[:(,—–|]|- |$)"),
    ),
    (
        NoticeKind.CORRECTION,
        opens(
            r"(?:(?:post-publication )?corrections?|corrected|corrigendum(?: to [^:]{3,60})?|erratum|errata)"
            rf"(?: note)?(?: (?:and|&) clarifications?)?(?: (?:{_MADE}"
            rf"|notice))?{_ON_DAY}?\s{{0,3}}(?:[:(\[,—–|.]|- |$)"
        ),
    ),
    (
        NoticeKind.CORRECTION,
        opens(rf"a correction (?:was|has been) {_MADE}(?: on| to)?(?:{_ON_DAY}|\s{{0,3}}(?:$|:)| this\b)"),
    ),
    (NoticeKind.CORRECTION, opens(r"for the record:")),
    (NoticeKind.CLARIFICATION, opens(rf"clarifications?{_ON_DAY}?\s{{0,3}}(?:[:(\[,—–|]|- |$)")),
    (
        NoticeKind.EDITORS_NOTE,
        opens(
            r"(?:(?:editor|author|publisher)(?:['’]?s|s['’])?['’]? note|note (?:to|from) (?:our )?"
            r"(?:readers|editors|the editors?))\b"
        ),
    ),
)
"""Headings that may stand alone on a line; what they announce must follow."""

UPDATED: Final = opens(rf"updated?{_ON_DAY}?\s{{0,3}}(?:[:(,—–|]|- )")
"""The heading of an update. What follows it is the article's own unless it speaks of the article."""

_REPORTED: Final = (
    r"(?:in )?(?:an?|the|our) (?:[\w’'.-]+ ){0,4}?(?:article|column|report|obituary|item|essay|review|caption"
    r"|headline|story|picture caption|chart|map|editorial)s? (?:(?:in some editions|last|published|dated"
    r"|yesterday|last week) )?"
    rf"(?:on |in |about |with )?(?:{'|'.join(WEEKDAYS)}|(?:{MONTHS})\b|page )[^.]{{0,300}}?\b(?:{_ERRING})\b"
)
_ADDS: Final = (
    r"(?:to (?:add|include|reflect|provide|incorporate|note)|with (?:\w+ ){0,3}?(?:comments?|details?"
    r"|reactions?|information|quotes?|statements?|response|reporting|background|developments?|results?"
    r"|figures))"
)
_NOT_OTHERS: Final = r"(?! (?:by|many|several|twice|often|in (?:19|20)\d)\b)"
"""What tells that something else than this text was changed ("this chart was revised by the navy")."""

_RETRACTING: Final = (
    (
        rf"(?:{THIS}|the story headlined [^.]{{3,120}}?) (?:has been|was|is being|is|are) (?:fully |now )?"
        r"(?:retracted|withdrawn|removed|unpublished|taken down)\b"
    ),
    (
        r"(?:we|[A-Z][\w’'. -]{2,60}?) (?:have|has|are|hereby|is) (?:now |today )?(?:retract\w*|withdr\w+"
        r"|removed"
        rf"|unpublished|taken down|deleted) (?:this|our) (?:[\w-]+ ){{0,3}}?{PIECE}"
    ),
    rf"we (?:have |are |hereby )(?:now )?(?:retract|withdr)\w+ (?:an?|the) (?:[\w-]+ ){{0,2}}?{PIECE}",
    rf"we (?:have )?(?:decided|chosen) to (?:retract|withdraw|remove) (?:this|the|our) {PIECE}",
)
_NOT_SAID: Final = (
    r"(?!.{0,300}?, (?:(?:the|our|an?|its|his|her|Mr|Ms|Mrs) )?(?:[\w’'.-]+ ){0,4}?"
    r"(?:said|says|told|tells|added)\b)"
    r"(?!.{0,300}?, (?:said|says) )"
)
"""What tells that the words are the newsroom's and nobody's who is quoted."""
_WITHDRAWING: Final = (
    (
        r"(?:editors?[,:]? )?please (?:disregard|withhold|kill|do not (?:use|publish)) (?:this|the|our) "
        rf"(?:[\w-]+ ){{0,3}}?{PIECE}"
    ),
    (
        r"(?-i:KILL)(?: notice)?\s?[:—–-] ?"
        rf"(?=.{{0,200}}?\b(?:(?:this|the|our) {PIECE}|disregard|replacement)\b)"
    ),
    (
        rf"the {PIECE} (?:has been|was) (?:deleted|removed|withdrawn|retracted|taken down|unpublished)\b"
        r"(?=[^“\"]{0,300}\b(?:we|our|us)\b)"
    ),
    (
        r"[A-Z][\w’'. -]{2,60}? (?:has|have) (?:today |now )?(?:retracted|withdrawn) "
        rf"(?:the|an|its) {PIECE}\b(?=.{{0,600}}?\bwe (?:apologi[sz]e|regret|are sorry))"
    ),
)
"""A story killed, deleted or withdrawn, in words that other people's stories share but for "we" and "our"."""
_CLARIFYING: Final = (
    rf"{THIS} (?:has been|was|is) (?:[\w ,.:]{{0,40}})(?:to (?:clarify|make (?:it )?clear)|clarified)\b",
)
_OWNING_UP: Final = (
    r"we got (?:this|it|that|an?|one|the [\w ]{2,40}?)(?: [\w-]{2,20}){0,2} wrong\s?(?:[:;.—–]| in| when)",
    rf"in (?:an?|the|our) {_OLD} versions?,? (?:we|it was|this {PIECE}|the {PIECE})\b",
    (
        r"we (?:earlier|previously|first) (?:said|reported|stated|wrote)\b"
        r"(?=.{0,250}\b(?:in fact|incorrect|wrong)\b)"
    ),
)
_CORRECTING: Final = (
    rf"(?:{_BECAUSE})?(?:in )?(?:{EARLIER})",
    r"(?:because of|due to|owing to|as a result of) an? (?:[\w-]+ ){0,2}(?:error|mistake),? ",
    _REPORTED,
    rf"{THIS} (?:has been|was|is|has since been) (?:since |also )?{_PUT_RIGHT}{_NOT_OTHERS}\b",
    rf"the (?:article|story|post|headline) (?:has been|was) {_PUT_RIGHT} ?(?:on\b|to\b|:|{_ON_DAY})",
    rf"the headline (?:of|on|for) this {PIECE} (?:has been|was) {_PUT_RIGHT}",
    rf"[^.“\"]{{3,100}}? (?:has|have) been (?:corrected|amended) in this {PIECE}\b",
    (
        rf"{THIS} (?:originally|initially|earlier|previously|mistakenly|incorrectly|wrongly|erroneously"
        rf"|misstated"
        r"|misidentified|misspelled|mischaracterized|misquoted|omitted|should have)\b"
        r"(?! (?:published|appeared|ran)\b)"
    ),
    r"our (?:story|report|article)[^.]{0,60}? (?:incorrectly|wrongly|erroneously|mistakenly)\b",
    r"we (?:have )?(?:corrected|amended|changed|edited) (?:this|our) \w",
    r"we (?:originally|initially|incorrectly|wrongly|mistakenly) (?:said|reported|stated|wrote|identified)\b",
    r"we mis(?:stated|spelled|spelt|identified|attributed|quoted|reported|named)\b",
    r"[A-Z][\w’'. -]{2,40}? has (?:corrected|amended) this (?:article|story|post)\b",
    rf"(?:a correction|corrections?) (?:has|have) been (?:made|issued|added) (?:to|in) (?:this|our) {PIECE}",
    rf"{THIS} is the subject of a (?:correction|clarification)",
    r"(?:this|the) (?:[\w.]+ ){0,3}?(?:version|update|story|article|item|report) (?:corrects|clarifies)\b",
    r"this (?:[\w.]+ ){0,3}?(?:version|story|item|report) (?:has been|was|is being) refiled\b",
    (
        r"(?:in [\w. ]{3,20} (?:story|item|report), )?(?:refiles to \w+|corrects|fixes|removes|clarifies"
        r"|refiles) "
        r"(?:to|that|(?:(?:the|a|an|in|of) )?(?:[\w'’-]+ ){0,6}?(?:in|of|to|from|paragraphs?|headline|name"
        r"|spelling|title|date|day|year|figure|number|typo|typographical|lead|dateline|bullet|slug|word"
        r"|typos))\b"
    ),
    rf"(?:corrected|amended|edited|clarified){_ON_DAY}(?:[^.]{{0,40}}?) to \w+",
)
_UPDATING: Final = (
    (
        rf"(?:{THIS}|story|article|post) (?:(?:has been|was|is being|will be) )?(?:last |since )?"
        rf"(?:updated|revised|edited|expanded)\b{_NOT_OTHERS}(?!:? (?:\d+|an?) (?:min|hour|hr|day))"
    ),
    rf"(?:last )?updated:? {_ADDS}\b",
    rf"(?:last )?updated\b(?=.{{0,40}}?\d).{{0,90}}? {_ADDS}\b",
    r"(?:this is|we are following) an? (?:\w+ )?(?:developing|breaking)(?: news)? (?:story|update)\b",
    r"more (?:details |information )?(?:to follow|follows?|soon)\W{0,4}$",
    rf"(?:{THIS} (?:was|is) )?(?:first|originally) published (?:on |at )?.{{0,12}}\d",
    r"(?<=\()(?:updates?|adds?|recasts|rewrites|releads|writes through|repeats)\b[^)]{3,400}\)\s{0,4}$",
)

SENTENCES: Final[tuple[Form, ...]] = tuple(
    (kind, opens(pattern))
    for kind, patterns in (
        (NoticeKind.RETRACTION, (*_RETRACTING, *(_NOT_SAID + f"(?:{one})" for one in _WITHDRAWING))),
        (NoticeKind.CLARIFICATION, _CLARIFYING),
        (NoticeKind.CORRECTION, (*_CORRECTING, *(_NOT_SAID + f"(?:{one})" for one in _OWNING_UP))),
        (NoticeKind.UPDATE, _UPDATING),
    )
    for pattern in patterns
)
"""Openings of a notice that is a sentence of its own, in the order in which they are tried."""

APPENDED: Final = opens(r"corrections? appended\W{0,3}$")
"""A line that points to a correction elsewhere on the page."""

CUES: Final = listed(
    "correct corrig errat clarif retract withdr amend updat revis edited expanded version edition editor note"
    " record: readers misst missp misid misat misqu misre misch misn misd mist misla mispl misc misu"
    " wrong error"
    " erron inaccura transpos revers omit failed outdated published developing breaking follow soon removed"
    " removes taken delet changed headline initially earlier previously adds recast rewrites releads writes"
    " repeats refile fixes originally overst underst should disregard withhold kill: kill— kill-"
)
"""One of these is in every opening in English: a line without them is looked at no further."""

SLUG: Final = re.compile(
    r"^((?:(?:CORRECTED|CORRECTION|REFILE|CLARIFIED|WITHDRAWN|RETRACTED|RETRACTION|KILL|UPDATE \d{1,2}|RPT"
    r"|WRAPUP \d{1,2})\s?[-–:]\s?)+)(?=[A-Z\d“\"'])"
)
"""What a wire service writes before the headline of a story sent again."""
SLUG_KINDS: Final = (
    ("WITHDRAWN", NoticeKind.RETRACTION),
    ("RETRACT", NoticeKind.RETRACTION),
    ("KILL", NoticeKind.RETRACTION),
    ("CORRECT", NoticeKind.CORRECTION),
    ("REFILE", NoticeKind.CORRECTION),
    ("CLARIFIED", NoticeKind.CLARIFICATION),
    ("UPDATE", NoticeKind.UPDATE),
)
AT_END: Final = re.compile(
    r"[(\[]\s?(?:this (?:[\w.]+ ){0,3}?(?:story|article|report|piece|version) (?:has been|was|corrects|is) ?"
    r"(?:corrected|amended|updated|clarified|refiled)?|corrects |refiles to|editor['’]?s['’]? note:"
    r"|correction:)"
    r"[^()\[\]]{3,400}[)\]]\s{0,4}$",
    re.IGNORECASE,
)
"""A notice in brackets at the end of a line of the article."""
AMID: Final = re.compile(
    r"(?:editor['’]?s?['’]? note|correction|clarification): (?=[A-Z“\"])"
    rf"|\b(?:an?|the) {_OLD} versions? of (?:this|our) {PIECE}\b"
    rf"|this {PIECE} (?:has been|was) (?:corrected|amended) (?:on|to)\b",
    re.IGNORECASE,
)
"""What opens a notice in the midst of a line too, behind the end of a sentence."""
SPEAKS_OF_ITSELF: Final = re.compile(
    rf"\b{THIS}\b|\b(?:updated|updates|adds) {_ADDS}|\b(?:has been|was) (?:updated|revised)\b"
    rf"|\b{_OLD} version",
    re.IGNORECASE,
)
"""Words by which an update speaks of the article and not of the world."""
