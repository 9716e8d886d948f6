"""Golden cases of M02; a file of its own, so that models run side by side."""

import pytest

from tests.content.support import assert_all_cases


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_every_golden_case_comes_out_as_expected() -> None:
    assert_all_cases("M02", 89)
