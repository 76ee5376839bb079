"""One tree of errors, each with a code and a remedy, said in the same words everywhere.

    TightropeError
    ├── InputError            the input cannot be used
    │   ├── UnreadableInput       TR-UNREADABLE
    │   ├── EmptyPage             TR-EMPTY
    │   ├── NotAPage              TR-NOT-A-PAGE
    │   ├── BinaryContent         TR-BINARY
    │   ├── BodyTooLarge          TR-BODY-TOO-LARGE
    │   ├── MalformedRow          TR-BAD-ROW
    │   ├── DegradedInput         TR-DEGRADED
    │   ├── NotAFeed              TR-NOT-A-FEED
    │   ├── EntitiesRefused       TR-ENTITIES
    │   ├── OnlyAddresses         TR-ONLY-ADDRESSES
    │   ├── FetchError
    │   │   ├── Offline               TR-OFFLINE
    │   │   ├── BadAddress            TR-BAD-ADDRESS
    │   │   ├── PrivateAddress        TR-PRIVATE-ADDRESS
    │   │   ├── BadRedirect           TR-REDIRECT
    │   │   ├── Blocked               TR-BLOCKED
    │   │   ├── NotServed             TR-NOT-SERVED
    │   │   └── FetchFailed           TR-FETCH
    │   ├── NoArticle             TR-NO-ARTICLE
    │   └── UnsupportedLanguage   TR-LANGUAGE
    ├── StageError            one page broke a stage
    │   ├── ParseTimeout          TR-PARSE-TIMEOUT
    │   ├── WorkerDied            TR-WORKER-DIED
    │   └── StageFailed           TR-STAGE
    ├── LedgerError           the store cannot do what was asked
    │   ├── LedgerMissing         TR-NO-LEDGER
    │   ├── LedgerNotOurs         TR-NOT-A-LEDGER
    │   ├── LedgerTooNew          TR-LEDGER-TOO-NEW
    │   ├── LedgerBusy            TR-BUSY
    │   ├── LedgerFull            TR-DISK-FULL
    │   ├── LedgerDamaged         TR-DAMAGED
    │   ├── NotFound              TR-NOT-FOUND
    │   ├── AmbiguousId           TR-AMBIGUOUS
    │   ├── BadQuery              TR-QUERY
    │   └── BadFilter             TR-FILTER
    ├── KnowledgeError        TR-KNOWLEDGE  a knowledge table cannot be read
    └── MissingExtra          TR-EXTRA      an optional part is not installed

Raise the most exact one; the command line, the exports and the ledger's error rows print
`str(error)`, `code` and `remedy` as they stand here. Add a row to the table above when you add a
class: a test compares the two.
"""

from __future__ import annotations

from typing import ClassVar

from tightrope.records import Failure


class TightropeError(Exception):
    """The root: something that can be told to a user in plain words.

    `detail` says what is wrong with this input; `origin` names the input where there is one.
    """

    code: ClassVar[str] = "TR-ERROR"
    remedy: ClassVar[str] = "Run the command again with --debug and report what it prints."
    stage: ClassVar[str] = "tightrope"
    skipped: ClassVar[bool] = False

    def __init__(self, detail: str, origin: str = "") -> None:
        super().__init__(f"{origin}: {detail}" if origin else detail)
        self.detail = detail
        self.origin = origin

    def as_failure(self, origin: str | None = None, page_id: str | None = None) -> Failure:
        """This error as a row for the ledger."""
        return Failure(
            self.code,
            self.stage,
            origin or self.origin,
            self.detail,
            self.remedy,
            page_id,
            self.skipped,
        )


class InputError(TightropeError):
    """The input cannot be used."""

    code = "TR-INPUT"
    stage = "pages"
    remedy = "Check the input; the rest of the run is not affected."


class UnreadableInput(InputError):
    """A file or folder is not there, may not be read, or breaks off."""

    code = "TR-UNREADABLE"
    remedy = (
        "Check that the path exists, that you may read it, and that the file is whole; fetch it again if not."
    )


