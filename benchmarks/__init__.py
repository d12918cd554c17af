"""The figures we watch. `python -m benchmarks --sizes reduced|full`; what they mean stands in benchmarks/README.md."""
