"""Papers of an office: how they look, who signs, the office’s own templates, and every paper that was made."""
