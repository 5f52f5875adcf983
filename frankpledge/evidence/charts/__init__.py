"""What a series says: limits, what changed, comparisons, and the sentences about them."""
