"""The interview: which screen comes next, and when it may end. The same for every interface."""
