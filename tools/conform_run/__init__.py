"""The volume proof: generated plans and the corpus, set, rendered and measured in DOCX and PDF."""
