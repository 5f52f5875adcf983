"""What is counted, and the one way to read a figure of it."""
