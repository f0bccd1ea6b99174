"""Text without a grid, as a program takes it out of a published PDF, to tables by the words of a form."""
