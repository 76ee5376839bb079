"""Web: the record in a browser and over HTTP, read-only and on this machine alone, for now.

`create_app(path)` gives the FastAPI application, `serve(path)` runs it on the loopback address.
Needs the extra "web".
"""

from __future__ import annotations

from tightrope.web._app import create_app, serve

__all__ = ["create_app", "serve"]
