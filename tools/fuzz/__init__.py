"""A fuzz run of reading: mutated documents are read with an account that adds up, or refused."""
