"""The guides by role, read inside the product, and the way from each page to the section that explains it."""
