"""The words of the catalogue: code lists with labels, states, drafts, references."""
