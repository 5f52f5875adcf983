"""The contract of the police.uk API, answered from the index with full history."""
