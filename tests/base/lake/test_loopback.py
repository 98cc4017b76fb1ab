"""The loopback catalogue answers at once."""

import socket

from tongbase.base.lake.handle import Lake


def test_answers_do_not_wait_for_receipts(lake: Lake):
    listener = lake.engine.loopback._listener
    assert listener.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
