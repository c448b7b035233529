from __future__ import annotations

import pytest

from comity.sources.no_news import no_news_reason


@pytest.mark.parametrize(
    "line",
    [
        "Do NOT follow this link or you will be banned from the site!",
        "Share this article on Facebook",
        "Facebook | Twitter | WhatsApp",
        "Subscribe to our newsletter",
        "Sign up for our daily newsletter here.",
        "Click here to join the discussion",
        "Read more: Iraq mourns its dead",
        "Related: What we know so far",
        "This website uses cookies to improve your experience.",
        "Support our journalism",
        "Advertisement",
        "[ADVERTISEMENT]",
        "Follow us on Twitter",
        "© 2019 The Daily News",
        "Copyright 2019 The Daily News. All rights reserved.",
        "FOR IMMEDIATE RELEASE",
        "* * *",
        "5 min read",
        "Robots that follow this link will be blocked.",
        "(Adds French reaction, protest)",
        "(Updates with toll)",
        "SC/15533",
        "11.42am GMT",
        "From: press@example.org",
        "This e-mail and any attachments are confidential.",
        "The views expressed in this article are the author's own.",
        "Share on Facebook Share on Twitter",
        "Home > News > Middle East",
        "What we know so far",
        "Key Takeaways:",
        "Tags: Yemen, Israel",
        "Notes to editors:",
        "For interviews contact press@example.org or call +44 20 7000 0000.",
        "[1] https://example.org/posts/123",
        "Updated 2 hours ago",
    ],
)
def test_lines_that_are_no_news(line: str) -> None:
    assert no_news_reason(line)


@pytest.mark.parametrize(
    "line",
    [
        "Advertisement revenue fell for a third year.",
        "Journalists were banned from the site of the blast.",
        "Support our troops, the minister told parliament.",
        "Join protests today, the movement told its followers.",
        "Share prices fell in Tehran.",
        "Copyright law was changed in 1976 after long talks.",
        "Follow the money, prosecutors said.",
        "The ministry said readers should be careful.",
        "Related attacks killed three people in Mosul.",
        "(c) the parties shall withdraw within 30 days of 1 March 2019 to their lines.",
        "(Add to this that the bridge was gone.",
        "From: the hills to the sea the army holds the land.",
        "11.42 billion dollars were promised.",
        "Views differ on who fired first.",
        "Bots spread the claim before the raid.",
        "For information on the captives the army pays, residents said.",
        "The summary of what they know was read out.",
        "More from the front reached the capital by evening.",
    ],
)
def test_news_that_begins_like_them(line: str) -> None:
    assert no_news_reason(line) is None
