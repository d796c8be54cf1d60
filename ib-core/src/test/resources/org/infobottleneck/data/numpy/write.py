import os, sys, numpy as np, scipy.io, io, zipfile
out = sys.argv[1]; mat = sys.argv[2]
os.makedirs(out, exist_ok=True); os.makedirs(mat, exist_ok=True)
p = lambda n: os.path.join(out, n)
# numbers every type can hold: 0 .. 23 in a box of 2 x 3 x 4, less 5 for signed ones, times 0.25 for floats
box = np.arange(24).reshape(2, 3, 4)
for t in ["u1","u2","u4","u8"]: np.save(p(f"{t}.npy"), box.astype("<"+t))
for t in ["i1","i2","i4","i8"]: np.save(p(f"{t}.npy"), (box-5).astype("<"+t))
for t in ["f2","f4","f8"]: np.save(p(f"{t}.npy"), ((box-5)*0.25).astype("<"+t))
np.save(p("bool.npy"), box % 3 == 0)
for t in ["i4","u8","f2","f4","f8"]: np.save(p(f"{t}-big-endian.npy"), (box*2).astype(">"+t))
np.save(p("fortran-2d.npy"), np.asfortranarray(np.arange(6.).reshape(2,3)))
np.save(p("fortran-3d.npy"), np.asfortranarray(box.astype("f4")))
np.save(p("one-axis.npy"), np.arange(5.))
np.save(p("no-axis.npy"), np.float64(7))
np.save(p("no-samples.npy"), np.zeros((0, 3)))
from numpy.lib import format as f
for v in [(2,0),(3,0)]:
    with open(p(f"version-{v[0]}.npy"), "wb") as h: f.write_array(h, np.arange(6.).reshape(2,3), version=v)
np.save(p("half-special.npy"), np.array([0., -0., 65504., 6e-8, 6.1e-5, np.inf, -np.inf, np.nan, 1/3], dtype="<f2"))
np.save(p("beyond-doubles.npy"), np.array([1, 2**53 + 1], dtype="<i8"))
np.save(p("beyond-doubles-unsigned.npy"), np.array([1, 2**63 + 1], dtype="<u8"))
np.save(p("complex.npy"), np.zeros(2, dtype="c16"))
np.save(p("text.npy"), np.array(["a","bc"]))
np.save(p("records.npy"), np.zeros(2, dtype=[("x","<f8"),("y","<i4")]))
np.save(p("objects.npy"), np.array([None, {}], dtype=object), allow_pickle=True)
np.save(p("date.npy"), np.array(["2020-01-01"], dtype="M8[D]"))
np.save(p("long-double.npy"), np.zeros(2, dtype=np.longdouble))
a = {"layer-10": np.arange(6., dtype="<f4").reshape(2,3), "layer-2": np.arange(4, dtype="<i8").reshape(2,2)}
np.savez(p("stored.npz"), **a)
np.savez_compressed(p("deflated.npz"), **a)
np.savez(p("empty.npz"))
q = lambda n: os.path.join(mat, n)
m = {"F": (np.arange(6).reshape(2,3)-2).astype(float), "y": np.array([1,0,1,0], dtype=np.int64),
     "small": np.arange(4, dtype=np.uint8).reshape(2,2), "single": (np.arange(24, dtype="f4")*0.5).reshape(2,3,4), "yes": np.array([[True, False]])}
scipy.io.savemat(q("plain.mat"), m); scipy.io.savemat(q("compressed.mat"), m, do_compression=True)
scipy.io.savemat(q("complex.mat"), {"z": np.array([1+2j])})
scipy.io.savemat(q("text.mat"), {"s": "words"})
import scipy.sparse
scipy.io.savemat(q("sparse.mat"), {"s": scipy.sparse.eye(3).tocsc()})
scipy.io.savemat(q("struct.mat"), {"s": {"a": 1}})
scipy.io.savemat(q("beyond-doubles.mat"), {"n": np.array([2**53+1], dtype=np.int64)})
scipy.io.savemat(q("level-4.mat"), {"F": np.arange(6.).reshape(2,3)}, format="4")
scipy.io.savemat(q("empty.mat"), {})
