"""Agents: words for people who act (`police`, `fighters`), of the country or body that the words beside them name."""

from __future__ import annotations

from comity.reading.actors.bare import body_named, state_around, state_served
from comity.reading.actors.lands import is_of_several_lands, read_neighbor
from comity.reading.actors.modifiers import Modifier, modifier_of
from comity.reading.actors.offices import explained_by
from comity.reading.actors.owners import BODIES, Owner, carries, is_former, joint_owners, owner_before, owner_of
from comity.reading.actors.pairs import how_many, leads, those_told
from comity.reading.actors.personhood import is_like_body
from comity.reading.actors.piece import Piece
from comity.reading.actors.pronouns import read_parties
from comity.reading.actors.retold import group_of, group_told, leader_told, rebels_told, told_before, who_left_office
from comity.reading.actors.scene import Scene
from comity.reading.actors.strangers import explain, some_people
from comity.reading.directory import Agent, State, slug
from comity.reading.directory.made import organ_in, people_of
from comity.reading.grammar import child, children, first_joint, governed_by, is_noun, is_what_is_made
from comity.reading.sentences import Sentence, Token
from comity.types import Actor

_ABROAD = frozenset(
    {"embassy", "consulate", "diplomats", "peacekeepers", "coalition-forces", "inspectors", "observers"}
)
_ABSTRACT = frozenset({"intelligence", "authority", "air defense", "air defence", "air defenses", "air defences"})
"""Words for bodies that mean a thing where they are no subject: *to share intelligence*, *to send air defences*."""
_DEFINITE = frozenset({"the", "this", "that", "its", "their", "these", "those"})
_CIRCLES = frozenset({"gang", "team", "regime", "camp", "clique", "junta"})
_RULES = frozenset({"government", "administration", "cabinet"})
_OF_THE_PLACE = ("people", "armed_group", "ngo", "business", "religious", "media", "movement", "party")
"""Kinds of unnamed agents who are counted to the country in which a report finds them."""

_OTHERS = frozenset(
    "coalition foreign allied enemy rebel militia insurgent opposition separatist international".split()
)
"""Words before agents who are then not the country's own: *coalition jets*, *foreign troops*."""

_SEATS_ABROAD = frozenset({"embassy", "consulate"})
_LED_BY = {
    "leaders": ("person",),
    "presidents": ("person",),
    "governments": ("state", "government"),
}
"""Words of which there may be *two* or *three*, and the kinds of those told of whom they then mean."""
_LEADING = frozenset({"leader", "leadership", "official", "aide"})
_OF_ANYBODY = frozenset({"leader", "leadership"})
"""Words for those who lead a party or a body as often as a state: they are a government only where a name says so."""
_LOCAL = frozenset({"local", "municipal", "county", "provincial"})
_FIELD = 2  # words between leaders or officials and what they are of
_CRAFT = frozenset((
    "tank tanks helicopter helicopters warship warships aircraft plane planes jet jets drone drones submarine "
    "submarines warplane warplanes frigate frigates missile missiles artillery"
    ).split())  # fmt: skip
_TRADING = frozenset((
    "give sell supply deliver buy provide export donate purchase acquire lend lease ship sale supply delivery shipment "
    "purchase transfer export acquisition"
    ).split())  # fmt: skip
"""Words for the handing over of goods, which craft are there."""

_FROM_ANYWHERE = frozenset((
    "foreigners terrorists terrorist-groups bombers suspects hijackers tourists immigrants migrants refugees pirates"
    ).split())  # fmt: skip
"""Who are not counted to the country in which a report finds them."""

_FEDERAL = frozenset((
    "united-states mexico germany russia brazil argentina australia canada india nigeria ethiopia pakistan iraq "
    "united-arab-emirates switzerland austria belgium malaysia venezuela somalia nepal south-africa spain"
    ).split())  # fmt: skip
"""States that have something federal."""

_OF_STATES = frozenset("united-states mexico brazil australia india nigeria".split())
"""States that are made of states."""
_OF_A_STATE = frozenset(
    f"state {word}" for word in "official officials agency agencies assembly legislature legislatures lawmakers".split()
)
_ORDERING = frozenset("order tell instruct direct command deploy send ask".split())
_OF_EITHER = frozenset(
    "child baby teenager teen toddler infant parent relative cousin grandparent youth sibling family couple".split()
)
"""Words for one person, man or woman, or for one household."""

