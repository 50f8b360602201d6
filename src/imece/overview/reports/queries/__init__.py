"""Reading for reports: what they are made of, what is due, where a figure was printed."""
