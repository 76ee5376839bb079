"""The processes on the far side: the server that forks workers, and a worker's loop.

Both are started with `-c` and talk over sockets; neither imports the user's `__main__`, so a script,
a notebook or a REPL can use workers without a guard. They run in a session of their own: Ctrl-C goes
to the main process alone, and when that is gone, by whatever way, the sockets close and they end.
"""

from __future__ import annotations

import contextlib
import gc
import os
import resource
import signal
import socket
import struct
import sys
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Final

from tightrope.errors import KnowledgeError
from tightrope.scale._stages import Stages, load_stages, work

FRAME: Final = struct.Struct("!cq")
FORK: Final = b"F"
KILL: Final = b"K"


def serve_forks(control_fd: int, stages_name: str, knowledge_dir: str, memory_bytes: int) -> None:
    """Load everything once, then fork a worker for each request; ends when the main process does."""
    stages = _load(stages_name, knowledge_dir)
    gc.collect()
    gc.freeze()  # what is loaded stays shared between the workers
    control = socket.socket(fileno=control_fd)
    children: set[int] = set()
    while True:
        frame, fds, _, _ = socket.recv_fds(control, FRAME.size, 1)
        if len(frame) < FRAME.size:
            break
        kind, pid = FRAME.unpack(frame)
        _reap(children)
        if kind == KILL and pid in children:
            _end(pid)
            children.discard(pid)
        elif kind == FORK:
            children.add(_fork(control, fds[0], stages, memory_bytes))
    for pid in sorted(children):
        _end(pid)


def serve_alone(fd: int, stages_name: str, knowledge_dir: str, memory_bytes: int) -> None:
    """One worker that loads everything itself, where forking a loaded process is not safe."""
    serve(fd, _load(stages_name, knowledge_dir), memory_bytes)


def _load(stages_name: str, knowledge_dir: str) -> Stages | Exception:
    """The stages, or what kept them from loading, for the main process to hear."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        return load_stages(stages_name, Path(knowledge_dir) if knowledge_dir else None)
    except Exception as error:  # told to the main process, which raises it
        return error


def serve(fd: int, stages: Stages | Exception, memory_bytes: int) -> None:
    """A worker's life: say ready, then answer each (page, fallback) with the messages of its stages."""
    _cap_memory(memory_bytes)
    with Connection(fd) as line:
        if isinstance(stages, Exception):
            known = isinstance(stages, KnowledgeError)
            line.send(("failed", str(stages) if known else f"{type(stages).__name__}: {stages}", known))
            return
        line.send(("ready", os.getpid(), False))
        with contextlib.suppress(EOFError, ConnectionError):  # the main process has closed the line
            while True:
                page, fallback = line.recv()
                for message in work(stages, page, fallback=fallback):
                    line.send(message)
                    if message is None:
                        return


def _cap_memory(memory_bytes: int) -> None:
    # macOS takes the cap and does not enforce it; there the wall limit alone ends a page that grows.
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _fork(control: socket.socket, fd: int, stages: Stages | Exception, memory_bytes: int) -> int:
    """Fork a worker; gives its process id. The worker itself never returns into the server's loop."""
    pid = os.fork()
    if not pid:
        status = 1
        try:
            control.close()
            serve(fd, stages, memory_bytes)
            status = 0
        finally:
            os._exit(status)
    os.close(fd)
    return pid


def _end(pid: int) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)
    with contextlib.suppress(ChildProcessError):
        os.waitpid(pid, 0)


def _reap(children: set[int]) -> None:
    """Take note of workers that ended by themselves."""
    for pid in sorted(children):
        try:
            ended, _ = os.waitpid(pid, os.WNOHANG)
        except ChildProcessError:
            ended = pid
        if ended:
            children.discard(pid)


def command(function: str, fd: int, stages_name: str, knowledge_dir: str, memory_bytes: int) -> list[str]:
    """The command line that runs a function of this module in a new interpreter with our import path."""
    code = (
        f"import sys; sys.path[:] = {sys.path!r}; from tightrope.scale import _worker; "
        f"_worker.{function}({fd}, {stages_name!r}, {knowledge_dir!r}, {memory_bytes})"
    )
    return [sys.executable, "-c", code]
