"""emplan: annual emergency-management plans as typed data, and back into official documents."""
