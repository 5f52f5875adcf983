"""The index: the rows of a release laid out by place, so that a map's question is quick.

A folder a month and dataset, of NumPy arrays that are read where they lie on disk; see
`docs/adr/0015-the-served-index.md`.
"""
