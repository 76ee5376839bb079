"""How a notice opens in English: headings, sentences, wire slugs, brackets. Owns these patterns alone.

Patterns are matched at the head of a line or of a sentence and have bounded repeats only. Foreign openings
are `_notice_foreign`'s, finding among lines is `_notices`'s.
"""

from __future__ import annotations

import re
from typing import Final

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
    rf"(?:(?:the|an?) (?:headline|caption|subheading|summary|photo caption|picture caption|chart|map|table"
    rf"|graphic|photo|lead) (?:on|in|of|for|with|accompanying|to) )?"
    rf"(?:an?|the|our|some) {_OLD} (?:versions?|editions?|iterations?) of (?:this|the|our|an?) "
    rf"(?:[\w-]+ ){{0,2}}?{PIECE}"
    rf"|earlier versions of (?:this|our) (?:[\w-]+ ){{0,2}}?{PIECE}"
    rf"|an? {_OLD} headline (?:on|for|of|said|gave|incorrectly|misstated)\b"
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
    r"|reported|indicated|cited|used|had|claimed|put|placed|noted|relied|mentioned|removes|fixes|refiles)\b",
    re.IGNORECASE,
)
"""Words one of which a correction holds; an earlier version that was merely published holds none."""
FIRM_ERROR: Final = re.compile(
    rf"\b(?:{_ERRING}|incorrect|erroneous|inaccurate|in error|editing error|typographical error|to correct"
    r"|corrects?|been corrected|was corrected|should have (?:said|read|been|stated)|regret the error"
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
            r"(?:corrections?|corrected|corrigendum|erratum|errata)"
            rf"(?: (?:and|&) clarifications?)?(?: (?:{_MADE}|notice))?{_ON_DAY}?\s{{0,3}}(?:[:(\[,—–|.]|- |$)"
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
    r"(?:an?|the) (?:[\w’'.-]+ ){0,4}?(?:article|column|report|obituary|item|essay|review|caption|headline"
    r"|picture caption|chart|map|editorial)s? (?:(?:in some editions|last|published|yesterday|last week) )?"
    rf"(?:on|in|about|with) (?:{'|'.join(WEEKDAYS)}|(?:{MONTHS})\b|page )[^.]{{0,300}}?\b(?:{_ERRING})\b"
)
_ADDS: Final = (
    r"(?:to (?:add|include|reflect|provide|incorporate|note)|with (?:\w+ ){0,3}?(?:comments?|details?"
    r"|reactions?|information|quotes?|statements?|response|reporting|background|developments?|results?"
    r"|figures))"
)

