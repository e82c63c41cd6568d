"""Development tools, run as `python -m tools.NAME`; no part of the package."""
