"""What is done with a panel's cases."""
