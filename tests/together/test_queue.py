"""Several workers at one queue: each piece of work is taken once."""

PUT = """
from frankpledge.apps.outbox.actions import Work, put
put("tested", [Work(key=str(n)) for n in range(90)], at=now)
"""
WORK = """
from frankpledge.apps.outbox.actions import claim, finish
while row := claim(["tested"], timezone.now()):
    assert finish(row, at=timezone.now())
    print(row.key)
"""


def test_workers_at_once_take_each_piece_of_work_once(shared_record):
    shared_record.run(PUT)
    taken = " ".join(shared_record.run_together(WORK, 3)).split()
    assert sorted(map(int, taken)) == list(range(90))


AGAIN = """
from frankpledge.apps.outbox.actions import Work, put, put_again
for n in range(20):
    put("tested", [Work(key=str(k)) for k in range(5)], at=now)
    put_again("tested", [Work(key=str(k)) for k in range(5)], at=now)
"""


def test_the_same_work_put_by_many_at_once_is_one_row(shared_record):
    shared_record.run_together(AGAIN, 3)
    assert sorted(shared_record.run(WORK).split()) == list("01234")
