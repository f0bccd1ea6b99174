"""Rules over all declarations of a repository: what is missing, declared twice, copied, or does not agree with others."""
