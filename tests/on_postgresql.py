"""Run the record's tests once more, on PostgreSQL; say plainly where no server answers.

python -m tests.on_postgresql
"""

import os
import subprocess
import sys

import psycopg

SERVER = os.environ.get("TEST_POSTGRES", "postgresql://postgres@127.0.0.1:5432/postgres")
NOTHING_RUN = 5  # pytest's exit status where no test was chosen


def main() -> None:
    """Run the tests of the apps with DATABASE_URL set."""
    try:
        psycopg.connect(SERVER, connect_timeout=3).close()
    except psycopg.OperationalError as error:
        print(f"PostgreSQL skipped: no server answers ({str(error).splitlines()[0]}).")  # noqa: T201 (a command)
        print("The record's tests ran on SQLite alone; TEST_POSTGRES says where a server is.")  # noqa: T201 (a command)
        return
    print("The record's tests once more, on PostgreSQL", flush=True)  # noqa: T201 (a command)
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-n",
        "auto",
        "-q",
        "tests/apps",
        "tests/api/test_v1.py",
        "tests/upgrade",
        "-m",
        "not journey",
    ]
    done = subprocess.run(
        [*command, "--ignore=tests/apps/performance"], env=os.environ | {"DATABASE_URL": SERVER}
    )
    sys.exit(0 if done.returncode == NOTHING_RUN else done.returncode)


if __name__ == "__main__":
    main()
