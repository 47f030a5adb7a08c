"""The words of the command line's own parser, said by our catalogs.

``argparse`` asks ``gettext`` for them. :func:`translate_argparse` lets it ask ours instead;
:data:`WORDS` names what can be met, so that it is extracted and translated.
"""

from __future__ import annotations

import argparse

from app.core.i18n import N_, _, ngettext

WORDS = (
    N_("usage: "),
    N_("positional arguments"),
    N_("options"),
    N_("show this help message and exit"),
    N_("the following arguments are required: %s"),
    N_("unrecognized arguments: %s"),
    N_("argument %(argument_name)s: %(message)s"),
    N_("invalid choice: %(value)r (choose from %(choices)s)"),
    N_("invalid %(type)s value: %(value)r"),
    N_("expected one argument"),
    N_("expected at least one argument"),
    N_("expected at most one argument"),
    N_("ignored explicit argument %r"),
    N_("not allowed with argument %s"),
    N_("ambiguous option: %(option)s could match %(matches)s"),
    N_("unknown parser %(parser_name)r (choices: %(choices)s)"),
)


def translate_argparse() -> None:
    """Let ``argparse`` speak the current language from now on."""
    for name, ours in (("_", _), ("ngettext", ngettext)):
        setattr(argparse, name, ours)
