"""The remarks that the program itself reads in an entry: what they look like, in one place."""

from __future__ import annotations

COPIED = "# 原文照抄，请改写"
"""Behind a sentence that ``import`` took over as it stood: to be said anew before publishing."""

EXEMPT = "放行"
"""``# 放行 RULE：why`` behind a line, or on a line of its own above it: the rule is wrong here."""
