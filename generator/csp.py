"""The Content-Security-Policy of each page: only this site's own files, no inline anything.

A script that does stand in a page is named by the hash of what it says, counted when the page
is built, so that no change of the theme can be blocked, or let in, unseen.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable
from html import escape

_FIXED = {
    "default-src": "'none'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "worker-src": "'self'",
    "manifest-src": "'self'",
    # The offline page is shown at the address that was asked for, with a base of its own.
    "base-uri": "'self'",
    "form-action": "'self'",
    "object-src": "'none'",
}

_CODE = frozenset(
    {"", "module", "importmap", "speculationrules", "text/javascript", "application/javascript"}
)
"""The types of scripts that a policy governs; any other is data, which nothing runs."""

_ATTRIBUTES = r"""(?P<attributes>(?:[^>"']|"[^"]*"|'[^']*')*)"""
_SCRIPT = re.compile(
    rf"<script\b{_ATTRIBUTES}>(?P<code>.*?)</script\s*>", re.DOTALL | re.IGNORECASE
)
_TYPE = re.compile(r"""\btype\s*=\s*["']?(?P<type>[^"'\s>]*)""", re.IGNORECASE)
_SOURCE = re.compile(r"\bsrc\s*=", re.IGNORECASE)
_STARTS = (
    re.compile(r"""<meta\s+charset=["']?utf-8["']?\s*/?>""", re.IGNORECASE),
    re.compile(r"<head\b[^>]*>", re.IGNORECASE),
)
"""Where a page's policy goes: behind its charset, which must stand among its first bytes."""


def policy(hashes: Iterable[str] = ()) -> str:
    """The policy of a page, or of several, whose inline scripts have these hashes."""
    scripts = " ".join(["'self'", *sorted(set(hashes))])
    return "; ".join(f"{name} {value}" for name, value in {**_FIXED, "script-src": scripts}.items())


def hash_of(code: str) -> str:
    """A script as a policy names it: ``'sha256-...'``."""
    digest = hashlib.sha256(code.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def is_code(kind: str) -> bool:
    """Whether a script of this type would be run."""
    return kind.strip().lower() in _CODE


def hashes(html: str) -> set[str]:
    """The hashes of the inline scripts that stand in a page."""
    return {
        hash_of(script["code"])
        for script in _SCRIPT.finditer(html)
        if not _SOURCE.search(script["attributes"]) and is_code(_type(script["attributes"]))
    }


def secured(html: str, allowed: Iterable[str]) -> str:
    """A page with its policy in front of whatever it loads."""
    # Hashes and keywords hold no double quote; a single one needs no escaping between those.
    content = escape(policy(allowed), quote=False)
    found = next(filter(None, (start.search(html) for start in _STARTS)), None)
    at = found.end() if found else 0
    meta = f'<meta http-equiv="Content-Security-Policy" content="{content}">'
    return f"{html[:at]}{meta}{html[at:]}"


def _type(attributes: str) -> str:
    found = _TYPE.search(attributes)
    return found["type"] if found else ""
