"""The form as a document of Word.

``bare`` takes from the template of python-docx what no form needs, and packs what was written; ``styles`` says how
paragraphs and tables look, ``tables`` draws grids, ``page`` sets them on their page with what stands around them, and
``elements`` makes what python-docx has no words for.
"""
