"""The verbs of indicators, one module by noun; the only writers of this app."""
