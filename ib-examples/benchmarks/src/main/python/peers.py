"""The peers of docs/performance.md, as well as numpy, scipy and PyTorch do it.

usage: peers.py WORK FOLDER

WORK is one of training, layers, knn, binning, wide, step; FOLDER holds the samples that the library wrote. Prints one line per row
of the table: what, who, CPU milliseconds, wall milliseconds, value. Times are medians over samples of at least 0.2 seconds, one
thread, after a warm-up. Needs numpy and scipy; without torch its rows are missing.
"""

import os
import sys
import time

os.environ["OPENBLAS_NUM_THREADS"] = os.environ["MKL_NUM_THREADS"] = os.environ["OMP_NUM_THREADS"] = "1"

import numpy as np  # noqa: E402
from scipy.spatial import cKDTree  # noqa: E402
from scipy.special import digamma, logsumexp  # noqa: E402

try:
    import torch

    torch.set_num_threads(1)
except ImportError:
    torch = None

ROWS = 4096
UNITS = (10, 7, 5, 4, 3, 2)
NOISE = 1e-3
SECONDS = 1.0
SAMPLE = 0.2


def report(what, who, job):
    """Times a job and prints its row."""
    start = time.perf_counter()
    value = job()
    once = time.perf_counter() - start
    batch = max(1, int(SAMPLE / max(once, 1e-7)))
    start = time.perf_counter()
    while time.perf_counter() - start < SECONDS / 2 and once < SECONDS / 2:
        value = job()
    cpu, wall = [], []
    start = time.perf_counter()
    while not cpu or (time.perf_counter() - start < SECONDS and len(cpu) < 15):
        c, w = time.process_time(), time.perf_counter()
        for _ in range(batch):
            value = job()
        cpu.append((time.process_time() - c) / batch)
        wall.append((time.perf_counter() - w) / batch)
    print(what, who, np.median(cpu) * 1e3, np.median(wall) * 1e3, repr(float(value)), sep="\t", flush=True)


def read(folder, name, columns):
    return np.fromfile(os.path.join(folder, name), "<f8").reshape(-1, columns)


# Training: 12-10-7-5-4-3-2, tanh and softmax with cross entropy, batches of 256.


def numpy_epochs(inputs, labels, rule):
    widths = (12,) + UNITS
    rng = np.random.default_rng(0)
    targets = np.eye(2)[labels]
    weights = [rng.normal(0, 1 / np.sqrt(a), (a, b)) for a, b in zip(widths, widths[1:])]
    biases = [np.zeros(b) for b in widths[1:]]
    parameters = weights + biases
    first = [np.zeros_like(p) for p in parameters]
    second = [np.zeros_like(p) for p in parameters]
    steps = [0]

    def step(x, y):
        layers = [x]
        for w, b in zip(weights[:-1], biases[:-1]):
            layers.append(np.tanh(layers[-1] @ w + b))
        z = layers[-1] @ weights[-1] + biases[-1]
        z -= z.max(1, keepdims=True)
        p = np.exp(z)
        p /= p.sum(1, keepdims=True)
        delta = (p - y) / len(x)
        gradients = [None] * (2 * len(weights))
        for i in range(len(weights) - 1, -1, -1):
            gradients[i] = layers[i].T @ delta
            gradients[len(weights) + i] = delta.sum(0)
            if i:
                delta = (delta @ weights[i].T) * (1 - layers[i] * layers[i])
        if rule == "sgd":
            for p_, g in zip(parameters, gradients):
                p_ -= 0.1 * g
        else:
            steps[0] += 1
            rate = 4e-4 * np.sqrt(1 - 0.999 ** steps[0]) / (1 - 0.9 ** steps[0])
            for p_, g, m, v in zip(parameters, gradients, first, second):
                m *= 0.9
                m += 0.1 * g
                v *= 0.999
                v += 0.001 * g * g
                p_ -= rate * m / (np.sqrt(v) + 1e-8)
        return p

    def epoch():
        order = rng.permutation(ROWS)
        x, y = inputs[order], targets[order]
        loss = 0
        for s in range(0, ROWS, 256):
            p = step(x[s : s + 256], y[s : s + 256])
        loss = -(y[s : s + 256] * np.log(p)).sum() / 256
        return loss

    return epoch


def torch_epochs(inputs, labels, rule, widths, batch):
    torch.manual_seed(0)
    x, y = torch.from_numpy(inputs), torch.from_numpy(labels)
    modules = []
    for i, (a, b) in enumerate(zip(widths, widths[1:])):
        modules.append(torch.nn.Linear(a, b, dtype=torch.float64))
        if i < len(widths) - 2:
            modules.append(torch.nn.Tanh())
    network = torch.nn.Sequential(*modules)
    loss_of = torch.nn.CrossEntropyLoss()
    if rule == "sgd":
        optimizer = torch.optim.SGD(network.parameters(), lr=0.1)
    else:
        optimizer = torch.optim.Adam(network.parameters(), lr=4e-4)

    def epoch():
        order = torch.randperm(len(x))
        shuffled, labels_ = x[order], y[order]
        for s in range(0, len(x), batch):
            optimizer.zero_grad(set_to_none=True)
            loss = loss_of(network(shuffled[s : s + batch]), labels_[s : s + batch])
            loss.backward()
            optimizer.step()
        return loss.item()

    return epoch


def training(folder):
    data = read(folder, "task", 13)
    inputs, labels = data[:, :12].copy(), data[:, 12].astype(np.int64)
    for rule in ("sgd", "adam"):
        report("epoch " + rule, "numpy", numpy_epochs(inputs, labels, rule))
        if torch:
            report("epoch " + rule, "torch", torch_epochs(inputs, labels, rule, (12,) + UNITS, 256))


