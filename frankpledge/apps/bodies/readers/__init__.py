"""Tables that others made of elections and ministers."""
