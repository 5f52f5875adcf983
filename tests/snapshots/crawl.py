"""Following the links of the site as a crawler would, within bounds."""

import re
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import parse_qsl, unquote, urljoin, urlsplit

from django.http import HttpResponse
from django.test import Client
from django.urls import Resolver404, resolve

from frankpledge.rules.policing_areas import AREA_BY_SLUG
from tests.snapshots.normal import apart
from tests.snapshots.tree import Element, parse

SITE = "http://testserver"
SENT = " (sent)"  # after the address of a form that was sent
LINKS = {"a": "href", "link": "href", "img": "src", "iframe": "src"}
IN_JSON = re.compile(re.escape(SITE) + r"(/[^\"\s\\<>]*)")
WHOLE_TABLES = "/api/v1/tables/"  # each a download of megabytes, with tests of its own
# Of the 43 real areas, which in the demonstration differ only by name, this one is looked at.
AREA = "thames-valley"
OTHER_AREAS = re.compile(rf"(?:^|-)(?:{'|'.join(AREA_BY_SLUG.keys() - {AREA})})(?:-|$)")


@dataclass(frozen=True)
class Answer:
    """What the site said at an address."""

    address: str
    status: int
    content_type: str
    text: str
    leads_to: str = ""

    @cached_property
    def page(self) -> Element:
        """The page that it is.

        Raises:
            ValueError: its markup is broken; the message names the address.
        """
        try:
            return parse(self.text)
        except ValueError as error:
            raise ValueError(f"{self.address}: {error}") from error


def crawl(client: Client, start: Iterable[str], bounds: "Bounds") -> Iterator[Answer]:
    """Yield the answer at each address of `start`, and at those in bounds that these link to."""
    todo = deque(start)
    seen = set(todo)
    while todo:
        answer = ask(client, todo.popleft())
        yield answer
        for link in bounds.links(answer):
            if link not in seen:
                seen.add(link)
                todo.extend([link] if bounds.wants(link) else [])


def ask(client: Client, address: str) -> Answer:
    """Return what the site says at an address to whoever `client` is signed in as."""
    return _answer(address, client.get(address))


def sent(client: Client, address: str, form: dict[str, str]) -> Answer:
    """Return what the site says once a form is sent to an address."""
    return _answer(address + SENT, client.post(address, form))


def _answer(address: str, response: HttpResponse) -> Answer:
    return Answer(
        address=address,
        status=response.status_code,
        content_type=response.get("Content-Type", "").partition(";")[0],
        text=response.getvalue().decode(),
        leads_to=response.get("Location", ""),
    )


def links(answer: Answer, *, of_its_own: bool = False) -> list[str]:
    """Return the addresses of this site that an answer names; or only the page's own part of it."""
    if answer.leads_to:
        found = [answer.leads_to]
    elif answer.content_type == "text/html":
        page = apart(answer.page)[1] if of_its_own else answer.page
        found = [
            element.attributes[attribute]
            for name, attribute in LINKS.items()
            for element in page.find(name)
            if attribute in element.attributes
        ]
    else:
        found = [SITE + path for path in IN_JSON.findall(answer.text)]
    absolute = (urljoin(SITE + answer.address, link).partition("#")[0] for link in found)
    return [link.removeprefix(SITE) for link in absolute if link.startswith(f"{SITE}/")]


class Bounds:
    """Which addresses are looked at: one real area, and of each route so many addresses.

    `most` says how many by the route's name, and by "" for all others. With `inside`, links are
    followed from the pages' own parts, and only from addresses that begin so; of the others that
    they lead to, one of a route is looked at, and none that begins as in `never`.
    """

    def __init__(
        self, most: dict[str, int], inside: str = "/", never: tuple[str, ...] = ()
    ) -> None:
        self.most, self.inside = most, inside
        self.never = ("/static/", WHOLE_TABLES, *never)
        self.seen: Counter[str] = Counter()

    def links(self, answer: Answer) -> list[str]:
        """Return the addresses to which a crawl goes on from an answer."""
        if not answer.address.startswith(self.inside):
            return []
        return links(answer, of_its_own=self.inside != "/")

    def wants(self, address: str) -> bool:
        """Whether one more address is looked at."""
        if address.startswith(self.never) or names_another_area(address):
            return False
        route = route_of(address)
        self.seen[route] += 1
        if not address.startswith(self.inside):
            return self.seen[route] == 1
        return self.seen[route] <= self.most.get(route, self.most[""])


def route_of(address: str) -> str:
    """Return the name under which the site knows the page at an address."""
    try:
        found = resolve(unquote(urlsplit(address.removesuffix(SENT)).path))
    except Resolver404:
        return "nothing"
    return found.view_name or found.route


def names_another_area(address: str) -> bool:
    """Whether an address is about one of the real areas that are not looked at."""
    parts = urlsplit(address)
    said = [*parts.path.split("/"), *(value for _, value in parse_qsl(parts.query))]
    return any(OTHER_AREAS.search(word.partition(".")[0]) for word in said)
