"""What no page may do, whatever the journey: ask another host, break the policy, fail in a script, keep anything."""

from __future__ import annotations

from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Request, WebError

LOCAL_SCHEMES = ("data", "blob", "chrome-error", "about")


class Watch:
    """Listens to everything that the pages of a context do."""

    def __init__(self, context: BrowserContext, origin: str) -> None:
        self.context, self.host = context, urlsplit(origin).netloc
        self.elsewhere: list[str] = []
        self.complaints: list[str] = []
        self.addresses: list[str] = []
        context.on("request", self._request)
        context.on("console", self._console)
        context.on("weberror", self._error)

    def _request(self, request: Request) -> None:
        address = urlsplit(request.url)
        self.addresses.append(request.url)
        if address.scheme not in LOCAL_SCHEMES and address.netloc != self.host:
            self.elsewhere.append(request.url)

    def _console(self, message: ConsoleMessage) -> None:
        # A status such as 404 is also said there, and is no complaint of ours.
        if message.type in ("error", "warning") and not message.text.startswith("Failed to load resource"):
            self.complaints.append(message.text)

    def _error(self, error: WebError) -> None:
        self.complaints.append(str(error.error))

    def check(self) -> None:
        """Nothing went elsewhere, nothing was refused, nothing is kept, and no address tells anything."""
        assert self.addresses, "nothing was watched"
        assert not self.elsewhere, self.elsewhere
        assert not self.complaints, self.complaints
        kept = self.context.storage_state()
        assert not kept.get("cookies"), kept
        assert not kept.get("origins"), kept
        for address in self.addresses:
            assert len(urlsplit(address).query) < 60, address
