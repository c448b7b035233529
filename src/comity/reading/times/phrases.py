"""The grammar: which words of time, in which order, make which term. Tables only; each rule with words that it reads.

Layers stand one on another: numbers; names of the calendar; units counted from the report or an event; what stands
alone; then times with an edge, a frame, an hour; then ranges. In a table the longer reading stands before the shorter.
`patterns.py` says how a pattern is read; naming, reckoning and joining what is made of what it finds.
"""

from __future__ import annotations

from functools import cache

from comity.reading.times import joining, naming, reckoning
from comity.reading.times.naming import ONE
from comity.reading.times.nouns import Part, Relative, Window
from comity.reading.times.patterns import Layer, Rule, layer

NUMBERS: list[Rule] = [("NUMBER DASH? NUMBER", naming.tens_and_ones, "twenty-five days")]
BIG_NUMBERS: list[Rule] = [
    ("NUMBER DASH? NUMBER", naming.spelled_year, "nineteen ninety-six"),
    ("[NUMBER DAY] HUNDRED", naming.product, "two hundred years"),
    ("A HUNDRED (?= UNITS)", naming.product, "for a hundred days"),
    ("[NUMBER DAY] AND A HALF (?= UNITS)", naming.and_a_half, "two and a half years"),
    ("A? EXACTLY (?: OF (?= UNITS))?", naming.some, "a couple of weeks"),
    ("[A THE]? VAGUE (?: OF (?= UNITS))?", naming.some, "a few days"),
]

ERAS: list[Rule] = [
    ("THE? [ORDINAL NTH] DASH? UNIT ERA", naming.in_era, "the fifth century BC"),
    ("[YEAR NUMBER DAY] ERA | ERA [YEAR NUMBER DAY]", naming.in_era, "334 BC"),
]
OF_YEAR = "(?: COMMA? YEARS)?"
DAYS: list[Rule] = [
    (
        "MONTHS (?: DAYPAIR | [DAY NTH] [DASH TO] [DAY NTH] ) (?! UNITS | DASH)" + OF_YEAR,
        naming.day_pair,
        "May 15-20, 2025",
    ),
    ("(?: DAYPAIR | [DAY NTH] [DASH TO] [DAY NTH]) OF? MONTHS" + OF_YEAR, naming.day_pair, "12-14 May"),
    ("(?<= BETWEEN) MONTHS DAY AND DAY" + OF_YEAR, naming.day_pair, "between May 15 and 20"),
    ("(?<= BETWEEN) DAY AND DAY MONTHS" + OF_YEAR, naming.day_pair, "between 15 and 20 May"),
    ("MONTHS DAY AND DAY (?= STOP)", naming.day_pair, "on April 24 and 25."),
    ("(?:WEEKDAY_ COMMA?)? MONTHS THE? DAYS" + OF_YEAR, naming.day, "Friday, Dec. 27, 2019"),
    ("DAY OF? MONTHS NUMBER (?= STOP | COMMA | RPAR)", naming.far_day, "1 January 3000."),
    ("(?:WEEKDAY_ COMMA? THE?)? DAY OF? MONTHS" + OF_YEAR, naming.day, "Friday 27 December 2019"),
    ("(?:WEEKDAY_ COMMA?)? THE? [NTH ORDINAL] OF MONTHS" + OF_YEAR, naming.day, "the fifth of May"),
    ("(?:WEEKDAY_ COMMA?)? THE? NTH MONTHS" + OF_YEAR, naming.day, "5th May 2014"),
    ("THE? [DAY NTH ORDINAL] OF? [FOREIGN MAYBE_FOREIGN FEAST]" + OF_YEAR, naming.foreign, "22 Bahman 1357"),
    ("[FOREIGN MAYBE_FOREIGN] [DAY NTH]" + OF_YEAR, naming.foreign, "Khordad 15"),
    ("[FOREIGN MAYBE_FOREIGN] OF? YEARS | THE? UNIT OF [FOREIGN MAYBE_FOREIGN] | FOREIGN", naming.foreign, "Aban 1398"),
    ("MONTHS COMMA? OF? YEARS", naming.month, "December 2019"),
]
NAMES: list[Rule] = [
    ("DATE", naming.held, "2019-12-29"),
    ("THIS? [THIS LAST NEXT PAST COMING] (?: WEEKDAY_ | MONTHS | SEASON | FEAST)", reckoning.turn, "last Friday"),
    ("THE [FOLLOWING PREVIOUS NEXT] (?: WEEKDAY | MONTHS | SEASON)", reckoning.anchored_turn, "the previous Friday"),
    ("EACH WEEKDAY | WEEKDAYS", reckoning.every_weekday, "every Friday"),
    ("EACH MONTHS", reckoning.every_month, "each July"),
    ("QTOKEN (?: COMMA? OF? YEARS)? | YEARS QTOKEN", naming.quarter, "Q2 2023"),
    ("THE? SEASON OF? YEARS", naming.season, "the summer of 2022"),
    ("(?<= IN | OVER | DURING | BY | UNTIL | SINCE) THE SEASON (?! OF)", naming.season, "in the spring"),
    ("(?<= SINCE | UNTIL | EDGE) SEASON", naming.season, "since autumn"),
    ("THE? (?: EDGE DASH?)? DECADE | THE (?: EDGE DASH?)? DECADE_WORD", naming.decade, "the early 1990s"),
    ("YEARS FEAST", naming.feast, "the 2018 midterm elections"),
    ("FEAST (?: COMMA? [IN OF]? YEARS)?", naming.feast, "Christmas 2014"),
    ("TODAY", reckoning.today, "yesterday"),
    ("TONIGHT", naming.always(Part("night", Relative("day", 0))), "tonight"),
]

