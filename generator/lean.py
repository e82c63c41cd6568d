"""Markdown without the forms that no page here uses.

Python-Markdown tries each of its inline forms at each run of text, and inline forms are half
of a site's build. Links by reference and bare addresses in angle brackets are a third of the
forms; links here are written in place, and addresses stand in named fields.
"""

from __future__ import annotations

import re

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import InlineProcessor

UNUSED = (
    "reference",
    "image_reference",
    "short_reference",
    "short_image_ref",
    "autolink",
    "automail",
    "linebreak",
)


_SIGN = re.compile(r"[\\`\[!<&*_]")
"""What every remaining inline form holds."""


class LeanInline(InlineProcessor):
    """Tries the inline forms only on text that holds a sign of one: most Chinese text holds none.

    Overrides a method that Markdown keeps to itself. If that is ever renamed, this is never
    called, and pages come out the same, only slower.
    """

    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803
        if not _SIGN.search(data):
            return data
        return super()._InlineProcessor__handleInline(data, patternIndex)  # type: ignore[misc, no-any-return]


class LeanMarkdown(Extension):
    """Leaves the ``UNUSED`` inline forms out, and the line breaks that only readers of HTML see."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Markdown's own name)
        for form in UNUSED:
            md.inlinePatterns.deregister(form)
        md.treeprocessors.register(LeanInline(md), "inline", 20)
        md.treeprocessors.deregister("prettify")
