"""What is installed is whole: the built wheel alone runs the main job, with the network cut off."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parent.parent
SAMPLES = REPOSITORY / "samples" / "pages"

REFUSE = '''
"""Refuses every connection but local pipes, in this process and in every worker it starts."""
import socket

def refuse(*given, **named):
    raise RuntimeError("the network was touched")

class Refused(socket.socket):
    def connect(self, address):
        return super().connect(address) if self.family == socket.AF_UNIX else refuse()

socket.socket = Refused
socket.create_connection = socket.getaddrinfo = socket.gethostbyname = refuse
'''


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """An environment in which `tightrope` is the built wheel, unpacked, and sockets are refused."""
    place = tmp_path_factory.mktemp("wheel")
    build = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--quiet",
        "--no-deps",
        "--no-build-isolation",
        "-w",
        str(place),
    ]
    subprocess.run([*build, str(REPOSITORY)], check=True, capture_output=True)
    (wheel,) = place.glob("tightrope-*.whl")
    zipfile.ZipFile(wheel).extractall(place / "site")
    (place / "site" / "sitecustomize.py").write_text(REFUSE, "utf-8")
    return {**os.environ, "PYTHONPATH": str(place / "site"), "TIGHTROPE_LEDGER": str(place / "x.db")}


def _run(installed: dict[str, str], *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *words], env=installed, cwd=installed["PYTHONPATH"], capture_output=True, text=True
    )


def test_the_guard_refuses_and_the_wheel_is_what_runs(installed: dict[str, str]) -> None:
    touched = _run(installed, "-c", "import socket; socket.create_connection(('192.0.2.1', 9), 1)")
    assert "the network was touched" in touched.stderr
    where = _run(installed, "-c", "import tightrope; print(tightrope.__file__)").stdout.strip()
    assert where.startswith(installed["PYTHONPATH"])


def test_the_main_job_runs_from_the_wheel_without_a_network(installed: dict[str, str]) -> None:
    read = _run(installed, "-m", "tightrope", "read", str(SAMPLES / "01-landslide-wire.html"))
    assert read.returncode == 0, read.stderr
    rows = [
        json.loads(line)
        for line in _run(installed, "-m", "tightrope", "events", "--json").stdout.splitlines()
    ]
    assert rows
    assert {"id", "code", "modality"} <= rows[0].keys()
