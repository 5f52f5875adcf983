"""Figures on pages: a force, a district, what is known of them and how well."""
