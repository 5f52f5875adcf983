"""What people do in scrutiny. Each action is one transaction and one audit line."""
