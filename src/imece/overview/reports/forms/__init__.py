"""The forms of reports."""
