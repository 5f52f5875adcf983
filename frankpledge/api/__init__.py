"""Data for programs: police.uk's own contract under `/api/`, and ours under `/api/v1/`."""
