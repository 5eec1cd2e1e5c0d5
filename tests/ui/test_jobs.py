import os
import threading
import time
from functools import partial

import pytest

from leukoview.engine.errors import OutputError
from leukoview.ui.engine_process import EngineProcess
from leukoview.ui.jobs import EngineFault, EngineStoppedError, Jobs

PATIENCE_MS = 200


def count_to(total, check_in, tell):
    for done in range(total):
        check_in(done, total)
        tell(done)
    return total


def until_stopped(check_in, tell):
    tell("started")
    while True:
        check_in(0, 0)


def deaf(_check_in, tell):
    tell("started")
    threading.Event().wait(60)


def say_and_sleep(_check_in, tell):
    tell(os.getpid())
    threading.Event().wait(60)


def refuse(_check_in, _tell):
    raise OutputError("There is no room.", remedy="Make some.")


def blunder(_check_in, _tell):
    return 1 // 0


def die(_check_in, _tell):
    os.abort()


def process_id(_check_in, _tell):
    return os.getpid()


@pytest.fixture
def real_jobs(qapp):
    """Jobs over a process of their own."""
    jobs = Jobs(patience_ms=PATIENCE_MS)
    yield jobs
    jobs.close()


def outcome(qtbot, job):
    with qtbot.waitSignal(job.succeeded, timeout=20_000) as succeeded:
        pass
    return succeeded.args[0]


def test_a_result_comes_back(jobs, qtbot):
    assert outcome(qtbot, jobs.start(partial(count_to, 3))) == 3


def test_parts_and_progress_arrive_in_order_before_the_result(jobs, qtbot):
    job = jobs.start(partial(count_to, 3))
    seen = []
    job.progressed.connect(lambda done, _total: seen.append(("done", done)))
    job.told.connect(lambda part: seen.append(("part", part)))
    outcome(qtbot, job)
    assert seen == [(kind, n) for n in range(3) for kind in ("done", "part")]


def test_jobs_run_one_after_the_other(jobs, qtbot):
    first, second = jobs.start(partial(count_to, 2)), jobs.start(partial(count_to, 4))
    order = []
    first.succeeded.connect(order.append)
    second.succeeded.connect(order.append)
    with qtbot.waitSignal(second.ended):
        pass
    assert order == [2, 4]


def test_an_error_keeps_its_kind_sentence_and_remedy(jobs, qtbot):
    job = jobs.start(refuse)
    with qtbot.waitSignal(job.failed) as failed:
        pass
    assert isinstance(failed.args[0], OutputError)
    assert str(failed.args[0]) == "There is no room. Make some."


def test_a_bug_in_the_engine_is_reported_with_its_place(jobs, qtbot):
    job = jobs.start(blunder)
    with qtbot.waitSignal(job.failed) as failed:
        pass
    assert isinstance(failed.args[0], EngineFault)
    assert "in blunder" in str(failed.args[0])


def test_cancelling_stops_at_the_next_check_in(jobs, qtbot):
    job = jobs.start(until_stopped)
    job.told.connect(lambda _part: job.cancel())
    with qtbot.waitSignals([job.cancelled, job.ended]):
        pass


def test_a_job_cancelled_while_it_waits_never_runs(jobs, qtbot):
    first, second = jobs.start(partial(count_to, 2)), jobs.start(blunder)
    with qtbot.waitSignals([second.cancelled, first.ended]):
        second.cancel()


def test_work_is_done_in_another_process(real_jobs, qtbot):
    assert outcome(qtbot, real_jobs.start(process_id)) != os.getpid()


def test_work_that_does_not_answer_is_ended_with_its_process(real_jobs, qtbot):
    job = real_jobs.start(deaf)
    with qtbot.waitSignal(job.told, timeout=20_000):
        pass
    before = time.monotonic()
    with qtbot.waitSignals([job.cancelled, real_jobs.restarted], timeout=20_000):
        job.cancel()
    assert time.monotonic() - before < 10
    assert outcome(qtbot, real_jobs.start(partial(count_to, 2))) == 2


def test_a_dying_process_is_a_sentence_and_a_fresh_process(real_jobs, qtbot):
    job = real_jobs.start(die)
    with qtbot.waitSignal(job.failed, timeout=20_000) as failed:
        pass
    assert isinstance(failed.args[0], EngineStoppedError)
    assert outcome(qtbot, real_jobs.start(partial(count_to, 2))) == 2


def test_closing_ends_a_process_at_work(qapp, qtbot):
    jobs = Jobs(EngineProcess())
    job = jobs.start(deaf)
    with qtbot.waitSignal(job.told, timeout=20_000):
        pass
    jobs.close()
    assert not jobs.busy
