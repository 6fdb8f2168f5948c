"""`myotome serve`: the interview as a web page.

The server is imported only here, so that every other command starts as fast as before and works without it.
"""

from __future__ import annotations

import errno
import socket
import sys
from argparse import Namespace
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from myotome.assessment.engine import Engine
from myotome.cli.clashes import Clash
from myotome.cli.interview import check_country
from myotome.cli.workers import can_fork, run_workers
from myotome.knowledge.artifact import ArtifactError

if TYPE_CHECKING:
    from myotome.server.settings import Settings

LOOPBACK = ("localhost", "127.0.0.1", "[::1]")
EVERYWHERE = ("0.0.0.0", "::")  # noqa: S104
QUEUE = 2048  # connections that may wait for a worker
MISSING = "the page needs more packages: pip install 'myotome[web]' (the interview in the terminal needs none)"


def run_serve(options: Namespace) -> int:
    """Serve until it is stopped. 0 after Ctrl-C, 2 where it can not start."""
    check_country(options.country)
    _check_language(options.language)
    try:
        import uvicorn

        from myotome.server.app import create_app
    except ModuleNotFoundError as error:
        if error.name is not None and error.name.startswith("myotome"):
            raise
        return _complain(f"{MISSING}; missing: {error.name}")
    if options.workers > 1 and not can_fork():
        return _complain("this system can not run more than one worker; leave --workers out")
    if options.workers > 1 and options.metrics:
        return _complain("--metrics counts in one process; use it with --workers 1")
    try:
        listening = _listen(options.host, options.port)
    except OSError as error:
        return _complain(_why_not(options.host, options.port, error))
    with listening:
        app = create_app(_engine(), settings_of(options))
        # No access log: an address tells when somebody asked for help. No server header: it tells what to attack.
        # backlog: how many connections a worker takes at one stroke. Those it took while busy would wait for it, though
        # another were free; and `listen` is told the same number, which `work` mends.
        config: Any = uvicorn.Config(app, log_level="warning", access_log=False, server_header=False, lifespan="off",
                                     proxy_headers=False, backlog=1)  # fmt: skip
        address = _address(options.host, listening.getsockname()[1])
        _say(f"Myotome is at {address}\nStop it with Ctrl-C. Nothing is stored and nothing is sent.")
        if options.open:
            import webbrowser

            webbrowser.open(address)

        class Worker(uvicorn.Server):
            async def startup(self, sockets: list[socket.socket] | None = None) -> None:
                await super().startup(sockets)
                listening.listen(QUEUE)

        def work() -> None:
            with suppress(KeyboardInterrupt):
                Worker(config).run(sockets=[listening])

        if options.workers > 1:
            run_workers(options.workers, work)
        else:
            work()
    _say("Stopped. Nothing was stored.")
    return 0


def _check_language(code: str) -> None:
    """Clash unless the page exists in the language `code`."""
    from myotome.language.known import LANGUAGES, nearest

    found = nearest(code)
    if found is None or not found.complete:
        have = ", ".join(one.code for one in LANGUAGES.values() if one.complete)
        raise Clash(f"--language {code!r}: the page is not in this language; use one of {have}")


def settings_of(options: Namespace) -> Settings:
    """The settings that the options ask for."""
    from myotome.server.settings import Settings

    names = [name.lower() for name in options.allow_host]
    if options.host not in EVERYWHERE or names:
        shown = f"[{options.host}]" if ":" in options.host else options.host.lower()
        names += [*LOOPBACK, shown]
    return Settings(
        country=options.country.upper() if options.country else None,
        language=options.language,
        behind_tls=options.behind_tls,
        metrics=options.metrics,
        allowed_hosts=tuple(dict.fromkeys(names)),
    )


def _engine() -> Engine | None:
    """The engine with everything that it opens late, or None: the emergency screen is served without it."""
    try:
        engine = Engine()
        # Opened before anybody waits for it.
        _ = engine.findings, engine.rules, engine.screens, engine.conditions, engine.later
    except ArtifactError as error:
        _say(f"myotome: {error}\nOnly the emergency screen is served.")
        return None
    return engine


def _listen(host: str, port: int) -> socket.socket:
    """A socket that is bound, so that a port that is taken is known before anything is promised."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    made = socket.socket(family, socket.SOCK_STREAM)
    try:
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind((host, port))
        made.listen(QUEUE)
    except OSError:
        made.close()
        raise
    return made


def _why_not(host: str, port: int, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"port {port} is in use by another program; try: myotome serve --port {port + 1 if port < 65535 else 0}"
    if error.errno == errno.EACCES:
        return f"port {port} is reserved for the system; try: myotome serve --port 8000"
    return f"can not listen on {host}, port {port}: {error.strerror or error}"


def _address(host: str, port: int) -> str:
    name = "127.0.0.1" if host == "0.0.0.0" else "::1" if host == "::" else host  # noqa: S104
    return f"http://{f'[{name}]' if ':' in name else name}:{port}/"


def _complain(text: str) -> int:
    sys.stderr.write(f"myotome: {text}\n")
    return 2


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()
