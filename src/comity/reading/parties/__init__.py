"""Parties: who stands in the slots of a deed, by name or by no more than a word."""
