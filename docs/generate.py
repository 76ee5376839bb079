"""Rewrites every part of the documentation that the program itself prints, or checks that it is current.

In Markdown, a block between `<!-- output: COMMAND -->` and `<!-- end output -->` holds what COMMAND
prints on a ledger of the sample pages; `<!-- help -->` blocks hold the help of every verb. The
picture at the head of the README is drawn from a real `tightrope show`. `--check` writes nothing
and fails where a block is not what the program prints now, where a link leads nowhere, or where a
verb, an error code or a room has no place in the documentation.
"""

from __future__ import annotations

import argparse
import difflib
import os
import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OUTPUT = re.compile(r"(<!-- output: (?P<command>.+?) -->\n)(?P<body>.*?)(<!-- end output -->)", re.DOTALL)
ERRORS = re.compile(r"(<!-- table: errors -->\n)(?P<body>.*?)(<!-- end table -->)", re.DOTALL)
LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)")
WIDTH = "100"


def main() -> int:
    """Rewrite, or with --check compare; 1 when something is not as the program prints it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    check = parser.parse_args().check
    documents = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")), ROOT / "samples" / "README.md"]
    faults: list[str] = []
    with tempfile.TemporaryDirectory() as place:
        ledger = Path(place) / "samples.db"
        run(["tightrope", "read", "samples/pages"], ledger)
        for document in documents:
            before = document.read_text("utf-8")
            after = OUTPUT.sub(lambda block: _rewritten(block, ledger), before)
            after = ERRORS.sub(lambda block: f"{block[1]}{error_table()}{block[3]}", after)
            faults += _keep(document, before, after, check=check)
            faults += broken_links(document)
        picture = ROOT / "docs" / "receipt.svg"
        before = picture.read_text("utf-8") if picture.exists() else ""
        faults += _keep(picture, before, draw(ledger), check=check)
    faults += undocumented()
    print("\n".join(faults) or f"documentation: {len(documents)} documents say what the program does")
    return 1 if faults else 0


def run(command: list[str], ledger: Path) -> str:
    """What a command of ours prints on the samples' ledger, as on a terminal of WIDTH columns."""
    environment = {
        **os.environ,
        "TIGHTROPE_LEDGER": str(ledger),
        "COLUMNS": WIDTH,
        "NO_COLOR": "1",
        "TERM": "dumb",
    }
    environment.pop("FORCE_COLOR", None)
    words = [sys.executable, "-m", *command] if command[0] == "tightrope" else [sys.executable, *command[1:]]
    done = subprocess.run(words, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    if done.returncode not in (0, 3):
        raise SystemExit(f"{shlex.join(command)} failed with {done.returncode}:\n{done.stderr}")
    return "\n".join(line.rstrip() for line in done.stdout.splitlines()).strip("\n") + "\n"


def draw(ledger: Path) -> str:
    """The README's picture: a real receipt, as the terminal shows it."""
    from rich.console import Console
    from rich.text import Text

    first = run(["tightrope", "events", "--limit", "1", "--json"], ledger)
    key = re.search(r'"id": ?"(\w+)"', first)
    if not key:
        raise SystemExit("the samples gave no event to draw")
    environment = {**os.environ, "TIGHTROPE_LEDGER": str(ledger), "COLUMNS": WIDTH, "FORCE_COLOR": "1"}
    environment.pop("NO_COLOR", None)
    shown = subprocess.run(
        [sys.executable, "-m", "tightrope", "show", key[1][:8]],
        cwd=ROOT, env=environment, capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        console = Console(record=True, width=int(WIDTH), file=nowhere, force_terminal=True)
        console.print(Text(f"$ tightrope show {key[1][:8]}", style="bold"))
        console.print(Text.from_ansi(shown))
        return console.export_svg(title="tightrope: every row has its receipt", unique_id="receipt")


def error_table() -> str:
    """Every error with a code of its own: what it means and what to do, from the classes themselves."""
    from tightrope.errors import TightropeError

    def below(error: type[TightropeError]) -> list[type[TightropeError]]:
        return [leaf for child in error.__subclasses__() for leaf in below(child)] or [error]

    lines = ["| code | means | what to do |\n|---|---|---|\n"]
    lines += [
        f"| `{error.code}` | {(error.__doc__ or '').splitlines()[0]} | {error.remedy} |\n"
        for error in sorted(below(TightropeError), key=lambda error: error.code)
    ]
    return "".join(lines)


def broken_links(document: Path) -> list[str]:
    """A line for each relative link of a document that leads nowhere."""
    targets = sorted(set(LINK.findall(document.read_text("utf-8"))))
    return [
        f"{document.relative_to(ROOT)}: the link {target} leads nowhere"
        for target in targets
        if not (document.parent / target).exists()
    ]


def undocumented() -> list[str]:
    """A line for each verb, error code and room that no page of the documentation names."""
    from tightrope import errors

    prose = "\n".join(path.read_text("utf-8") for path in sorted((ROOT / "docs").glob("*.md")))
    codes = sorted(set(re.findall(r"TR-[A-Z-]+[A-Z]", errors.__doc__ or "")))
    rooms = sorted(path.parent.name for path in (ROOT / "src" / "tightrope").glob("*/__init__.py"))
    faults = [f"no page of docs/ names the error code {code}" for code in codes if code not in prose]
    return faults + [
        f"the room {room} has no page docs/{room}.md"
        for room in rooms
        if not (ROOT / "docs" / f"{room}.md").exists()
    ]


def _rewritten(block: re.Match[str], ledger: Path) -> str:
    command = block["command"]
    printed = run(shlex.split(command), ledger)
    return f"{block[1]}```console\n$ {command}\n{printed}```\n{block[4]}"


def _keep(document: Path, before: str, after: str, *, check: bool) -> list[str]:
    if before == after:
        return []
    name = str(document.relative_to(ROOT))
    if not check:
        document.write_text(after, "utf-8")
        print(f"rewrote {name}")
        return []
    change = list(
        difflib.unified_diff(
            before.splitlines(), after.splitlines(), name, "what the program prints", lineterm=""
        )
    )
    return [f"{name} is not what the program prints; run `make docs`", *change[:20]]


if __name__ == "__main__":
    sys.exit(main())
