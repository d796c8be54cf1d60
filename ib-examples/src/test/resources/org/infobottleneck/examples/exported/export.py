"""Writes the folders beside this file: a small network trained by PyTorch, its activations in four layouts, and what NumPy alone
makes of them. The functions `export` stand in docs/integrations.md. Run it as: python export.py FOLDER"""
import sys
from pathlib import Path

import numpy as np
import torch


def export_torch(run, epoch, model, inputs, layers):
    activations = {}
    def keep(name):
        return lambda module, given, result: activations.update({name: result.detach().cpu().numpy()})
    hooks = [layer.register_forward_hook(keep(name)) for name, layer in layers.items()]
    with torch.no_grad():
        model.eval()(inputs)
    for hook in hooks:
        hook.remove()
    np.savez(Path(run) / f"epoch-{epoch}.npz", **activations)


def export_numpy(run, epoch, activations):
    folder = Path(run) / f"epoch-{epoch}"
    folder.mkdir(parents=True, exist_ok=True)
    for name, layer in activations.items():
        np.save(folder / f"{name}.npy", layer)


def bits(*columns):
    """H of the rows, in bits."""
    _, counts = np.unique(np.column_stack(columns), axis=0, return_counts=True)
    p = counts / counts.sum()
    return -(p * np.log2(p)).sum()


def main(where):
    import scipy.io
    torch.manual_seed(1)
    inputs = torch.tensor([[float(i >> b & 1) for b in range(6)] for i in range(64)])
    labels = (inputs[:, :3].sum(1) > inputs[:, 3:].sum(1)).long()
    model = torch.nn.Sequential(torch.nn.Linear(6, 3), torch.nn.Tanh(), torch.nn.Linear(3, 2), torch.nn.Softmax(1))
    layers = {"tanh": model[1], "output": model[3]}
    optimizer = torch.optim.SGD(model.parameters(), lr=1.0)
    for name in ["npz", "npy", "csv", "mat"]:
        (where / name).mkdir(parents=True, exist_ok=True)
    run = where / "npz"
    np.save(run / "inputs.npy", inputs.numpy())
    np.save(run / "labels.npy", labels.numpy())
    np.save(where / "npy" / "inputs.npy", inputs.numpy())
    np.save(where / "npy" / "labels.npy", labels.numpy())
    np.savetxt(where / "csv" / "inputs.csv", inputs.numpy(), delimiter=",")
    np.savetxt(where / "csv" / "labels.csv", labels.numpy(), fmt="%d", delimiter=",")
    scipy.io.savemat(where / "mat" / "inputs.mat", {"F": inputs.numpy()})
    scipy.io.savemat(where / "mat" / "labels.mat", {"y": labels.numpy()})
    expected = []
    for epoch in range(201):
        if epoch in (0, 20, 200):
            export_torch(run, epoch, model, inputs, layers)
            activations = dict(np.load(run / f"epoch-{epoch}.npz"))
            export_numpy(where / "npy", epoch, activations)
            (where / "csv" / f"epoch-{epoch}").mkdir(exist_ok=True)
            for name, layer in activations.items():
                np.savetxt(where / "csv" / f"epoch-{epoch}" / f"{name}.csv", layer.astype(float), delimiter=",", fmt="%.17g")
            scipy.io.savemat(where / "mat" / f"epoch-{epoch}.mat", activations, do_compression=True)
            for name in ["output", "tanh"]:
                cells = np.floor(activations[name].astype(float) / 0.25)
                h = bits(cells)
                expected.append((epoch, name, h, h + bits(labels.numpy()) - bits(cells, labels.numpy())))
        loss = -torch.log(model.train()(inputs)[torch.arange(64), labels]).mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    lines = [f"{epoch},{name},{x!r},{y!r}" for epoch, name, x, y in [(e, n, float(x), float(y)) for e, n, x, y in expected]]
    (where / "expected.csv").write_text("epoch,layer,input_bits,target_bits\n" + "\n".join(lines) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
