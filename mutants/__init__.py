"""Change the code where it decides, one place at a time, and see whether a test notices.

The changes are in `operators`, what is changed and which tests answer for it in `plan`
(`tests/mutants.toml`), one trial in `trial`, and the command in `__main__`.
"""
