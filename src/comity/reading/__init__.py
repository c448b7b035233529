"""The reading room: an `Article` goes in, a `Reading` comes out."""

from comity.reading.pipeline import PIPELINE, Step, checked, read_article, reader_version

__all__ = ["PIPELINE", "Step", "checked", "read_article", "reader_version"]
