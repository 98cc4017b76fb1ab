"""Files: opened, unpacked, understood and read row by row, whatever they pretend to be."""
