"""What things are: the typed values that pass between the stages."""
