"""Times XGBoost's training through SageKit beside the native library on its own data structure.

    pip install xgboost==3.4.0 numpy
    mvn -q -pl sagekit-examples -am compile dependency:build-classpath -Dmdep.outputFile=/tmp/cp
    python sagekit-examples/bench/boosting_yardstick.py sagekit-examples/target/classes:$(cat /tmp/cp)

Rows are generated: 1,000,000 x 30 numbers, two classes. SageKit's time runs from its Dataset to the
graph that scores, preprocessing included; the native one is that of xgboost.train on a DMatrix that
is there already, but new: a matrix keeps its bins, so that a second training on it would leave out
a fifth of the work. Both in turns, 100 rounds, two threads; SageKit trains twice in one JVM and the
second time counts, as in an application that runs. The ratio is that of the medians.
"""
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time

import numpy
import xgboost

ROWS, COLUMNS, ROUNDS, REPEATS = 1_000_000, 30, 100, 3


def generated():
    random = numpy.random.default_rng(7)
    x = random.normal(size=(ROWS, COLUMNS)).astype(numpy.float32)
    score = x[:, 0] + x[:, 1] * x[:, 2] - numpy.abs(x[:, 3]) + 0.5 * random.normal(size=ROWS)
    return x, (score > 0).astype(numpy.float32)


def native(x, y):
    matrix = xgboost.DMatrix(x, y)
    parameters = {"objective": "binary:logistic", "tree_method": "hist", "nthread": 2,
                  "base_score": 0.5, "verbosity": 0, "eta": 0.1}
    begun = time.perf_counter()
    xgboost.train(parameters, matrix, ROUNDS)
    return time.perf_counter() - begun


def main():
    x, y = generated()
    with tempfile.TemporaryDirectory() as folder:
        file = os.path.join(folder, "rows.f32")
        numpy.column_stack([x, y]).astype("<f4").tofile(file)
        ours, theirs = [], []
        for _ in range(REPEATS):
            theirs.append(native(x, y))
            out = subprocess.run(
                ["java", "-Xmx4g", "-cp", sys.argv[1], "org.sagekit.examples.bench.BoostingBench",
                 file, str(ROWS), str(COLUMNS), str(ROUNDS), "2"],
                check=True, capture_output=True, text=True).stdout
            ours.append(json.loads(out.strip().splitlines()[-1])["seconds"])
        print(json.dumps({"sagekit": ours, "native": theirs,
                          "ratio": statistics.median(ours) / statistics.median(theirs)}))


if __name__ == "__main__":
    main()
