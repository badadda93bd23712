"""The access table: every page x method x member of the cast, asked for real."""
