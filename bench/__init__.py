"""Measurements against the plain way of doing the same job, in the same run."""