class EmptyPage(InputError):
    """A page holds no text at all."""

    code = "TR-EMPTY"
    skipped = True
    remedy = "Nothing to do: the page has no text. Fetch it again if it should have some."


class NotAPage(InputError):
    """Something in a folder that is no page: a hidden file, a style sheet, a link to a folder."""

    code = "TR-NOT-A-PAGE"
    skipped = True
    remedy = "Nothing to do; if it is a page, name the file itself on the command line."


class BinaryContent(InputError):
    """The bytes are no text (an image, a PDF, noise)."""

    code = "TR-BINARY"
    remedy = "Hand over the page as HTML or text; convert PDF or Word files first."


class BodyTooLarge(InputError):
    """The page is larger than the cap in limits.py."""

    code = "TR-BODY-TOO-LARGE"
    remedy = "Split the file, or save the one page instead of a whole site."


class MalformedRow(InputError):
    """A JSON Lines row is no object with an "html" or "text" string."""

    code = "TR-BAD-ROW"
    remedy = 'Write one JSON object a line with "html" or "text", and if known "url", "published".'


class DegradedInput(InputError):
    """A feed or archive breaks off, or holds a broken part; its whole parts were taken."""

    code = "TR-DEGRADED"
    remedy = "The whole parts were read; get the file again to have the rest."


class NotAFeed(InputError):
    """What should be a feed or sitemap is none: a login or consent page, an error page, another format."""

    code = "TR-NOT-A-FEED"
    remedy = "Open the feed's address in a browser: it may have moved, or want a login."


class EntitiesRefused(InputError):
    """An XML document declares entities of its own, as entity bombs and file thieves do; it was not read."""

    code = "TR-ENTITIES"
    remedy = "No feed needs them: take the <!DOCTYPE ...> out, or ask the publisher for a clean feed."


class OnlyAddresses(InputError):
    """A sitemap: it names pages and holds none."""

    code = "TR-ONLY-ADDRESSES"
    skipped = True
    remedy = "Hand over the pages it names; a sitemap gives addresses alone."


class FetchError(InputError):
    """A page could not be had from the network; nothing of it was kept."""

    code = "TR-NETWORK"


class Offline(FetchError):
    """An address was named, and the network is off."""

    code = "TR-OFFLINE"
    remedy = "Save the page and hand over the file, or allow the network for this run."


class BadAddress(FetchError):
    """An address that is no plain http(s) URL: readers of it would disagree about where it leads."""

    code = "TR-BAD-ADDRESS"
    remedy = "Write it as https://host/path: no user name, no backslash, no blanks, at most 2,048 characters."


class PrivateAddress(FetchError):
    """The host stands on no public network: this machine, the local network, a reserved range."""

    code = "TR-PRIVATE-ADDRESS"
    remedy = "Only public hosts are fetched; if you trust this one, put its network on the allow-list."


class BadRedirect(FetchError):
    """The server sends the reader on in a loop, too often, to no web address, or from https to http."""

    code = "TR-REDIRECT"
    remedy = "Open the address in a browser and hand over the address where it ends."


class Blocked(FetchError):
    """The server shows a challenge, a login or a consent page in place of the page."""

    code = "TR-BLOCKED"
    remedy = "Open the page in a browser, save it there, and hand over the file."


class NotServed(FetchError):
    """The server answers that it does not have the page, or does not give it."""

    code = "TR-NOT-SERVED"
    remedy = "Check the address; the page may have been moved or removed."


class FetchFailed(FetchError):
    """The page did not come whole this time: no connection, too slow, broken off, a server's fault."""

    code = "TR-FETCH"
    remedy = "Try again later: the fault is one that passes."

    def __init__(self, detail: str, origin: str = "", after: float | None = None) -> None:
        super().__init__(detail, origin)
        self.after = after
        """Seconds that the server asks to wait; None where it asks for none."""


