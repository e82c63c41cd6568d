"""Chinese search without a server: an index of short character runs, in shards.

`build` turns records into files under `search/`, which `assets/search/` reads in the browser;
`normalise` is the one way text is made alike.
"""

from generator.search.index import build
from generator.search.normalise import normalise
from generator.search.record import FIELDS, Record

__all__ = ["FIELDS", "Record", "build", "normalise"]
