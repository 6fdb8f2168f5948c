"""The compiler: from knowledge and anatomy to the arrays of the artifact. Runs at build time only."""