class NoArticle(InputError):
    """No article could be told from the page: a menu, a block page, a form."""

    code = "TR-NO-ARTICLE"
    stage = "articles"
    skipped = True
    remedy = "Open the page: if it shows an article, please report it with the page."


class UnsupportedLanguage(InputError):
    """The article is in a language that we keep and search but do not read for events."""

    code = "TR-LANGUAGE"
    stage = "reading"
    skipped = True
    remedy = "The article is stored and searchable; hand over an English version to have it read."


class StageError(TightropeError):
    """One page broke a stage; the run goes on."""

    code = "TR-STAGE"
    stage = "reading"
    remedy = "The run goes on without this page; please report it with the page."


class ParseTimeout(StageError):
    """A page took longer than the wall limit, in the fallback too."""

    code = "TR-PARSE-TIMEOUT"
    stage = "articles"
    remedy = "The page is built so that it cannot be read in time; save it as plain text."


class WorkerDied(StageError):
    """The worker process was ended by the system while it held this page."""

    code = "TR-WORKER-DIED"
    stage = "scale"
    remedy = "Save a page that needs too much memory as plain text; if no worker starts, install again."


class StageFailed(StageError):
    """A stage raised an error we did not foresee."""

    code = "TR-STAGE"


class LedgerError(TightropeError):
    """The store cannot do what was asked."""

    code = "TR-LEDGER"
    stage = "ledger"
    remedy = "Run `tightrope check` on the ledger."


class LedgerMissing(LedgerError):
    """There is no ledger at that path."""

    code = "TR-NO-LEDGER"
    remedy = "Make one with `tightrope read PAGES`, or name another with --ledger."


class LedgerNotOurs(LedgerError):
    """The file is no Tightrope ledger."""

    code = "TR-NOT-A-LEDGER"
    remedy = "Name a ledger that `tightrope read` made; this file was left as it is."


class LedgerTooNew(LedgerError):
    """The ledger was written by a newer version."""

    code = "TR-LEDGER-TOO-NEW"
    remedy = "Install the newer tightrope that wrote it; this file was left as it is."


class LedgerBusy(LedgerError):
    """Another process is writing to the ledger."""

    code = "TR-BUSY"
    remedy = "Wait for the other run to end, or write to another ledger."


class LedgerFull(LedgerError):
    """The disk has no room left; what was acknowledged is kept."""

    code = "TR-DISK-FULL"
    remedy = "Free some space and run the same command again: it goes on where it stopped."


class LedgerDamaged(LedgerError):
    """The file is damaged; nothing was written."""

    code = "TR-DAMAGED"
    remedy = "Keep the file, restore a copy, and read the pages again into a new ledger."


class NotFound(LedgerError):
    """No record has that id."""

    code = "TR-NOT-FOUND"
    remedy = "Copy the id from `tightrope events`, `quotes` or `articles`; its first 4 letters do."


class AmbiguousId(LedgerError):
    """The beginning of an id fits several records."""

    code = "TR-AMBIGUOUS"
    remedy = "Give more of the id's letters."


class BadQuery(LedgerError):
    """A search cannot be understood."""

    code = "TR-QUERY"
    remedy = 'Search for words, "a phrase in quotes", or a word and -another to leave out (after --).'

    def __init__(self, detail: str, origin: str = "", position: int | None = None) -> None:
        super().__init__(detail, origin)
        self.position = position
        """Where the mistake is: a character of the query, from 1; None where it has no one place."""


class BadFilter(LedgerError):
    """A filter, a table's name or a format cannot be understood."""

    code = "TR-FILTER"
    remedy = "See what each choice takes with --help behind the verb."


class KnowledgeError(TightropeError):
    """A knowledge table cannot be read."""

    code = "TR-KNOWLEDGE"
    stage = "knowledge"
    remedy = "Compare the file's columns with docs/knowledge.md."


class MissingExtra(TightropeError):
    """An optional part is not installed."""

    code = "TR-EXTRA"
    remedy = "Install it with pip as the message says."
