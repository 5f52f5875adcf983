"""Measures, results, signals, coverage, revisions, areas, bodies and office-holders.

Every answer names the release, the period, the unit and how much is held. A month that is
missing has no value; it is never zero. Each table is JSON by pages and CSV whole, with CSVW
metadata that says what its columns mean.
"""