_DEMONSTRATIVES = frozenset({"these", "those"})
_JUST_BEFORE = 2  # sentences

_SERVING = frozenset((
    "chief commander officer soldier official policeman agent minister general colonel captain sailor marine guard "
    "diplomat judge lawmaker senator prosecutor aide negotiator inspector investigator employee operative"
    ).split())  # fmt: skip
"""Words for those of a body, who are not it once they have left it: *former army officers*."""
_NEIGHBORS = frozenset({"neighbor", "neighbour"})
_RANKS = frozenset(
    {"men", "fighters", "gunmen", "guerrillas", "militants", "militiamen"}
)  # of an armed body they are its own: *RSF men*, *its men*
_ARMED = ("armed_group", "military", "police", "intelligence")
_OWN_WILL = ("crowd", "people", "movement")  # kinds of agents who are not the body that they follow


def read_agent(scene: Scene, sentence: Sentence, piece: Piece, agent: Agent) -> None:
    """Adds the people whom a word for those who act means."""
    head = sentence.tokens[piece.last]
    if not is_noun(head) or not carries(sentence, head) or (agent.phrase in _CRAFT and _is_traded(sentence, head)):
        return
    if agent.phrase in _CRAFT and head.dep == "compound" and owner_before(scene, sentence, piece.first) is None:
        return  # "a drone attack"
    if is_what_is_made(sentence, head):
        return
    if agent.phrase in _ABSTRACT and head.dep not in ("nsubj", "nsubjpass", "agent"):
        return
    owner = (
        owner_of(scene, sentence, piece)
        or _shared_owner(scene, sentence, piece, agent)
        or _ordering_owner(scene, sentence, piece, agent)
    )
    if owner is None and agent.phrase == "parties" and read_parties(scene, sentence, head):
        return
    if owner is None and (told := _LED_BY.get(agent.phrase)) and (number := how_many(sentence, head)):
        for actor in those_told(scene, sentence, head, told, number):
            scene.add(sentence, piece, actor, "nominal")
        return
    if (owner is None or owner.first >= piece.first) and is_of_several_lands(sentence, head):
        scene.add(sentence, piece, some_people(scene, head.text, agent, None, f"foreign-{agent.organ}"), "nominal")
        return  # "representatives of seventy countries"
    if owner is not None and head.lemma in _NEIGHBORS and read_neighbor(scene, sentence, piece, owner):
        return
    if owner is not None and agent.organ in _SEATS_ABROAD and _is_host(scene, sentence, owner, piece):
        owner = None
    explained = explained_by(scene, sentence, head) if head.tag in ("NN", "NNP") else None
    if explained is None and agent.sector == "ELI" and (left := who_left_office(scene, sentence, piece)) is not None:
        scene.add(sentence, piece, left, "nominal")  # "the ex-president"
        return
    if explained is not None and _fits(scene, owner, agent, explained):
        if agent.sector == "ELI":
            explain(scene, explained, agent, scene.actor(owner.actor) if owner is not None else None, former=True)
        scene.add(sentence, piece, explained, "nominal")  # "Iran, a neighbor"; "Kataib Hezbollah, an Iraqi militia"
        return
    if owner is None and (same := _those(scene, sentence, piece)) is not None:
        scene.add(sentence, piece, same, "nominal")
        return
    modifier = modifier_of(scene, sentence, piece) if owner is None else None
    if modifier is not None:
        _add_modified(scene, sentence, piece, modifier, agent)
        return
    if owner is None and agent.organ == "government" and head.lemma in _LEADING:
        led = _led(scene, sentence, piece)
        if led is not None or head.lemma in _OF_ANYBODY:
            _add_leading(scene, sentence, piece, agent, led)
            return
    if owner is None:
        _add_alone(scene, sentence, piece, agent)
        return
    if agent.relation == "organ" and head.lemma in _SERVING and is_former(sentence, min(owner.first, piece.first)):
        name = sentence.cut(min(owner.first, piece.first), piece.last).text
        some = some_people(scene, name, agent, scene.actor(owner.actor), f"former-{agent.organ}")
        scene.add(sentence, Piece(min(owner.first, piece.first), piece.last), some, "nominal")
        return  # "former Gambian military chiefs"
    if (leader := leader_told(scene, sentence, head, owner.actor)) is not None:
        scene.add(sentence, Piece(min(owner.first, piece.first), piece.last), leader, "nominal")
        return
    for one in (owner, *joint_owners(scene, sentence, piece, owner)):
        _add_owned(scene, sentence, piece, one, agent)


