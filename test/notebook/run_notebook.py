"""Runs the notebook from its beginning, and compares what it gives with what is written in it.

    python test/notebook/run_notebook.py [--write]

The server is that of PGPORT and PGPASSWORD. --write puts the new outputs in the place of the old ones.
"""

import copy
import difflib
import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError

path = Path(__file__).parent / "oauth-estate.ipynb"


def describe(cell):
    """What a reader sees of the outputs of a cell, without the pixels of its plots."""
    lines = []
    for output in cell.outputs:
        if output.output_type == "stream":
            lines.append(f"{output.name}:\n{output.text}")
        else:
            lines += [f"{kind}:" for kind in sorted(output.data) if kind.startswith("image/")]
            lines.append(output.data["text/plain"])
    return "\n".join(lines).splitlines()


def run(notebook):
    NotebookClient(notebook, timeout=120, kernel_name="python3", record_timing=False).execute()
    noisy = [
        f"cell {number} writes on standard error: {output.text}"
        for number, cell in enumerate(notebook.cells, 1)
        for output in cell.get("outputs", [])
        if output.output_type == "stream" and output.name == "stderr"
    ]
    if noisy:
        sys.exit("\n".join(noisy))


def compare(before, after):
    wrong = 0
    for number, (old, new) in enumerate(zip(before.cells, after.cells), 1):
        if old.cell_type != "code":
            continue
        lines = list(difflib.unified_diff(describe(old), describe(new), "committed", "now", lineterm="", n=1))
        if lines:
            wrong += 1
            print(f"cell {number} gives something else:", *lines, sep="\n")
    return wrong


def main():
    before = nbformat.read(path, as_version=4)
    after = copy.deepcopy(before)
    try:
        run(after)
    except CellExecutionError as error:
        sys.exit(f"a cell raises {error.ename}: {error.evalue}")
    if "--write" in sys.argv:
        for cell in after.cells:
            cell.metadata = {}
        after.metadata = before.metadata
        nbformat.write(after, path)
    elif compare(before, after):
        sys.exit(1)
    print(f"{sum(cell.cell_type == 'code' for cell in after.cells)} cells")


main()
