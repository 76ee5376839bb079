"""Makes pages whose article breaks off, and paywall stubs, out of the lines of clean labelled pages.

A page is given as its shown lines and the numbers of those that hold the article. Each way of damage takes
the article's end away and puts there what sites put: nothing, an ellipsis, "read more", a count of
characters, a page number, a request to subscribe. What stands around the article stays. The wordings are
ours; those marked HELD are never fitted on.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random

Pieces = tuple[list[str], list[str], list[str]]
"""Lines above the article, its paragraphs, lines below it."""

READ_ON = (
    "Read more", "Continue reading", "Read the full story", "Click here to read the rest", "Weiterlesen",
    "Lire la suite", "Seguir leyendo", "Leia mais", "Continua a leggere", "Читать далее", "Czytaj dalej",
    "Lees verder", "Läs mer", "Devamını oku", "Read full article »",
)  # fmt: skip
READ_ON_HELD = (
    "Keep reading…", "The story goes on at our sister site", "Mehr lesen", "Lire l'article complet",
    "Leer más", "Leggi tutto", "Ler mais", "Подробнее", "Celý článek", "Les hele saken", "Lue koko juttu",
    "続きを読む", "阅读全文", "اقرأ المزيد", "Читати далі", "Baca selengkapnya", "Διαβάστε περισσότερα",
    "더 보기",
)  # fmt: skip
PAGE_MARKS = ("Page 1 of 3", "1 / 4", "1 2 3 Next", "Next page", "Seite 1 von 2", "Page 1/2")
PAGE_MARKS_HELD = (
    "Nächste Seite",
    "1 2 3 4 »",
    "Página 1 de 3",
    "Page suivante",
    "Strona 1 z 4",
    "Go to page 2",
)

WALLS: dict[str, tuple[tuple[str, ...], ...]] = {
    "en": (
        ("Subscribe to continue reading", "Already a subscriber? Log in"),
        ("This article is for subscribers only.", "Get full access from $1 a week"),
        ("You have reached your limit of free articles.", "Sign up now"),
        ("To read the full story, start a free trial", "Sign in"),
        ("Become a member to unlock this story",),
        ("Register for free to keep reading", "Log in"),
    ),
    "de": (
        ("Jetzt weiterlesen mit dem Digital-Abo", "Bereits Abonnent? Hier anmelden"),
        ("Dieser Artikel ist nur für Abonnenten verfügbar.",),
    ),
    "fr": (
        ("Cet article est réservé aux abonnés.", "Déjà abonné ? Se connecter"),
        ("Il vous reste 78 % de cet article à lire.", "S’abonner"),
    ),
    "es": (
        ("Suscríbete para seguir leyendo", "¿Ya eres suscriptor? Inicia sesión"),
        ("Contenido exclusivo para suscriptores",),
    ),
    "pt": (("Este conteúdo é exclusivo para assinantes.", "Assine agora", "Já é assinante? Entre"),),
    "it": (("Abbonati per continuare a leggere", "Sei già abbonato? Accedi"),),
    "nl": (("Dit artikel is alleen voor abonnees", "Word abonnee om verder te lezen"),),
    "sv": (("Logga in eller bli prenumerant för att läsa vidare",),),
    "pl": (("Pozostało 80% treści. Kup dostęp, aby czytać dalej", "Masz już subskrypcję? Zaloguj się"),),
    "ru": (("Полный текст доступен только подписчикам", "Оформить подписку"),),
    "tr": (("Haberin devamını okumak için abone olun", "Zaten abone misiniz? Giriş yapın"),),
    "ja": (("この記事は会員限定です。", "続きを読むには会員登録が必要です"),),
}
WALLS_HELD: dict[str, tuple[tuple[str, ...], ...]] = {
    "en": (
        ("Enjoying this piece? The remainder is reserved for our members.", "Join today"),
        ("Want to finish this story?", "Choose a subscription that suits you"),
        ("You've read your last free article this month.", "Subscribe for unlimited access"),
        ("Premium content: log in or subscribe to see the whole article",),
    ),
    "de": (("Sie möchten den ganzen Text lesen? Testen Sie unser Plus-Abo", "Anmelden"),),
    "fr": (("La suite est réservée à nos abonnés", "Je m'abonne pour 1 €"),),
    "es": (("Hazte suscriptor y accede al artículo completo", "Acceder"),),
    "da": (("Artiklen er kun for abonnenter", "Bliv abonnent og læs videre"),),
    "no": (("Denne saken er for abonnenter", "Logg inn eller kjøp abonnement"),),
    "fi": (("Tämä artikkeli on vain tilaajille", "Kirjaudu sisään tai tilaa"),),
    "cs": (("Pokračování článku je jen pro předplatitele", "Přihlásit se"),),
    "hu": (("A cikk folytatása csak előfizetőknek érhető el", "Előfizetek"),),
    "ro": (("Abonează-te ca să citești tot articolul", "Ai deja cont? Autentificare"),),
    "uk": (("Повний текст статті доступний лише передплатникам", "Увійти"),),
    "el": (("Το υπόλοιπο άρθρο είναι μόνο για συνδρομητές", "Σύνδεση"),),
    "zh": (("本文仅限订阅用户阅读", "立即订阅，继续阅读全文"),),
    "ko": (("이 기사는 구독자 전용입니다", "로그인하고 계속 읽기"),),
    "ar": (("هذا المقال متاح للمشتركين فقط", "اشترك لمتابعة القراءة"),),
    "id": (("Artikel ini khusus untuk pelanggan", "Berlangganan untuk membaca selengkapnya"),),
}


def apart(lines: Sequence[str], taken: Sequence[int]) -> Pieces:
    """A page's lines as those above, in and below its article."""
    return list(lines[: taken[0]]), [lines[i] for i in taken], list(lines[taken[-1] + 1 :])


