"""Wording: the rows of the codebook in plain words, for people who code and people who ask."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from comity.reading.codebook.entries import FORMS
from comity.reading.codebook.sheets import Row
from comity.reading.tables import values

SLOTS: Mapping[str, str] = {
    "subj": "the subject; of a passive, whoever stands after `by`",
    "obj": "the direct object; of a passive, the subject",
    "poss": "the possessor: *Washington's* decision",
    "mod": "a name or word before the cue: *American* raid",
    "conj": "for a mutual deed, the others in the list: *X and Y met*",
    "between": "both sides after `between`",
}
"""Where in a sentence somebody stands; every other slot is the preposition that it names."""

STATUS: Mapping[str, str] = {
    "happened": "it was done, or is being done",
    "denied": "it was not done, or somebody says so",
    "planned": "it is meant, decided on or announced, and still to come",
    "threatened": "somebody threatens to do it",
    "requested": "somebody is asked, told or wanted to do it; `asked not to` is the same, and not wanted",
    "refused": "whoever was to do it will not, or is not let",
    "possible": "it may be, may have been, or hangs on a condition",
    "counterfactual": "it was not done, and would have been",
}
"""What each status of a deed means."""

TABLES: Mapping[str, str] = {
    "verbs": "verbs that tell deeds",
    "nouns": "nouns that tell deeds",
    "light": "verbs that lend a noun its sides",
    "status": "words that bear on whether it was done",
    "modes": "words that choose a mode",
    "stances": "words of attitude",
    "cues": "words that say who says it",
    "classes": "classes of objects",
    "contexts": "words of a context",
    "loaded": "labels that the sides would not share",
    "tones": "words that judge",
}

_SHORT = {
    "subj": "subject",
    "obj": "object",
    "poss": "possessor",
    "mod": "word before it",
    "conj": "the others in the list",
}
_POS = {"verb": "verb", "noun": "noun", "adj": "adjective", "adv": "adverb", "prep": "preposition",
        "conj": "conjunction", "aux": "auxiliary", "prefix": "prefix"}  # fmt: skip
_UNDER = {"inf": "an infinitive", "ing": "a gerund", "that": "a clause", "obj": "a noun", "any": "whatever"}
_FRAME = {"clause": "a clause", "quote": "a quotation", "inf": "an infinitive", "obj": "its object",
          "hearer": "its object hears it", "pred": "what its object is called", "pass": "of its passive, the subject",
          "subject": "its subject", "gerund": "its gerund", "given": "what it takes for granted",
          "agent": "of its passive, only where it is told who says it",
          "span": "its object and all as far as its last word goes", "colon": "what follows its colon"}  # fmt: skip
_NEEDED = {"inf": "an infinitive", "that": "a clause", "light": "a verb that carries it"}
_WHERE = {
    "any": "in the clause of",
    "subj": "as the subject of",
    "with": "after `with`, `by` or `using` in",
    "mod": "before the word of",
    "obj": "as the object of",
}
_POSSESSED, _DOER = ("poss", "mod"), ("by", "from", "of")
_NOUN_ACTOR, _NOUN_RECIPIENT = ("poss", "mod", "by", "of"), ("on", "against", "at")


def in_words(row: Row) -> str:
    """A row of any table as a line that needs no knowledge of its columns."""
    return _WORDING[row.table](row.cells)


def frame(row: Row) -> str:
    """A row of verbs or nouns as a pattern: `X fires weapon at Y`, `X's raid on Y`."""
    return _verb_frame(row.cells) if row.table == "verbs" else _noun_frame(row.cells)


def slot(name: str) -> str:
    """A slot in a word or two."""
    return _SHORT.get(name, f"`{name}`")


def slots(names: Sequence[str]) -> str:
    """Slots in the order in which they are tried: `object, else in or at`.

    >>> slots(("obj", "in", "at"))
    'object, else `in`, `at`'
    """
    first, *rest = map(slot, names)
    return f"{first}, else {', '.join(rest)}" if rest else first


def actor_slots(table: str, cells: Mapping[str, str]) -> tuple[str, ...]:
    """The slots of the actor, those that an empty cell stands for among them."""
    return values(cells["actor"]) or (("subj",) if table == "verbs" else _NOUN_ACTOR)


def recipient_slots(table: str, cells: Mapping[str, str]) -> tuple[str, ...]:
    """The slots of the recipient, likewise."""
    return values(cells["recipient"]) or (("obj",) if table == "verbs" else _NOUN_RECIPIENT)


def third_person(verb: str) -> str:
    """A verb as it stands after *X*, with its fixed words.

    >>> [third_person(verb) for verb in ("bomb", "carry out", "clash with", "veto")]
    ['bombs', 'carries out', 'clashes with', 'vetoes']
    """
    first, *rest = verb.split(" ")
    if first == "be":
        ending = "is"
    elif first == "have":
        ending = "has"
    elif first.endswith("y") and first[-2:-1] not in "aeiou":
        ending = first[:-1] + "ies"
    elif first.endswith(("s", "sh", "ch", "x", "z", "o")):
        ending = first + "es"
    else:
        ending = first + "s"
    return " ".join([ending, *rest])


def _verb(cells: Mapping[str, str]) -> str:
    return f"{_verb_frame(cells)}: {_coded('verbs', cells)}"


def _noun(cells: Mapping[str, str]) -> str:
    return f"{_noun_frame(cells)}: {_coded('nouns', cells)}"


def _coded(table: str, cells: Mapping[str, str]) -> str:
    """What a row of verbs or nouns codes, and who is who."""
    needed = _needed(values(cells.get("needs", "")))
    if cells.get("head") == "-" or cells["type"] == "-":
        return f"no deed, {needed}" if cells.get("needs", "") else "no deed"
    said = [" ".join(filter(None, (cells["type"], cells["mode"])))]
    if cells.get("needs", ""):
        said.append(needed)
    said.append(f"actor: {slots(actor_slots(table, cells))}")
    said.append(f"recipient: {slots(recipient_slots(table, cells))}")
    if cells["deed"]:
        where = ", ".join(_UNDER.get(place, f"`{place}`") for place in values(cells["deed_in"]) or ("obj",))
        doer = f", done by the {cells['doer']}" if cells["doer"] else ""
        told = "stays as it is" if cells["deed"] == "happened" else f"is {cells['deed']}"
        said.append(f"the deed told in {where} {told}{doer}")
    return "; ".join(said)


def _needed(needs: Sequence[str]) -> str:
    """What must hang on a row's word, and what must not."""
    wanted = [_need(need) for need in needs if not need.startswith("!")]
    barred = [_need(need[1:]) for need in needs if need.startswith("!")]
    said = [f"only with {' or '.join(wanted)}"] if wanted else []
    return ", ".join([*said, *([f"never with {' or '.join(barred)}"] if barred else [])])


