"""What `make docs` adds to docs/: the reference, notebooks as pages, typefaces, files from elsewhere.

A page may link to any file of the repository, as it does where it is read there. In the site such a file stands under
`source/`, and the link leads to it; so a link that leads nowhere is found when the site is built, which is strict.
These are hooks of MkDocs, named in mkdocs.yml.
"""

from __future__ import annotations

import base64
import json
import posixpath
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

sys.path.insert(0, str(Path(__file__).parent))  # MkDocs loads this file by its path
import reference

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
FONTS = ROOT / "src" / "comity" / "faces" / "web" / "static" / "fonts"
_LINK = re.compile(r"(?<=\]\()([^)#\s:]+)(?=[)#])")
_TRUST = ("ethics.md", "security.md")


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Names in the navigation what is there: pages on trust, and the decisions in their order."""
    sections = {name: pages for entry in config.nav or [] for name, pages in entry.items()}
    sections["Trust"] += [name for name in _TRUST if (DOCS / name).exists()]
    sections["Project"].append(
        {"Decisions": sorted(f"decisions/{one.name}" for one in (DOCS / "decisions").glob("*.md"))}
    )
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Adds what is made, and what the pages link to elsewhere in the repository, and what these link to in turn."""
    for place, text in reference.pages().items():
        files.append(File.generated(config, place, content=text))
    for notebook in sorted(DOCS.glob("notebooks/*.ipynb")):
        for place, content in pages_of(notebook):
            files.append(File.generated(config, place, content=content))
    for font in sorted(FONTS.glob("*.woff2")):
        files.append(File.generated(config, f"assets/fonts/{font.name}", abs_src_path=str(font)))
    waiting = [one for one in files if one.is_documentation_page()]
    waiting += [
        _brought(f"source/{name}", files, config) for name in ("CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md")
    ]
    while waiting:
        page = waiting.pop()
        for _, place in _outside(page.content_string, page.src_uri):
            if files.get_file_from_path(place) is None:
                brought = _brought(place, files, config)
                waiting += [brought] if brought.is_documentation_page() else []
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Leads links that leave docs/ to where their file stands in the site."""
    for link, place in sorted(set(_outside(markdown, page.file.src_uri)), reverse=True):
        there = posixpath.relpath(place, posixpath.dirname(page.file.src_uri))
        markdown = re.sub(rf"(?<=\]\(){re.escape(link)}(?=[)#])", there, markdown)
    return markdown


def pages_of(notebook: Path) -> Iterator[tuple[str, str | bytes]]:
    """A notebook as a page of Markdown, with its pictures: each by its place in the site."""
    lines: list[str] = []
    for number, cell in enumerate(json.loads(notebook.read_text(encoding="utf-8"))["cells"]):
        source = "".join(cell["source"])
        lines.append(source if cell["cell_type"] == "markdown" else f"```python\n{source}\n```")
        for output in cell.get("outputs", ()):
            data = output.get("data", {})
            if "image/png" in data:
                picture = f"{notebook.stem}-{number}.png"
                yield f"notebooks/{picture}", base64.b64decode("".join(data["image/png"]))
                lines.append(f"![{_caption(source)}]({picture})")
            elif "text/html" in data:
                lines.append(f'<div class="frame">{"".join(data["text/html"])}</div>')
            else:
                lines.append("```text\n" + "".join(output.get("text", data.get("text/plain", ()))).rstrip() + "\n```")
    yield f"notebooks/{notebook.stem}.md", "\n\n".join(lines) + "\n"


def _caption(source: str) -> str:
    """What a picture shows: the comment at the head of its cell."""
    return source.partition("\n")[0].removeprefix("# ")


def _outside(markdown: str, place: str) -> Iterator[tuple[str, str]]:
    """Links that lead out of docs/ (of a page from elsewhere, anywhere): as written, and their place in the site."""
    brought = place.startswith("source/")
    folder = posixpath.dirname(place.removeprefix("source/") if brought else f"docs/{place}")
    for link in _LINK.findall(markdown):
        path = posixpath.normpath(posixpath.join(folder, link))
        if (ROOT / path).is_dir():
            path += "/README.md"
        if not (ROOT / path).is_file() or (not brought and path.startswith("docs/")):
            continue  # what leads nowhere MkDocs finds
        yield link, path.removeprefix("docs/") if path.startswith("docs/") else f"source/{path}"


def _brought(place: str, files: Files, config: MkDocsConfig) -> File:
    """Adds a file of the repository to the site."""
    file = File.generated(config, place, abs_src_path=str(ROOT / place.removeprefix("source/")))
    files.append(file)
    return file
