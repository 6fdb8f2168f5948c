"""The result as a tagged PDF (PDF/UA-1), made by typst from the same sheet as the print page."""

from myotome.report.pdf.render import PdfError, render_pdf

__all__ = ["PdfError", "render_pdf"]
