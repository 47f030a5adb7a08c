"""Makes a run of tests stand on PostgreSQL: ``pytest -p tests.pg.plugin`` beside a cluster.

The class is changed before any test module takes its name. Tests that look into the file itself
bear the mark ``sqlite`` and stay out.
"""

from __future__ import annotations

from app.services import store
from tests.pg.server import ServerStore, make_template

make_template()
setattr(store, "Store", ServerStore)  # noqa: B010 - a class is no attribute to assign
