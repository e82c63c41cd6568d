"""The built site as it lies on disk: its pages, where they point, what a visit fetches."""

from generator.built.address import Address, Addresses
from generator.built.fetched import Fetched
from generator.built.page import BuiltPage, Mention, read_page
from generator.built.site import BuiltSite

__all__ = [
    "Address",
    "Addresses",
    "BuiltPage",
    "BuiltSite",
    "Fetched",
    "Mention",
    "read_page",
]
