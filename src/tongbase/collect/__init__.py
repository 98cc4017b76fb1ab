"""Collection (聚): sources, flows from them into the lake, and runs that prove what they moved."""
