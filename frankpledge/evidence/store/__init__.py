"""Versions that never change, and the releases that say which of them are in force."""
