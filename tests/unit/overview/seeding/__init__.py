"""Tests of the generator of test material."""
