"""Template helpers of the register."""
