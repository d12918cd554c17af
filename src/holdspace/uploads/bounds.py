"""How much one request may carry: what is more is not even read."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import FileUploadHandler

from holdspace.uploads.contents import LARGEST_FILE

LARGEST_REQUEST = LARGEST_FILE + 1_000_000  # bytes: the largest file, and the words beside it


class BoundedUploadHandler(FileUploadHandler):
    """Stands first among the handlers. Django bounds fields, but not files; a server in front may not be there."""

    def handle_raw_input(
        self, input_data: Any, META: Any, content_length: int, boundary: Any, encoding: Any = None
    ) -> None:
        """Nothing is taken over, but a request that says it is too large is turned back."""
        if content_length > LARGEST_REQUEST:
            raise RequestDataTooBig("larger than the largest file")

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        """Pass it on as it is."""
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """Left to the handlers after this one."""
        return
