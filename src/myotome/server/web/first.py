"""The first page: the emergency signs with the call button before anything else, then Start.

It needs no engine: where the knowledge does not open, the signs are shown and Start is not offered.
"""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from myotome.assessment.engine import Engine
from myotome.language import LANGUAGES
from myotome.server.settings import Settings
from myotome.server.web.call import call_for, regions
from myotome.server.web.own_words import LONGEST, offered
from myotome.server.web.pages import render
from myotome.server.web.problems import language_of

#: The signs, each with a picture in `templates/icons.html` and words `sign.NAME`.
SIGNS = ("face", "arm", "speech", "breath", "leg", "cold")


class First:
    """The first page."""

    def __init__(self, engine: Engine | None, settings: Settings) -> None:
        self.engine, self.settings = engine, settings

    def routes(self) -> list[Route]:
        return [Route("/", self.page, methods=["GET"])]

    async def page(self, request: Request) -> Response:
        """The page for the country and language in the address. They are chosen, never guessed from a place."""
        language = language_of(request, self.settings)
        known = regions(self.engine)
        asked = request.query_params.get("country")
        country = (self.settings.country or "" if asked is None else asked).upper()
        countries = sorted(((language.say(one["name"]), code) for code, one in known.items()), key=lambda one: one[0])
        languages = [one for one in LANGUAGES.values() if one.complete or one.code == language.code]
        return render(
            request,
            "first.html",
            language,
            call=call_for(self.engine, country),
            signs=SIGNS,
            countries=countries,
            languages=languages,
            own_words=offered(language.code),
            longest=LONGEST,
            ready=bool(known),
        )
