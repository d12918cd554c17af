"""The grammar every room speaks: who acts, what a rule answers, how a state moves, how a list pages."""
