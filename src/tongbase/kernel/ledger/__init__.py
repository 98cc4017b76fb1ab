"""The ledger: what happened, written once, in the transaction in which it happened.

``entry`` is the table and its writer, ``reading`` the safe bookmark, ``merkle`` the pure RFC 6962
tree, ``sealing`` the one step behind the writers that builds the tree, ``proof`` its verifier.
"""
