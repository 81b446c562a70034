"""The runner (command, journal and answer in one transaction), settings, and what is forgotten."""
