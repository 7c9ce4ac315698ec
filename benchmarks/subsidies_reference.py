"""Algorithm 1 of Wang et al. (AAAI 2022) on subsidies in games of three followers, in plain NumPy.

What the Java method is held against: the same algorithm with the right adjoint, dense arrays, one
loop, no library but NumPy. Reads games that SubsidiesReference has written; see benchmarks/subsidies-reference.

usage: subsidies_reference.py FOLDER GAMES ACTIONS BUDGET STEPS
prints a line a game: seconds, welfare, violation of the budget
"""

import sys
import time

import numpy as np

PLAYERS = 3
RATE, FIRST, SECOND, SMALL = 0.01, 0.9, 0.999, 1e-8  # of Adam
PENALTY, PERIOD = 10.0, 100  # of the augmented Lagrangian
TOLERANCE, MOST_SWEEPS = 1e-6, 1000  # of the relaxation
OTHERS = ((1, 2), (2, 0), (0, 1))


def against(tensor, x, i, j):
    """Payoff matrix, row the action of i and column that of j, the third player averaged out."""
    k = PLAYERS - i - j
    matrix = np.tensordot(tensor, x[k], axes=(k, 0))
    return matrix if i < j else matrix.T


def expected(tensor, x, i):
    """What each action of i gets on average."""
    j, _ = OTHERS[i]
    return against(tensor, x, i, j) @ x[j]


def logit(payoffs):
    weights = np.exp(payoffs - payoffs.max())
    return weights / weights.sum()


def respond(payoffs, x):
    """The quantal response equilibrium next to x, by damped simultaneous best responses."""
    for _ in range(MOST_SWEEPS):
        best = [logit(expected(payoffs[i], x, i)) for i in range(PLAYERS)]
        if sum(np.linalg.norm(b - a) for a, b in zip(x, best)) < TOLERANCE:
            break
        x = [0.5 * (a + b) for a, b in zip(x, best)]
    return x


def outer(a, b, c):
    return np.multiply.outer(np.outer(a, b), c)


def adjoint(payoffs, x, slopes):
    """K' u = -(slopes, 0) with the KKT matrix of Eq. 5: entropy, pair payoffs, one sum a player."""
    m = x[0].size
    size = PLAYERS * m
    kkt = np.zeros((size + PLAYERS, size + PLAYERS))
    for i in range(PLAYERS):
        rows = slice(i * m, (i + 1) * m)
        kkt[rows, rows] = np.diag(-1 / x[i])
        kkt[rows, size + i] = kkt[size + i, rows] = 1
        for j in OTHERS[i]:
            kkt[rows, j * m : (j + 1) * m] = against(payoffs[i], x, i, j)
    right = np.concatenate([-slopes, np.zeros(PLAYERS)])
    return np.linalg.solve(kkt.T, right)[:size].reshape(PLAYERS, m)


def solve(payoffs, budget, steps):
    welfare = payoffs.sum(axis=0)
    subsidies = np.zeros_like(payoffs)
    slack, multiplier = 0.0, 0.5
    m = payoffs.shape[1]
    x = [np.full(m, 1 / m)] * PLAYERS
    mean = np.zeros(subsidies.size + 1)
    square = np.zeros(subsidies.size + 1)
    for t in range(steps):
        perturbed = payoffs + subsidies
        x = respond(perturbed, x)
        paid = subsidies.sum(axis=0)
        joint = outer(*x)
        excess = (paid * joint).sum() - budget
        factor = multiplier + PENALTY * (excess + slack)
        goal = factor * paid - welfare
        slopes = np.concatenate([expected(goal, x, i) for i in range(PLAYERS)])
        u = adjoint(perturbed, x, slopes)
        gradient = np.empty_like(subsidies)
        for i in range(PLAYERS):
            moved = [u[k] if k == i else x[k] for k in range(PLAYERS)]
            gradient[i] = factor * joint + outer(*moved)
        gradient /= np.linalg.norm(gradient)
        whole = np.append(gradient.ravel(), factor)
        mean += (1 - FIRST) * (whole - mean)
        square += (1 - SECOND) * (whole * whole - square)
        scale = np.sqrt(square / (1 - SECOND ** (t + 1))) + SMALL
        step = RATE * mean / (1 - FIRST ** (t + 1)) / scale
        subsidies = np.maximum(subsidies - step[:-1].reshape(subsidies.shape), 0)
        slack = max(slack - step[-1], 0.0)
        if t % PERIOD == 0:
            multiplier += PENALTY * (excess + slack)
    joint = outer(*respond(payoffs + subsidies, x))
    return (welfare * joint).sum(), max((subsidies.sum(axis=0) * joint).sum() - budget, 0.0)


def main():
    folder, games, actions, budget, steps = sys.argv[1:]
    for game in range(int(games)):
        payoffs = np.fromfile(f"{folder}/{game}.f64", dtype=">f8").astype(float)
        payoffs = payoffs.reshape((PLAYERS,) + (int(actions),) * PLAYERS)
        start = time.process_time()
        value, violation = solve(payoffs, float(budget), int(steps))
        print(time.process_time() - start, value, violation, flush=True)


main()
