"""What is done with complaints. Each action is one transaction and one audit line.

The audit log names a complaint by its panel and reference; who complained never stands in it.
"""
