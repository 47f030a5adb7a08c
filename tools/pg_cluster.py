"""Run a command beside a PostgreSQL 15 cluster of its own, which goes when the command ends.

``python -m tools.pg_cluster COMMAND…`` makes the cluster in a temporary folder, lets it listen on a
socket there and on no network, puts its address into ``AUYL_TEST_PG`` and returns the command's own
exit code. Debian's package postgresql-15 is asked for by name where it is missing.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

PROGRAMS = Path("/usr/lib/postgresql/15/bin")
PACKAGE = "postgresql-15"
ADDRESS = "AUYL_TEST_PG"
PORT = 54329
"""Not the usual one: only the name of the socket's file, for nothing listens on the network."""

SETTINGS = {
    "listen_addresses": "",
    "port": str(PORT),
    "fsync": "off",  # the cluster is thrown away
    "full_page_writes": "off",
    "synchronous_commit": "off",
}


class ClusterError(Exception):
    """The cluster cannot be had; the text says why and what to do."""


def install() -> None:
    """Install the server's package when it is missing and we may.

    Raises:
        ClusterError: it is missing and could not be installed.
    """
    if (PROGRAMS / "initdb").exists():
        return
    wish = f"PostgreSQL 15 is missing. Please run:  sudo apt-get install {PACKAGE}"
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        raise ClusterError(wish)
    common = Path("/etc/postgresql-common")
    common.mkdir(parents=True, exist_ok=True)
    # No cluster of the system's own: ours is enough, and nothing stays running.
    (common / "createcluster.conf").write_text("create_main_cluster = false\n", encoding="ascii")
    install_it = ["apt-get", "install", "--yes", "--no-install-recommends", PACKAGE]
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["apt-get", "update"], install_it):
        done = subprocess.run(command, env=environment, capture_output=True, check=False)
        if done.returncode:
            raise ClusterError(wish)


def as_owner(command: Sequence[str], owner: str) -> list[str]:
    """Return a command as the cluster's owner runs it: the server refuses to run as root."""
    return ["runuser", "-u", owner, "--", *command] if owner else list(command)


@contextmanager
def cluster() -> Iterator[str]:
    """Give the address of a fresh, empty database in a running cluster.

    Raises:
        ClusterError: the cluster could not be made or started.
    """
    install()
    owner = "postgres" if os.geteuid() == 0 else ""
    folder = Path(tempfile.mkdtemp(prefix="auyl-pg-"))
    try:
        if owner:
            shutil.chown(folder, owner)
        data, socket = folder / "data", folder
        _run(
            as_owner(
                [
                    str(PROGRAMS / "initdb"),
                    "--pgdata",
                    str(data),
                    "--username=auyl",
                    "--auth=trust",
                    "--encoding=UTF8",
                    "--locale=C",
                    "--no-sync",
                ],
                owner,
            )
        )
        options = " ".join(f"-c {name}='{value}'" for name, value in SETTINGS.items())
        control = [str(PROGRAMS / "pg_ctl"), "--pgdata", str(data), "--wait"]
        _run(
            as_owner(
                [
                    *control,
                    "--log",
                    str(folder / "log"),
                    "--options",
                    f"{options} -c unix_socket_directories='{socket}'",
                    "start",
                ],
                owner,
            )
        )
        try:
            yield (
                f"postgresql+psycopg://auyl@/postgres?host={quote(str(socket), safe='')}"
                f"&port={PORT}"
            )
        finally:
            _run(as_owner([*control, "--mode=immediate", "stop"], owner))
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _run(command: Sequence[str]) -> None:
    # Not captured through pipes: the server would inherit them and keep them open.
    with tempfile.TemporaryFile("w+") as words:
        done = subprocess.run(
            command, stdin=subprocess.DEVNULL, stdout=words, stderr=words, cwd="/", check=False
        )
        if done.returncode:
            words.seek(0)
            raise ClusterError(f"{command}: {words.read()[-2000:]}")


def main(arguments: Sequence[str]) -> int:
    """Run the command beside a cluster and return its exit code; 2 when there is no cluster."""
    try:
        with cluster() as address:
            environment = {**os.environ, ADDRESS: address}
            return subprocess.run(arguments, env=environment, check=False).returncode
    except ClusterError as error:
        print(error, file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
