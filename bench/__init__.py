"""The benchmark: how quick İmece is beside a one-file application on the same machine (see README.md)."""
