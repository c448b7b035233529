"""The words of time, as data: each word's kind (what the rules of `phrases.py` are written in) and what it stands for.

A kind is one character to the rules' regular expressions, so that a phrase is a short string.
"""

from __future__ import annotations

from comity.reading.times.nouns import Reference, SeasonName, Unit

MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
MONTH_SHORT = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11,
    "dec": 12,
}  # fmt: skip
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
WEEKDAY_SHORT = {"mon": 1, "tue": 2, "tues": 2, "wed": 3, "thu": 4, "thur": 4, "thurs": 4, "fri": 5, "sat": 6, "sun": 7}
# Words that are more often something else unless a date's other words stand beside them. An abbreviation without its
# full stop is always one.
DOUBTFUL = frozenset({"may", "march", "mar.", "sun.", "sat."})

UNITS: dict[str, Unit] = {
    "minute": "minute", "hour": "hour", "day": "day", "night": "night", "week": "week", "weekend": "weekend",
    "fortnight": "fortnight", "month": "month", "quarter": "quarter", "year": "year", "decade": "decade",
    "century": "century",
}  # fmt: skip
PLURALS: dict[str, Unit] = {
    "seconds": "second", "minutes": "minute", "hours": "hour", "days": "day", "nights": "night", "weeks": "week",
    "weekends": "weekend", "fortnights": "fortnight", "months": "month", "quarters": "quarter", "years": "year",
    "decades": "decade", "centuries": "century", "mins": "minute", "hrs": "hour",
}  # fmt: skip
UNIT_VALUE: dict[Unit, tuple[int, str]] = {  # how many of which TIMEX3 unit; T marks parts of a day
    "second": (1, "TS"), "minute": (1, "TM"), "hour": (1, "TH"), "day": (1, "D"), "night": (1, "D"), "week": (1, "W"),
    "weekend": (1, "WE"), "fortnight": (2, "W"), "month": (1, "M"), "quarter": (3, "M"), "year": (1, "Y"),
    "decade": (10, "Y"), "century": (100, "Y"),
}  # fmt: skip
AT_MOST: dict[Unit, int] = {  # how many of a unit a bare plural is taken to reach over: `weeks ago`, `recent months`
    "second": 60, "minute": 60, "hour": 24, "day": 10, "night": 10, "week": 8, "weekend": 6, "fortnight": 4,
    "month": 12,
    "quarter": 6, "year": 10, "decade": 6, "century": 10,
}  # fmt: skip

NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90,
}  # fmt: skip
ROUND_NUMBERS = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9}
VAGUE_NUMBERS = {"few": 6, "several": 9, "many": 20, "dozens": 60, "hundreds": 900, "thousands": 9000}
EXACT_WORDS = {"couple": 2, "dozen": 12}
ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16,
    "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30,
}  # fmt: skip
DECADE_WORDS = {
    "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70, "eighties": 80,
    "nineties": 90,
}  # fmt: skip

SEASONS: dict[str, SeasonName] = {
    "summer": "summer", "winter": "winter", "autumn": "autumn", "spring": "spring", "fall": "autumn",
}  # fmt: skip
SEASON_STARTS: dict[SeasonName, tuple[int, str]] = {
    "spring": (3, "SP"), "summer": (6, "SU"), "autumn": (9, "FA"), "winter": (12, "WI"),
}  # fmt: skip

PARTS = {  # of a day -> the TIMEX3 value
    "morning": "MO", "dawn": "MO", "daybreak": "MO", "sunrise": "MO", "noon": "12:00", "midday": "12:00",
    "afternoon": "AF", "evening": "EV", "dusk": "EV", "sunset": "EV", "nightfall": "EV", "midnight": "NI",
    "overnight": "NI", "night": "NI",
}  # fmt: skip
TODAYS = {"today": 0, "yesterday": -1, "tomorrow": 1}
REFERENCES: dict[str, Reference] = {  # `soon` and `previously` tell no time that a record could use
    "currently": "PRESENT_REF", "nowadays": "PRESENT_REF", "recently": "PAST_REF", "lately": "PAST_REF",
}  # fmt: skip
SETS = {"hourly": "PT1H", "daily": "P1D", "nightly": "P1D", "weekly": "P1W", "monthly": "P1M", "yearly": "P1Y"}
EDGES = {"early": "early", "mid": "mid", "late": "late"}
EDGE_NOUNS = {
    "beginning": "early", "start": "early", "outset": "early", "onset": "early", "middle": "mid", "midst": "mid",
    "end": "late", "close": "late",
}  # fmt: skip

