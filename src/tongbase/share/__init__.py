"""Sharing (通): ask for data, decide, hand over through one policy, keep the evidence."""
