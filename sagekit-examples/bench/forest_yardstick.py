#!/usr/bin/env python3
"""scikit-learn's forests on the file and split of ForestBench, with the same JSON.

Needs Python with scikit-learn and pandas; it is only the yardstick. To compare, on a machine with
nothing else to do, run in turn:

  mvn -q -pl sagekit-examples -am package -DskipTests
  mvn -q -pl sagekit-examples exec:java -Dexec.mainClass=org.sagekit.examples.bench.ForestBench \\
      -Dexec.args="--data adult.csv.gz --target class --split adult.split.csv.gz --trees 100 --runs 5"
  python3 sagekit-examples/bench/forest_yardstick.py \\
      --data adult.csv.gz --target class --split adult.split.csv.gz --trees 100 --runs 5

Levels are zeros and ones (--encoding onehot, at most 50 of a column) or ordinal; missing numbers
become the median; texts with more than 500 levels are left out. "seconds" is fit alone,
"encoding_seconds" the rest; "bytes" is the pickle. The split has columns row,part (train or test).
"""
import argparse
import json
import pickle
import time

import numpy as np
import pandas as pd
from sklearn import ensemble, metrics, tree
from sklearn.compose import ColumnTransformer
from sklearn.impute import SimpleImputer
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, OrdinalEncoder

MODELS = {
    ("random-forest", True): ensemble.RandomForestClassifier,
    ("random-forest", False): ensemble.RandomForestRegressor,
    ("extra-trees", True): ensemble.ExtraTreesClassifier,
    ("extra-trees", False): ensemble.ExtraTreesRegressor,
    ("cart", True): tree.DecisionTreeClassifier,
    ("cart", False): tree.DecisionTreeRegressor,
}


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("data", "target", "split"):
        parser.add_argument("--" + name, required=True)
    parser.add_argument("--task", default="classes", choices=["classes", "numbers"])
    parser.add_argument("--trainer", default="random-forest")
    parser.add_argument("--trees", type=int, default=300)
    parser.add_argument("--runs", type=int, default=1)
    parser.add_argument("--encoding", default="ordinal", choices=["onehot", "ordinal"])
    return parser.parse_args()


def encoder(rows, encoding):
    numbers = [c for c in rows if pd.api.types.is_numeric_dtype(rows[c])]
    levels = [c for c in rows if c not in numbers and rows[c].nunique() <= 500]
    if encoding == "onehot":
        coded = OneHotEncoder(handle_unknown="infrequent_if_exist", max_categories=50)
    else:
        coded = OrdinalEncoder(handle_unknown="use_encoded_value", unknown_value=-1)
    return ColumnTransformer(
        [
            ("numbers", SimpleImputer(strategy="median"), numbers),
            ("levels", make_pipeline(SimpleImputer(strategy="constant", fill_value="?"), coded), levels),
        ],
        sparse_threshold=0,
    )


def model(args, seed):
    kind = MODELS[args.trainer, args.task == "classes"]
    if args.trainer == "cart":
        return kind(random_state=seed)
    return kind(n_estimators=args.trees, n_jobs=2, random_state=seed)


def nodes(fitted):
    trees = getattr(fitted, "estimators_", [fitted])
    return int(sum(one.tree_.node_count for one in trees))


def figures(fitted, x, truth, classes):
    if not classes:
        guess = fitted.predict(x)
        return {
            "rmse": metrics.mean_squared_error(truth, guess) ** 0.5,
            "mae": metrics.mean_absolute_error(truth, guess),
            "r2": metrics.r2_score(truth, guess),
        }
    shares = fitted.predict_proba(x)
    found = {
        "accuracy": metrics.accuracy_score(truth, fitted.classes_[shares.argmax(axis=1)]),
        "logLoss": metrics.log_loss(truth, shares, labels=fitted.classes_),
    }
    if len(fitted.classes_) == 2:
        found["auc"] = metrics.roc_auc_score(truth == fitted.classes_[1], shares[:, 1])
    return found


def main():
    args = arguments()
    classes = args.task == "classes"
    rows = pd.read_csv(args.data)
    target = rows.pop(args.target)
    target = target.astype(str) if classes else target.astype(float)
    train = (pd.read_csv(args.split)["part"] == "train").to_numpy()
    seconds, cpu_seconds, encoding_seconds = [], [], []
    for seed in range(args.runs):
        begun = time.perf_counter()
        encode = encoder(rows[train], args.encoding)
        x = np.asarray(encode.fit_transform(rows[train]))
        encoding_seconds.append(time.perf_counter() - begun)
        begun, cpu = time.perf_counter(), time.process_time()
        fitted = model(args, seed).fit(x, target[train])
        seconds.append(time.perf_counter() - begun)
        cpu_seconds.append(time.process_time() - cpu)
    test = np.asarray(encode.transform(rows[~train]))
    print(
        json.dumps(
            {
                "seconds": seconds,
                "cpu_seconds": cpu_seconds,
                "encoding_seconds": encoding_seconds,
                "nodes": nodes(fitted),
                "bytes": len(pickle.dumps(fitted)),
                **figures(fitted, test, target[~train], classes),
            }
        )
    )


if __name__ == "__main__":
    main()
