"""Tests of the code lists."""
