"""Asking the ModernGov web service of a site, politely and within limits."""

from time import monotonic

import urllib3

from frankpledge.errors import BadInput

LARGEST = 20_000_000  # bytes of an answer of the service
CHUNK = 1 << 14
SECONDS, MOST_SECONDS = 20, 180  # for a part of an answer, for all of it


class ModernGov:
    """The web service of one site."""

    def __init__(self, site: str, pool: urllib3.PoolManager | None = None) -> None:
        """Take the address of a site, such as https://council.moderngov.co.uk.

        Raises:
            BadInput: it is no address of the web.
        """
        if not site.startswith(("https://", "http://")):
            raise BadInput(f"{site!r} is no address of a site: it begins with https://")
        self.site = site.rstrip("/")
        self.pool = pool or urllib3.PoolManager(retries=urllib3.Retry(2, backoff_factor=0.5))

    def ask(self, method: str, **values: str) -> bytes:
        """Return an answer of the service.

        Raises:
            BadInput: the site does not answer, refuses, or its answer is too long.
        """
        address = f"{self.site}/mgWebService.asmx/{method}"
        try:
            answer = self.pool.request(
                "GET",
                address,
                fields=values,
                timeout=SECONDS,
                preload_content=False,
                redirect=False,
            )
            data = _whole(answer, self.site)
        except urllib3.exceptions.HTTPError as problem:
            raise BadInput(f"{self.site} does not answer: {type(problem).__name__}") from None
        if where := answer.headers.get("Location"):
            raise BadInput(
                f"{method}: {self.site} leads to {where[:200]}: give that site's address"
            )
        if answer.status != 200:
            raise BadInput(
                f"{method}: {self.site} answers {answer.status}. Some sites have switched the service"
                " off: save the meetings' pages as text and use import minutes"
            )
        return data


def _whole(answer: urllib3.BaseHTTPResponse, site: str) -> bytes:
    """Return an answer whole.

    Raises:
        BadInput: it is too long, or takes too long.
    """
    parts, size, begun = [], 0, monotonic()
    for part in answer.stream(CHUNK):
        parts.append(part)
        size += len(part)
        if size > LARGEST:
            raise BadInput(f"{site}: an answer is longer than {LARGEST:,} bytes")
        if monotonic() - begun > MOST_SECONDS:
            raise BadInput(f"{site}: an answer takes longer than {MOST_SECONDS} seconds")
    return b"".join(parts)
