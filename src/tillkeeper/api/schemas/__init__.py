"""The fields of requests and answers on the wire (camelCase, unknown fields refused)."""
