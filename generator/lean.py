"""Markdown without the forms that no page here uses.

Python-Markdown tries each of its inline forms at each run of text, and inline forms are half
of a site's build. Links by reference and bare addresses in angle brackets are a third of the
forms; links here are written in place, and addresses stand in named fields.
"""

from __future__ import annotations

from markdown import Markdown
from markdown.extensions import Extension

UNUSED = (
    "reference",
    "image_reference",
    "short_reference",
    "short_image_ref",
    "autolink",
    "automail",
)


class LeanMarkdown(Extension):
    """Leaves the ``UNUSED`` inline forms out, and the line breaks that only readers of HTML see."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Markdown's own name)
        for form in UNUSED:
            md.inlinePatterns.deregister(form)
        md.treeprocessors.deregister("prettify")
