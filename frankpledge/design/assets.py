"""Fetch the compiled GOV.UK Frontend stylesheet and the typefaces, as they are locked.

Standard library only: the build of the package runs this file before anything is
installed. GOV.UK Frontend's code is MIT; its typeface and crest are not for sites off GOV.UK, so
they are stripped. Ours are Source Sans 3 and Source Serif 4 (SIL Open Font Licence, which is kept
beside them). Without either, pages use our own stylesheet and a typeface of the reader's machine.
"""

import json
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
TARGET = HERE / "static" / "govuk" / "govuk-frontend.min.css"
STAMP = TARGET.with_name("package-lock.json")
FACES = HERE / "static" / "fonts" / "fonts.css"
NPM_FILES = ("package.json", "package-lock.json", ".npmrc")
SECONDS = 120

# Each typeface by its package, and the weights that pages use.
TYPEFACES = {
    "source-sans-3": ("Source Sans 3", (400, 600)),
    "source-serif-4": ("Source Serif 4", (600,)),
}
# Latin, and what Welsh adds to it; a browser fetches the second only where it needs it.
SUBSETS = ("latin", "latin-ext")
FACE = """@font-face {{
  font-family: "{name}";
  font-weight: {weight};
  font-display: swap;
  src: url({file}) format("woff2");
  unicode-range: {letters};
}}
"""

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
    """Fetch what is locked into `static/govuk` and `static/fonts`; `root` holds package-lock.json.

    Does nothing where the lock has not changed since.

    Returns:
        Where the stylesheet is.

    Raises:
        AssetsError: npm is not there, or the registry did not answer.
    """
    lock = (root / "package-lock.json").read_text("utf-8")
    if _is_there(lock):
        return TARGET
    npm = npm or shutil.which("npm")
    if npm is None:
        raise AssetsError("npm is not installed")
    with tempfile.TemporaryDirectory() as folder:
        for name in NPM_FILES:
            shutil.copy(root / name, folder)
        _install(npm, folder)
        modules = Path(folder, "node_modules")
        _keep_stylesheet(modules)
        _keep_typefaces(modules)
    STAMP.write_text(lock, "utf-8")
    return TARGET


def _is_there(lock: str) -> bool:
    whole = TARGET.exists() and FACES.exists() and STAMP.exists()
    return whole and STAMP.read_text("utf-8") == lock


def _install(npm: str, folder: str) -> None:
    command = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
    command += ["--fetch-retries=0", "--fetch-timeout=30000"]
    try:
        subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=SECONDS)
    except (OSError, subprocess.SubprocessError) as error:
        raise AssetsError(f"npm did not fetch it ({error})") from error


def _keep_stylesheet(modules: Path) -> None:
    dist = modules / "govuk-frontend" / "dist" / "govuk"
    css = strip((dist / TARGET.name).read_text("utf-8"))
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text(css, "utf-8")


def _keep_typefaces(modules: Path) -> None:
    """Copy the files of each typeface with its licence, and write the sheet that names them."""
    FACES.parent.mkdir(parents=True, exist_ok=True)
    faces = []
    for package, (name, weights) in TYPEFACES.items():
        source = modules / "@fontsource" / package
        letters = json.loads((source / "unicode.json").read_text("utf-8"))
        shutil.copy(source / "LICENSE", FACES.with_name(f"LICENSE-{package}.txt"))
        for subset in SUBSETS:
            for weight in weights:
                file = f"{package}-{subset}-{weight}-normal.woff2"
                shutil.copy(source / "files" / file, FACES.with_name(file))
                faces.append(
                    FACE.format(name=name, weight=weight, file=file, letters=letters[subset])
                )
    FACES.write_text("\n".join(faces), "utf-8")
