"""fanzha: structured anti-fraud case files in, a searchable Chinese static site out.

One way through the house: ``source`` reads YAML with its places, ``model`` types it,
``catalog`` relates it, ``rules`` judge it, ``pages`` word it, ``site`` joins them; the
MkDocs ``plugin``, ``export`` and ``cli`` all stand on ``site.load``.
"""
