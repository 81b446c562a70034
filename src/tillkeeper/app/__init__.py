"""The runner (command, journal and answer in one transaction), wiring and settings."""
