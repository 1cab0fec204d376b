"""A codebook at work: tried on its own examples."""
