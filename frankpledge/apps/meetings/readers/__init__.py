"""Meetings as other sites and saved pages have them."""
