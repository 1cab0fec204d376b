"""Frames to files and pages for people."""
