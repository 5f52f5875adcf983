"""Tables of others: who lives where, which areas are alike."""
