"""Views, one file each. A panel draws exactly one kind of part and can be used by any lab."""
