"""Placing: where a deed was done, of all the places that a report names."""