def _need(name: str) -> str:
    return f"a subject of the class {name[1:]}" if name.startswith("@") else _NEEDED.get(name, slot(name))


def _verb_frame(cells: Mapping[str, str]) -> str:
    actor, recipient = actor_slots("verbs", cells)[0], recipient_slots("verbs", cells)[0]
    words = third_person(cells["cue"]).split(" ")
    fixed = words[-1] if len(words) > 1 else ""
    asked = _asked(values(cells.get("object", "")))
    said = ["Y" if recipient == "subj" else "X", *words, *([asked] if asked else [])]
    if cells["type"] == "-":
        return " ".join(said)
    for who, where in (("Y", recipient), ("X", actor)):
        if where == "subj" or (where == "obj" and asked):
            continue
        if where == "conj":
            said[0] = "X and Y"
        elif where in ("obj", fixed):
            said.append(who)
        else:
            said += [where, who]
    return " ".join(said)


def _noun_frame(cells: Mapping[str, str]) -> str:
    if cells["head"] == "-" or cells["type"] == "-":
        return cells["cue"]
    actor, recipient = actor_slots("nouns", cells)[0], recipient_slots("nouns", cells)[0]
    if recipient in ("conj", "between") or actor in ("conj", "between"):
        return f"{cells['cue']} between X and Y"
    said = f"X's {cells['cue']}" if actor in _POSSESSED else f"{cells['cue']} {actor} X"
    return said if recipient in _POSSESSED else f"{said} {recipient} Y"


