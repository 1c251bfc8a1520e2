#!/usr/bin/env python3
"""Trains ForestBench and scikit-learn in turn on every set of a folder; prints a table and medians.

Needs Python with scikit-learn and pandas; it is only the yardstick. On a machine with nothing else
to do:

  mvn -q -pl sagekit-examples -am package -DskipTests
  python3 sagekit-examples/bench/forest_yardstick.py --folder FOLDER --trainer random-forest \\
      --settings alike --table forests.csv \\
      --ours "mvn -q -pl sagekit-examples exec:java \\
              -Dexec.mainClass=org.sagekit.examples.bench.ForestBench -Dexec.args='{}'"

The folder has datasets.csv (columns name,task,target,rows,note), NAME.csv.gz and NAME.split.csv.gz
(columns row,part: train or test). Settings "alike" are scikit-learn's for both, "standard" are
SageKit's own for SageKit. Sets of fewer than 3,000 rows are trained with three seeds each, and
their figures are means. For scikit-learn levels are ordinal, or zeros and ones ("onehot", at most
50 of a column), missing numbers the median, times a number, texts TF-IDF of 1,000 words. "seconds"
and "cpu" of SageKit are for encoding and training in a Java that has just started, those of
scikit-learn for training alone. The ratios compare 1 - auc for two classes, the log loss for more,
the rmse for numbers: below 1 SageKit is better.
"""
import argparse
import csv
import json
import shlex
import statistics
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pandas as pd
from sklearn import ensemble, metrics, tree
from sklearn.compose import ColumnTransformer
from sklearn.feature_extraction.text import TfidfVectorizer
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
PRIMARY = {"binary": "auc", "multiclass": "logLoss", "regression": "rmse"}
METRICS = {
    "binary": ["auc", "logLoss", "accuracy"],
    "multiclass": ["logLoss", "accuracy"],
    "regression": ["rmse"],
}
MANY_LEVELS = 500


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--ours", required=True, help="command; {} becomes ForestBench's options")
    parser.add_argument("--trainer", default="random-forest")
    parser.add_argument("--settings", default="alike", choices=["alike", "standard"])
    parser.add_argument("--trees", type=int, default=300)
    parser.add_argument("--only", default="", help="names of sets, with commas")
    parser.add_argument("--table", type=Path, default=Path("forests.csv"))
    parser.add_argument("--encodings", default="ordinal,onehot", help="of scikit-learn's levels")
    parser.add_argument("--theirs", type=Path, help="figures of scikit-learn to keep and reuse")
    return parser.parse_args()


def alike(trainer, task):
    """scikit-learn's settings, in SageKit's names."""
    if trainer == "cart":
        return "min_leaf_weight=0,pruning=0,max_depth=1000"
    return "min_leaf_weight=0,max_features=" + ("1.0" if task == "regression" else "sqrt")


def ours(args, entry, runs):
    name = entry["name"]
    options = {
        "data": args.folder / (name + ".csv.gz"),
        "split": args.folder / (name + ".split.csv.gz"),
        "target": entry["target"],
        "task": "numbers" if entry["task"] == "regression" else "classes",
        "inputs": "levels" if all_levels(entry) else "any",
        "trainer": args.trainer,
        "runs": runs,
    }
    if args.trainer != "cart":
        options["trees"] = args.trees
    if args.settings == "alike":
        options["set"] = alike(args.trainer, entry["task"])
    text = " ".join("--%s %s" % option for option in options.items())
    done = subprocess.run(shlex.split(args.ours.replace("{}", text)), capture_output=True, text=True)
    if done.returncode:
        sys.exit(name + ": " + done.stderr)
    return json.loads(done.stdout.strip().splitlines()[-1])


def all_levels(entry):
    return "treat every column as categorical" in entry["note"]


def encoder(rows, levels, encoding):
    numbers = [c for c in rows if pd.api.types.is_numeric_dtype(rows[c]) and c not in levels]
    texts = [c for c in rows if c not in numbers + levels and rows[c].nunique() > MANY_LEVELS]
    levels = levels or [c for c in rows if c not in numbers + texts]
    if encoding == "onehot":
        coded = OneHotEncoder(handle_unknown="infrequent_if_exist", max_categories=50)
    else:
        coded = OrdinalEncoder(handle_unknown="use_encoded_value", unknown_value=-1)
    parts = [("text " + c, TfidfVectorizer(max_features=1_000), c) for c in texts]
    if numbers:
        parts.append(("numbers", SimpleImputer(strategy="median"), numbers))
    if levels:
        filled = SimpleImputer(strategy="most_frequent")
        if not all(pd.api.types.is_numeric_dtype(rows[c]) for c in levels):
            filled = SimpleImputer(strategy="constant", fill_value="?")
        parts.append(("levels", make_pipeline(filled, coded), levels))
    return ColumnTransformer(parts, sparse_threshold=0)


