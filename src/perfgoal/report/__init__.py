"""Findings as text: a reporter for each format, which returns what is to be printed and prints nothing."""

from perfgoal.report.results import Line, Results, Span, Style
from perfgoal.report.text import concise, full, full_finding, grouped

__all__ = ["Line", "Results", "Span", "Style", "concise", "full", "full_finding", "grouped"]
