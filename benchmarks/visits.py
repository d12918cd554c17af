"""What a browser downloads: everything on a first visit, one page afterwards. Compressed, as it goes over the wire."""

from __future__ import annotations

import gzip
import http.client
import re
from urllib.parse import urljoin, urlsplit

BROWSER = {"Accept-Encoding": "gzip", "Accept": "text/html"}
LINKED = re.compile(r"""<(?:link|script|img)\b[^>]*?(?:href|src)=["']([^"']+)["'][^>]*>|<use href=["']([^"'#]+)""")
IN_STYLE = re.compile(r"url\(([^)]+)\)")


def weigh(address: str, path: str, cookie: str = "", *, alone: bool = False) -> int:
    """Bytes of a page (`alone`) or of it with styles, scripts, font, icons and pictures that it names."""
    body, size = _get(address, path, cookie)
    if alone:
        return size
    seen, waiting, total = {path}, _named(body, path), size
    while waiting:
        one = waiting.pop()
        if one in seen or urlsplit(one).netloc:
            continue
        seen.add(one)
        text, size = _get(address, one, cookie)
        total += size
        if urlsplit(one).path.endswith(".css"):
            waiting |= {urljoin(one, found.strip("'\" ")) for found in IN_STYLE.findall(text)}
    return total


def _named(body: str, path: str) -> set[str]:
    found = {one or other for one, other in LINKED.findall(body)}
    return {urljoin(path, name) for name in found if not name.startswith("data:")}


def _get(address: str, path: str, cookie: str) -> tuple[str, int]:
    parts = urlsplit(address)
    connection = http.client.HTTPConnection(parts.hostname or "localhost", parts.port, timeout=30)
    connection.request("GET", path, headers=BROWSER | ({"Cookie": cookie} if cookie else {}))
    response = connection.getresponse()
    raw = response.read()
    if response.status != 200:
        raise SystemExit(f"{path} answers {response.status}")
    encoding = response.headers.get("Content-Encoding", "")
    return (gzip.decompress(raw) if encoding == "gzip" else raw).decode(errors="replace"), len(raw)
