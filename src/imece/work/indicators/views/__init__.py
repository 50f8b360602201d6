"""The pages of indicators, by what a person does there."""