SENTENCES: Final[tuple[Form, ...]] = (
    (
        NoticeKind.RETRACTION,
        opens(
            rf"(?:{THIS}|the story headlined [^.]{{3,120}}?) (?:has been|was|is being|is|are) "
            r"(?:fully |now )?(?:retracted|withdrawn|removed|unpublished|taken down)\b"
        ),
    ),
    (
        NoticeKind.RETRACTION,
        opens(
            r"(?:we|[A-Z][\w’'. -]{2,60}?) (?:have|has|are|hereby|is) (?:now |today )?"
            rf"(?:retract\w*|withdr\w+|removed|unpublished|taken down|deleted) (?:this"
            rf"|our) (?:[\w-]+ ){{0,3}}?{PIECE}"
        ),
    ),
    (
        NoticeKind.RETRACTION,
        opens(
            rf"we (?:have |are |hereby )(?:now )?(?:retract|withdr)\w+ (?:an?|the) (?:[\w-]+ ){{0,2}}?{PIECE}"
        ),
    ),
    (NoticeKind.CORRECTION, opens(rf"(?:{_BECAUSE})?(?:in )?(?:{EARLIER})")),
    (
        NoticeKind.CORRECTION,
        opens(r"(?:because of|due to|owing to|as a result of) an? (?:[\w-]+ ){0,2}(?:error|mistake),? "),
    ),
    (NoticeKind.CORRECTION, opens(_REPORTED)),
    (
        NoticeKind.CLARIFICATION,
        opens(
            rf"{THIS} (?:has been|was|is) (?:[\w ,.:]{{0,40}})(?:to (?:clarify|make (?:it )?clear)"
            rf"|clarified)\b"
        ),
    ),
    (
        NoticeKind.CORRECTION,
        opens(rf"{THIS} (?:has been|was|is|has since been) (?:since |also )?{_PUT_RIGHT}\b"),
    ),
    (
        NoticeKind.CORRECTION,
        opens(
            rf"the (?:article|story|post|headline) (?:has been|was) {_PUT_RIGHT} ?(?:on\b|to\b|:|{_ON_DAY})"
        ),
    ),
    (
        NoticeKind.CORRECTION,
        opens(
            rf"{THIS} (?:originally|initially|earlier|previously|mistakenly|incorrectly|wrongly|erroneously"
            r"|misstated|misidentified|misspelled|mischaracterized|misquoted|omitted|should have)\b"
            r"(?! (?:published|appeared|ran)\b)"
        ),
    ),
    (NoticeKind.CORRECTION, opens(r"we (?:have )?(?:corrected|amended|changed|edited) (?:this|our) \w")),
    (
        NoticeKind.CORRECTION,
        opens(
            r"we (?:originally|initially|incorrectly|wrongly|mistakenly) (?:said|reported|stated|wrote"
            r"|identified)\b"
        ),
    ),
    (
        NoticeKind.CORRECTION,
        opens(
            rf"(?:a correction|corrections?) (?:has|have) been (?:made|issued|added) (?:to|in) (?:this"
            rf"|our) {PIECE}"
        ),
    ),
    (NoticeKind.CORRECTION, opens(rf"{THIS} is the subject of a (?:correction|clarification)")),
    (NoticeKind.CORRECTION, opens(r"(?:this|the) (?:version|update|story|article) corrects\b")),
    (
        NoticeKind.CORRECTION,
        opens(
            r"(?:in [\w. ]{3,20} (?:story|item|report), )?(?:refiles to \w+|corrects|fixes|removes"
            r"|clarifies|refiles) (?:to|that|(?:(?:the|a|an|in|of) )?"
            r"(?:[\w'’-]+ ){0,6}?(?:in|of|to|from|paragraphs?|headline|name|spelling|title|date|day"
            r"|year|figure|number|typo|typographical|lead|dateline|bullet|slug|word|typos))\b"
        ),
    ),
    (
        NoticeKind.CORRECTION,
        opens(rf"(?:corrected|amended|edited|clarified){_ON_DAY}(?:[^.]{{0,40}}?) to \w+"),
    ),
    (
        NoticeKind.UPDATE,
        opens(
            rf"(?:{THIS}|story|article|post) (?:(?:has been|was|is being|will be) )?(?:last |since )?"
            r"(?:updated|revised|edited|expanded)\b(?!:? (?:\d+|an?) (?:min|hour|hr|day))"
        ),
    ),
    (NoticeKind.UPDATE, opens(rf"(?:last )?updated:? {_ADDS}\b")),
    (NoticeKind.UPDATE, opens(rf"(?:last )?updated\b(?:[^:]|:\d){{0,60}}?\d(?:[^:]|:\d){{0,30}}? {_ADDS}\b")),
    (
        NoticeKind.UPDATE,
        opens(r"(?:this is|we are following) an? (?:\w+ )?(?:developing|breaking)(?: news)? story\b"),
    ),
    (
        NoticeKind.UPDATE,
        opens(rf"(?:{THIS} (?:was|is) )?(?:first|originally) published (?:on |at )?.{{0,12}}\d"),
    ),
    (
        NoticeKind.UPDATE,
        re.compile(
            r"^\s{0,4}\((?:updates?|adds?|recasts|rewrites|releads|writes through"
            r"|repeats)\b[^)]{3,400}\)\s{0,4}$",
            re.IGNORECASE,
        ),
    ),
)
"""Openings of a notice that is a sentence of its own."""

APPENDED: Final = opens(r"corrections? appended\W{0,3}$")
"""A line that points to a correction elsewhere on the page."""

SLUG: Final = re.compile(
    r"^((?:(?:CORRECTED|CORRECTION|REFILE|CLARIFIED|WITHDRAWN|UPDATE \d{1,2}|RPT"
    r"|WRAPUP \d{1,2})\s?[-–:]\s?)+)(?=[A-Z\d“\"'])"
)
"""What a wire service writes before the headline of a story sent again."""
SLUG_KINDS: Final = (
    ("WITHDRAWN", NoticeKind.RETRACTION),
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
