"""Write ``docs/reference/openapi.json``: the HTTP contract, as the server answers it."""

import asyncio
import json
from pathlib import Path

import httpx

from tillkeeper.api import create_app
from tillkeeper.app.settings import Settings

PAGE = Path(__file__).resolve().parents[1] / "docs" / "reference" / "openapi.json"


def as_text() -> str:
    """Return what ``GET /api/openapi.json`` answers, indented and with keys in order, to be read and compared."""
    return json.dumps(asyncio.run(_document()), indent=2, ensure_ascii=False, sort_keys=True) + "\n"


async def _document() -> object:
    # Settings and database are met when the application starts; for this answer it need not.
    application = create_app(Settings.from_environment)
    transport = httpx.ASGITransport(app=application)  # type: ignore[arg-type]  # one protocol, two spellings
    async with httpx.AsyncClient(transport=transport, base_url="http://shop.test") as client:
        answer = await client.get("/api/openapi.json")
        answer.raise_for_status()
        return answer.json()


if __name__ == "__main__":
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(as_text(), encoding="utf-8")
