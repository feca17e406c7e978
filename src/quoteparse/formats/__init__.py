"""The forms in which quotes leave, and some in which they come back: one file for each."""