def page(pieces: Pieces) -> str:
    """The page's text again, a blank line between lines."""
    return "\n\n".join([*pieces[0], *pieces[1], *pieces[2]])


def _head(paragraphs: list[str], dice: Random, low: float, high: float) -> list[str]:
    """The first share of the paragraphs, the last of them cut inside (between two words)."""
    budget = int(sum(len(p.split()) for p in paragraphs) * dice.uniform(low, high))
    kept: list[str] = []
    for paragraph in paragraphs:
        words = paragraph.split()
        if len(words) >= budget:
            kept.append(" ".join(words[: max(3, budget)]))
            break
        kept.append(paragraph)
        budget -= len(words)
    kept[-1] = kept[-1].rstrip('.!?…:;,"”’» ')
    return kept


def _at_break(paragraphs: list[str], dice: Random) -> list[str]:
    return paragraphs[: max(1, int(len(paragraphs) * dice.uniform(0.2, 0.8)))]


def mid_sentence(pieces: Pieces, dice: Random) -> Pieces:
    """The article ends between two words."""
    return pieces[0], _head(pieces[1], dice, 0.2, 0.9), pieces[2]


def mid_word(pieces: Pieces, dice: Random) -> Pieces:
    """The article ends inside a word."""
    kept = _head(pieces[1], dice, 0.2, 0.9)
    last = kept[-1].split()
    last[-1] = last[-1][: max(1, len(last[-1]) // 2)]
    return pieces[0], [*kept[:-1], " ".join(last)], pieces[2]


def teaser(pieces: Pieces, dice: Random) -> Pieces:
    """An ellipsis behind the cut."""
    kept = _head(pieces[1], dice, 0.1, 0.8)
    return pieces[0], [*kept[:-1], kept[-1] + dice.choice(["...", "…", " ...", " [...]"])], pieces[2]


def teaser_read_on(pieces: Pieces, dice: Random) -> Pieces:
    """An ellipsis, then an invitation to read on."""
    above, kept, below = teaser(pieces, dice)
    return above, kept, [dice.choice(READ_ON), *below]


def read_on(pieces: Pieces, dice: Random) -> Pieces:
    """A bare cut, then an invitation to read on."""
    return pieces[0], _head(pieces[1], dice, 0.1, 0.8), [dice.choice(READ_ON), *pieces[2]]


def count_left(pieces: Pieces, dice: Random) -> Pieces:
    """An ellipsis and the count of characters left, as news interfaces give it."""
    kept = _head(pieces[1], dice, 0.05, 0.3)
    return pieces[0], [*kept[:-1], f"{kept[-1]}… [+{dice.randint(300, 9000)} chars]"], pieces[2]


def first_page(pieces: Pieces, dice: Random) -> Pieces:
    """A whole paragraph, then the mark of the first of several pages."""
    return pieces[0], _at_break(pieces[1], dice), [dice.choice(PAGE_MARKS), *pieces[2]]


def unmarked(pieces: Pieces, dice: Random) -> Pieces:
    """A whole paragraph and nothing that tells: only another witness could."""
    return pieces[0], _at_break(pieces[1], dice), pieces[2]


def read_on_held(pieces: Pieces, dice: Random) -> Pieces:
    """As `read_on`, in other words and languages; half of them with an ellipsis."""
    kept = _head(pieces[1], dice, 0.1, 0.8)
    kept[-1] += dice.choice(["", " [ … ]", "….", "..."])
    return pieces[0], kept, [dice.choice(READ_ON_HELD), *pieces[2]]


def first_page_held(pieces: Pieces, dice: Random) -> Pieces:
    """As `first_page`, in other words."""
    return pieces[0], _at_break(pieces[1], dice), [dice.choice(PAGE_MARKS_HELD), *pieces[2]]


def lost_connection(pieces: Pieces, dice: Random) -> Pieces:
    """The file itself ends inside the article: nothing stands below."""
    return pieces[0], _head(pieces[1], dice, 0.2, 0.9), []


def _walled(pieces: Pieces, dice: Random, walls: dict[str, tuple[tuple[str, ...], ...]]) -> Pieces:
    language = dice.choice(sorted(walls))
    wall = dice.choice(walls[language])
    words = dice.randint(25, 180)
    total = max(1, sum(len(p.split()) for p in pieces[1]))
    kept = _head(pieces[1], dice, words / total, words / total) if words < total else list(pieces[1])
    kept[-1] += dice.choice(["", "…", "...", "."])
    return pieces[0], kept, [*wall, *pieces[2]]


def stub(pieces: Pieces, dice: Random) -> Pieces:
    """25 to 180 words, then a request to subscribe."""
    return _walled(pieces, dice, WALLS)


def stub_held(pieces: Pieces, dice: Random) -> Pieces:
    """As `stub`, in wordings and languages that nothing is fitted on."""
    return _walled(pieces, dice, WALLS_HELD)


def offer_below(pieces: Pieces, dice: Random) -> Pieces:
    """A whole article above a request to subscribe: no stub."""
    walls = WALLS if dice.random() < 0.5 else WALLS_HELD
    return pieces[0], pieces[1], [*dice.choice(walls[dice.choice(sorted(walls))]), *pieces[2]]


def flourish(pieces: Pieces, _: Random) -> Pieces:
    """A whole article that ends in an ellipsis, as some columns do: no cut."""
    *kept, last = pieces[1]
    if last[-1] not in ".!?":
        return pieces
    return pieces[0], [*kept, f"{last.rstrip('.!?')}..."], pieces[2]


Way = Callable[[Pieces, Random], Pieces]
CUTS: dict[str, Way] = {
    "mid_sentence": mid_sentence, "mid_word": mid_word, "teaser": teaser, "teaser_read_on": teaser_read_on,
    "read_on": read_on, "count_left": count_left, "first_page": first_page,
}  # fmt: skip
CUTS_HELD: dict[str, Way] = {
    "read_on_held": read_on_held, "first_page_held": first_page_held, "lost_connection": lost_connection,
}  # fmt: skip
UNTOLD: dict[str, Way] = {"unmarked": unmarked}
STUBS: dict[str, Way] = {"stub": stub}
STUBS_HELD: dict[str, Way] = {"stub_held": stub_held}
WHOLE: dict[str, Way] = {"offer_below": offer_below}
RARE: dict[str, Way] = {"flourish": flourish}
