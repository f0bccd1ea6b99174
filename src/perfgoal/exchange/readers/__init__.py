"""Readers: a module for each format, whose ``read`` returns what a file of it shows."""
