"""Advice given and investors accompanied: requests, one-stop visits with their problems, investment leads."""
