"""What is shipped for the database is all of it, and nothing that is not there."""

import pytest

from tillkeeper.storage import shipped


def test_every_function_file_is_shipped_and_every_folder_holds_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """EV-8: a file that no folder names, or a folder that was renamed, would be found by the first customer."""
    listed = {file.path for file in shipped.function_files()}
    there = {path.relative_to(shipped.PACKAGE).as_posix() for path in shipped.PACKAGE.rglob("store*.sql")}
    assert listed == there
    monkeypatch.setattr(shipped, "FUNCTION_FOLDERS", (*shipped.FUNCTION_FOLDERS, "domains/nowhere"))
    with pytest.raises(AssertionError, match="domains/nowhere holds no functions"):
        shipped.function_files()
