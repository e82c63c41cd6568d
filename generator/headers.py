"""The headers a host should send, as the file ``_headers`` that Cloudflare Pages and others read.

Made with the site, of the same policy as its pages, so that the two cannot disagree.
``deploy/nginx.conf`` says the same by hand, and a test holds it to this.
"""

from __future__ import annotations

from collections.abc import Iterable

from generator import csp

FILE = "_headers"

FRAMES = "frame-ancestors 'none'"
"""The one rule of the policy that a page cannot give itself."""

EVERYWHERE = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}

FOR_GOOD = "public, max-age=31536000, immutable"
LASTING = ("/assets/stylesheets/*", "/search/shard/*", "/search/doc/*")
"""What is asked for by a name or a question that changes with it; all else is asked about anew."""

ANEW = "no-cache"
OPEN = ("/api/*", "/*feed.xml", "/*feed.json")
"""What other sites may read from their own pages."""

TYPES = {
    "/*.md": "text/markdown; charset=utf-8",
    "/*.csv": "text/csv; charset=utf-8",
    "/*feed.xml": "application/atom+xml; charset=utf-8",
    "/*feed.json": "application/feed+json; charset=utf-8",
}
"""Files that hosts do not know by their ends."""


def headers(hashes: Iterable[str]) -> str:
    """The file, for pages whose inline scripts have these hashes."""
    whole = {"Content-Security-Policy": f"{csp.policy(hashes)}; {FRAMES}", **EVERYWHERE}
    rules = [("/*", whole), ("/sw.js", {"Cache-Control": ANEW})]
    rules += [(path, {"Cache-Control": FOR_GOOD}) for path in LASTING]
    rules += [(path, {"Access-Control-Allow-Origin": "*"}) for path in OPEN]
    rules += [(path, {"Content-Type": kind}) for path, kind in TYPES.items()]
    return "\n".join(_rule(path, given) for path, given in rules)


def _rule(path: str, given: dict[str, str]) -> str:
    return "".join([f"{path}\n", *(f"  {name}: {value}\n" for name, value in given.items())])
