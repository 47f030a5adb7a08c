"""A presentation: what it says, where it stands on the slides, the PDF and PowerPoint writers."""
