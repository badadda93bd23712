"""What happens to exercises; one function per action."""
