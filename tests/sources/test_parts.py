from __future__ import annotations

import itertools

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from comity.sources.parts import Layout, find_parts
from comity.types import Credit, Part

BODY = "The army entered the city on Monday, and the governor left it the same night, officials said."


def told(text: str, layout: Layout) -> list[tuple[str, str]]:
    return [(part.kind, text[part.start : part.end]) for part in layout.parts]


def kinds(text: str, headline: str | None = None) -> list[str]:
    return [part.kind for part in find_parts(text, headline).parts]


def test_a_report_from_a_site_with_an_editors_note_and_a_trap() -> None:
    text = (
        "Daily-Lantern\n\nMinister Told Envoys They Had No Leave to Cross the River, They Crossed It Anyway\n\n"
        "And this is why the valley is now siding with the governor\n\n"
        "Editor’s note: Many resent the governor.\n\nThat said, this is a line.\n\nThe point is here.\n\n\n"
        f"{BODY}\n\n{BODY}\n\nSource: Excerpted from The River Review\n\n"
        "Do not follow this link or you will be banned from the site!"
    )
    layout = find_parts(text)
    assert kinds(text) == ["not_news", "headline", "dek", "editor_note", "body", "credit", "not_news"]
    assert told(text, layout)[3][1].endswith("The point is here.")
    assert layout.site == "Daily-Lantern"
    assert layout.headline == "Minister Told Envoys They Had No Leave to Cross the River, They Crossed It Anyway"
    assert layout.credits == (Credit("excerpted_from", "The River Review"),)
    assert layout.genre == "opinion"


def test_a_wire_report() -> None:
    text = (
        "Two bombs hit market\n\nBy Jane Doe\n\nDecember 30, 2019\n\n"
        "BAGHDAD, Dec 29 (Reuters) - Two bombs went off.\n\n"
        f"{BODY}\n\n(Reporting by Jane Doe; Editing by John Roe)"
    )
    layout = find_parts(text)
    assert [kind for kind, _ in told(text, layout)] == ["headline", "byline", "dateline", "body", "credit"]
    assert told(text, layout)[2][1] == "December 30, 2019\n\nBAGHDAD, Dec 29 (Reuters) -"
    assert layout.published == "2019-12-30"
    assert layout.credits == (Credit("author", "Jane Doe"), Credit("agency", "Reuters"))
    assert layout.genre == "report"


def test_only_the_prefix_of_a_paragraph_is_its_dateline() -> None:
    text = f"MOSUL, Iraq (AP) — {BODY}\n\n{BODY}"
    layout = find_parts(text)
    assert told(text, layout) == [("dateline", "MOSUL, Iraq (AP) —"), ("body", f"{BODY}\n\n{BODY}")]
    assert layout.credits == (Credit("agency", "AP"),)


def test_a_text_of_one_line_is_body() -> None:
    assert find_parts("Army enters the city").parts == (Part("body", 0, 20),)


def test_a_headline_and_its_dek_are_no_site() -> None:
    text = f"Peace at Last\n\nThe two sides sign an agreement in the old town hall\n\n{BODY}"
    assert kinds(text) == ["headline", "dek", "body"]


@pytest.mark.parametrize("site", ["example.org", "The River Times", "Lantern"])
def test_a_site_above_the_headline(site: str) -> None:
    text = f"{site}\n\nArmy enters the northern city at dawn\n\n{BODY}"
    layout = find_parts(text)
    assert (layout.site, layout.headline) == (site, "Army enters the northern city at dawn")


def test_a_known_headline_is_found_under_its_site() -> None:
    text = f"Lantern\n\nArmy enters the city\n\n{BODY}"
    assert kinds(text, "Army enters the city") == ["not_news", "headline", "body"]


def test_no_headline_where_the_text_begins_with_a_sentence() -> None:
    layout = find_parts(f"{BODY}\n\n{BODY}")
    assert layout.headline is None
    assert [part.kind for part in layout.parts] == ["body"]


def test_wrapped_lines_are_one_paragraph() -> None:
    text = "Army enters the city\nBy Jane Doe\n\nThe army entered the city\non Monday and the governor\nleft it."
    assert kinds(text) == ["headline", "byline", "body"]


