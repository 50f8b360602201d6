"""Inventories of projects from sheets, and the lists of the agencies' system KAYS: what can be imported."""

from imece.work.projects.imports.kinds import KAYS_APPLICATIONS, KAYS_CONTRACTS, KAYS_PAYMENTS, PROJECTS

ALL = (PROJECTS, KAYS_APPLICATIONS, KAYS_CONTRACTS, KAYS_PAYMENTS)

__all__ = ["ALL", "KAYS_APPLICATIONS", "KAYS_CONTRACTS", "KAYS_PAYMENTS", "PROJECTS"]
