"""Exact TreeSHAP: SageKit against xgboost's own pred_contribs, one thread, alternating.

Generates rows, lets both train the same settings on them, and lets both explain the same rows in
turn; prints the median processor time of each and the ratio. Needs numpy and xgboost.

    mvn -q compile dependency:build-classpath -Dmdep.outputFile=/tmp/cp.txt -pl sagekit-examples -am
    python3 sagekit-examples/bench/shap_yardstick.py "sagekit-examples/target/classes:$(cat /tmp/cp.txt)"

Options behind the class path: trees (100), depth (6), rows (5000), columns (30), passes (9).
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time

import numpy as np
import xgboost as xgb

class_path = sys.argv[1]
trees, depth, rows, columns, passes = (
    [int(a) for a in sys.argv[2:]] + [100, 6, 5000, 30, 9][len(sys.argv) - 2 :]
)

random = np.random.default_rng(1)
x = random.normal(size=(20000, columns)).astype(np.float32)
y = x[:, 0] * x[:, 1] + np.sin(x[:, 2]) + random.normal(size=len(x)) * 0.1
matrix = xgb.DMatrix(x, label=y, nthread=1)
settings = {"max_depth": depth, "nthread": 1, "tree_method": "hist"}
booster = xgb.train(settings, matrix, trees)
asked = xgb.DMatrix(x[:rows], nthread=1)

with tempfile.TemporaryDirectory() as folder:
    file = os.path.join(folder, "rows.csv")
    names = [f"x{i}" for i in range(columns)] + ["y"]
    np.savetxt(file, np.column_stack([x, y]), fmt="%.9g", delimiter=",", header=",".join(names), comments="")
    java = subprocess.Popen(
        ["java", "-XX:ActiveProcessorCount=1", "-cp", class_path]
        + ["org.sagekit.examples.bench.ShapBench", file, "y", str(trees), str(depth), str(rows)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    ready = java.stdout.readline().split()
    ours, theirs = [], []
    for turn in range(passes + 3):
        java.stdin.write("go\n")
        java.stdin.flush()
        took = float(java.stdout.readline().split()[0])
        begun = time.process_time()
        booster.predict(asked, pred_contribs=True)
        if turn >= 3:  # the first passes are compiled while they run
            ours.append(took)
            theirs.append(time.process_time() - begun)
    java.stdin.close()
    java.wait()

own, library = statistics.median(ours), statistics.median(theirs)
print(f"{trees} trees x depth {depth}, {rows} rows x {columns} columns, one thread, {passes} passes")
print(f"xgboost {xgb.__version__}: {library:.4f} s, {rows / library:,.0f} rows/s")
print(f"SageKit: {own:.4f} s, {rows / own:,.0f} rows/s (prepared in {float(ready[1]):.3f} s)")
print(f"SageKit is {library / own:.1f} times as fast")
