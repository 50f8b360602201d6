"""Tools the work uses; they know no business."""
