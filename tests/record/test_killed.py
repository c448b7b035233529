"""A writer killed twenty times under a reader: nothing acknowledged is lost, nothing doubled, and no reader errs."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from comity.record.casebook import Casebook

HERE = Path(__file__).parent
KILLS = 20


def test_a_writer_killed_twenty_times_loses_nothing(tmp_path: Path) -> None:
    path, stop = tmp_path / "iraq", tmp_path / "stop"
    environment = {**os.environ, "PYTHONWARNINGS": "error"}
    witness = subprocess.Popen(
        [sys.executable, HERE / "reading_witness.py", path, stop], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        text=True, env=environment,
    )  # fmt: skip
    dice, acknowledged = random.Random(20), set[int]()
    try:
        for kill in range(KILLS):
            last = max(acknowledged, default=0)  # once more: it is held, and adds nothing
            writer = subprocess.Popen(
                [sys.executable, HERE / "killed_writer.py", path, str(last)],
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
                env=environment,
            )
            assert writer.stdout is not None
            assert writer.stderr is not None
            # One in four dies while it makes or opens the casebook, the others some time into their work.
            first = "" if kill % 4 == 0 else writer.stdout.readline()
            time.sleep(dice.random() * 0.4)
            writer.send_signal(signal.SIGKILL)
            lines = [first, *writer.stdout]
            assert writer.stderr.read() == ""
            writer.wait()
            writer.stdout.close()
            writer.stderr.close()
            acknowledged |= {int(line) for line in lines if line.endswith("\n")}
    finally:
        stop.write_text("")
        seen, wrong = witness.communicate(timeout=30)
    assert wrong == ""
    assert seen.startswith("asked "), seen
    assert int(seen.split()[1]) > 0

    book = Casebook.open(path)
    with book.writer():
        pass
    assert acknowledged
    outlets = [one.outlets[0] for one in book.articles()]
    assert len(outlets) == len(set(outlets))
    assert {f"Outlet {i}" for batch in acknowledged for i in range(batch * 4, batch * 4 + 4)} <= set(outlets)
    skipped = [skip.where for skip in book.skipped()]
    assert {f"page {batch}" for batch in acknowledged} <= set(skipped)
    assert len(skipped) == len(set(skipped))
    assert book.verify() == []
