"""The record: readings -> the casebook, a log that is the truth and an index that serves."""
