"""SQLite as the server needs it: who waits for a lock waits where nobody else is held up by it."""
