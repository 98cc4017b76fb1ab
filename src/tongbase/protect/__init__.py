"""Protection (安全): grade columns, mask values, and compile every read of shared data.

One query plane: whatever leaves the house passes the policy compiler of this module, so that rows,
columns and masks are the same at every exit.
"""
