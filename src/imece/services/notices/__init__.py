"""The outbox and the daily digest."""
