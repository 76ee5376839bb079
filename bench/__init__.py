"""Accuracy, speed and scale of Tightrope, against labelled data and peers. Not installed with it."""
