"""数据池: files in, clean traceable tables out.

``importing.propose`` reads a file and says what it would do, ``importing.commit`` does it,
``storage.snapshots.current`` is what models read; ``quarantine`` and the modules of ``asking``
answer questions about it; ``storage.recover.recover`` runs at every start.
"""
