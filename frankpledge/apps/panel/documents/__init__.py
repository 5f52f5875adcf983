"""How a panel's cases and its year read."""
