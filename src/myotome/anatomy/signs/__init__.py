"""Signs: from what a lesion takes to what a person says and an examiner finds."""
