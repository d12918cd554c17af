"""What every answer passes on its way out, made cheap: the content policy, compression, finding the view."""

from __future__ import annotations

import secrets
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from csp.constants import HEADER
from csp.middleware import CSPMiddleware
from django.urls import get_resolver
from django.utils.cache import patch_vary_headers
from django.utils.regex_helper import _lazy_re_compile

try:
    from isal import isal_zlib as zlib
except ImportError:  # a machine for which it is not built
    import zlib  # type: ignore[no-redef]

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpResponse

    from holdspace.web.requests import Request

    Answer = Callable[[Request], HttpResponse]

WORTH_IT = 200  # bytes: anything shorter grows
LONGEST_PADDING = 100  # bytes
TAKES_GZIP = _lazy_re_compile(r"\bgzip\b")
PATHS_REMEMBERED = 4096


class ContentPolicy(CSPMiddleware):
    """django-csp, which builds the same header anew for every answer, but where a view has asked for another one."""

    usual: str | None = None

    def process_response(self, request: Any, response: Any) -> Any:
        """Set the header that was built first, unless this answer or request differs from the usual."""
        own = any(name.startswith("_csp_") for name in vars(response)) or getattr(request, "_csp_nonce", None)
        if not own and self.usual is not None and HEADER not in response and response.status_code not in {404, 500}:
            response.headers[HEADER] = self.usual
            return response
        response = super().process_response(request, response)
        if not own and self.usual is None and response.status_code == 200:
            self.usual = response.headers.get(HEADER)
        return response


class Compressed:
    """gzip at level 1 by ISA-L, a tenth of the time of Django's level 6 for a few more bytes (by zlib: half of it).

    Like Django's it hides the length of what is secret in the page (the BREACH attack) by a name of random length in
    the header of the stream.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: Request) -> HttpResponse:
        response = self.get_response(request)
        if response.streaming or len(response.content) < WORTH_IT or response.has_header("Content-Encoding"):
            return response
        patch_vary_headers(response, ("Accept-Encoding",))
        if not TAKES_GZIP.search(request.META.get("HTTP_ACCEPT_ENCODING", "")):
            return response
        response.content = compress(response.content, padding=secrets.randbelow(LONGEST_PADDING) + 1)
        response.headers["Content-Length"] = str(len(response.content))
        response.headers["Content-Encoding"] = "gzip"
        if (etag := response.get("ETag")) and etag.startswith('"'):
            response.headers["ETag"] = "W/" + etag
        return response


def compress(body: bytes, *, padding: int) -> bytes:
    """A gzip stream of the body, with a file name of `padding` letters in its header (RFC 1952, FNAME)."""
    deflate = zlib.compressobj(1, zlib.DEFLATED, -zlib.MAX_WBITS)
    head = b"\x1f\x8b\x08\x08\x00\x00\x00\x00\x04\xff" + b"a" * padding + b"\x00"
    tail = zlib.crc32(body).to_bytes(4, "little") + (len(body) & 0xFFFFFFFF).to_bytes(4, "little")
    return head + deflate.compress(body) + deflate.flush() + tail


class PathsRemembered:
    """Remembers which view the last few thousand paths led to: every room's addresses are tried in turn otherwise."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response
        resolver: Any = get_resolver()
        if not hasattr(resolver.resolve, "cache_info"):
            resolver.resolve = lru_cache(maxsize=PATHS_REMEMBERED)(resolver.resolve)

    def __call__(self, request: Request) -> HttpResponse:
        return self.get_response(request)
