"""Nothing is fetched at run time: the main job runs with every socket refused, in workers too."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

SAMPLES = Path(__file__).parent.parent / "samples" / "pages"

REFUSE = """
import socket, _socket

def refuse(*given, **named):
    raise RuntimeError("the network was touched")

class Refused(socket.socket):
    def connect(self, address):
        if self.family not in (socket.AF_UNIX,):
            refuse()
        return super().connect(address)

socket.socket = Refused
socket.create_connection = socket.getaddrinfo = socket.gethostbyname = refuse
"""


def test_read_works_with_the_network_cut_off(tmp_path: Path) -> None:
    guard = tmp_path / "guard"
    guard.mkdir()
    (guard / "sitecustomize.py").write_text(REFUSE, "utf-8")
    environment = {**os.environ, "PYTHONPATH": str(guard)}
    probe = [sys.executable, "-c", "import socket; socket.create_connection(('192.0.2.1', 9))"]
    assert b"the network was touched" in subprocess.run(probe, env=environment, capture_output=True).stderr

    page = next(SAMPLES.glob("*.html"))
    command = [sys.executable, "-m", "tightrope", "read", str(page), "--ledger", str(tmp_path / "x.db")]
    done = subprocess.run(command, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    listed = [sys.executable, "-m", "tightrope", "events", "--ledger", str(tmp_path / "x.db"), "--json"]
    assert subprocess.run(listed, env=environment, capture_output=True, text=True).stdout.strip()
