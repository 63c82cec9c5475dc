"""Prices of things."""
