"""What pages and exports ask of the evidence. Nothing here writes."""
