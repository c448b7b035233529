"""Exchange: records as the files of other trades. It knows the nouns of `types.py` and no other room."""