def _those(scene: Scene, sentence: Sentence, piece: Piece) -> str | None:
    """*Those forces*, after *its forces*: whom the same word named a sentence or two before."""
    head = sentence.tokens[piece.last]
    if not any(word.lower in _DEMONSTRATIVES for word in children(sentence, head, "det")):
        return None
    before = (one for one in reversed(scene.named) if 0 < sentence.i - one.sentence <= _JUST_BEFORE)
    return next((one.actor for one in before if one.span.text.lower().split()[-1] == head.lower), None)


def _fits(scene: Scene, owner: Owner | None, agent: Agent, explained: str) -> bool:
    """Whether words for somebody may be said of somebody: he is of whose they are, or of no state that is known."""
    state = scene.state(explained)
    former = agent.sector == "ELI" and scene.actors[explained].kind == "unresolved"
    return owner is None or scene.state(owner.actor) == state or (state is None and former)


def _led(scene: Scene, sentence: Sentence, piece: Piece) -> Token | None:
    """What leaders or officials are of, where a common noun says it: *tourism leaders*, *state and local officials*."""
    for word in reversed(sentence.tokens[max(0, piece.first - _FIELD) : piece.first]):
        ruling = scene.known.agents.get((word.lower,))
        if ruling is not None and ruling.organ == "government":
            return None  # "administration officials"
        if word.lower in _LOCAL or (word.dep == "compound" and word.text.islower() and word.tag in ("NN", "NNS")):
            return word
        if word.pos not in ("ADJ", "VERB", "NOUN"):
            return None
    return None


def _add_leading(scene: Scene, sentence: Sentence, piece: Piece, agent: Agent, led: Token | None) -> None:
    """Leaders and officials who are no government's: those of a town, of a body told of before, or of nobody known."""
    if led is not None and led.lower in _LOCAL:
        _add_alone(scene, sentence, piece, scene.known.agents["local", "officials"])
        return
    body = body_named(scene, sentence, led) if led is not None and led.lemma in BODIES else None
    if body is not None:
        scene.add(sentence, piece, body, "nominal")  # "agency officials"
        return
    mention = Piece(led.i if led is not None else piece.first, piece.last)
    name = sentence.cut(mention.first, mention.last).text
    where = scene.state(state_around(scene, sentence, sentence.tokens[piece.last]))
    scene.add(sentence, mention, some_people(scene, name, agent, None, name.lower(), where), "nominal")


def _shared_owner(scene: Scene, sentence: Sentence, piece: Piece, agent: Agent) -> Owner | None:
    """*U.S. tanks and troops*: the second of two, without an article, belongs to whom the first belongs to."""
    head = sentence.tokens[piece.last]
    if head.dep != "conj" or agent.relation != "organ" or child(sentence, head, "det", "poss", "amod") is not None:
        return None
    first = next((n for n in reversed(scene.named) if (n.sentence, n.head) == (sentence.i, head.head)), None)
    state = scene.state(first.actor) if first is not None and first.form == "nominal" else None
    return Owner(state.id, piece.first) if state is not None else None


def _ordering_owner(scene: Scene, sentence: Sentence, piece: Piece, agent: Agent) -> Owner | None:
    """*Macron ordered the army to leave, after talks in Oslo*: his own state's."""
    head = sentence.tokens[piece.last]
    verb = sentence.head(head) if head.dep == "dobj" and agent.relation == "organ" else None
    if verb is None or verb.lemma not in _ORDERING:
        return None
    mine = child(sentence, verb, "nsubj")
    who = next((n for n in scene.named if mine is not None and (n.sentence, n.head) == (sentence.i, mine.i)), None)
    state = scene.state(who.actor) if who is not None and leads(scene, scene.actors[who.actor]) else None
    return Owner(state.id, piece.first) if state is not None else None


def _is_traded(sentence: Sentence, head: Token) -> bool:
    """*To give tanks to Lebanon*, *the sale of jets*: goods, and nobody who acts."""
    head = first_joint(sentence, head)
    above = sentence.tokens[head.head]
    if head.dep == "pobj" and above.lower == "of":
        return sentence.tokens[above.head].lemma in _TRADING
    return head.dep == "dobj" and above.lemma in _TRADING


