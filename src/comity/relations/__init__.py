"""The room of relations: events -> ties over time, and the turns in them (docs/relations.md)."""
