"""The commands of the strategy app: one file each."""
