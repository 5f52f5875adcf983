"""Loading the demo record, and the demonstration's people."""
