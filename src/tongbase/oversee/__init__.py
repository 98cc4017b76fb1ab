"""Oversight (管): count, watch, prove. It reads everything and commands nobody."""
