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
    # Czech, Slovak, Hungarian, Romanian, Croatian and Serbian, Finnish
    "by aby podle jeho ani už jen také při pri ktorý bol som ako az hogy nem egy és csak már "
    "în că pe cu este la pentru mai ce sunt prin după kao koji nije bio što iz od je su "
    "ja ei että oli mutta hän ovat kun niin myös "
    # Vietnamese, Malay, Tagalog, Swahili
    "và của là có cho không được trong với các những một người này đã từ khi đến cũng như về ra vào nhưng "
    "oleh pada telah bagi kepada ada mereka saya kami ang ng sa mga ay na ni si para hindi ito "
    "ya wa kwa katika za la cha ni kuwa hii lakini "
    # Hebrew, Bengali, Urdu
    "של את על לא הוא היא עם זה כי גם אל או אבל ও এই করে থেকে না একটি এবং তার اور کے کی میں سے پر ہے نے کو "
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
    "bookmark sharing shares social partager teilen compartir compartilhar "
    "partage partagez twittern tweeter compartir compartilhe condividi condividere invia deel delen "
    "udostępnij paylaş bagikan berbagi поделиться поделитесь поділитися вконтакте одноклассники "
    "telegramma sdílet megosztás distribuie dela chia sẻ salin viber line weibo wechat skype xing "
    "messenger drucken imprimir imprimer stampa kopieren copier copiar abonneren suivre suivez "
    "seguici síguenos siga folgen подписывайтесь ikuti obserwuj sledujte"
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
    "profile settings my logout "
    "startseite inicio início accueil главная anasayfa beranda strona główna hem forside etusivu úvod "
    "kezdőlap acasă nachrichten noticias notícias actualités notizie новости haberler berita "
    "wiadomości nieuws nyheter zprávy hírek știri politik política politique политика polityka siyaset "
    "wirtschaft economía économie economia экономика ekonomi gospodarka deportes esportes спорт spor "
    "olahraga kultur cultura культура kültür suche buscar rechercher cerca поиск cari szukaj "
    "anmelden entrar connexion accedi войти giriş masuk zaloguj kontakt contacto contato kontakte "
    "galeri galerie wetter météo meteo"
)
"""Words of menus, and of what opens and shuts them."""

LEGAL: Final = words_of(
    "privacy policy terms conditions cookie cookies copyright rights reserved notice advertise advertising "
    "contact about us careers accessibility disclaimer gdpr ccpa trademark trademarks licensing permission "
    "imprint impressum datenschutz consent preferences publisher llc inc ltd gmbh "
    "mentions légales cgu aviso privacidad privacidade confidentialité riservatezza конфиденциальности "
    "gizlilik çerez çerezler privasi kebijakan prywatności regulamin agb nutzungsbedingungen termini "
    "condizioni condiciones droits réservés reservados riservati защищены hakları saklıdır cipta "
    "zastrzeżone vorbehalten akzeptieren accepter aceptar aceitar accetta принять kabul setuju zgadzam "
    "ablehnen refuser rechazar rifiuta отклонить einstellungen configurar принимаю accept decline "
    "reject agree künye hakkımızda редакция реклама kontak "
)
"""Words of the foot of a page."""

COMMENT: Final = words_of(
    "comment comments reply replies leave discussion conversation moderated required fields marked published "
    "address website browser username password captcha recaptcha spam akismet disqus logged "
    "commenting upvote "
    "commentaire kommentare comentarios "
    "kommentar commentaires comentario comentário comentários commento commenti комментарий "
    "комментарии yorum yorumlar komentar komentarz komentarze reactie reacties kommentti kommentarer "
    "antworten répondre responder risposta ответить yanıt cevap balas odpowiedz erforderliche felder "
    "markiert publicada campos obligatorios obrigatórios champs obligatoires indiqués pubblicato "
    "obbligatori contrassegnati поля помечены обязательные alanlar gerekli ruas wajib ditandai "
    "wymagane pola oznaczone oldest newest voted upvoted guest nickname отправить имя absenden "
    "veröffentlicht publiée опубликован yayınlanmayacak dipublikasikan"
)
"""Words of comment forms and of what is written about comments."""

