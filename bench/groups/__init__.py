"""The metrics by the first part of their names; each module has `measure(bench)`, which gives its metrics."""
