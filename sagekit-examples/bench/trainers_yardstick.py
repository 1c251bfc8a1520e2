#!/usr/bin/env python3
"""What scikit-learn's learners reach at their defaults: the yardstick of SageKit's trainers.

    python3 trainers_yardstick.py DATA_FOLDER [--trainer NAME|all] [--dataset NAME]

The folder has datasets.csv (name, task, target, text), NAME.csv.gz and NAME.split.csv.gz (row,
part). Prints CSV: dataset,trainer,metric,value,seconds; the metric is auc for two classes, logloss
for more, rmse for numbers, on the rows whose part is test. TrainersBench prints the same for
SageKit. Needs scikit-learn and pandas; SageKit itself needs no Python.
"""
import argparse
import csv
import os
import sys
import time
import warnings

import numpy as np
import pandas as pd
from sklearn.compose import ColumnTransformer
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.gaussian_process import GaussianProcessRegressor
from sklearn.gaussian_process.kernels import RBF, ConstantKernel, WhiteKernel
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LinearRegression, LogisticRegression
from sklearn.metrics import log_loss, root_mean_squared_error, roc_auc_score
from sklearn.naive_bayes import GaussianNB
from sklearn.neighbors import KNeighborsClassifier, KNeighborsRegressor
from sklearn.neural_network import MLPClassifier, MLPRegressor
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import FunctionTransformer, OneHotEncoder, StandardScaler
from sklearn.svm import SVC, SVR

warnings.filterwarnings("ignore")
SMALL = 8_000
TEXT = {"sms_spam": ["text"]}
CATEGORICAL = {"amazon_access"}


def read(folder, info):
    rows = pd.read_csv(os.path.join(folder, info["name"] + ".csv.gz"), keep_default_na=True)
    part = pd.read_csv(os.path.join(folder, info["name"] + ".split.csv.gz"))["part"].to_numpy()
    y = rows.pop(info["target"])
    y = y.astype(float).to_numpy() if info["task"] == "regression" else y.astype(str).to_numpy()
    if "dteday" in rows:
        rows["dteday"] = pd.to_datetime(rows["dteday"]).astype("int64") / 8.64e13
    if info["name"] in CATEGORICAL:
        rows = rows.astype(str)
    return rows, y, part == "train", part == "test"


def encoder(rows, texts):
    numbers = [c for c in rows if c not in texts and pd.api.types.is_numeric_dtype(rows[c])]
    levels = [c for c in rows if c not in texts and c not in numbers]
    steps = [
        ("numbers", make_pipeline(SimpleImputer(strategy="median"), StandardScaler()), numbers),
        (
            "levels",
            make_pipeline(
                FunctionTransformer(lambda x: x.astype(object).where(x.notna(), "(missing)").astype(str)),
                OneHotEncoder(handle_unknown="ignore"),
            ),
            levels,
        ),
    ]
    steps += [("text " + c, TfidfVectorizer(max_features=1000), c) for c in texts]
    return ColumnTransformer(steps)


def learners(task, rows, width):
    classes = task != "regression"
    yield "linear", LogisticRegression(max_iter=1000) if classes else LinearRegression()
    yield "knn", KNeighborsClassifier() if classes else KNeighborsRegressor()
    yield "mlp", MLPClassifier(random_state=0) if classes else MLPRegressor(random_state=0)
    if classes and width < 3_000:
        yield "naive-bayes", GaussianNB()
    if rows < SMALL:
        yield "svm", SVC(probability=True, random_state=0) if classes else SVR()
    if rows < 4_000 and not classes:
        kernel = ConstantKernel() * RBF() + WhiteKernel()
        yield "gaussian-process", GaussianProcessRegressor(kernel, normalize_y=True, random_state=0)


def judge(task, model, x, y):
    if task == "regression":
        return "rmse", root_mean_squared_error(y, model.predict(x))
    p = model.predict_proba(x)
    if task == "binary":
        return "auc", roc_auc_score(y == model.classes_[1], p[:, 1])
    return "logloss", log_loss(y, p, labels=model.classes_)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder")
    parser.add_argument("--trainer", default="all")
    parser.add_argument("--dataset", default="all")
    options = parser.parse_args()
    out = csv.writer(sys.stdout)
    out.writerow(["dataset", "trainer", "metric", "value", "seconds"])
    with open(os.path.join(options.folder, "datasets.csv"), encoding="utf-8") as file:
        infos = sorted(csv.DictReader(file), key=lambda info: int(info["rows"]))
    for info in infos:
        if options.dataset not in ("all", info["name"]):
            continue
        rows, y, train, test = read(options.folder, info)
        encoding = encoder(rows, TEXT.get(info["name"], []))
        x_train = encoding.fit_transform(rows[train])
        x_test = encoding.transform(rows[test])
        for name, model in learners(info["task"], int(train.sum()), x_train.shape[1]):
            if options.trainer not in ("all", name):
                continue
            dense = name in ("naive-bayes", "gaussian-process") and hasattr(x_train, "toarray")
            a, b = (x_train.toarray(), x_test.toarray()) if dense else (x_train, x_test)
            begun = time.time()
            model.fit(a, y[train])
            metric, value = judge(info["task"], model, b, y[test])
            seconds = round(time.time() - begun, 2)
            out.writerow([info["name"], name, metric, "%.6f" % value, seconds])
            sys.stdout.flush()


if __name__ == "__main__":
    main()
