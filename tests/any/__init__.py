"""Properties that hold for any text, any bytes and any YAML, tried by Hypothesis.

How many examples, and which: ``tests/conftest.py``. ``make test-long`` tries 10,000 new ones of each.
"""
