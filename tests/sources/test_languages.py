from __future__ import annotations

import pytest

from comity.sources.languages import foreign_language


@pytest.mark.parametrize(
    "text",
    [
        "French Polynesian President Gaston Tong Sang resigns.",
        "Russia sells Venezuela 98 Ilyushin Il-114 aircraft.",
        "Pope John Paul II canonizes Daniele Comboni (1831–1881), Arnold Janssen (1837–1909) and Josef Freinademetz.",
        "Saudi police arrest terror suspect Faris al-Zahrani.",
        "Iraqi insurgency",
        "1, 2, 3",
    ],
)
def test_english_with_foreign_names_is_english(text: str) -> None:
    assert foreign_language(text) is None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Die Regierung hat am Montag mitgeteilt, dass sie nicht mit der Opposition verhandeln wird.", "German"),
        ("Le gouvernement a annoncé lundi que les troupes sont dans la capitale et ne partiront pas.", "French"),
        ("El gobierno dijo que las tropas no se retiran por ahora y que los ataques son una amenaza.", "Spanish"),
        ("Правительство сообщило в понедельник о выводе войск.", "Russian"),
        ("أعلنت الحكومة يوم الاثنين انسحاب القوات من المدينة", "Arabic"),
    ],
)
def test_other_languages_are_named(text: str, language: str) -> None:
    assert foreign_language(text) == language


def test_what_is_declared_decides_only_where_words_do_not() -> None:
    assert foreign_language("Saddam Hussein", "fr") == "French"
    assert foreign_language("The army is in the city.", "fr") is None
