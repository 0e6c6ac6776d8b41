import threading

import pytest


@pytest.fixture
def wacht_op_mail(mailoutbox):
    """Mail of an account goes out beside the answer; this waits for it and gives what was sent."""

    def wacht():
        for draad in threading.enumerate():
            if draad.name == "mail":
                draad.join()
        return mailoutbox

    return wacht
