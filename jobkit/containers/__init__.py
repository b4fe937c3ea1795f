"""Files that hold files: archives, mails and mailboxes. Nothing in them is trusted, and nothing is written to disk."""
