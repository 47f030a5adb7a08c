"""Papers as Word files: :func:`write_docx` beside :func:`app.documents.pdf.write_pdf`."""

from app.documents.docx.writer import write_docx

__all__ = ["write_docx"]
