"""Codebooks: YAML to codes and terms, checked, versioned and hashed."""

from focuscode.codebook.read import check_codebook, check_text, read_codebook

__all__ = ["check_codebook", "check_text", "read_codebook"]
