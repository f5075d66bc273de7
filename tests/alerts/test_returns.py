"""What was changed and changed back."""

from alerts.returns import lasting
from pipeline.model.change import Event
from pipeline.model.edits import Edit, Noise, Op
from tests.alerts.samples import change


def said(number: int, before: str | None, after: str | None, **more: object):
    return change(number, edits=(Edit(Op.REWORDED, path=("Rates",), before=before, after=after),), **more)


def kept(*chain) -> list[str]:
    return [one.id[-2:] for one in lasting(chain)]


def test_there_and_back_is_nothing():
    assert kept(said(1, "A", "B"), said(2, "B", "A")) == []


def test_on_and_on_is_all_of_it():
    assert kept(said(1, "A", "B"), said(2, "B", "C")) == ["01", "02"]


def test_a_detour_on_the_way_is_left_out():
    assert kept(said(1, "A", "B"), said(2, "B", "C"), said(3, "C", "B")) == ["01"]
    assert kept(said(1, "A", "B"), said(2, "B", "A"), said(3, "A", "C")) == ["03"]


def test_a_round_trip_over_several_stations_is_nothing():
    assert kept(said(1, "A", "B"), said(2, "B", "C"), said(3, "C", "A")) == []


def test_noise_on_the_way_does_not_matter():
    stamp = Edit(Op.REWORDED, noise=Noise.UPDATE_STAMP, before="1 May", after="2 May")
    there = change(1, edits=(Edit(Op.ROW_CHANGED, key="8517", column="Rate", before="2", after="3"), stamp))
    back = change(2, edits=(Edit(Op.ROW_CHANGED, key="8517", column="Rate", before="3", after="2"), stamp))
    assert kept(there, back) == []


def test_the_same_bytes_again_are_the_same_page_whatever_the_edits_say():
    assert kept(said(1, "A", "B", old_body="a" * 64), said(2, "B x", "A y", new_body="a" * 64)) == []


def test_two_equal_moves_of_other_rows_are_no_return():
    up = change(1, edits=(Edit(Op.ROW_CHANGED, key="8517", column="Rate", before="2", after="3"),))
    down = change(2, edits=(Edit(Op.ROW_CHANGED, key="8518", column="Rate", before="3", after="2"),))
    assert kept(up, down) == ["01", "02"]


def test_mere_moves_are_told_from_a_return():
    moved = (Edit(Op.MOVED, path=("B",), from_path=("B",), before="text", after="text"),)
    assert kept(change(1, edits=moved), change(2, edits=moved)) == ["01", "02"]


def test_published_and_withdrawn_is_nothing_but_withdrawn_and_changed_is():
    new, gone = change(1, event=Event.PUBLISHED), change(2, event=Event.WITHDRAWN, edits=())
    assert kept(new, gone) == []
    assert kept(said(1, "A", "B"), gone) == ["01", "02"]


def test_gone_and_back_with_the_same_bytes_is_nothing():
    gone = change(1, event=Event.WITHDRAWN, edits=(), old_body="a" * 64)
    back = change(2, event=Event.RESTORED, new_body="a" * 64)
    assert kept(gone, back) == []
    assert kept(gone, change(2, event=Event.RESTORED, new_body="b" * 64)) == ["01", "02"]


def test_a_restored_page_that_goes_again_is_nothing():
    assert kept(change(1, event=Event.RESTORED), change(2, event=Event.WITHDRAWN, edits=())) == []
