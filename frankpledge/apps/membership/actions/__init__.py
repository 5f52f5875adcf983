"""Seats and members; finding independent members. One transaction and one audit line each."""
