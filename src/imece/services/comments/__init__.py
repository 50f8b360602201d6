"""Comments on any record, with mentions of members."""
