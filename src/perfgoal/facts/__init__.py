"""What rules over many declarations ask of each: small and plain, so that it can be kept, and come from another
process."""

from perfgoal.facts.model import MOST, Facts, Silence, Spot, Stated
from perfgoal.facts.sketch import SIZE, likeness, sketch

__all__ = ["MOST", "SIZE", "Facts", "Silence", "Spot", "Stated", "likeness", "sketch"]
