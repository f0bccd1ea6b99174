"""The form in the sheets of a workbook.

``boxes`` says what a cell of a sheet is, ``overview`` and ``tables`` lay a view out in boxes, ``heights`` works out how
high the rows must be, ``drawing`` writes boxes by XlsxWriter, with the ``page`` around them and ``comments`` on them.
For who fills the form in, ``filling`` makes room, ``inputs`` says what cells take, ``checks`` adds up, and ``meaning``
explains the labels.
"""
