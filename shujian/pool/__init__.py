"""数据池: files in, clean traceable tables out.

``importing.propose`` reads a file and says what it would do, ``importing.commit`` does it,
``snapshots.current`` is what models read; ``quarantine``, ``catalogue``, ``profile`` and
``source`` answer questions about it; ``recover.recover`` runs at every start.
"""
