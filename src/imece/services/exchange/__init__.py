"""Sheets in and out, safely."""
