"""How dates are read in forms and written on pages."""
