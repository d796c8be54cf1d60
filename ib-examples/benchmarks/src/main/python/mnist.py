"""The training of "ib mnist" by PyTorch: 784-1024-20-20-20-10, tanh, softmax, gradient descent, double precision.

usage: mnist.py FOLDER PARAMETERS EPOCHS BATCH RATE THREADS

FOLDER holds the four files of MNIST, unpacked. PARAMETERS is what the library wrote: weights (fan in x fan out) and biases of every
layer, doubles in little-endian order. Batches are the rows in their order, so that both sides take the same steps. Prints one line:
what, who, CPU milliseconds and wall milliseconds of an epoch, loss on the test images. Needs numpy and torch.
"""

import os
import sys
import time

THREADS = sys.argv[6] if len(sys.argv) == 7 else sys.exit(__doc__)
os.environ["OPENBLAS_NUM_THREADS"] = os.environ["MKL_NUM_THREADS"] = os.environ["OMP_NUM_THREADS"] = THREADS

import numpy as np  # noqa: E402
import torch  # noqa: E402

torch.set_num_threads(int(THREADS))
WIDTHS = (1024, 20, 20, 20, 10)


def read(folder, name, axes):
    with open(os.path.join(folder, name), "rb") as file:
        shape = np.frombuffer(file.read(4 + 4 * axes), ">i4")[1:]
        return np.frombuffer(file.read(), np.uint8).reshape(shape[0], -1)


def part(folder, name):
    images = read(folder, name + "-images-idx3-ubyte", 3) / 255.0
    labels = read(folder, name + "-labels-idx1-ubyte", 1)[:, 0].astype(np.int64)
    return torch.from_numpy(images), torch.from_numpy(labels)


def network(inputs, file):
    parameters = np.fromfile(file, "<f8")
    modules, at = [], 0
    for fan_in, fan_out in zip((inputs,) + WIDTHS, WIDTHS):
        linear = torch.nn.Linear(fan_in, fan_out, dtype=torch.float64)
        weights = parameters[at : at + fan_in * fan_out].reshape(fan_in, fan_out)
        at += fan_in * fan_out
        with torch.no_grad():
            linear.weight.copy_(torch.from_numpy(weights.T.copy()))
            linear.bias.copy_(torch.from_numpy(parameters[at : at + fan_out].copy()))
        at += fan_out
        modules += [linear, torch.nn.Tanh()]
    return torch.nn.Sequential(*modules[:-1])


def main(folder, parameters, epochs, batch, rate):
    x, y = part(folder, "train")
    model = network(x.shape[1], parameters)
    loss_of = torch.nn.CrossEntropyLoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=rate)
    cpu, wall = time.process_time(), time.perf_counter()
    for _ in range(epochs):
        for s in range(0, len(x), batch):
            optimizer.zero_grad(set_to_none=True)
            loss_of(model(x[s : s + batch]), y[s : s + batch]).backward()
            optimizer.step()
    cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
    x, y = part(folder, "t10k")
    with torch.no_grad():
        loss = loss_of(model(x), y).item()
    who = "torch, 1 thread" if THREADS == "1" else f"torch, {THREADS} threads"
    print("epoch of Saxe's network", who, cpu / epochs * 1e3, wall / epochs * 1e3, repr(loss), sep="\t")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4]), float(sys.argv[5]))
