"""Keep the ranking's parameters that the user changed."""

from __future__ import annotations

import json

from infograph.ranking import Settings
from infograph.store import meta
from infograph.store.db import Connection, Store

_KEY = "ranking"


def kept(db: Connection) -> Settings:
    """Return the parameters of a store: the defaults, with what the user changed."""
    text = meta.get_meta(db, _KEY)
    return Settings.from_mapping(json.loads(str(text))) if text else Settings()


def keep(store: Store, settings: Settings) -> Settings:
    """Keep what is not the default, so that a better default reaches everybody who did not change it; return them."""
    with store.writing("config") as db:
        meta.put_meta(db, _KEY, json.dumps(settings.changed()))
    return settings
