"""What pages of this room ask of the database."""