@pytest.mark.parametrize(
    ("note", "rest"),
    [
        ("Editor's note: We disagree.", f"{BODY}\n\n{BODY}"),
        ("Editor's note:\n\nWe disagree.", BODY),
        ("[Editor's note: We disagree.\n\nWe said so before.]", BODY),
        ("Editor's note: We disagree.\n\nWe said so before.", f"* * *\n\n{BODY}"),
        ("Editor's note: We disagree.\n\nWe said so before.", f"By Jane Doe\n\n{BODY}"),
        ("Editor's note: We disagree.", "Source: The Lantern"),
    ],
)
def test_where_an_editors_note_ends(note: str, rest: str) -> None:
    text = f"Army enters the city\n\n{note}\n\n{rest}"
    parts = told(text, find_parts(text))
    assert parts[1] == ("editor_note", note)


def test_a_note_that_corrects_is_no_opinion() -> None:
    text = f"Army enters the city\n\n{BODY}\n\nEditor's note: This story was corrected to give the right day."
    layout = find_parts(text)
    assert layout.parts[-1].kind == "editor_note"
    assert layout.genre is None


@pytest.mark.parametrize(
    ("label", "genre"), [("Opinion", "opinion"), ("EDITORIAL", "opinion"), ("FOR IMMEDIATE RELEASE", "statement")]
)
def test_labels_tell_the_genre(label: str, genre: str) -> None:
    assert find_parts(f"{label}\n\nThe Army Has No Business in the City\n\n{BODY}").genre == genre


def test_captions_and_advertisements_in_the_body() -> None:
    text = f"{BODY}\n\nFILE PHOTO: A street in Mosul. REUTERS/Jane Doe\n\n{BODY}\n\nAdvertisement\n\n{BODY}"
    assert kinds(text) == ["body", "caption", "body", "not_news", "body"]


LINES = st.sampled_from(
    [
        "", "", " ", BODY, "Army enters the city", "By Jane Doe", "Editor's note: This is ours.", "[Editor's note:",
        "BAGHDAD, Dec 29 (Reuters) - Two bombs.", "WASHINGTON —", "December 29, 2019", "Advertisement", "Lantern",
        "Source: Excerpted from The Lantern", "FILE PHOTO: A street", "* * *", "Opinion", "\u200b", "\x0b", "\u2028x",
    ]
)  # fmt: skip


@given(st.one_of(st.text(), st.lists(st.one_of(LINES, st.text(max_size=12))).map("\n".join)), st.booleans())
@example("Army\n\n" * 3, True)
def test_parts_hold_every_word_once_and_in_order(text: str, headed: bool) -> None:
    headline = " ".join(text.strip().split("\n", 1)[0].split()) if headed else None
    parts = find_parts(text, headline or None).parts
    last = 0
    for part in parts:
        assert last <= part.start < part.end <= len(text)
        assert not text[last : part.start].strip()
        piece = text[part.start : part.end]
        assert piece == piece.strip()
        last = part.end
    assert not text[last:].strip()
    assert all(one.kind != other.kind for one, other in itertools.pairwise(parts))


def test_a_name_above_headline_and_dek_is_the_sites() -> None:
    text = (
        "The Lantern\n\nDrones hit the airport as the capital protests\n\n"
        "Officials say nobody gave warning, and that the raid broke a promise made in August\n\n"
        f"By Ana Bell | Lima | 9 April 2023\n\nShare on Facebook Share on Twitter\n\n{BODY}\n\n{BODY}\n\n"
        "[Photo: The main gate. Credit: Omar Roe]\n\nAna Bell is a reporter in Lima."
    )
    layout = find_parts(text)
    assert kinds(text) == ["not_news", "headline", "dek", "byline", "not_news", "body", "caption", "not_news"]
    assert (layout.site, layout.published) == ("The Lantern", "2023-04-09")
    assert layout.credits == (Credit("author", "Ana Bell"),)


def test_the_head_goes_on_under_a_note_of_the_desk() -> None:
    text = (
        "UPDATE 2-Junta orders envoy to leave\n\n* Junta cites refusal to meet\n* Paris says no\n\n"
        f"(Adds reaction)\n\nBy Omar Roe\n\nNIAMEY, Aug 25 (Reuters) - {BODY}\n\n{BODY}"
    )
    assert kinds(text) == ["headline", "dek", "not_news", "byline", "dateline", "body"]


