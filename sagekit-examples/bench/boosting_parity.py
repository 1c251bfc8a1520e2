"""Compares SageKit's XGBoost with the same version driven from Python, on the same numbers.

    pip install xgboost==3.4.0 numpy
    mvn -q -pl sagekit-examples -am compile dependency:build-classpath -Dmdep.outputFile=/tmp/cp
    python sagekit-examples/bench/boosting_parity.py sagekit-examples/target/classes:$(cat /tmp/cp) DIR

DIR has datasets.csv (name, task, target), NAME.csv.gz and NAME.split.csv.gz. For each set the
greatest difference of a prediction on the test part is printed, relative for numbers above 1.
"""
import csv
import os
import subprocess
import sys
import tempfile

import numpy
import xgboost

ROUNDS = 200


def trained(train, label, base, task, classes):
    parameters = {"tree_method": "hist", "verbosity": 0, "seed": 0, "nthread": 2, "eta": 0.1}
    matrix = xgboost.DMatrix(train, label)
    margin = numpy.tile(base.astype("f4"), (len(label), 1))
    if task == "BINARY":
        parameters["objective"] = "binary:logistic"
    elif task == "MULTICLASS":
        parameters.update(objective="multi:softprob", num_class=classes)
    else:
        parameters["objective"] = "reg:squarederror"
    matrix.set_base_margin(margin if margin.shape[1] > 1 else margin[:, 0])
    return xgboost.train(parameters, matrix, ROUNDS)


def difference(folder, task, classes):
    read = lambda name: numpy.fromfile(os.path.join(folder, name + ".f64"), "<f8")
    label, base = read("label"), read("base")
    train = read("train").reshape(len(label), -1).astype("f4")
    test = read("test").reshape(-1, train.shape[1]).astype("f4")
    booster = trained(train, label, base, task, classes)
    matrix = xgboost.DMatrix(test)
    margin = numpy.tile(base.astype("f4"), (len(test), 1))
    matrix.set_base_margin(margin if margin.shape[1] > 1 else margin[:, 0])
    theirs = booster.predict(matrix)
    ours = read("said")
    if task == "BINARY":
        ours = ours.reshape(-1, 2)[:, 1]
    elif task == "MULTICLASS":
        ours = ours.reshape(-1, classes)
    return float(numpy.max(numpy.abs(ours - theirs) / numpy.maximum(1, numpy.abs(theirs))))


def main():
    worst = 0.0
    for row in csv.DictReader(open(os.path.join(sys.argv[2], "datasets.csv"))):
        path = os.path.join(sys.argv[2], row["name"])
        with tempfile.TemporaryDirectory() as folder:
            run = subprocess.run(
                ["java", "-Xmx3g", "-cp", sys.argv[1], "org.sagekit.examples.bench.BoostingParity",
                 path + ".csv.gz", row["target"], path + ".split.csv.gz", folder],
                capture_output=True, text=True)
            if run.returncode != 0:
                print(f"{row['name']:20s} {run.stderr.strip().splitlines()[0][:90]}")
                continue
            task, classes = run.stdout.split()[-2:]
            found = difference(folder, task, int(classes))
            worst = max(worst, found)
            print(f"{row['name']:20s} {task:11s} {found:.2e}", flush=True)
    print(f"greatest difference {worst:.2e}")


if __name__ == "__main__":
    main()