OFFER: Final = words_of(
    "subscribe newsletter inbox free trial offer deal deals sale discount coupon unlimited "
    "access member members "
    "membership donate donation support subscriber subscribers sponsored advertisement "
    "advertisements ad ads advert "
    "promoted affiliate commission buy cart checkout app download ios android sign signup join "
    "unlock premium "
    "anzeige publicidad publicité werbung advertorial "
    "abonnieren abonnez inscrivez suscríbete suscribirme assine assinar iscriviti abbonati подпишитесь "
    "подписаться подписка рассылка bülten bülteni abone berlangganan subskrybuj newslettera boletín "
    "boletim infolettre adresse correo posta почта apuntarme registrarse registrieren gratis "
    "kostenlos gratuit gratuito бесплатно ücretsiz correo mailbox digest briefing alerts "
    "alert donate donation sponsor sponsorisé patrocinado sponsorizzato реклама reklam iklan reklama "
    "publicidade pubblicità download descargar baixar télécharger scarica herunterladen скачать indir "
    "unduh pobierz installa"
)
"""Words that ask a reader for an address, for money or for a click."""

RELATED: Final = words_of(
    "related recommended recommends more read also most popular trending stories articles story "
    "article editors "
    "picks topics tags tag tagged filed under categories category similar suggested latest "
    "recent posts post next "
    "previous watch listen continue continues reading watchlist roundup explore discover "
    "lesen lea leer leia lire leggi читайте также "
    "подробнее ilgili haberler okuyun baca juga terkait zobacz także czytaj lees läs "
    "också relacionados relacionadas similaires correlati похожие populaire popular populär "
    "beliebt meistgelesen destacadas consigliati тэги теги метки schlagwörter etiquetas mots-clés "
    "etiketler tagar tagi vorheriger nächster anterior siguiente próximo précédent suivant precedente "
    "successivo предыдущая следующая önceki sonraki sebelumnya selanjutnya poprzedni następny story "
    "headlines"
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

TRADE_STEMS: Final = words_of(
    "casino kasino kasyno cassino bahis giriş giris jackpot freespin viagra cialis levitra "
    "kamagra tadalafil porn escort togel gacor sportsbook bonus rulet roulette poker slot deneme "
    "kumar backlink betting tipobet 1xbet 1win mostbet onlyfans hacklink sildenafil pharmac "
    "crypto forex bitcoin replica follower payday essay iptv torrent webcam backlinks tragaperras "
    "apuesta scommess wettanbiet sportwett kredit pożyczk займ ставк казино букмек kasino apostas "
    "gambling baccarat blackjack toto judi bandar taruhan maxwin cricket satta matka rummy 博彩 "
    "赌场 娱乐城 投注 彩票 百家乐 カジノ パチンコ 카지노 토토 คาสิโน สล็อต พนัน บาคาร่า كازينو "
    "مراهن"
)
"""Parts of words by which the trades that pay for links name themselves; an article may hold some."""

TRADE_WORDS: Final = words_of(
    "bet bets siteler siteleri güncel adres casinos loan loans payday replica essay essays seo "
    "pills pharmacy judi situs slots odds terpercaya bokep sex followers likes kredit займ казино "
    "ставки букмекер vpn apk mod download backlinks homework dissertation thesis prescription "
    "generic cheap buy outlet watches spins deposit paris apuestas préstamos préstamo créditos "
    "empréstimo apostas prêt crédit voyance darmowe freispiele spielautomaten cược nhà bóng số "
    "bài daftar agen bola iddaa oyna dating hookup cams nft airdrop hosting vps gummies cbd "
    "kratom vape keto plumber locksmith lawyer insurance mortgage crack keygen activator serial "
    "oroscopo incontri"
)
"""Whole words of the same trades; most are common elsewhere too, so only many of them say something."""