LASTING = "[FOR IN WITHIN AFTER OVER DURING NEAR THAN LEAST HALF]"
UNITS: list[Rule] = [
    ("THE? FISCAL? ORDINAL DASH? UNIT (?: OF? FISCAL? YEARS)?", naming.quarter, "the third quarter of 2019"),
    ("THE? [ORDINAL NTH] DASH? UNIT", naming.century, "the 19th century"),
    ("THE? ORDINAL HALF OF YEARS", naming.half, "the second half of 2022"),
    ("(?: THE UNIT | FISCAL UNIT?) YEAR | THE UNIT NUMBER", naming.fiscal_year, "in the year 2000"),
    # reckoned from the report
    ("[THIS LAST] [PART NIGHT]", reckoning.part_of_today, "last night"),
    ("(?: THE COMING | THE? [LAST PAST NEXT]) NUM MORE? UNITS", reckoning.window, "the past three weeks"),
    ("[THE THIS]? [PAST COMING] UNIT | THE LAST UNIT", reckoning.window, "the past year"),
    ("THE? [RECENT COMING PAST NEXT LAST] UNITS", reckoning.window, "in recent days"),
    ("THE? [CURRENT LATEST THIS LAST NEXT] FISCAL? UNIT", reckoning.relative, "next month"),
    ("HEDGE? COUNT HALF? UNIT_ (?: OR [SO MORE])? AGO | HEDGE? UNITS AGO", reckoning.ago, "nearly two weeks ago"),
    ("HEDGE? COUNT UNIT_ FROM NOW", reckoning.ago, "two years from now"),
    ("(?<= IN | WITHIN) COUNT UNIT_ POSS MOMENT", reckoning.ago, "in two weeks' time"),
    # reckoned from an event
    (
        "(?: HEDGE | THE)? COUNT UNIT_ (?: EARLIER | LATER | BEFORE | AFTER | PRIOR TO)",
        reckoning.shift,
        "two days later",
    ),
    ("COUNT UNIT_ TO THE UNIT (?: BEFORE | AFTER)", reckoning.shift, "a year to the day after the coup"),
    ("HEDGE? UNITS (?: EARLIER | LATER | BEFORE | AFTER)", reckoning.shift, "weeks later"),
    ("THE [FOLLOWING PREVIOUS] NUM? UNITS | THE UNITS THAT FOLLOWED", reckoning.around, "in the days that followed"),
    ("THE EVE OF", reckoning.eve, "on the eve of the vote"),
    ("(?: THE SAME | THAT VERY? SAME?) DATEWORD", reckoning.same, "on that date"),
    (
        "(?<! EARLIER IN | LATER IN) THE [UNIT NIGHT] (?: EARLIER | BEFORE | AFTER | PRIOR TO)",
        reckoning.shift,
        "the day after",
    ),
    ("THE SAME [UNIT NIGHT PART] | THAT VERY? SAME? [UNIT NIGHT PART]", reckoning.same, "that same week"),
    ("THE? UNIT DASH [AGO EARLIER] (?: UNIT | PERIOD)?", reckoning.year_before, "the year-ago quarter"),
    ("THE LATEST? UNIT (?! EDGE_NOUN)", reckoning.running_quarter, "in the quarter"),
    ("THE? [FOLLOWING PREVIOUS] [PART NIGHT] | THE NEXT [PART NIGHT]", reckoning.next_part, "the next morning"),
    ("THE? [FOLLOWING PREVIOUS] UNIT | THE NEXT UNIT", reckoning.neighbour, "the following week"),
    # sets and lengths
    ("EACH (?: NUM UNITS | UNIT)", reckoning.every_unit, "every two weeks"),
    (
        "HEDGE? THE? ORDINAL? NUM MORE? DASH? UNIT_ (?! POSS? DASH? OLD | OF OLD)",
        reckoning.length,
        "a three-day battle",
    ),
    (f"(?<= {LASTING}) A [WHOLE MORE]? UNIT (?: AND A HALF)? (?! DASH? OLD)", reckoning.length, "for a week"),
    ("(?<= FOR | DURING | OVER | WITHIN | IN) UNITS (?! DASH? OLD)", reckoning.length, "for months"),
    ("(?: UNITS | UNIT) DASH LONG | UNITLONG", reckoning.length, "a years-long siege"),
    ("THE UNIT (?! EDGE_NOUN)", reckoning.the_weekend, "over the weekend"),
    ("THESE UNITS", reckoning.these_days, "these days"),
]

