"""Papers: what a document says, apart from how it is set; the same content becomes PDF, Word and Excel."""
