"""Exchange: records as the files of other trades. It knows the nouns of `types` and no other room."""
