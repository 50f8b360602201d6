"""The project bank as everybody sees it: what is open, counted by place and country, found by filters and words."""
