"""From a file that somebody hands over to a checked version in the store."""