BEFORE_MONTH = "[IN SINCE UNTIL OF BY FROM TO DURING BETWEEN EDGE EDGE_NOUN EARLIER LATER BEFORE AFTER]"
BEFORE_YEAR = "[IN SINCE UNTIL OF BY FROM DURING BETWEEN BEFORE AFTER AND]"
ALONE: list[Rule] = [
    ("WEEKDAY_ (?= COMMA? MONTHS) | WEEKDAY", naming.weekday, "on Friday"),
    (f"MONTH | (?<= {BEFORE_MONTH}) MAYBE_MONTH", naming.month, "in May"),
    ("(?<= EDGE DASH | MONTHS [AND OR DASH COMMA TO]) MAYBE_MONTH", naming.month, "mid-March"),
    ("(?<= THE) MAYBE_MONTH (?= BREAK)", naming.month, "the March offensive"),
    ("THE NTH (?= STOP | COMMA | RPAR)", naming.day_of_month, "on the 15th"),
    (f"(?<= {BEFORE_YEAR}) YEARS | (?<= [EDGE POST] DASH) YEARS", naming.year, "in 1683"),
    ("(?<! NUMBER | DASH | DAYPAIR) YEAR (?! DASH [DAY NUMBER] | HUNDRED)", naming.bare_year, "the 1967 war"),
    ("CLOCK", naming.held, "6:30 p.m."),
    ("(?<= AT | NEAR | BY | UNTIL | SINCE | FROM) BARECLOCK", naming.held, "at 18:30"),
    ("BARECLOCK (?= ON? [WEEKDAY TIME])", naming.held, "18:30 on Tuesday"),
    ("(?<= AT) THE? [PART NIGHT]", reckoning.part_alone, "at dawn"),
    ("(?<= IN | DURING) THE EDGE? [PART NIGHT]", reckoning.part_alone, "in the early morning"),
    ("(?<= BEFORE | AFTER | NEAR | SINCE | UNTIL | BY | FROM) PART", reckoning.part_alone, "before dawn"),
    ("SET", reckoning.set_word, "daily"),
    ("REF", reckoning.reference, "currently"),
    ("NOW", reckoning.now, "now"),
    ("THE FUTURE", reckoning.the_future, "in the future"),
]

