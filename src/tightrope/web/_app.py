"""The application: which addresses there are and what each answers with; owns no query of its own.

Every address asks one verb of the public API. Pages hold no script and load nothing from elsewhere,
and the words of untrusted pages are only ever put in escaped.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Annotated, Any, Final

import uvicorn
from fastapi import FastAPI, Query, Request, Response
from fastapi.responses import HTMLResponse, JSONResponse
from jinja2 import Environment, PackageLoader, StrictUndefined

import tightrope
from tightrope._api import Tightrope
from tightrope.errors import AmbiguousId, BadFilter, BadQuery, LedgerBusy, NotFound, TightropeError
from tightrope.exports import plain
from tightrope.limits import MAX_LISTED
from tightrope.web._views import LISTINGS, facts, receipts, table

SAFETY: Final = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
}
"""Sent with every answer: no script runs, nothing is fetched, nothing is told to other sites."""

Limit = Annotated[int, Query(ge=1, le=MAX_LISTED)]


def create_app(path: str | Path) -> FastAPI:
    """The application over the ledger at `path`. Raises LedgerMissing where there is none."""
    with tightrope.open(path, create=False):
        pass
    app = FastAPI(title="Tightrope", docs_url=None, redoc_url=None)
    pages = Environment(
        loader=PackageLoader("tightrope.web"), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )

    def ask(question: Callable[[Tightrope], Any]) -> Any:
        with tightrope.open(path, create=False) as record:
            return question(record)

    def page(template: str, **given: Any) -> HTMLResponse:
        return HTMLResponse(pages.get_template(template).render(listings=LISTINGS, **given))

    @app.middleware("http")
    async def safe(request: Request, answer: Callable[[Request], Awaitable[Response]]) -> Response:
        response = await answer(request)
        response.headers.update(SAFETY)
        return response

    @app.exception_handler(TightropeError)
    def sorry(request: Request, error: TightropeError) -> Response:
        status = _status(error)
        if request.url.path.startswith("/api/"):
            return JSONResponse(_error(error, status), status)
        response = page("error.html", error=error)
        response.status_code = status
        return response

    @app.get("/")
    def home() -> HTMLResponse:
        return page("home.html", counts=ask(lambda record: record.counts()))

    @app.get("/show/{key}")
    def show(key: str) -> HTMLResponse:
        detail = ask(lambda record: record.show(key))
        told = {"facts": facts(detail), "notes": (*detail.notes, *detail.history)}
        return page("show.html", kind=detail.kind, key=detail.record.id, receipts=receipts(detail), **told)

    @app.get("/search")
    def search(q: str, limit: Limit = 50) -> HTMLResponse:
        hits = ask(lambda record: record.search(q, limit=limit))
        return page("search.html", query=q, hits=hits)

    @app.get("/list/{name}")
    def listing(name: str, limit: Limit = 200) -> HTMLResponse:
        shown = ask(lambda record: table(record, name, limit))
        return page("list.html", name=name, table=shown)

    @app.get("/api/show/{key}")
    def api_show(key: str) -> JSONResponse:
        return JSONResponse({"ok": True, "record": plain(ask(lambda record: record.show(key)).record)})

    @app.get("/api/{name}")
    def api_list(name: str, limit: Limit = 200) -> JSONResponse:
        rows = ask(lambda record: LISTINGS[_known(name)](record, limit))
        return JSONResponse({"ok": True, "total": rows.total, "records": rows.to_dicts()})

    return app


def serve(path: str | Path, port: int = 8000) -> None:
    """Serve the ledger at `path` on 127.0.0.1 until interrupted; no other machine can reach it."""
    uvicorn.run(create_app(path), host="127.0.0.1", port=port, log_level="warning")


def _known(name: str) -> str:
    if name not in LISTINGS:
        raise NotFound(f"there is no list called {name!r}; there are: {', '.join(LISTINGS)}")
    return name


def _status(error: TightropeError) -> int:
    if isinstance(error, NotFound):
        return 404
    if isinstance(error, BadQuery | BadFilter | AmbiguousId):
        return 400
    return 503 if isinstance(error, LedgerBusy) else 500


def _error(error: TightropeError, status: int) -> dict[str, Any]:
    return {"ok": False, "error": str(error), "code": error.code, "remedy": error.remedy, "status": status}
