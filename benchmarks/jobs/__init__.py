"""The jobs: each takes an input's folder and returns what is timed, a call with the number of the round."""
