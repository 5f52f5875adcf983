"""Pages of a panel's cases, briefing and year."""
