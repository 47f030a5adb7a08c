"""``python -m app`` is ``auyl-koop``."""

from __future__ import annotations

import sys

from app.main import main

sys.exit(main())
