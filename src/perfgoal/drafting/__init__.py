"""A declaration to fill in, for any form: what is due is there and blank, what is optional stands behind comment signs
with an example, and each field is explained as the schema explains it."""

from perfgoal.drafting.declaration import draft
from perfgoal.drafting.words import SCHEMAS, shell_word

__all__ = ["SCHEMAS", "draft", "shell_word"]