def wide(folder):
    if torch:
        data = read(folder, "wide", 785)
        inputs, labels = data[:, :784].copy(), data[:, 784].astype(np.int64)
        widths = (784, 1024, 20, 20, 20, 10)
        report("epoch 784-1024-20-20-20-10", "torch", torch_epochs(inputs, labels, "sgd", widths, 128))


# Kernel density bounds, as in the program of Saxe et al. (2018), and by hand with no temporary array.


def kernel_excess(t, variance):
    """H(T + noise) - H(noise), the formula of entropy_estimator_kl."""
    squares = (t * t).sum(1)[:, None]
    distances = squares + squares.T - 2 * t @ t.T
    return -(logsumexp(-distances / (2 * variance), axis=1) - np.log(len(t))).mean()


def tuned_kernel_excess(t, variance):
    """The same in place; the diagonal is 0, so no maximum has to be subtracted."""
    squares = (t * t).sum(1)
    kernel = t @ t.T
    kernel *= 2
    kernel -= squares[:, None]
    kernel -= squares[None, :]
    kernel *= 1 / (2 * variance)
    np.exp(kernel, out=kernel)
    return -np.log(kernel.sum(1) / len(t)).mean()


def layers(folder):
    labels = read(folder, "task", 13)[:, 12]
    for kind in sorted(f[:-3] for f in os.listdir(folder) if f.endswith(".10")):
        snapshot = [read(folder, f"{kind}.{d}", d) for d in UNITS]
        for d, t in zip(UNITS, snapshot):
            report(f"kde {kind} d={d}", "numpy", lambda: kernel_excess(t, NOISE))
            report(f"kde {kind} d={d}", "numpy tuned", lambda: tuned_kernel_excess(t, NOISE))

        def whole():
            total = 0
            for t in snapshot:
                for variance in (NOISE, 4 * NOISE):
                    total += kernel_excess(t, variance)
                    for label in (0, 1):
                        within = t[labels == label]
                        total -= len(within) / len(t) * kernel_excess(within, variance)
            return total

        report(f"kde snapshot {kind}", "numpy", whole)


# Neighbors: KSG1 with k = 4.


def ksg1(x, y, k):
    joint = np.hstack([x, y])
    radius = np.nextafter(cKDTree(joint).query(joint, k + 1, p=np.inf)[0][:, k], 0)
    nx = cKDTree(x).query_ball_point(x, radius, p=np.inf, return_length=True)
    ny = cKDTree(y).query_ball_point(y, radius, p=np.inf, return_length=True)
    return digamma(k) + digamma(len(x)) - digamma(nx).mean() - digamma(ny).mean()


def knn(folder):
    for name in sorted(f for f in os.listdir(folder) if f.startswith("joint.")):
        d, n = (int(part) for part in name.split(".")[1:])
        samples = read(folder, name, 2 * d)
        x, y = samples[:, :d].copy(), samples[:, d:].copy()
        report(f"ksg1 {d}+{d} n={n}", "scipy cKDTree", lambda: ksg1(x, y, 4))


# Binning: cells as a mixed radix, counted by unique.


def counted(cells, least, radix, labels):
    code = cells[:, 0] - least
    for j in range(1, cells.shape[1]):
        code *= radix
        code += cells[:, j] - least
    n = len(code)
    p = np.unique(code, return_counts=True)[1] / n
    joint = np.unique(code * 2 + labels, return_counts=True)[1] / n
    classes = np.bincount(labels) / n
    entropy = -(p * np.log(p)).sum()
    return 2 * entropy - (classes * np.log(classes)).sum() + (joint * np.log(joint)).sum()


def by_width(t, labels):
    return counted(np.floor(t / (2 / 30)).astype(np.int64), -15, 32, labels)


def by_edges(t, labels):
    return counted(np.digitize(t, np.linspace(-1, 1, 31)), 0, 32, labels)


def binning(folder):
    labels = read(folder, "task", 13)[:, 12].astype(np.int64)
    for kind in sorted(f[:-3] for f in os.listdir(folder) if f.endswith(".10")):
        snapshot = [read(folder, f"{kind}.{d}", d) for d in UNITS]
        report(f"bins of width 1/15, {kind}", "numpy tuned", lambda: sum(by_width(t, labels) for t in snapshot))
        report(f"30 bins in [-1,1], {kind}", "numpy tuned", lambda: sum(by_edges(t, labels) for t in snapshot))


# The bottleneck: one step of the self-consistent equations.


def step(folder):
    for clusters in (64, 512):
        x = np.arange(ROWS)
        p1 = 1 / (1 + np.exp(-3 * np.sin(x * 0.37 + 0.1 * x * x % 7)))
        given = np.stack([1 - p1, p1], 1)
        px = np.full(ROWS, 1 / ROWS)
        start = 1 + 0.1 * ((x[:, None] * 31 + np.arange(clusters)[None] * 17) % 101) / 101
        start /= start.sum(1, keepdims=True)
        pt = px @ start
        decoder = (start * px[:, None]).T @ given / pt[:, None]

        def once():
            logs = np.log(pt) + 5 * (given @ np.log(decoder).T)
            logs -= logs.max(1, keepdims=True)
            np.exp(logs, out=logs)
            logs /= logs.sum(1, keepdims=True)
            joint = (logs * px[:, None]).T @ given
            return joint[0, 1]

        report(f"bottleneck step 4096x{clusters}", "numpy", once)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    works = {"training": training, "layers": layers, "knn": knn, "binning": binning, "wide": wide, "step": step}
    works[sys.argv[1]](sys.argv[2])
