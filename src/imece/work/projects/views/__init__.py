"""The pages of projects, by what they are about."""
