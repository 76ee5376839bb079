"""The parts of a page that ask something of its reader: comment forms, paywalls, consent and block pages.

Owns their wording and telling them from an article that merely speaks of comments or cookies: a form is
told by several short lines that stand together, never by one phrase.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from tightrope.articles._lines import WORD, Line

_HEAD: Final = 300
_CUE_WORDS: Final = 30
"""Words of the longest line that a form consists of."""
_APART: Final = 12
"""Lines that may stand between two lines of one form."""


def _lines_of(*patterns: str) -> re.Pattern[str]:
    return re.compile(r"^\W{0,4}(?:" + "|".join(patterns) + r")", re.IGNORECASE)


_FORM_HEADING: Final = _lines_of(
    r"(?:leave|post|write|add|submit|drop) (?:a|an|your|us a) (?:reply|comment|response|feedback"
    r"|review)(?: to\b.{0,80})?\s*(?:cancel reply)?\W*$",
    r"(?:join the (?:discussion|conversation)|have your say|what do you think|be the first to "
    r"comment|share your (?:thoughts|opinion)s?)\W*$",
    r"(?:kommentar (?:schreiben|hinterlassen)|schreibe? einen kommentar|laisser un commentaire"
    r"|deja (?:una respuesta|un comentario)|"
    r"deixe um comentário|deixe uma resposta|lascia un commento|een reactie plaatsen|bir (?:cevap"
    r"|yorum) yazın?|dodaj komentarz|"
    r"добавить комментарий|оставить комментарий)\W*",
    r"(?:\d+ )?comments?(?: \(\d+\))?$|responses?$",
)
_FORM_FIELD: Final = _lines_of(
    r"your e-?mail address will not be (?:published|shared|made public)",
    r"required fields are marked",
    r"(?:save|store) my (?:name|e-?mail|details)\b.{0,80}(?:browser|next time)",
    r"notify me (?:of|when|about|via)\b.{0,60}(?:comment|repl|post)",
    r"you must (?:be logged|log|sign|register|be registered).{0,12} (?:in )?to (?:post|leave|write"
    r"|reply|comment|add)",
    r"(?:log ?in|sign ?in|login|register)(?: or (?:register|sign up|create an account))? (?:to"
    r"|here to) (?:post|leave|reply|comment|join|write|add|participate)",
    r"(?:post|submit|send|publish|add|place) (?:your |a |my )?comments?\W*$",
    r"(?:comment|name|e-?mail|your (?:name|e-?mail|comment)|e-?mail address)\s?(?:\*|\(required\)|:)",
    r"(?:website|url)\s?(?:\*|:)?$",
    r"cancel reply",
    r"(?:this site uses akismet|learn how your comment data)",
    r"you may use these (?:html|<abbr)",
    r"(?:please )?(?:enter|type) (?:your|an answer|the characters|the text)\b.{0,60}$",
    r"comments? (?:are|is) (?:closed|moderated|disabled|turned off)",
    r"(?:ihre|deine) e-?mail-adresse wird nicht veröffentlicht|votre adresse .{0,12}mail ne sera pas publiée|"
    r"tu dirección de correo electrónico no será publicada|o seu endereço de e?-?mail não será "
    r"publicado|il tuo indirizzo email non sarà pubblicato",
    r"<?textarea",
)
_OF_COMMENTS: Final = re.compile(
    r"comment|repl(?:y|ies)|required fields|will not be published|kommentar|comentari|comentário|commento"
    r"|комментари|yorum|komentar",
    re.IGNORECASE,
)
_FORM_WORDS: Final = 2
"""Different words about comments that make a form of a stretch that is known to be none of the article's."""
_PAYWALL: Final = re.compile(
    r"\b(?:subscribe|sign up|register|log ?in|sign ?in|become a (?:member|subscriber)"
    r"|start your (?:free )?trial)\b[^.]{0,40}"
    r"\bto (?:continue|keep|read (?:the (?:full|rest|whole|entire)|this|more|on)|unlock|access|view)\b"
    r"|\bto (?:continue reading|read the (?:full|rest|whole|entire)|unlock|access)\b[^.]{0,60}\b"
    r"(?:subscribe|sign|register|log|member|trial|account)\b"
    r"|\b(?:this|the (?:full|rest of (?:this|the))) (?:article|story|content|page|post|section)\b[^.]{0,30}"
    r"\b(?:is|are) (?:only |exclusively )?(?:for|available (?:only )?(?:to|for)|reserved for"
    r"|limited to|restricted to|locked)\b[^.]{0,20}"
    r"(?:subscriber|member|paying|premium|registered)?"
    r"|\b(?:already|not) a (?:subscriber|member)\?|\byou(?:['’]ve| have) (?:reached|used|read"
    r"|hit) (?:your|all|the|\d)\b[^.]{0,30}\b(?:limit|free|articles?)\b"
    r"|\b(?:subscribers?|members?|premium)[ -]only (?:article|story|content|post)\b"
    r"|\bcontinue reading with (?:a|your)\b",
    re.IGNORECASE,
)
_BLOCKED: Final = re.compile(
    r"\b(?:(?:enable|turn on|activate) javascript(?: and cookies)?|javascript (?:is"
    r"|has been) (?:disabled|required|not (?:enabled|available))|"
    r"checking (?:your browser|if the site connection)|verify(?:ing)? (?:that )?you(?:['’]re"
    r"| are) (?:a |not a )?(?:human|robot)|"
    r"are you a (?:human|robot)|i['’]?m not a robot|unusual (?:traffic|activity) from your"
    r"|attention required!? ?\||just a moment\.\.\.|"
    r"access (?:to this (?:page|site|resource) )?(?:has been |is |was )?(?:denied|blocked"
    r"|forbidden)|(?:403|401) (?:-|–)? ?(?:forbidden|unauthorized)|"
    r"request (?:was |has been )?(?:blocked|unsuccessful)|ray id:|ddos protection|reference (?:id|#)|captcha|"
    r"(?:404|410|page|article|file|content) (?:-|–|error)? ?(?:was |is |could )?not (?:be )?found|"
    r"(?:page|article|content) you (?:are|were|requested|tried)[^.]{0,40}(?:not|no longer"
    r"|unavailable|exist|looking)|"
    r"(?:no longer|not|currently un)available in your (?:country|region|location)|error (?:1020"
    r"|1015|5\d\d)\b)",
    re.IGNORECASE,
)
_PART_ONLY: Final = re.compile(
    r"\b(?:comments?|videos?|newsletters?|pictures|photos|map|chart|related)\b", re.IGNORECASE
)
"""What a script is needed for when it is not the page."""
_CONSENT: Final = re.compile(
    r"\b(?:we (?:and our (?:\d+ )?(?:partners|vendors) )?(?:use|store|value)\b[^.]{0,60}\b"
    r"(?:cookies|privacy|device)|"
    r"accept (?:all|cookies|and continue|& continue)|reject all|manage (?:my )?(?:preferences"
    r"|options|settings|cookies|choices)|"
    r"cookie (?:settings|preferences|consent)|your (?:privacy|consent|choices)|legitimate interest)",
    re.IGNORECASE,
)
_SOURCE: Final = re.compile(
    r"^\W{0,4}(?:sources?|quelle|fuente|fonte|bron|источник|via|originally published (?:by|in|on"
    r"|at)|(?:this|the) (?:article|story|post) "
    r"(?:was |first |originally )*(?:appeared|published) (?:first )?(?:on|in|by"
    r"|at))\b\s?[:：–-]?\s?(?P<name>[^|]{2,80})$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Form:
    """Lines of a page, by number, that make up one form; `fields` counts the different things it asks."""

    lines: tuple[int, ...]
    fields: int
    headed: bool


def comment_form(lines: Sequence[Line]) -> Form | None:
    """The lines of the page's comment form, None where it has none.

    A heading and a field, or two different fields, no further apart than a form's lines are.
    """
    cues = [(i, _asks(line)) for i, line in enumerate(lines)]
    cues = [(i, what) for i, what in cues if what]
    best: Form | None = None
    for group in _groups(cues):
        fields = {what for _, what in group if what != "heading"}
        headed = any(what == "heading" for _, what in group)
        named = headed or any(_OF_COMMENTS.search(lines[i].text[:_HEAD]) for i, _ in group)
        if (
            len(fields) + headed >= 2
            and fields
            and named
            and (best is None or len(fields) + headed > best.fields + best.headed)
        ):
            best = Form(tuple(i for i, _ in group), len(fields), headed)
    return best


def asks_for_comments(text: str) -> bool:
    """Whether words that stand apart from an article ask for a comment, on one line or several."""
    return len({match.lower() for match in _OF_COMMENTS.findall(text[: 4 * _HEAD])}) >= _FORM_WORDS


def _asks(line: Line) -> str:
    """Which part of a comment form a line is: "heading", the words of its field, or ""."""
    head = line.text[:_HEAD]
    if len(head.split()) > _CUE_WORDS and not _FORM_FIELD.match(head):
        return ""
    if _FORM_HEADING.match(head):
        return "heading"
    field = _FORM_FIELD.match(head)
    return field.group()[:12].lower() if field else ""


def _groups(cues: Iterable[tuple[int, str]]) -> list[list[tuple[int, str]]]:
    groups: list[list[tuple[int, str]]] = []
    for cue in cues:
        if groups and cue[0] - groups[-1][-1][0] <= _APART:
            groups[-1].append(cue)
        else:
            groups.append([cue])
    return groups


def paywall(lines: Sequence[Line]) -> list[int]:
    """Lines, by number, that ask for a subscription before the rest may be read."""
    return [i for i, line in enumerate(lines) if len(line.text) <= _HEAD and _PAYWALL.search(line.text)]


def blocked(lines: Sequence[Line]) -> list[int]:
    """Lines, by number, of a page shown in place of the one asked for: a check, a refusal, not found."""
    return [
        i
        for i, line in enumerate(lines)
        if len(line.text) <= _HEAD and _BLOCKED.search(line.text) and not _PART_ONLY.search(line.text)
    ]


def consent(lines: Sequence[Line]) -> list[int]:
    """Lines, by number, that ask for consent to cookies."""
    return [i for i, line in enumerate(lines) if _CONSENT.search(line.text[: 2 * _HEAD])]


def source_line(line: Line) -> str | None:
    """The name on a line that names where the text is from ("Source: Meridian Wire"), None for others."""
    if len(line.text) > 120 or len(WORD.findall(line.text)) > 12:
        return None
    match = _SOURCE.match(line.text)
    name = match["name"].strip(" .:;–-\"'") if match else ""
    return name if name[:1].isupper() or "." in name else None
