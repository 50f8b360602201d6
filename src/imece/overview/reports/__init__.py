"""The reports an office must hand in: written, checked, approved, frozen, printed and published."""
