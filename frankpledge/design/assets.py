"""Fetch the compiled GOV.UK Frontend stylesheet and take out what is GOV.UK's alone.

Standard library only: the build of the package runs this file before anything is
installed. Its code is MIT; its typeface and crest are not for sites off GOV.UK, so they
are stripped. Our own stylesheet makes pages readable without it.
"""

import re
import shutil
import subprocess
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
TARGET = HERE / "static" / "govuk" / "govuk-frontend.min.css"
STAMP = TARGET.with_name("package-lock.json")
NPM_FILES = ("package.json", "package-lock.json", ".npmrc")
SECONDS = 120

# What is taken out: the typeface, its name, the crest, and maps that are not shipped.
STRIPPED = (
    r"@font-face\{[^}]*\}",
    r"/\*![^*]*GDS Transport[^*]*\*/",
    r'"?GDS Transport"?,\s*',
    r"/\*# sourceMappingURL=[^*]*\*/",
)


class AssetsError(Exception):
    """The stylesheet could not be fetched; the site works with its own."""


def strip(css: str) -> str:
    """Return the stylesheet without typeface, crest and source map."""
    for pattern in STRIPPED:
        css = re.sub(pattern, "", css)
    return re.sub(r"url\(/assets/[^)]*\)", "none", css)


def fetch(root: Path, npm: str | None = None) -> Path:
    """Fetch the locked stylesheet into `static/govuk`; `root` holds package-lock.json.

    Does nothing where the lock has not changed since.

    Raises:
        AssetsError: npm is not there, or the registry did not answer.
    """
    lock = (root / "package-lock.json").read_text("utf-8")
    if TARGET.exists() and STAMP.exists() and STAMP.read_text("utf-8") == lock:
        return TARGET
    npm = npm or shutil.which("npm")
    if npm is None:
        raise AssetsError("npm is not installed")
    with tempfile.TemporaryDirectory() as folder:
        for name in NPM_FILES:
            shutil.copy(root / name, folder)
        command = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
        command += ["--fetch-retries=0", "--fetch-timeout=30000"]
        try:
            subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=SECONDS)
        except (OSError, subprocess.SubprocessError) as error:
            raise AssetsError(f"npm did not fetch it ({error})") from error
        dist = Path(folder, "node_modules", "govuk-frontend", "dist", "govuk")
        css = strip((dist / TARGET.name).read_text("utf-8"))
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text(css, "utf-8")
    STAMP.write_text(lock, "utf-8")
    return TARGET