def _asked(objects: Sequence[str]) -> str:
    """What a verb's object must be: a class, or a word of those listed."""
    named = [f"a {word[1:]}" if word in FORMS else word.removeprefix("@") for word in objects]
    return "/".join(named[:3]) + ("/…" if len(named) > 3 else "")


def _light(cells: Mapping[str, str]) -> str:
    if cells["does"] == "-":
        return f"{third_person(cells['verb'])}: taken away"
    side = {"actor": "X does the deed of the noun", "recipient": "X suffers the deed of the noun"}
    said = [side.get(cells["does"], "X is neither side of the noun's deed")]
    if cells["other"]:
        said.append(f"the other side: {slots(values(cells['other']))}")
    if cells["status"]:
        said.append(f"the deed is {cells['status']}")
    return f"X {third_person(cells['verb'])} a deed: {'; '.join(said)}"


def _status(cells: Mapping[str, str]) -> str:
    under = " or ".join(_UNDER.get(place, place) for place in values(cells["complement"]) or ("any",))
    if cells["status"] in ("", "-"):
        return f"{_POS.get(cells['pos'], cells['pos'])} over {under}: leaves the deed as it is"
    told = "was done" if cells["status"] == "happened" else f"is {cells['status']}"
    return f"{_POS.get(cells['pos'], cells['pos'])} over {under}: the deed {told}"


def _mode(cells: Mapping[str, str]) -> str:
    if cells["where"] == "-":
        return f"{cells['type']} {cells['mode']}: taken away"
    return f"{_WHERE.get(cells['where'] or 'any', cells['where'])} {cells['type']}: mode {cells['mode']}"


def _stance(cells: Mapping[str, str]) -> str:
    if cells["polarity"] == "-":
        return "taken away"
    side = "for" if cells["polarity"] == "positive" else "against"
    if cells["pos"] == "prefix":
        return f"prefix: whom the noun after it names is {side} whom the prefix is put before"
    holder, target = slots(values(cells["holder"])), slots(values(cells["target"]))
    return f"{_POS.get(cells['pos'], '')}: X is {side} Y; X: {holder}; Y: {target}"


def _cue(cells: Mapping[str, str]) -> str:
    if cells["act"] == "-":
        return "taken away"
    content = ", ".join(_FRAME.get(place, f"after `{place}`") for place in values(cells["frame"]))
    unless = f"; nothing is said of {' or '.join(values(cells['unless']))}" if cells["unless"] else ""
    only = f"; only of {' or '.join(values(cells['only']))}" if cells["only"] else ""
    said = f"says so ({cells['act']}, {cells['attitude']}); what is said: {content}{unless}{only}"
    return f"{_POS.get(cells['pos'], '')}: {said}"


def _class(cells: Mapping[str, str]) -> str:
    return f"one of the objects called `@{cells['class']}`"


def _context(cells: Mapping[str, str]) -> str:
    return f"context {cells['context']} of its paragraph" if cells["context"] != "-" else "of no context"


def _loaded(cells: Mapping[str, str]) -> str:
    return f"a loaded word {cells['leaning']} those who are so called{': ' + cells['note'] if cells['note'] else ''}"


def _tone(cells: Mapping[str, str]) -> str:
    if cells["polarity"] in ("pleases", "displeases"):
        return f"verb: {cells['polarity']} its object, who is so minded towards whoever does it"
    return f"{_POS.get(cells['pos'], '')}: {cells['polarity']} towards what is so judged"


_WORDING = {
    "verbs": _verb,
    "nouns": _noun,
    "light": _light,
    "status": _status,
    "modes": _mode,
    "stances": _stance,
    "cues": _cue,
    "classes": _class,
    "contexts": _context,
    "loaded": _loaded,
    "tones": _tone,
}
