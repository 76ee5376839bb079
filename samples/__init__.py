"""Pages that we wrote, and `python -m samples.demo`, which reads them and shows the record."""
