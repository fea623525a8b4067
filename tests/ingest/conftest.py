"""What tests of taking documents in share."""

from collections.abc import Iterator

import pytest

from communique import settings as settings_module


@pytest.fixture
def unconfined(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Unpacks in this process, for a test that changes a limit or measures memory."""
    monkeypatch.setenv("COMMUNIQUE_CONFINED", "0")
    settings_module.settings.cache_clear()
    yield
    monkeypatch.undo()
    settings_module.settings.cache_clear()
