"""What an HTML page says of itself: title, day, authors, outlet, address, language; each as it stands there, none guessed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from html import unescape
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

from dateline.data import read_table
from dateline.pages.decode import clean
from dateline.pages.published import published

__all__ = ["Metadata", "metadata"]

MAX_JSON = 2_000_000
"""Characters of one JSON-LD block."""

_SITE = re.compile(r"\s+[|•·–—-]\s+[^|•·–—]{2,40}$|\s+::?\s+[^:]{2,40}$")
_LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:[-_][A-Za-z0-9_-]+)?$")
_AND = re.compile(r"\s*(?:;|\band\b|&|\|)\s*|,\s+(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the page says of itself."""

    title: str | None
    published: str | None
    published_basis: str
    published_evidence: str | None
    authors: tuple[str, ...]
    source: str | None
    url: str | None
    language: str | None


@cache
def _keys() -> list[tuple[str, str, str]]:
    return [(row["field"], row["place"], row["key"]) for row in read_table("pages/metadata.tsv", "field", "place", "key")]


def metadata(tree: HtmlElement, saved: str | None = None) -> Metadata:
    """The metadata of a parsed page. ``saved`` is the address a browser noted when it saved the page, used where the page names none."""
    found = _tags(tree)
    linked = _linked_article(tree)
    url = _url(tree, found, linked) or saved
    stamp = linked.get("datePublished")
    stamps = [*([("JSON-LD datePublished", stamp)] if isinstance(stamp, str) else []), *found.get("published", [])]
    day, basis, evidence = published(tree, stamps, url)
    source = (_text(_name(linked.get("publisher"))) or _first(found, "source") or "").lstrip("@") or None
    return Metadata(
        title=_title(tree, found, linked, source),
        published=day,
        published_basis=basis,
        published_evidence=evidence,
        authors=_authors(found, linked),
        source=source,
        url=url,
        language=_language(tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or _first(found, "language")),
    )


def _tags(tree: HtmlElement) -> dict[str, list[tuple[str, str]]]:
    """Field → (where it stands, value), the best first."""
    metas: dict[str, str] = {}
    for meta in tree.iter("meta"):
        content = _text(meta.get("content"))
        for name in ("property", "name", "http-equiv", "itemprop"):
            if content and (said := meta.get(name)):
                metas.setdefault(said.strip().lower(), content)
    found: dict[str, list[tuple[str, str]]] = {}
    for field, place, key in _keys():
        value = metas.get(key) if place == "meta" else _item(tree, key)
        if value:
            found.setdefault(field, []).append((f"{place} {key}", value))
    return found


def _item(tree: HtmlElement, key: str) -> str | None:
    for element in tree.xpath("//*[@itemprop]"):
        if element.get("itemprop").lower() == key:
            return _text(element.get("content") or element.get("datetime") or element.text_content()[:200])
    return None


def _first(found: dict[str, list[tuple[str, str]]], field: str) -> str | None:
    return found[field][0][1] if field in found else None


def _linked_article(tree: HtmlElement) -> dict[str, Any]:
    """The page's JSON-LD article object, or an empty one."""
    for script in tree.iter("script"):
        if (script.get("type") or "").strip().lower() != "application/ld+json" or not script.text or len(script.text) > MAX_JSON:
            continue
        try:
            data = json.loads(script.text.strip().removeprefix("<![CDATA[").removesuffix("]]>").strip().rstrip(";"), strict=False)
        except (ValueError, RecursionError):
            continue
        for item in _objects(data):
            kinds = item.get("@type")
            if any(isinstance(k, str) and k.endswith(("Article", "BlogPosting", "Report")) for k in (kinds if isinstance(kinds, list) else [kinds])):
                return item
    return {}


def _objects(data: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    if isinstance(data, list) and depth < 4:
        for item in data:
            yield from _objects(item, depth + 1)
    elif isinstance(data, dict):
        yield data
        yield from _objects(data.get("@graph"), depth + 1)


def _title(tree: HtmlElement, found: dict[str, list[tuple[str, str]]], linked: dict[str, Any], source: str | None) -> str | None:
    page = _text(next((t.text_content() for t in tree.iter("title")), None))
    said = _first(found, "title") or _text(linked.get("headline")) or page
    words = _words(" ".join(t for t in (said, page, _text(linked.get("headline"))) if t))
    headings = [h for h in (_text(e.text_content()) for e in tree.iter("h1")) if h and h != source and len(h) < 300]
    for heading in headings:
        own = _words(heading)
        if len(own) >= 3 and len(own & words) >= 0.5 * len(own):
            return heading
    if said is None:
        return headings[0] if headings else None
    if source and said.endswith(source):
        said = said.removesuffix(source).rstrip(" |•·–—-:") or said
    return _SITE.sub("", said) if said == page else said


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))


def _authors(found: dict[str, list[tuple[str, str]]], linked: dict[str, Any]) -> tuple[str, ...]:
    said = linked.get("author")
    names: list[str | None] = [_name(a) for a in (said if isinstance(said, list) else [said])]
    if not any(names):
        names[:] = [value for _, value in found.get("author", []) if "://" not in value][:1]
    single = [_text(part) for name in names if name for part in _AND.split(name)]
    people = [re.sub(r"^by\s+", "", n, flags=re.I) for n in single if n and len(n) < 80 and "://" not in n]
    return tuple(dict.fromkeys(people))[:20]


def _name(value: Any) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("name")
    if isinstance(value, list):
        value = value[0] if value else None
    return value if isinstance(value, str) else None


def _url(tree: HtmlElement, found: dict[str, list[tuple[str, str]]], linked: dict[str, Any]) -> str | None:
    canonical = next((link.get("href") for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical" and link.get("href")), None)
    shared = _first(found, "url")
    of_page = linked.get("mainEntityOfPage")
    said = [canonical, shared, linked.get("url"), of_page.get("@id") if isinstance(of_page, dict) else of_page]
    for value in said:
        if isinstance(value, str):
            try:
                full = urljoin(shared or "", value.strip())
                if urlsplit(full).scheme in ("http", "https") and urlsplit(full).hostname:
                    return clean(full)[:2000]
            except ValueError:
                continue
    return None


def _language(value: str | None) -> str | None:
    match = _LANGUAGE.match(value.strip()) if value else None
    return match[1].lower() if match else None


def _text(value: Any) -> str | None:
    """One line of plain text out of a metadata value."""
    return (re.sub(r"\s+", " ", clean(unescape(value[:5000]))).strip() or None) if isinstance(value, str) else None
