"""Addresses: every page as data, what may be asked there, and where that is described for programs."""

from __future__ import annotations

from comity.faces.desk import Desk
from comity.faces.web import openapi, pages
from comity.faces.web.asked import Asked, Same, Sheet
from comity.faces.web.reckoning import Reckoning

PATH = "/about/api"
ASKS = ()
TWIN = dict[str, object]


def sheet(desk: Desk, _: Asked, __: Reckoning) -> Sheet:
    """The addresses of all twins."""
    return Sheet(
        "api.html",
        {"addresses": openapi.addresses(pages.PAGES, desk.layers), "openapi": openapi.PATH},
        lambda: openapi.openapi(pages.PAGES, desk.layers),
        Same(f"comity events {desk.path} --json", f"comity.open({str(desk.path)!r}).events().to_dicts()"),
    )
