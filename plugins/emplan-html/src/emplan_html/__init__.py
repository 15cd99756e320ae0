"""Plans read from web pages: what the page shows, line by line, with its furniture marked as such."""

from emplan_html.reader import HtmlReader

__all__ = ["HtmlReader"]
