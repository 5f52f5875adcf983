"""Words that people read: which of them pass through gettext, and which do not yet."""
