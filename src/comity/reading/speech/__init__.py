"""Speech: who says what in a report. `attributions` puts together what the files of this room find."""
