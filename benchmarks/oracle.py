"""What an instance of matching can meet at most if people could be divided: a linear programme, solved by HiGHS.

Run as a script by a Python that has scipy (`benchmarks.matching` makes one): reads the instance, prints the bound. The
program itself has no solver (docs/decisions/0031).

    maximise Σ z_n
    where z_n ≤ wanted_n, z_n ≤ Σ p·x of n's edges, Σ x of a person's edges ≤ capacity, 0 ≤ x ≤ 1
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any


def most(given: dict[str, Any]) -> float:
    """The optimum."""
    import numpy
    from scipy.optimize import linprog
    from scipy.sparse import csr_matrix

    wanted, capacity = numpy.array(given["wanted"]), numpy.array(given["capacity"], dtype=float)
    edges = numpy.array(given["edges"])
    need, person, p = edges[:, 0].astype(int), edges[:, 1].astype(int), edges[:, 2]
    count, needs = len(p), len(wanted)
    each = numpy.arange(count)
    met = numpy.arange(needs)
    rows = numpy.concatenate([need, met, needs + person])
    columns = numpy.concatenate([each, count + met, each])
    values = numpy.concatenate([-p, numpy.ones(needs), numpy.ones(count)])
    left = csr_matrix((values, (rows, columns)), shape=(needs + len(capacity), count + needs))
    found = linprog(
        numpy.concatenate([numpy.zeros(count), -numpy.ones(needs)]),
        A_ub=left,
        b_ub=numpy.concatenate([numpy.zeros(needs), capacity]),
        bounds=numpy.column_stack([numpy.zeros(count + needs), numpy.concatenate([numpy.ones(count), wanted])]),
        method="highs-ipm",
    )
    if found.status != 0:
        raise SystemExit(found.message)
    return float(-found.fun)


if __name__ == "__main__":
    print(most(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))))