def test_names_above_the_day_are_the_authors() -> None:
    text = f"Campaign assessment\n\nAna Bell, Omar Roe, and Li M. Wei\n\nOctober 4, 2023, 7:45pm ET\n\n{BODY}\n\n{BODY}"
    layout = find_parts(text)
    assert kinds(text) == ["headline", "byline", "dateline", "body"]
    assert [credit.name for credit in layout.credits] == ["Ana Bell", "Omar Roe", "Li M. Wei"]


def test_a_day_may_stand_above_the_headline() -> None:
    text = (
        f"FOR IMMEDIATE RELEASE\n14 March 2022\n\nArmy must end the siege, says the union\n\n{BODY}\n\n{BODY}\n\nENDS"
    )
    assert kinds(text) == ["not_news", "dateline", "headline", "body", "not_news"]
    assert find_parts(text).published == "2022-03-14"


def test_headlines_listed_under_most_read_are_no_news() -> None:
    text = f"Rivers rise in the north\n\n{BODY}\n\n{BODY}\n\nMost Read\n1. Heat hits Lima\n2. Troops enter Oslo"
    assert kinds(text) == ["headline", "body", "not_news"]


def test_a_dek_that_ends_with_a_stop_stands_above_a_byline() -> None:
    head = "Force captures palace in capital\n\nIt says it holds the airport.\n\nBy Lantern Staff\n15 Apr 2023"
    text = f"{head}\n\n{BODY}\n\n{BODY}"
    assert kinds(text) == ["headline", "dek", "byline", "dateline", "body"]


def test_links_between_the_paragraphs_are_no_news() -> None:
    links = "Keep reading\nlist of 4 items\nlist 1 of 4\nArmy warns of war\nend of list"
    text = f"Force captures palace\n\n{BODY}\n\n{links}\n\n{BODY}"
    assert kinds(text) == ["headline", "body", "not_news", "body"]


def test_an_author_may_stand_with_a_post_and_without_by() -> None:
    text = f"Rebels seize a mining town\n\nOmar Roe Africa correspondent\nMon 22 Apr 2024 06.00 BST\n\n{BODY}\n\n{BODY}"
    layout = find_parts(text)
    assert kinds(text) == ["headline", "byline", "dateline", "body"]
    assert (layout.credits, layout.published) == ((Credit("author", "Omar Roe"),), "2024-04-22")


def test_what_was_amended_is_the_editors_and_no_opinion() -> None:
    text = (
        f"Rebels seize a town\n\n{BODY}\n\n{BODY}\n\nThis article was amended on 23 April 2024. It misstated a number."
    )
    assert kinds(text) == ["headline", "body", "editor_note"]
    assert find_parts(text).genre is None


def test_fields_above_a_text() -> None:
    text = (
        "https://example.org/coup\nTitle: Army seizes power, detains premier\n"
        "Date: 3 February 2021\nAuthor: Ana Bell\n\n"
        f"LUANDA: {BODY}\n\n{BODY}"
    )
    layout = find_parts(text)
    assert kinds(text) == ["not_news", "headline", "dateline", "byline", "dateline", "body"]
    assert (layout.headline, layout.published) == ("Army seizes power, detains premier", "2021-02-03")
    assert layout.credits == (Credit("author", "Ana Bell"),)


def test_a_label_before_a_colon_is_no_place() -> None:
    assert kinds(f"Army holds the hills\n\nEXPLAINER: {BODY}\n\n{BODY}") == ["headline", "body"]


def test_the_subject_of_a_mail_is_its_headline() -> None:
    text = (
        "From: press@example.org\nSent: Tuesday, March 5, 2024 4:12 PM\nTo: undisclosed-recipients\n"
        f"Subject: Statement on the expulsion of two envoys\n\n{BODY}\n\n{BODY}"
    )
    layout = find_parts(text)
    assert kinds(text) == ["not_news", "dateline", "not_news", "headline", "body"]
    assert (layout.headline, layout.published) == ("Statement on the expulsion of two envoys", "2024-03-05")
