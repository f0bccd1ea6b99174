"""Declarations and what is found in them as tables for engines that analyse: Parquet, and a DuckDB database."""

from perfgoal.export.database import write_database
from perfgoal.export.folder import HasOthers, replace_folder
from perfgoal.export.parquet import Writer

__all__ = ["HasOthers", "Writer", "replace_folder", "write_database"]
