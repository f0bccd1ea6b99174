"""A client of yaml-language-server: what an editor asks it about a text, over its own protocol."""

import json
import queue
import subprocess
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import IO, Any, NamedTuple, Self

PATIENCE = 30
"""Seconds to wait for an answer. The server takes some hundred milliseconds; a loaded machine takes longer."""

SETTINGS = {
    "validate": True,
    "hover": True,
    "completion": True,
    "schemaStore": {"enable": False, "url": ""},  # nothing is asked of the network
    "kubernetesCRDStore": {"enable": False},
}
CAPABILITIES = {
    "workspace": {"configuration": True},
    "textDocument": {
        "completion": {
            "completionItem": {"snippetSupport": True, "documentationFormat": ["markdown", "plaintext"]},
        },
        "hover": {"contentFormat": ["markdown", "plaintext"]},
        "publishDiagnostics": {"relatedInformation": True},
    },
}


class Proposal(NamedTuple):
    """One item of a completion: its label, the text that it inserts (a snippet, ``$1`` where the cursor goes next) and
    what the editor shows beside it. A ``whole`` one fills in all that is required at once."""

    label: str
    inserts: str
    says: str
    whole: bool


class Complaint(NamedTuple):
    """One diagnostic: its 1-based line, the piece of text that it underlines, and its message."""

    line: int
    marked: str
    message: str


class Server:
    """A running server, for the folder ``root`` with the setting ``schemas`` if given. A context manager: at its end
    the process is gone and all its pipes are closed."""

    def __init__(
        self, node: Path, program: Path, root: Path | None = None, schemas: Mapping[str, list[str]] | None = None
    ) -> None:
        self._root = None if root is None else root.as_uri()
        self._settings = SETTINGS | {"schemas": dict(schemas or {})}
        self._process = subprocess.Popen(
            [node, program, "--stdio"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._input, self._output = self._process.stdin, self._process.stdout
        self._messages: queue.Queue[dict[str, Any] | None] = queue.Queue()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._last = self._texts = 0

    def __enter__(self) -> Self:
        self._reader.start()
        try:
            self._ask("initialize", {"processId": None, "rootUri": self._root, "capabilities": CAPABILITIES})
            self._tell("initialized", {})
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.wait()
        self._reader.join(PATIENCE)
        self._input.close()
        self._output.close()

    def open(self, folder: Path, text: str) -> "Text":
        """Open a text as if it were a file in ``folder``: its schema is the one that its modeline names, seen from
        there. Each has a name of its own, for the server keeps what it read beyond the closing of a text."""
        self._texts += 1
        uri = (folder / f"unsaved-{self._texts}.yaml").as_uri()
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self._tell("textDocument/didOpen", {"textDocument": document})
        return Text(self, uri, text)

    def ask_about(self, uri: str, method: str, line: int, column: int) -> Any:
        """Return what the server answers to ``textDocument/method`` at a place, both numbers from 0."""
        position = {"line": line, "character": column}
        return self._ask(f"textDocument/{method}", {"textDocument": {"uri": uri}, "position": position})

    def diagnostics(self, uri: str) -> list[dict[str, Any]]:
        """Wait for the diagnostics of a text that was just opened."""
        while True:
            message = self._next(f"the diagnostics of {uri}")
            if message.get("method") == "textDocument/publishDiagnostics" and message["params"]["uri"] == uri:
                return list(message["params"]["diagnostics"])

    def close(self, uri: str) -> None:
        """Close a text."""
        self._tell("textDocument/didClose", {"textDocument": {"uri": uri}})

    def _ask(self, method: str, params: Mapping[str, Any]) -> Any:
        self._last += 1
        self._send({"id": self._last, "method": method, "params": params})
        while True:
            message = self._next(f"an answer to {method}")
            if message.get("id") == self._last and "method" not in message:
                assert "error" not in message, f"{method}: {message['error']}"
                return message["result"]

    def _tell(self, method: str, params: Mapping[str, Any]) -> None:
        self._send({"method": method, "params": params})

    def _send(self, message: Mapping[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self._input.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self._input.flush()

    def _next(self, awaited: str) -> dict[str, Any]:
        """Return the server's next message. What it asks of the editor is answered here."""
        while True:
            try:
                message = self._messages.get(timeout=PATIENCE)
            except queue.Empty:
                raise TimeoutError(f"yaml-language-server gave {awaited} not within {PATIENCE} s") from None
            if message is None:
                raise ConnectionError(f"yaml-language-server ended before it gave {awaited}")
            if "method" not in message or "id" not in message:
                return message
            wanted = message["params"].get("items", []) if message["method"] == "workspace/configuration" else []
            items = wanted if isinstance(wanted, list) else [wanted]
            answer = [self._settings if item.get("section") == "yaml" else {} for item in items]
            self._send({"id": message["id"], "result": answer})

    def _read(self) -> None:
        """Put each message of the server into the queue, ``None`` behind the last."""
        while (message := _message(self._output)) is not None:
            self._messages.put(message)
        self._messages.put(None)


class Text:
    """A text that is open in the server. A context manager: closed at its end."""

    def __init__(self, server: Server, uri: str, text: str) -> None:
        self._server, self._uri = server, uri
        self._lines = text.split("\n")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._server.close(self._uri)

    def hover(self, line: int, column: int) -> str:
        """Return what the editor shows, as Markdown, where the mouse rests on a character, counted from 1."""
        answer = self._server.ask_about(self._uri, "hover", line - 1, column - 1)
        return str(answer["contents"]["value"]) if answer else ""

    def proposals(self, line: int, column: int) -> list[Proposal]:
        """Return what the editor proposes with the cursor before a character, counted from 1."""
        answer = self._server.ask_about(self._uri, "completion", line - 1, column - 1)
        return [_proposal(item) for item in answer["items"]]

    def complaints(self) -> list[Complaint]:
        """Return what the editor underlines, in the order of the text. To be asked once, first of all."""
        found = [self._complaint(item) for item in self._server.diagnostics(self._uri)]
        return sorted(found)

    def _complaint(self, item: Mapping[str, Any]) -> Complaint:
        start, end = item["range"]["start"], item["range"]["end"]
        behind = end["character"] if end["line"] == start["line"] else None
        marked = self._lines[start["line"]][start["character"] : behind]
        return Complaint(start["line"] + 1, marked, item["message"])


def _proposal(item: Mapping[str, Any]) -> Proposal:
    says = item.get("documentation") or ""
    inserts = item["textEdit"]["newText"] if "textEdit" in item else item.get("insertText", item["label"])
    return Proposal(item["label"], inserts, says["value"] if isinstance(says, dict) else says, item.get("kind") == 7)


def _message(pipe: IO[bytes]) -> dict[str, Any] | None:
    """Read one message: headers, a blank line, a body of JSON. ``None`` at the end of the pipe."""
    length = 0
    while (header := pipe.readline()) not in (b"\r\n", b""):
        name, _, value = header.partition(b":")
        if name.lower() == b"content-length":
            length = int(value)
    body = pipe.read(length) if header else b""
    return json.loads(body) if body else None
