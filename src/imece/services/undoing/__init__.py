"""A way back for a minute: what a change was before, kept until its person may want it again."""
