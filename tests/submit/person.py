"""Whoever fills in the form, field by field, as it stands on the screen."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Locator, Page


class Person:
    """Types, chooses and ticks; knows of the form what it says of itself (``form.json``)."""

    def __init__(self, page: Page, form: dict[str, Any]) -> None:
        self.page = page
        self.form = form

    def open(self, address: str) -> None:
        self.page.goto(f"{address}submit/")
        self.page.locator(".entry-form").wait_for()

    def fill_in(self, kind: str, typed: dict[str, Any]) -> None:
        if kind != "scam":
            self.page.get_by_label(self.form["kinds"][kind]["label"]).check()
        for name, spec in self.form["kinds"][kind]["fields"].items():
            if name in typed:
                self.put(self.field(name), spec, typed[name])

    def field(self, name: str) -> Locator:
        """A field of the entry itself."""
        return self.page.locator(f".entry-form > section > [data-name='{name}']")

    def put(self, place: Locator, spec: dict[str, Any], value: Any) -> None:
        if spec["is"] == "items":
            for at, item in enumerate(value):
                self._item(place, spec, at, item)
        elif spec["is"] == "part":
            self._part(place, spec, value)
        elif spec["is"] == "many":
            self._several(place, spec, value)
        elif spec["is"] == "said":
            place.locator("select").select_option(value["speaker"])
            place.locator("textarea").fill(value["words"])
        elif spec["is"] == "one":
            place.locator("select").select_option(value)
        else:
            words = "\n".join(value) if spec["is"] == "lines" else value
            place.locator("input, textarea").fill(words)

    def _item(self, place: Locator, spec: dict[str, Any], at: int, item: Any) -> None:
        items = place.locator(":scope > .items > .entry-field")
        if items.count() <= at:
            place.locator(":scope > button").click()
        self._part(items.nth(at), spec, item)

    def _part(self, place: Locator, spec: dict[str, Any], value: Any) -> None:
        for inner in spec["fields"]:
            where = place.locator(f":scope > fieldset > [data-name='{inner['name']}']")
            if inner["name"] in value:
                self.put(where, inner, value[inner["name"]])
            elif inner.get("prefill"):
                where.locator("input").fill("")

    def _several(self, place: Locator, spec: dict[str, Any], value: list[str]) -> None:
        place.locator("summary").click()
        place.locator(".choice, p:not(.fault)").first.wait_for()
        search = place.locator("input[type=search]")
        for item in value:
            if search.count():
                search.fill(self.form["lists"][spec["list"]][item])
            place.locator(f"input[value='{item}']").check()
        place.locator("summary").click()

    def finish(self) -> None:
        self.page.get_by_role("button", name="看预览，拿文件").click()
        self.page.locator(".finish .preview-title").wait_for()
        self.settle()

    def settle(self) -> None:
        """Wait until the form has looked at what was typed."""
        self.page.wait_for_timeout(20)
        self.page.locator(".entry-form:not([aria-busy])").wait_for()

    def faults(self) -> list[str]:
        """What the form says is still to do, once it has looked."""
        self.settle()
        return self.page.locator(".missing li").all_inner_texts()
