"""Dating: when a deed was done, of all the times that a report tells."""
