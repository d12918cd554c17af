"""Instances of matching, small ones as strategies."""

from hypothesis import strategies as st

from holdspace.algorithms.matching import Edge, Need, Reader


@st.composite
def instances(draw, most_needs=8, most_people=6, most_edges=24, most_capacity=3):
    """Needs with odd keys, people with even ones, and some edges between them."""
    needs = [
        Need(2 * place + 1, draw(st.sampled_from([0, 0.4, 1, 1.5, 2, 3])), draw(st.sampled_from([1.0, 1.3, 2.0])))
        for place in range(draw(st.integers(0, most_needs)))
    ]
    people = [
        Reader(2 * place, draw(st.integers(0, most_capacity)), draw(st.sampled_from([0.0, 0.5, 3.0])))
        for place in range(draw(st.integers(0, most_people)))
    ]
    pairs = [(need.key, one.key) for need in needs for one in people]
    chosen = draw(st.lists(st.sampled_from(pairs), unique=True, max_size=most_edges)) if pairs else []
    edges = [Edge(need, person, draw(st.sampled_from([0.0, 0.1, 0.35, 0.5, 0.8, 1.0]))) for need, person in chosen]
    return needs, people, edges


def met(needs, matches):
    """Σ weight · min(wanted, Σ p)."""
    likely = {need.key: 0.0 for need in needs}
    for one in matches:
        likely[one.need] += one.p
    return sum(need.weight * min(need.wanted, likely[need.key]) for need in needs)
