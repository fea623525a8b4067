"""A build killed at any moment loses nothing that it reported, and the next one ends as if nothing had been."""

import importlib.util
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import ModuleType

import pytest

EVAL = Path(__file__).parents[1] / "eval" / "crash.py"


def load_crash() -> ModuleType:
    spec = importlib.util.spec_from_file_location("crash", EVAL)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["crash"] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> object:
    return load_crash().Bench(tmp_path_factory.mktemp("crash"), documents=80, pipeline="blank:en")


@pytest.mark.parametrize("number", range(4))
def test_kill_at_a_random_moment(bench: object, number: int) -> None:
    moments = random.Random(number)
    after = (0, 1, moments.randint(2, 79), 80)[number]
    trial = bench.trial(number, after, moments.uniform(0, 0.05), workers=2 if number == 2 else 1)
    assert trial.killed and trial.lost == 0
    assert trial.reported >= after
    assert trial.same


def test_several_processes_make_the_same_record_as_one(bench: object) -> None:
    trial = bench.trial(99, after=None, delay=0, workers=2)
    assert (trial.killed, trial.reported, trial.same) == (False, 80, True)


def heed_ctrl_c() -> None:
    """A shell lets what it runs in the background ignore Ctrl-C, the tests' own processes too."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_ctrl_c_is_answered_in_one_line_and_the_next_run_goes_on(tmp_path: Path) -> None:
    crash = load_crash()
    corpus, record = tmp_path / "corpus.jsonl", tmp_path / "r.db"
    corpus.write_text("\n".join(crash.stories(2000)), encoding="utf-8")
    environment = {**os.environ, "COMMUNIQUE_PIPELINE": "blank:en"}
    command = [sys.executable, "-m", "communique", "build", str(corpus), "-o", str(record)]
    build = subprocess.Popen(command, stderr=subprocess.PIPE, env=environment, preexec_fn=heed_ctrl_c)
    for _ in range(600):
        time.sleep(0.05)
        if record.exists() and crash.kept(record):
            break
    build.send_signal(signal.SIGINT)
    _, said = build.communicate(timeout=60)
    assert build.returncode == 130
    assert said.decode().count("\n") == 1 and "Stopped" in said.decode()
    assert 0 < len(crash.kept(record)) < 2000


def test_workers_end_when_their_parent_is_killed(tmp_path: Path) -> None:
    crash = load_crash()
    corpus = tmp_path / "corpus.jsonl"
    corpus.write_text("\n".join(crash.stories(1500)), encoding="utf-8")
    environment = {**os.environ, "COMMUNIQUE_PIPELINE": "blank:en"}
    command = [sys.executable, str(EVAL), "--child", str(corpus), str(tmp_path / "r.db"), "2"]
    build = subprocess.Popen(command, stdout=subprocess.PIPE, env=environment)
    assert build.stdout is not None and build.stdout.readline()
    workers = Path(f"/proc/{build.pid}/task/{build.pid}/children").read_text().split()
    assert workers
    build.kill()
    build.communicate()
    for _ in range(200):
        if not any(Path(f"/proc/{worker}").exists() for worker in workers):
            return
        time.sleep(0.05)
    pytest.fail("workers outlive the build that started them")