def with_times_as_numbers(rows):
    for column in rows.select_dtypes(exclude="number"):
        if rows[column].nunique() > MANY_LEVELS:
            times = pd.to_datetime(rows[column], errors="coerce", format="%Y-%m-%d")
            if times.notna().all():
                rows[column] = (times - times.min()).dt.days
            else:
                rows[column] = rows[column].fillna("").astype(object)
    return rows


def model(args, classes, seed):
    kind = MODELS[args.trainer, classes]
    if args.trainer == "cart":
        return kind(random_state=seed)
    return kind(n_estimators=args.trees, n_jobs=2, random_state=seed)


def figures(fitted, x, truth, task):
    if task == "regression":
        return {"rmse": metrics.mean_squared_error(truth, fitted.predict(x)) ** 0.5}
    shares = fitted.predict_proba(x)
    found = {
        "accuracy": metrics.accuracy_score(truth, fitted.classes_[shares.argmax(axis=1)]),
        "logLoss": metrics.log_loss(truth, shares, labels=fitted.classes_),
    }
    if task == "binary":
        found["auc"] = metrics.roc_auc_score(truth == fitted.classes_[1], shares[:, 1])
    return found


def theirs(args, entry, encoding, runs):
    name, task = entry["name"], entry["task"]
    rows = pd.read_csv(args.folder / (name + ".csv.gz"), skipinitialspace=True)
    target = rows.pop(entry["target"]).astype(float if task == "regression" else str)
    rows = with_times_as_numbers(rows)
    train = (pd.read_csv(args.folder / (name + ".split.csv.gz"))["part"] == "train").to_numpy()
    encode = encoder(rows[train], list(rows) if all_levels(entry) else [], encoding)
    x = np.asarray(encode.fit_transform(rows[train]))
    test = np.asarray(encode.transform(rows[~train]))
    found = {}
    for seed in range(runs):
        begun, cpu = time.perf_counter(), time.process_time()
        fitted = model(args, task != "regression", seed).fit(x, target[train])
        one = {"seconds": time.perf_counter() - begun, "cpu_seconds": time.process_time() - cpu}
        one.update(figures(fitted, test, target[~train], task))
        for key, value in one.items():
            found.setdefault(key, []).append(value)
    return found


def remembered(args, entry, encoding, runs):
    """scikit-learn's figures don't change with SageKit, so they need not be measured again."""
    key = "%s %s %s %d %d" % (entry["name"], args.trainer, encoding, args.trees, runs)
    known = json.loads(args.theirs.read_text()) if args.theirs and args.theirs.exists() else {}
    if key not in known:
        known[key] = theirs(args, entry, encoding, runs)
        if args.theirs:
            args.theirs.write_text(json.dumps(known, indent=1))
    return known[key]


def table_rows(entry, mine, other):
    for metric in METRICS[entry["task"]] + ["seconds", "cpu_seconds"]:
        values = [mine] + list(other.values())
        yield [entry["name"], metric] + ["%.5f" % statistics.mean(v[metric]) for v in values]


def ratio(entry, mine, other):
    metric = PRIMARY[entry["task"]]
    a, b = statistics.mean(mine[metric]), statistics.mean(other[metric])
    return (1 - a) / (1 - b) if metric == "auc" else a / b


def main():
    args = arguments()
    encodings = args.encodings.split(",")
    with open(args.folder / "datasets.csv", newline="") as file:
        entries = list(csv.DictReader(file))
    wanted = args.only.split(",") if args.only else [entry["name"] for entry in entries]
    ratios = {encoding: [] for encoding in encodings}
    with open(args.table, "w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["set", "metric", "ours"] + ["sklearn_" + e for e in encodings])
        for entry in (e for e in entries if e["name"] in wanted):
            runs = 3 if int(entry["rows"]) < 3_000 else 1
            mine = ours(args, entry, runs)
            other = {e: remembered(args, entry, e, runs) for e in encodings}
            writer.writerows(table_rows(entry, mine, other))
            file.flush()
            for encoding in encodings:
                ratios[encoding].append(ratio(entry, mine, other[encoding]))
            print(entry["name"], *["%s %.3f" % (e, ratios[e][-1]) for e in encodings], flush=True)
    for encoding in encodings:
        print("median to %s: %.3f" % (encoding, statistics.median(ratios[encoding])))


if __name__ == "__main__":
    main()
