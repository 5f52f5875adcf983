"""Dates of England and Wales."""
