"""docs/cli.md says what the program says: each verb's options, word for word."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

import pytest
import typer.main

from tightrope.cli import VERBS, app

DOCUMENTATION = Path(__file__).parents[2] / "docs" / "cli.md"
BLOCK = r"(<!-- options: {verb} -->\n)(.*?)(?=\n### |\n## |\Z)"


def table(verb: str) -> str:
    """The options of a verb as a Markdown table, from the program itself."""
    command: Any = typer.main.get_command(app)
    lines = ["| option | meaning |", "|---|---|"]
    for option in command.commands[verb].params:
        if option.name == "help":
            continue
        names = ", ".join(f"`{name}`" for name in (*option.opts, *option.secondary_opts))
        if option.param_type_name == "argument":
            names = f"`{(option.metavar or option.name).upper()}`"
        lines.append(f"| {names} | {option.help} |")
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("verb", [verb.__name__ for verb in VERBS])
def test_the_options_of_a_verb_are_documented_word_for_word(verb: str) -> None:
    written = DOCUMENTATION.read_text("utf-8")
    found = re.search(BLOCK.format(verb=verb), written, re.DOTALL)
    assert found, f"docs/cli.md has no block for {verb}"
    if os.environ.get("TIGHTROPE_WRITE_REFERENCE"):  # how the tables are brought up to date
        DOCUMENTATION.write_text(written.replace(found[0], f"{found[1]}{table(verb)}"), "utf-8")
        return
    assert found[2].strip() == table(verb).strip()
