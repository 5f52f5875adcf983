"""Run tests of the record once more, on PostgreSQL; say plainly where no server answers.

python -m tests.on_postgresql        those marked `both_databases`: what differs between databases
python -m tests.on_postgresql --all  every test of the record
"""

import os
import subprocess
import sys

import psycopg

SERVER = os.environ.get("TEST_POSTGRES", "postgresql://postgres@127.0.0.1:5432/postgres")
FOLDERS = (
    "tests/apps",
    "tests/api/test_v1.py",
    "tests/together/test_tampering.py",
    "tests/upgrade",
    "tests/web/test_database.py",
)
WITHOUT = ("tests/apps/performance",)  # reads the store of evidence alone


def main(arguments: list[str]) -> None:
    """Run the tests with DATABASE_URL set."""
    try:
        psycopg.connect(SERVER, connect_timeout=3).close()
    except psycopg.OperationalError as error:
        print(f"PostgreSQL skipped: no server answers ({str(error).splitlines()[0]}).")
        print("The record's tests ran on SQLite alone; TEST_POSTGRES says where a server is.")
        return
    print("The record's tests once more, on PostgreSQL", flush=True)
    chosen = "both_databases and not journey and not nightly"
    chosen = "not journey" if "--all" in arguments else chosen
    command = [sys.executable, "-m", "pytest", "-n", "auto", "--dist", "worksteal", "-q"]
    without = [f"--ignore={folder}" for folder in WITHOUT]
    command += [*FOLDERS, *without, "-m", chosen]
    done = subprocess.run(command, env=os.environ | {"DATABASE_URL": SERVER})
    sys.exit(done.returncode)


if __name__ == "__main__":
    main(sys.argv[1:])
