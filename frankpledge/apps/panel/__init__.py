"""What a panel decides: precept, hearings, requirements, suspension; briefing and year."""
