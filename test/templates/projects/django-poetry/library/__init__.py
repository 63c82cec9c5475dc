"""Books that people lend."""
