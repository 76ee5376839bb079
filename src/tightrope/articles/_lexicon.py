"""The words that lines of a page are told apart by: function words, and words of a site's furniture.

Owns word lists alone. Function words are the most frequent words of each language, which running
text cannot do without and menus hardly hold. The furniture lists name what stands around articles,
by the part of the page that it gives away. All lower case; written for this module.
"""

from __future__ import annotations

from typing import Final


def words_of(text: str) -> frozenset[str]:
    """The words of a list parted by white space."""
    return frozenset(text.split())


FUNCTION_WORDS: Final = words_of(
    # English
    "the of and to in a is that for it was on with as be by this are at from but not his her their an he she "
    "they we which or has have had who were been will would its said also than about more when "
    "there if no out "
    "so what into after can could some other up all one over only before because between them him these most "
    "where do did how our us my me you your just even while through during against such many then now "
    # German
    "der die das und den von zu mit sich des auf für ist im dem nicht ein eine als auch es an "
    "werden aus er hat "
    "dass sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder "
    "aber vor zur bis "
    # French
    "le la les et des du en un une que qui dans est pour par sur pas au avec il ce se plus sont "
    "ont aux cette ses "
    # Spanish, Portuguese, Italian
    "el los las y del que por con una para es su al lo como más pero sus ha fue este entre "
    "cuando muy sin sobre "
    "o os um uma em não com da do das dos ao na no nas nos mais foi são ele ela pelo pela seu sua também "
    "il di che è per non sono della dei nel alla anche più gli delle ha con le si ma dal nella come questo "
    # Dutch, Swedish, Danish, Norwegian
    "het een van en dat voor met niet zijn op aan te ook bij naar om door maar och att det som "
    "på är av för inte "
    "till med om har ett jag och af til ikke der jeg han hun blev være "
    # Polish, Czech
    "w i na z się nie że do to jest jak po co przez ale za od był v se že je ve jako jsem byl které "
    # Turkish, Indonesian
    "ve bir bu için da de ile çok olarak olan daha yang dan di dari untuk dengan ini itu pada "
    "tidak dalam akan "
    # Russian, Ukrainian, Bulgarian
    "и в не на что с по как это а он но из за к от для до же у его так все о было бы или ее они мы если был "
    "та що у як на не до за від є це які його на се за от да е си като "
    # Greek, Arabic, Persian, Hindi
    "και το να του η της με που για από στο στην τα οι في من على إلى أن عن التي الذي هذا مع و به "
    "از که در را این "
    "के में की है और से का को पर ने"
)
"""Function words of the languages that world news is mostly written in and that part words by spaces."""

SHARE: Final = words_of(
    "share tweet facebook twitter whatsapp linkedin pinterest reddit email print copy link "
    "telegram flipboard "
    "messenger instagram youtube tiktok rss follow like threads bluesky mastodon tumblr snap "
    "snapchat pocket save "
    "bookmark sharing shares social partager teilen compartir compartilhar"
)
"""Words of share rows and of links to a site's own channels."""

MENU: Final = words_of(
    "menu home search navigation skip main content login log sign register account subscribe subscription "
    "sections section world politics business sports sport opinion entertainment lifestyle "
    "technology tech health "
    "science travel weather video videos photos podcasts podcast newsletter newsletters events "
    "jobs classifieds "
    "obituaries archive sitemap edition close open toggle expand show view see next previous back top latest "
    "trending popular breaking live tv radio games crossword shop store gallery galleries "
    "profile settings my logout"
)
"""Words of menus, and of what opens and shuts them."""

LEGAL: Final = words_of(
    "privacy policy terms conditions cookie cookies copyright rights reserved notice advertise advertising "
    "contact about us careers accessibility disclaimer gdpr ccpa trademark trademarks licensing permission "
    "imprint impressum datenschutz consent preferences publisher llc inc ltd gmbh"
)
"""Words of the foot of a page."""

COMMENT: Final = words_of(
    "comment comments reply replies leave discussion conversation moderated required fields marked published "
    "address website browser username password captcha recaptcha spam akismet disqus logged "
    "commenting upvote "
    "commentaire kommentare comentarios"
)
"""Words of comment forms and of what is written about comments."""

OFFER: Final = words_of(
    "subscribe newsletter inbox free trial offer deal deals sale discount coupon unlimited "
    "access member members "
    "membership donate donation support subscriber subscribers sponsored advertisement "
    "advertisements ad ads advert "
    "promoted affiliate commission buy cart checkout app download ios android sign signup join "
    "unlock premium "
    "anzeige publicidad publicité werbung advertorial"
)
"""Words that ask a reader for an address, for money or for a click."""

RELATED: Final = words_of(
    "related recommended recommends more read also most popular trending stories articles story "
    "article editors "
    "picks topics tags tag tagged filed under categories category similar suggested latest "
    "recent posts post next "
    "previous watch listen continue continues reading watchlist roundup explore discover"
)
"""Words that announce other articles."""

CREDIT: Final = words_of(
    "photo photos image images photograph photographer picture pictures credit courtesy getty "
    "shutterstock reuters "
    "ap afp epa alamy istock via file caption illustration graphic video source copyright "
    "screenshot unsplash "
    "pixabay flickr zuma upi bloomberg handout wikimedia commons"
)
"""Words of captions and their credits."""

WRITER: Final = words_of(
    "by author authors reporter correspondent editor writer contributor staff columnist bureau desk updated "
    "published posted modified created min mins minutes minute read hours hour ago day days week "
    "weeks utc gmt est "
    "edt pst pdt cet bst ist am pm"
)
"""Words of bylines and of the times written beside them."""

MONTHS: Final = words_of(
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday "
    "saturday sunday "
    "mon tue wed thu fri sat sun"
)
"""Months and days of the week, whole and short."""

FURNITURE: Final = (SHARE, MENU, LEGAL, COMMENT, OFFER, RELATED, CREDIT, WRITER, MONTHS)
"""The furniture lists, in the order in which the features name them."""
