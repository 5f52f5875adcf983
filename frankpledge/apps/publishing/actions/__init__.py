"""Making things public, and changing what is public: always another version."""
