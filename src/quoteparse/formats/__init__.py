"""The forms in which quotes leave: one file for each."""
