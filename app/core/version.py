"""The program's version. ``pyproject.toml`` reads it from here."""

PROGRAM_VERSION = "0.1.0"
