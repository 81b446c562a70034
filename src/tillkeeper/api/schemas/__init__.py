"""What requests hold and answers look like on the wire (camelCase, unknown fields refused)."""
