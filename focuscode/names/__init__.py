"""Names in the participants' words: listed, found, replaced, led back, proposed."""
