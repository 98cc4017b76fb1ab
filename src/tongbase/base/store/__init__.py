"""The object store: files of the house (quarantine, uploads, exports) on disk or in S3."""
