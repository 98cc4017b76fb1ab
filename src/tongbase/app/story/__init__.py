"""The story: the whole chain, walked on data that the house makes itself (演示数据)."""
