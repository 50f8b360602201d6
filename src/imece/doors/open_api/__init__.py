"""Open data: files, an API and feeds of what offices have published; nothing else ever passes this door."""
