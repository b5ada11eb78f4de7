"""The service in Python: it answers with the settings that it runs on."""

import json
from datetime import timedelta
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, make_server

from pydantic import AnyUrl, SecretStr
from settings import SettingsError, load


def shown(value: Any) -> Any:
    """A value as every service of the platform shows it."""
    if isinstance(value, SecretStr):
        return "[REDACTED]"
    if isinstance(value, timedelta):
        return value / timedelta(milliseconds=1)
    return str(value) if isinstance(value, AnyUrl) else value


class Quiet(WSGIRequestHandler):
    def log_message(self, *arguments: Any) -> None:
        pass


def main() -> None:
    try:
        settings = load()
    except SettingsError as error:
        raise SystemExit(f"Error: {error}") from None
    names = ("stage", "redis_url", "patience", "upload_limit", "hosts", "session_key")
    page = {f"SHOP_{name.upper()}": shown(getattr(settings, name)) for name in names}

    def answer(environ: Any, start_response: Any) -> list[bytes]:
        start_response("200 OK", [("Content-Type", "application/json")])
        return [json.dumps(page).encode()]

    host, port = settings.api_listen
    with make_server(str(host), port, answer, handler_class=Quiet) as server:
        print(f"api: listening on http://{host}:{server.server_port}", flush=True)
        server.serve_forever()


main()