# Function words, each a kind of its own or sharing one; they matter only beside other words of time.
FUNCTION_WORDS = {
    "the": "THE", "a": "A", "an": "A", "and": "AND", "or": "OR", "of": "OF", "in": "IN", "on": "ON", "at": "AT",
    "by": "BY", "for": "FOR", "from": "FROM", "to": "TO", "through": "TO", "thru": "TO", "until": "UNTIL", "till":
    "UNTIL", "since": "SINCE", "between": "BETWEEN", "during": "DURING", "within": "WITHIN", "over": "OVER", "than":
    "THAN", "throughout": "DURING", "last": "LAST", "past": "PAST", "previous": "PREVIOUS", "preceding": "PREVIOUS",
    "prior": "PRIOR", "next": "NEXT", "coming": "COMING", "upcoming": "COMING", "following": "FOLLOWING",
    "subsequent": "FOLLOWING", "this": "THIS", "current": "CURRENT", "that": "THAT", "same": "SAME", "recent":
    "RECENT", "each": "EACH", "every": "EACH", "earlier": "EARLIER", "later": "LATER", "ago": "AGO", "before":
    "BEFORE", "after": "AFTER", "about": "NEAR", "around": "NEAR", "nearly": "NEAR", "almost": "NEAR", "roughly":
    "NEAR", "approximately": "NEAR", "some": "NEAR", "just": "NEAR", "exactly": "NEAR", "more": "MORE", "less":
    "MORE", "fewer": "MORE", "least": "LEAST", "most": "LEAST", "up": "UP", "half": "HALF", "long": "LONG", "old":
    "OLD", "age": "OLD", "time": "MOMENT", "now": "NOW", "fiscal": "FISCAL", "post": "POST", "pre": "POST",
    "additional": "MORE", "full": "WHOLE", "whole": "WHOLE", "entire": "WHOLE", "future": "FUTURE", "moment":
    "MOMENT", "latest": "LATEST", "these": "THESE", "period": "PERIOD", "so": "SO", "very": "VERY", "into": "IN",
    "followed": "FOLLOWED", "eve": "EVE", "date": "DATEWORD",
}  # fmt: skip

# A four-digit number is no year before one of these (a number of things), nor after one of those (a thing's number).
COUNTED = (
    "people persons men women children civilians troops soldiers fighters militants members deaths casualties "
    "victims dead killed wounded injured homes houses families refugees prisoners detainees votes seats points "
    "dollars euros pounds rials lira roubles rubles tons tonnes barrels feet metres meters miles kilometres "
    "kilometers km kg acres hectares hours days weeks months years others workers cases rockets missiles per"
).split()
NUMBERED = (
    "flight resolution resolutions route highway room article unit law number no nos no. nos. road bus train "
    "boeing section chapter page order decree psalm channel form model apartment building street box phone tel "
    "fax area code ext"
).split()

FEAST_WORDS = frozenset(  # that names of feasts begin with, before the word that gives them away
    "new valentine labor memorial boxing orthodox coptic palm good veterans armistice remembrance bastille victory "
    "independence feast sacrifice eid id yom rosh lunar chinese christmas easter holy muslim fasting greek ash maundy "
    "ascension international women all ad guy martin presidents columbus anzac al quds sizdah milad".split()
)
OTHER_TRIGGERS = frozenset(
    "now tonight eve date future past nineteen ago weeklong daylong yearlong monthlong q1 q2 q3 q4 year's year’s "
    "moment half christmas easter eid adha sacrifice ramadan ramadhan ramazan ashura ashoura arbaeen arba'een "
    "nowruz newroz nowrooz nawroz norouz noruz nauroz navruz thanksgiving passover hanukkah chanukah diwali "
    "pentecost halloween kippur hashanah valentine sukkot mawlid milad quds yalda bedar ascension juneteenth "
    "saints fawkes luther presidents columbus anzac women patrick wednesday thursday saturday".split()
)
TRIGGERS = frozenset().union(  # a text without a digit and without one of these holds no time expression
    UNITS, PLURALS, WEEKDAYS, (weekday + "s" for weekday in WEEKDAYS), WEEKDAY_SHORT, MONTHS, MONTH_SHORT, SEASONS,
    PARTS, TODAYS, REFERENCES, SETS, DECADE_WORDS, OTHER_TRIGGERS,
)  # fmt: skip
