"""The published standards that our open data must keep, and small judges that say where a file does not (see SOURCES.md)."""
