"""The commands, in files by what they do. `cli` puts them together; none imports anything heavy before it runs."""
