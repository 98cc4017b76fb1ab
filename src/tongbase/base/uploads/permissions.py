"""What may be permitted of files that people hand in."""

from tongbase.kernel.permission import Permission


class UploadPermission(Permission):
    """Form: ``uploads.<noun>.<verb>``."""

    FILE_ADD = "uploads.file.add", "上传文件", "Hand in files"
