"""The remarks that the program itself reads in an entry: what they look like, in one place."""

from __future__ import annotations

EXEMPT = "放行"
"""``# 放行 RULE：why`` behind a line, or on a line of its own above it: the rule is wrong here."""
