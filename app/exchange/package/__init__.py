"""The file set (``*.auylkoop``): written, checked, read back. Described in ``docs/package.md``."""
