"""A pathway as it is planned: steps and switches as plain values, checked, changed, read from and written to a file.

Nothing here knows the database: what a community has (situations, sets, criteria) is handed in as `Known`.
"""

from holdspace.vetting.plans.checking import Finding, Known, look_through
from holdspace.vetting.plans.reading import read_plan
from holdspace.vetting.plans.shape import Plan, StepPlan
from holdspace.vetting.plans.writing import write_plan

__all__ = ["Finding", "Known", "Plan", "StepPlan", "look_through", "read_plan", "write_plan"]
