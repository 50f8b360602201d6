"""The steps of the generator; each has `make(seeding) -> int`, which says how many records it made."""
