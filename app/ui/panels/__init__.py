"""Panels of the wizard's pages that no list of questions can draw: matrices, tables, charts."""
