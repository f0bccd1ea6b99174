"""``python -m perfgoal``."""

from perfgoal.cli import main

if __name__ == "__main__":
    main()
