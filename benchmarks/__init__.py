"""How fast emplan is beside its peers; run by `make bench`, described in benchmarks/README.md."""
