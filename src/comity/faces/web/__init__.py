"""The desk in the browser: pages made on the server from what the desk answers; it knows nothing else of the house."""
