"""The register of institutions: one identity for the whole installation, what an office knows of it for itself."""
