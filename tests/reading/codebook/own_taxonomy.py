"""A taxonomy of ten types, as a project on kidnappings might have it, written into a layer's folder."""

from __future__ import annotations

from pathlib import Path

_TYPES = {
    "KILLING": (4, -10, "ASSAULT"),
    "BOMBING": (4, -9, "ASSAULT"),
    "KIDNAPPING": (4, -8, "ASSAULT"),
    "DETENTION": (4, -6, "COERCE"),
    "MARCH": (4, -4, "PROTEST"),
    "DEMAND": (3, -1, "REQUEST"),
    "BLAME": (3, -3, "ACCUSE"),
    "PROMISE": (1, 3, "AGREE"),
    "TALKS": (1, 2, "CONSULT"),
    "RELEASE": (2, 7, "RETREAT"),
}
_VERBS = """
kill		KILLING							shot or knifed
bomb		BOMBING							
kidnap		KIDNAPPING							
detain		DETENTION							
march		MARCH	crowd						
demand		DEMAND				requested	that | inf | obj	recipient	
blame		BLAME							
promise		PROMISE				planned	inf | that	actor	
meet		TALKS			obj | with | conj				
free		RELEASE							
"""
_NOUNS = "bombing\t\tBOMBING\t\t\t\t\t\t\t\n"
HEAD = "cue\tobject\ttype\tmode\tactor\trecipient\tdeed\tdeed_in\tdoer\tnote\n"


def write_taxonomy(layer: Path) -> Path:
    """Ten types with a verb each into `layer/codebook`; the layer."""
    folder = layer / "codebook"
    folder.mkdir(parents=True)
    types = ['version = "ten/1"', "replaces = true"]
    for name, (quad, score, like) in _TYPES.items():
        types += [f"[{name}]", f"quad = {quad}", f"score = {score}", f'definition = "{name.title()}."']
        types.append(f'like = "{like}"')
    types += ["[MARCH.modes.crowd]", "score = -4", 'definition = "Many."']
    (folder / "types.toml").write_text("\n".join(types), encoding="utf-8")
    (folder / "verbs.tsv").write_text(HEAD + _VERBS, encoding="utf-8")
    (folder / "nouns.tsv").write_text(HEAD.replace("object", "head") + _NOUNS, encoding="utf-8")
    return layer
