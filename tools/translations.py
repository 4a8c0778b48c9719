"""Keeps the Korean of the interface complete: extract, fill in, compile, and check that nothing is missing.

python -m tools.translations update        after any change of a tr() text: extracts and compiles
python -m tools.translations add FILE      fills in lines `Context | English | Korean`, then compiles
python -m tools.translations check         what `make check` runs; changes nothing
"""

import argparse
import logging
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from tools import texts

ROOT = Path(__file__).parents[1]
TS = ROOT / "resources" / "translations" / "modulab_ko.ts"

_log = logging.getLogger("translations")


def main(arguments: list[str]) -> int:
    """The exit code of the command in `arguments`."""
    logging.basicConfig(level=logging.INFO, format="%(message)s", stream=sys.stdout)
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("command", choices=("update", "add", "check"))
    parser.add_argument("file", type=Path, nargs="?", help="for add: lines `Context | English | Korean`")
    options = parser.parse_args(arguments)
    if options.command == "check":
        wrong = [*problems(), *texts.problems(ROOT / "resources")]
    elif options.command == "update":
        extract(TS)
        compile_to(TS.with_suffix(".qm"))
        wrong = [*unfinished(TS)]
    elif options.file is None:
        parser.error("add needs a file")
    else:
        wrong = [*add(options.file)]
    for line in wrong:
        _log.error("%s", line)
    if not wrong:
        _log.info("translations: complete")
    return 1 if wrong and options.command == "check" else 0


def extract(ts: Path) -> None:
    """Bring `ts` up to date with the code, keeping its translations; what the code no longer says is dropped."""
    sources = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "gui").rglob("*.py"))
    options = ["-no-obsolete", "-locations", "none", "-source-language", "en", "-target-language", "ko"]
    _run("lupdate", *options, *sources, "-ts", str(ts))


def compile_to(qm: Path) -> None:
    """Compile the translations into `qm`, which the app loads."""
    _run("lrelease", "-silent", str(TS), "-qm", str(qm))


def add(path: Path) -> Iterator[str]:
    """Fill in the lines of `path`; yield those that fit no text of the code, and what is still unfinished."""
    extract(TS)
    tree = ElementTree.parse(TS)
    messages = {(context, source): message for context, source, message in _messages(tree)}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        cells = [cell.strip().strip("`").replace("\\n", "\n") for cell in line.strip().lstrip("-* ").split(" | ", 2)]
        if len(cells) != 3:
            continue
        context, english, korean = cells
        message = messages.get((context, english))
        if message is None:
            homes = sorted(home for home, source in messages if source == english)
            hint = f"; the code has it in {', '.join(homes)}" if homes else ""
            yield f"{path.name}:{number}: no such text in the code: {context} | {english}{hint}"
            continue
        translation = message.find("translation")
        assert translation is not None
        translation.text = korean
        translation.attrib.pop("type", None)
    tree.write(TS, encoding="utf-8", xml_declaration=True)
    extract(TS)  # writes the file as Linguist does
    compile_to(TS.with_suffix(".qm"))
    yield from unfinished(TS)
    yield from other_gaps(TS)


def unfinished(ts: Path) -> Iterator[str]:
    """The texts of `ts` without a translation, as lines to fill in and `add`."""
    for context, source, message in _messages(ElementTree.parse(ts)):
        translation = message.find("translation")
        if translation is None or translation.get("type") is not None or not (translation.text or "").strip():
            yield f"unfinished: {context} | {_on_one_line(source)} | "


def other_gaps(ts: Path) -> Iterator[str]:
    """The translations of `ts` whose `{gaps}` are not those of their text."""
    for context, source, message in _messages(ElementTree.parse(ts)):
        korean = message.findtext("translation") or ""
        if korean and texts.gaps(korean) != texts.gaps(source):
            yield f"other gaps: {context} | {_on_one_line(source)} | {_on_one_line(korean)}"


def problems() -> Iterator[str]:
    """What is missing, left over or not compiled, each with what to do."""
    if not TS.exists():
        yield f"{TS.relative_to(ROOT)} is missing: run `make translations`"
        return
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder) / "fresh.ts"
        extract(fresh)
        said = {(context, source) for context, source, _ in _messages(ElementTree.parse(fresh))}
        known = {(context, source) for context, source, _ in _messages(ElementTree.parse(TS))}
        for context, source in sorted(said - known):
            yield f"not extracted: {context} | {_on_one_line(source)}: run `make translations`"
        for context, source in sorted(known - said):
            yield f"stale: {context} | {_on_one_line(source)}: run `make translations`"
        yield from unfinished(TS)
        yield from other_gaps(TS)
        compiled = Path(folder) / "fresh.qm"
        compile_to(compiled)
        shipped = TS.with_suffix(".qm")
        if not shipped.exists() or shipped.read_bytes() != compiled.read_bytes():
            yield f"{shipped.relative_to(ROOT)} is older than its .ts: run `make translations`"


def _messages(tree: "ElementTree.ElementTree[ElementTree.Element]") -> Iterator[tuple[str, str, ElementTree.Element]]:
    for context in tree.getroot().iter("context"):
        for message in context.iter("message"):
            yield context.findtext("name", ""), message.findtext("source", ""), message


def _on_one_line(source: str) -> str:
    return source.replace("\n", "\\n")


def _run(tool: str, *arguments: str) -> None:
    command = f"from PySide6.scripts import pyside_tool; pyside_tool.{tool}()"
    finished = subprocess.run(
        [sys.executable, "-c", command, *arguments], cwd=ROOT, capture_output=True, text=True, check=False
    )
    said = finished.stdout + finished.stderr
    if finished.returncode != 0 or "warning" in said.lower():
        raise SystemExit(f"{tool}: {said}")


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
