"""Pages of scrutiny: the desk, questions, undertakings, statements, the public form."""
