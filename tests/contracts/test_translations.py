"""The Turkish is complete: every text of the software has it, with the same placeholders and in one voice."""

from imece.config.catalogues import catalogue_faults


def test_every_text_has_its_turkish() -> None:
    faults = [str(fault) for fault in catalogue_faults()]
    assert not faults, f"{len(faults)} to mend with tools/messages:\n" + "\n".join(faults)
