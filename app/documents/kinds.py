"""The kinds of files that papers are written as; also the endings of their names."""

PDF, DOCX, PPTX = "pdf", "docx", "pptx"
