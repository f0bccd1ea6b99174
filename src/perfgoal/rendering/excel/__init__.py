"""The form in the sheets of a workbook.

``boxes`` says what a cell of a sheet is, ``overview`` and ``tables`` lay a view out in boxes, ``heights`` works out how
high the rows must be, ``drawing`` writes boxes by XlsxWriter.
"""
