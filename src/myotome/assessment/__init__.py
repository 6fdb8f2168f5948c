"""Assessment: the one frozen result that every interface renders."""
