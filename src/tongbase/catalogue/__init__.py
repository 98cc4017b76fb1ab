"""The catalogue (目录, 一本账): what data exist, whose they are, who may have them and how.

An entry (目录) holds items (信息项); resources (资源) bind it to lake tables, files and interfaces.
"""
