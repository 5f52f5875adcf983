"""How meetings, their packs and their minutes read."""
