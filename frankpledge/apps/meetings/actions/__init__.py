"""What is done with a meeting."""
