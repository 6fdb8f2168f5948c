"""The assessment in the forms of other systems. Adapters only: they reword nothing and decide nothing."""
