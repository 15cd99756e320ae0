"""The volume proof of the official page: generated plans and the corpus, set, rendered and measured in DOCX and PDF."""
