"""The faces: desk (Python), cli and its commands, show and http.

The desk and its drawers alone know the other rooms; the rest know the desk.
"""
