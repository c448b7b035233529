"""Times: the grammar of news-English dates.

`find_times` reads the time expressions of a stretch of text against the report's date; `to_when` makes of one what
the records print; `reckoned` counts `two days later` once its event has a date. How it works: words.py finds
the words of time, phrases.py joins them into terms (what is said), resolve.py puts a term on the calendar (when it is).
"""

from comity.reading.times.find import find_times, is_spoken_of, reckoned, resolve_anchor, to_when
from comity.reading.times.nouns import Context, Stretch, TimeExpression

__all__ = [
    "Context",
    "Stretch",
    "TimeExpression",
    "find_times",
    "is_spoken_of",
    "reckoned",
    "resolve_anchor",
    "to_when",
]