def _is_host(scene: Scene, sentence: Sentence, owner: Owner, piece: Piece) -> bool:
    """*The embassies in Kenya*, *the Kenya embassy*: where another state's is, if one was told of."""
    name = sentence.tokens[owner.first] if owner.first < piece.first else None
    if name is None:
        return bool(governed_by(sentence, sentence.tokens[piece.last], "in"))
    state = scene.known.states.get(owner.actor)
    told = scene.memory.made(scene.known.agents["embassy",].organ)
    return state is not None and name.text == state.name and name.dep == "compound" and told is not None


def _add_owned(scene: Scene, sentence: Sentence, piece: Piece, owner: Owner, agent: Agent) -> None:
    """Adds those of one owner: the Thai of *Thai and Cambodian forces* are told by the same words as the others."""
    mention = Piece(min(owner.first, piece.first), piece.last)
    body = scene.actor(owner.actor)
    state = scene.known.states.get(owner.actor)
    head = sentence.tokens[piece.last]
    if state is not None and head.tag == "NN" and (told := group_told(scene, sentence, head, agent, state)) is not None:
        scene.add(sentence, mention, told, "nominal")  # "the Iraqi militia"
    elif state is not None and _is_one(scene, agent, sentence.tokens[piece.last]):
        _add_some(scene, sentence, mention, agent, body)  # "a Cuban child" is not the children of Cuba
    elif state is not None and owner.town and agent.relation == "organ":
        scene.add_new(sentence, mention, organ_in(owner.town, state, agent), "nominal")
    elif state is not None:
        _add_made(scene, sentence, mention, state, agent)
    elif body is not None:
        _add_of_body(scene, sentence, mention, body, agent)


def _is_one(scene: Scene, agent: Agent, head: Token) -> bool:
    """Whether words mean one man, woman or child, who is not all those of a country."""
    if agent.plural or head.tag != "NN":
        return False
    one = scene.known.gendered.get(head.lower) in ("he", "she") or head.lower in _OF_EITHER
    return (one and agent.kind == "people") or (agent.kind == "crowd" and agent.sector == "CRM")


def _add_of_body(scene: Scene, sentence: Sentence, mention: Piece, body: Actor, agent: Agent) -> None:
    """Agents of a body are the body, except crowds and supporters; those of a person are of that person's country."""
    state = scene.state_of(body)
    rules = agent.kind == "government" or (agent.phrase in _CIRCLES and leads(scene, body))
    if body.kind == "person" and rules and state is not None:
        _add_made(scene, sentence, mention, state, scene.known.agents["government",])
    elif body.kind == "person" and agent.relation == "organ" and state is not None and leads(scene, body):
        _add_made(scene, sentence, mention, state, agent)  # "Assad's troops"
    elif agent.organ == "parties" and (party := group_of(scene, body.id)) is not None:
        scene.add(sentence, mention, party, "nominal")  # "her party"
    elif agent.organ in _RANKS and (ranks := _ranks(scene, body, agent)) is not None:
        scene.add_new(sentence, mention, ranks, "nominal")
    elif _is_somebody(scene, body) or agent.kind in _OWN_WILL:
        _add_some(scene, sentence, mention, agent, body)
    else:
        scene.add(sentence, mention, body.id, "nominal")


def _ranks(scene: Scene, body: Actor, agent: Agent) -> Actor | None:
    """The armed body whose men are told of: itself, that of its member or commander, a state's for its officer."""
    if body.kind in _ARMED:
        return body
    groups = (scene.actor(relation.actor) for relation in body.of)
    armed = next((group for group in groups if group is not None and group.kind in _ARMED), None)
    state = scene.state_of(body)
    if armed is not None or state is None or agent.organ != "men" or body.sector not in ("MIL", "COP"):
        return armed
    return scene.known.made(state, scene.known.agents["army" if body.sector == "MIL" else "police",])


def _is_somebody(scene: Scene, body: Actor) -> bool:
    return body.kind == "person" or (body.kind == "unresolved" and not is_like_body(scene.known, body.name))


