"""One folder per noun; a domain is used through its front door."""
