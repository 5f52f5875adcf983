"""Districts, boundaries and the national grid."""
