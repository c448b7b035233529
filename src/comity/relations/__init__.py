"""The room of relations: events -> ties over time, the turns in them, camps and forecasts (docs/relations.md)."""
