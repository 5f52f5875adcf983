"""What the numbers say: archive, checks, store, coverage, counts. DuckDB; no Django."""
