"""From events to who stands with whom, and when that changed."""
