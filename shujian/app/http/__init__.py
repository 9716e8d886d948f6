"""The HTTP interface of the workbench: ``/api/v1``, and the built pages."""
