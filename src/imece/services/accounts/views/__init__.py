"""Pages of offices, members, units, deputies, grants, the trail, the installation and one's own settings."""
