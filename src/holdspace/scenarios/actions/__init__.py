"""Writes of the situations and criteria."""

from holdspace.scenarios.actions.adopting import adopt_scenarios
from holdspace.scenarios.actions.bank import bring_back_scenario, retire_scenario, write_scenario

__all__ = ["adopt_scenarios", "bring_back_scenario", "retire_scenario", "write_scenario"]