OF_REPORT: list[Rule] = [
    ("THE? [EDGE EDGE_NOUN] (?: DASH | OF)? THE? UNIT (?! POSS)", joining.edge_of_this, "the end of the year"),
    ("[EARLIER LATER EDGE] IN THE UNIT (?! POSS)", joining.edge_of_this, "earlier in the year"),
    ("THE? UNIT [DASH POSS]? EDGE_NOUN", joining.edge_of_this, "by year-end"),
]
JOINED: list[Rule] = [
    ("TIME [OF IN POSS COMMA]? TIME", joining.inside, "June last year"),
    ("SHIFT TIME", joining.shift_from, "two days before Christmas"),
    ("CLOCKTIME LPAR CLOCKTIME RPAR", joining.with_clock, "3 p.m. (1200 GMT)"),
    ("CLOCKTIME IN PARTTIME | (?<= AT | NEAR) DAY IN PARTTIME", joining.hour_in_part, "at 5 in the morning"),
]
EDGED: list[Rule] = [
    ("[EDGE EARLIER LATER] DASH? [OF IN ON]? [TIME SHIFT WINDOW]", joining.edged, "late last year"),
    ("THE? EDGE_NOUN [OF DASH] [TIME SHIFT WINDOW]", joining.edged, "the end of 2019"),
]
HOURS: list[Rule] = [
    ("[TIME SHIFT] COMMA? [AT BY NEAR ON]? NEAR? CLOCKTIME", joining.with_clock, "Friday at 6:30 p.m."),
    ("NEAR? CLOCKTIME COMMA? (?: ON | IN)? [TIME SHIFT]", joining.with_clock, "around 6:30 a.m. on Tuesday"),
    ("NEAR CLOCKTIME", joining.hedged, "around 6:30 p.m."),
    ("[TIME SHIFT] [AT IN DURING COMMA]? EDGE? [PARTTIME PART NIGHT OVERNIGHT]", joining.with_part, "Friday evening"),
    (
        "THE? (?: EDGE DASH?)? [PARTTIME PART NIGHT OVERNIGHT] [OF ON COMMA]? [TIME SHIFT]",
        joining.with_part,
        "the night of May 5",
    ),
]
RANGES: list[Rule] = [
    ("FROM CLOCKTIME [TO UNTIL DASH] [TIME SHIFT]", joining.between_hours, "from 9 a.m. to 5 p.m. on Monday"),
    ("BETWEEN CLOCKTIME AND [TIME SHIFT]", joining.between_hours, "between 2 a.m. and 4 a.m. on Monday"),
    (
        "FROM [TIME AWAY SHIFT] COMMA? (?: UNTIL | TO | DASH) [TIME AWAY SHIFT]",
        joining.between,
        "from Monday to Thursday",
    ),
    ("BETWEEN [TIME AWAY SHIFT] AND [TIME AWAY SHIFT]", joining.between, "between 2003 and 2011"),
    ("TIME [TO DASH UNTIL] TIME", joining.between, "January 2020 - March 2021"),
    ("SINCE [TIME AWAY]", joining.since, "since March 2024"),
    ("UNTIL TIME", joining.until, "until Friday"),
]

LEFT: list[Rule] = [
    ("OVERNIGHT", naming.always(Part("overnight", Window(ONE, "day", -1))), "bombed overnight"),
]

NAMED = "MONTH MAYBE_MONTH WEEKDAY MAYBE_WEEKDAY SEASON FEAST"
TABLES: list[tuple[str, list[Rule]]] = [  # the kinds of word without which a table can do nothing, and the table
    ("NUMBER", NUMBERS),
    ("NUMBER HUNDRED EXACTLY VAGUE HALF", BIG_NUMBERS),
    ("ERA", ERAS),
    ("MONTH MAYBE_MONTH FOREIGN MAYBE_FOREIGN FEAST", DAYS),
    (NAMED + " DATE WEEKDAYS QTOKEN DECADE DECADE_WORD TODAY TONIGHT", NAMES),
    ("UNIT UNITS NIGHT UNITLONG PART HALF EVE DATEWORD", UNITS),
    ("BREAK STOP", ALONE),  # one of these ends every run of words
    ("EDGE EDGE_NOUN EARLIER LATER", OF_REPORT),
    ("TIME SHIFT CLOCKTIME PARTTIME", JOINED),
    ("EDGE EDGE_NOUN EARLIER LATER", EDGED),
    ("CLOCKTIME PARTTIME PART NIGHT OVERNIGHT", HOURS),
    ("FROM BETWEEN TO DASH SINCE UNTIL", RANGES),
    ("OVERNIGHT", LEFT),
]


@cache
def layers() -> tuple[Layer, ...]:
    """The grammar, ready to run; made when first needed."""
    return tuple(layer(needs, rules) for needs, rules in TABLES)
