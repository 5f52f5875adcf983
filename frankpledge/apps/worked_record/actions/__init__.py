"""Loading the worked record, and the demonstration's people."""
