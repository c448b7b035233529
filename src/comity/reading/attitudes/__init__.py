"""Attitudes: who is for or against whom, by the words of a report and by what is known of the sides."""
