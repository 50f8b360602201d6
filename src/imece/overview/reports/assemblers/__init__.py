"""Assemblers: from what the apps know to a paper; pure, one module for each paper."""
