"""Standing: whether a deed that is told took place: done, denied, planned, asked for, refused, possible."""
