"""Where the code is kept: its page for a new file, its issues, its documents.

All three are read off the address at which a file is edited (``edit_uri_template``), whose shape
tells one forge from another.
"""

from __future__ import annotations

import re
from typing import NamedTuple


class Forge(NamedTuple):
    """Addresses at a forge.

    ``new_file`` holds ``{path}`` where the forge takes the name of the file from the address,
    and ``{value}`` where it takes the text; ``view`` holds ``{path}``.
    """

    new_file: str
    issue: str = ""
    view: str = ""


class _Shape(NamedTuple):
    edit: re.Pattern[str]
    new_file: str
    issue: str
    view: str


_SHAPES = (
    # Gitee takes neither name nor text.
    _Shape(
        re.compile(r"(?P<base>https?://gitee\.com/[^/{]+/[^/{]+)/edit/(?P<branch>[^{]+)/\{path\}"),
        r"\g<base>/new/\g<branch>",
        r"\g<base>/issues/new",
        r"\g<base>/blob/\g<branch>/{path}",
    ),
    # GitLab took the text once, and no more (its issue 532221).
    _Shape(
        re.compile(r"(?P<base>https?://[^{]+)/-/edit/(?P<branch>[^{]+)/\{path\}"),
        r"\g<base>/-/new/\g<branch>?file_name={path}",
        r"\g<base>/-/issues/new",
        r"\g<base>/-/blob/\g<branch>/{path}",
    ),
    # Gitea and Forgejo (go-gitea/gitea, pull request 16556).
    _Shape(
        re.compile(r"(?P<base>https?://[^{]+)/_edit/(?P<branch>[^{]+)/\{path\}"),
        r"\g<base>/_new/\g<branch>?filename={path}&value={value}",
        r"\g<base>/issues/new/choose",
        r"\g<base>/src/branch/\g<branch>/{path}",
    ),
    # GitHub, and whatever has its addresses.
    _Shape(
        re.compile(r"(?P<base>https?://[^{]+)/edit/(?P<branch>[^{]+)/\{path\}"),
        r"\g<base>/new/\g<branch>?filename={path}&value={value}",
        r"\g<base>/issues/new/choose",
        r"\g<base>/blob/\g<branch>/{path}",
    ),
)

_WEB = re.compile(r"https?://\S+")


def forge(edit: str, new_file: str | None = None) -> Forge | None:
    """The forge that files are edited at; ``new_file`` is the project's own word for that page.

    Nothing where neither tells: then the site offers no such page.
    """
    given = (new_file or "").strip()
    for shape in _SHAPES:
        if found := shape.edit.fullmatch(edit.strip()):
            known = (shape.new_file, shape.issue, shape.view)
            made = Forge(*map(found.expand, known))
            return made._replace(new_file=given) if _WEB.fullmatch(given) else made
    return Forge(given) if _WEB.fullmatch(given) else None
