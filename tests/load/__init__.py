"""Tests of the bench and a small smoke of it."""
