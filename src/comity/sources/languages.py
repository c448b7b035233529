"""Is a text English? Decided by the words that hold a sentence together; a model is asked only when they are in doubt.

Foreign names fill English news (`French Polynesian President Gaston Tong Sang resigns`), so a model's guess alone never
decides: a short text is skipped only where it holds the function words of another language.
"""

from __future__ import annotations

import re
from functools import cache

_ENGLISH = frozenset((
    "the", "of", "and", "to", "that", "with", "for", "from", "by", "has", "have", "had", "is", "are", "was", "were",
    "been", "be", "at", "on", "after", "his", "her", "their", "which", "who", "not", "will", "would", "as", "it",
    "its", "he", "she", "they", "said", "this", "but", "an", "a", "in", "against", "over", "into", "than", "during",
    "before", "about", "between", "under", "or", "when", "also", "more",
))  # fmt: skip
# Of the languages that news is most often read in by mistake; words that stand in names (de, la, von, al) are left out.
_OTHER = frozenset((
    "der", "das", "und", "ist", "nicht", "mit", "ein", "eine", "einen", "einem", "einer", "den", "dem", "des",
    "sich", "auf", "für", "wird", "sind", "auch", "wie", "zu", "im", "dass", "bei", "que", "los", "las", "por",
    "para", "una", "con", "como", "más", "pero", "está", "según", "su", "se", "lo", "ha", "les", "dans", "est",
    "pas", "pour", "qui", "sur", "une", "aux", "au", "ce", "et", "sont", "été", "elle", "il", "nous", "avec", "não",
    "uma", "dos", "são", "foi", "mais", "em", "os", "ao", "che", "per", "della", "sono", "gli", "nel", "non", "più",
    "è", "het", "een", "van", "niet", "zijn", "voor", "op", "dat", "met", "och", "att", "som", "är", "för", "inte",
    "på", "det", "til", "av", "og", "ikke", "bir", "bu", "ve", "için", "olarak", "nie", "jest", "się", "w", "na",
    "z", "i", "że", "do",
))  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+")
_NAMES = {
    "ar": "Arabic", "bg": "Bulgarian", "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek", "es": "Spanish",
    "fa": "Persian", "fi": "Finnish", "fr": "French", "he": "Hebrew", "hi": "Hindi", "hu": "Hungarian",
    "id": "Indonesian", "it": "Italian", "ja": "Japanese", "ko": "Korean", "nl": "Dutch", "no": "Norwegian",
    "pl": "Polish", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "sr": "Serbian", "sv": "Swedish",
    "th": "Thai", "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu", "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip
_SAMPLE = 20_000  # characters: more decide nothing that these do not
_FEW = 6  # words, below which nothing but the script tells a language
_MANY = 20  # words, from which a text without English function words is not English


def foreign_language(text: str, declared: str | None = None) -> str | None:
    """The name of the language that a text looks like, or None where it is English or can't be told.

    `declared` is what came with the text; it decides only where the words do not.
    """
    sample = text[:_SAMPLE]
    words = [word.lower() for word in _WORD.findall(sample)]
    letters = [letter for letter in sample if letter.isalpha()]
    if not letters:
        return None
    if 2 * sum(_is_latin(letter) for letter in letters) < len(letters):
        return _named(_guess(sample)) or "a script other than Latin"
    english = sum(word in _ENGLISH for word in words) / max(1, len(words))
    foreign = sum(word in _OTHER for word in words)
    other = foreign / max(1, len(words))
    doubtful = (len(words) >= _FEW and foreign >= 2 and other > english and other >= 0.12) or (
        len(words) >= _MANY and english < 0.08
    )
    if doubtful and (guess := _guess(sample)) != "en":
        return _named(guess)
    if english == 0 and declared and not declared.lower().startswith("en"):
        return _named(declared.lower()[:2])
    return None


def _is_latin(letter: str) -> bool:
    return letter < "\u0250" or "\u1e00" <= letter < "\u1f00"


def _named(code: str) -> str | None:
    return _NAMES.get(code, f"`{code}`") if code != "en" else None


def _guess(text: str) -> str:
    return str(_model().classify(text)[0])


@cache
def _model():  # type: ignore[no-untyped-def]  # py3langid ships no types
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # loading takes a second, and most runs need it never

    return LanguageIdentifier.from_model_file(MODEL_FILE)