def _add_modified(scene: Scene, sentence: Sentence, piece: Piece, modifier: Modifier, agent: Agent) -> None:
    """*Republican leaders*: the party, where the directory knows it; else people of this report's own."""
    mention = Piece(modifier.first, piece.last)
    state = scene.state_of(modifier.group) if modifier.group is not None else None
    if state is not None and agent.phrase in _RULES:  # "the Labour government"
        _add_made(scene, sentence, mention, state, agent)
        return
    if modifier.group is not None:
        _add_of_body(scene, sentence, mention, modifier.group, agent)
        return
    told = group_told(scene, sentence, sentence.tokens[piece.last], agent)
    if told is not None:
        scene.add(sentence, mention, told, "nominal")
        return
    name = sentence.cut(mention.first, mention.last).text
    if _add_known(scene, sentence, mention, scene.state(scene.focus(sentence)), slug(name)):
        return
    before = name[: -len(sentence.cut(piece.first, piece.last).text)]
    word = name if agent.relation == "organ" else f"{before}{agent.organ}"  # "militia" and "militias" are one
    scene.add(sentence, mention, some_people(scene, name, agent, None, word), "nominal")


def _add_alone(scene: Scene, sentence: Sentence, piece: Piece, agent: Agent) -> None:
    """Of agents without an owner: those last told of, else those of the state in focus, else nobody known."""
    head = sentence.tokens[piece.last]
    over = sentence.head(head) if head.dep == "compound" else None  # "the embassy bombing"
    article = child(sentence, head, "det", "poss") or (child(sentence, over, "det") if over is not None else None)
    left = sentence.tokens[piece.first - 1].lower if piece.first else ""
    before = article.lower if article is not None else left
    others = any(word.lower in _OTHERS for word in sentence.tokens[max(0, piece.first - 1) : piece.first])
    told = told_before(scene, sentence, head, agent) if before in _DEFINITE else rebels_told(scene, agent, before)
    if told is not None:
        scene.add(sentence, piece, told, "nominal")
        return
    focus = scene.state(state_served(scene, sentence, head)) if not others else None
    if agent.phrase.startswith("federal ") and focus is not None and focus.id not in _FEDERAL:
        focus = next((scene.known.states[one] for one in scene.memory.states() if one in _FEDERAL), None)
    if agent.phrase in _OF_A_STATE and focus is not None and focus.id in _OF_STATES:
        agent = scene.known.agents["local", "officials"]  # of one of its states
    if agent.plural and head.lemma in _RULES and before not in _DEFINITE:
        focus = None  # "most governments"
    if agent.phrase.startswith("administration"):
        focus = scene.known.states.get("united-states", focus)  # what no other state calls its government
    loose = before in ("a", "an") or (agent.phrase in _CRAFT and head.dep not in ("nsubj", "nsubjpass"))
    if agent.organ in _ABROAD or (loose and agent.relation == "organ"):
        focus = None  # "the embassy" is never the host's own; "a drone" may be anybody's
    if _is_one(scene, agent, head) and agent.kind == "crowd":
        _add_some(scene, sentence, piece, agent, None)  # "the killer"
    elif focus is not None and (agent.relation == "organ" or agent.kind == "crowd"):
        _add_made(scene, sentence, piece, focus, agent)
    elif agent.kind == "crowd":
        crowd = Actor(f"unknown-{agent.organ}", f"unknown {agent.organ}", "crowd", None, agent.sector)
        scene.add_new(sentence, piece, crowd, "nominal")
    else:
        if _add_known(scene, sentence, piece, focus, agent.organ):
            return
        of_the_place = agent.kind in _OF_THE_PLACE and agent.organ not in _FROM_ANYWHERE and not others
        where = scene.state(state_around(scene, sentence, head)) if of_the_place else None
        _add_some(scene, sentence, piece, agent, None, where)


def _add_known(scene: Scene, sentence: Sentence, mention: Piece, focus: State | None, organ: str) -> bool:
    """Adds whom the directory knows by such words in a report on a state, if anybody: the Maoist rebels of Nepal."""
    known = scene.known.known_as(focus, organ) if focus is not None else None
    if known is not None:
        scene.add(sentence, mention, known.id, "nominal")
    return known is not None


def _add_made(scene: Scene, sentence: Sentence, mention: Piece, state: State, agent: Agent) -> None:
    made = people_of(state) if agent.organ == "people" else scene.known.made(state, agent)
    scene.add_new(sentence, mention, made, "nominal")


def _add_some(
    scene: Scene, sentence: Sentence, mention: Piece, agent: Agent, owner: Actor | None, where: State | None = None
) -> None:
    name = sentence.cut(mention.first, mention.last).text
    scene.add(sentence, mention, some_people(scene, name, agent, owner, where=where), "nominal")
