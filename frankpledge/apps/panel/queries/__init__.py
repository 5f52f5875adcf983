"""What is asked of a panel's cases."""
