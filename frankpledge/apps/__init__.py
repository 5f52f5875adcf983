"""What people do: one small Django app per area of accountability."""
