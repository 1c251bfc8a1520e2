"""Trains the small models that the readers of XGBoost and LightGBM files are tested with.

Run by hand from this folder (python booster_fixtures.py); needs xgboost 3.2, lightgbm 4.7, pandas
and numpy. Beside each model <name>.<json|ubj|txt> stands <name>.rows: a line with the columns, then
row by row the values, the raw scores and the predictions of the library, the three parts divided by
a tab, numbers as hexadecimal floats. The library refuses infinite values: in their place it is given
the greatest float, which comes to the same leaves.
"""
import json
import pathlib

import lightgbm as lgb
import numpy as np
import pandas as pd
import xgboost as xgb

OUT = pathlib.Path(__file__).resolve().parent.parent / "resources/org/sagekit/core/pack/boosters"
ROWS = 400
GREATEST = np.finfo(np.float32).max
CODES = 2  # the column of categories


def data(seed, levels=9):
    rng = np.random.default_rng(seed)
    x = rng.normal(size=(ROWS, 5)).astype(np.float32)
    x[:, CODES] = rng.integers(0, levels, ROWS)
    x[:, 3] = np.where(rng.random(ROWS) < 0.3, 0, np.round(x[:, 3], 1))
    score = np.nan_to_num(x[:, 0]) + (x[:, CODES] % 3 == 1) * 1.5 - (x[:, 3] == 0) + 0.3 * x[:, 1] * x[:, 4]
    x[rng.random(x.shape) < 0.08] = np.nan
    return x.astype(np.float64), score, rng


def targets(score, rng):
    positive = np.exp(score / 2)
    return {
        "number": score,
        "class": (score > 0.3).astype(int),
        "share": 1 / (1 + np.exp(-score)),
        "three": np.digitize(score, [-0.3, 0.8]),
        "count": rng.poisson(positive),
        "positive": positive + 0.01,
        "some": np.where(score > 0, positive, 0.0),
        "grade": np.digitize(score, [-0.5, 0.5, 1]),
    }


def hexed(value):
    if isinstance(value, str):
        return value
    if value is None or np.isnan(value):
        return "nan"
    if np.isinf(value):
        return "inf" if value > 0 else "-inf"
    text = float(value).hex()
    mantissa, exponent = text.split("p")
    return mantissa.rstrip("0").rstrip(".") + "p" + exponent if "." in mantissa else text


def write_rows(name, columns, rows, margins, outputs):
    lines = [",".join(columns)]
    for row, margin, output in zip(rows, np.atleast_1d(margins), np.atleast_1d(outputs)):
        parts = [row, np.atleast_1d(margin), np.atleast_1d(output)]
        lines.append("\t".join(",".join(hexed(v) for v in part) for part in parts))
    (OUT / (name + ".rows")).write_text("\n".join(lines) + "\n", encoding="utf-8")


def hard(x, thresholds, step, few=10):
    """Some rows, and rows with a value in which a threshold or something odd stands."""
    rows = [x[i].copy() for i in range(few)]
    odd = [np.nan, np.inf, -np.inf, 0.0, -0.0, 1e-36, -1e-36, 1e-35, -1e-35, 2e-35, -2e-35, 0.5, -0.5, -1, 8.5, 31, 64, 1e9]
    for i, value in enumerate(odd):
        for column in range(x.shape[1]):
            if (i + column) % 3 == 0 or column == CODES:
                row = x[(i * 7 + column) % ROWS].copy()
                row[column] = value
                rows.append(row)
    for i, (column, value) in enumerate(thresholds[:5]):
        for other in (value, step(value, -np.inf), step(value, np.inf)):
            row = x[(i * 11) % ROWS].copy()
            row[column] = other
            rows.append(row)
    rows.append(np.full(x.shape[1], np.nan))
    return np.array(rows)


# XGBoost

def xgb_thresholds(booster):
    found = []
    model = json.loads(booster.save_raw("json"))["learner"]["gradient_booster"]
    model = model.get("gbtree", model)["model"]
    for tree in model.get("trees", []):
        for left, feature, limit, kind in zip(
            tree["left_children"], tree["split_indices"], tree["split_conditions"], tree["split_type"]
        ):
            if left >= 0 and kind == 0:
                found.append((feature, float(np.float32(limit))))
    return found


def save_xgb(name, booster, x, forms=("json",), types=None, odd=True):
    for form in forms:
        booster.save_model(OUT / f"{name}.{form}")
    float_step = lambda v, to: float(np.nextafter(np.float32(v), np.float32(to)))
    rows = hard(x, xgb_thresholds(booster), float_step)
    if not odd:
        rows = rows[[np.isfinite(r[~np.isnan(r)]).all() and np.nanmax(np.abs(r), initial=0) < 100 for r in rows]]
    given = np.clip(rows, -GREATEST, GREATEST).astype(np.float32)
    matrix = xgb.DMatrix(given, feature_types=types)
    columns = [f"f{i}" for i in range(x.shape[1])]
    write_rows(name, columns, rows.astype(np.float32), booster.predict(matrix, output_margin=True), booster.predict(matrix))


def train_xgb(name, objective, kind, seed=1, rounds=12, forms=("json",), types=None, odd=True, **options):
    x, score, rng = data(seed)
    parameters = dict(objective=objective, max_depth=3, eta=0.4, nthread=1, seed=seed, tree_method="hist")
    if options.get("booster") == "gblinear":
        del parameters["tree_method"], parameters["max_depth"]
    parameters.update(options)
    matrix = xgb.DMatrix(
        x.astype(np.float32), targets(score, rng)[kind], feature_types=types, enable_categorical=types is not None
    )
    if objective.startswith("rank"):
        matrix.set_group([20] * (ROWS // 20))
    booster = xgb.train(parameters, matrix, rounds)
    save_xgb(name, booster, x, forms, types, odd)
    return booster


def xgboost_models():
    train_xgb("xgb-logistic", "binary:logistic", "class", forms=("json", "ubj"))
    train_xgb("xgb-logitraw", "binary:logitraw", "class", rounds=6)
    train_xgb("xgb-hinge", "binary:hinge", "class", rounds=6)
    train_xgb("xgb-squarederror", "reg:squarederror", "number", rounds=6)
    train_xgb("xgb-absoluteerror", "reg:absoluteerror", "number", rounds=6)
    train_xgb("xgb-pseudohuber", "reg:pseudohubererror", "number", rounds=6)
    train_xgb("xgb-quantile", "reg:quantileerror", "number", rounds=6, quantile_alpha=0.8)
    train_xgb("xgb-reg-logistic", "reg:logistic", "share", rounds=6)
    train_xgb("xgb-gamma", "reg:gamma", "positive", rounds=6)
    train_xgb("xgb-tweedie", "reg:tweedie", "some", rounds=6)
    train_xgb("xgb-poisson", "count:poisson", "count", rounds=6)
    train_xgb("xgb-softprob", "multi:softprob", "three", rounds=4, num_class=3, forms=("json", "ubj"))
    train_xgb("xgb-softmax", "multi:softmax", "three", rounds=3, num_class=3)
    train_xgb("xgb-ndcg", "rank:ndcg", "grade", rounds=6)
    train_xgb("xgb-pairwise", "rank:pairwise", "grade", rounds=4)
    train_xgb("xgb-dart", "binary:logistic", "class", rounds=8, booster="dart", rate_drop=0.4)
    train_xgb("xgb-dart-softprob", "multi:softprob", "three", rounds=3, num_class=3, booster="dart", rate_drop=0.5)
    train_xgb("xgb-forest", "reg:squarederror", "number", rounds=2, num_parallel_tree=4, subsample=0.6)
    train_xgb("xgb-linear", "reg:squarederror", "number", rounds=8, booster="gblinear", odd=False)
    train_xgb("xgb-linear-softprob", "multi:softprob", "three", rounds=8, num_class=3, booster="gblinear", odd=False)
    kinds = ["q", "q", "c", "float", "q"]
    train_xgb("xgb-codes", "binary:logistic", "class", types=kinds, max_cat_to_onehot=2, forms=("json", "ubj"))
    xgb_levels()
    xgb_best()
    x, score, rng = data(3)
    both = np.column_stack([score, -score])
    for name, strategy in (("multi-target", "one_output_per_tree"), ("vector-leaf", "multi_output_tree")):
        booster = xgb.train(dict(max_depth=2, nthread=1, multi_strategy=strategy), xgb.DMatrix(x, both), 2)
        booster.save_model(OUT / f"xgb-refused-{name}.json")


def frame(x, texts):
    levels = np.array(["lima", "oslo", "rome", "bonn", "kyiv", "male", "bern", "doha", "riga"])
    codes = x[:, CODES]
    words = [None if np.isnan(c) else str(levels[int(c)]) for c in codes]
    frame = pd.DataFrame({f"n{i}": x[:, i] for i in (0, 1)})
    frame["city"] = pd.Categorical(words, categories=texts)
    tens = [np.nan if np.isnan(v) else int(abs(v) * 10) % 6 * 10 for v in x[:, 4]]
    frame["ten"] = pd.Categorical(tens, categories=[0, 10, 20, 30, 40, 50])
    return frame


def frame_rows(frame):
    for city_ten in frame.itertuples(index=False):
        n0, n1, city, ten = city_ten
        yield [n0, n1, "" if pd.isna(city) else city, "" if pd.isna(ten) else str(int(ten))]


CITIES = ["bern", "bonn", "doha", "kyiv", "lima", "male", "oslo", "riga", "rome"]


def xgb_levels():
    """With a frame of categories the names of the levels stand in the file."""
    x, score, rng = data(5)
    rows = frame(x, CITIES)
    y = targets(score, rng)["class"]
    booster = xgb.train(
        dict(objective="binary:logistic", max_depth=3, nthread=1, max_cat_to_onehot=2),
        xgb.DMatrix(rows, y, enable_categorical=True),
        8,
    )
    for form in ("json", "ubj"):
        booster.save_model(OUT / f"xgb-levels.{form}")
    some = rows[:30].astype({"n0": "float32", "n1": "float32"})
    matrix = xgb.DMatrix(some, enable_categorical=True)
    write_rows("xgb-levels", list(some.columns), list(frame_rows(some)), booster.predict(matrix, output_margin=True), booster.predict(matrix))


def xgb_best():
    """Stopped early: what is written beside it are the predictions of the best rounds only."""
    x, score, rng = data(6)
    y = targets(score + rng.normal(size=ROWS), rng)["class"]
    x = x.astype(np.float32)
    booster = xgb.train(
        dict(objective="binary:logistic", max_depth=2, nthread=1, eta=0.7),
        xgb.DMatrix(x[:200], y[:200]),
        30,
        evals=[(xgb.DMatrix(x[200:], y[200:]), "held")],
        early_stopping_rounds=4,
        verbose_eval=False,
    )
    booster.save_model(OUT / "xgb-best.json")
    matrix = xgb.DMatrix(x[:30])
    kept = (0, booster.best_iteration + 1)
    write_rows(
        "xgb-best",
        [f"f{i}" for i in range(5)],
        x[:30],
        booster.predict(matrix, output_margin=True, iteration_range=kept),
        booster.predict(matrix, iteration_range=kept),
    )


# LightGBM

def lgb_thresholds(booster):
    found = []

    def walk(node):
        if "split_feature" in node:
            if node["decision_type"] == "<=":
                found.append((node["split_feature"], node["threshold"]))
            walk(node["left_child"])
            walk(node["right_child"])

    for tree in booster.dump_model()["tree_info"]:
        walk(tree["tree_structure"])
    return found


def trimmed(path):
    """Keeps of the parameters only the one that is read, to keep the files small."""
    lines = path.read_text(encoding="utf-8").split("\n")
    kept = [l for l in lines if not l.startswith("[") or l.startswith("[categorical_feature")]
    path.write_text("\n".join(kept), encoding="utf-8")


def save_lgb(name, booster, x):
    booster.save_model(OUT / f"{name}.txt")
    trimmed(OUT / f"{name}.txt")
    rows = hard(x, lgb_thresholds(booster), lambda v, to: float(np.nextafter(v, to)))
    columns = booster.feature_name()
    write_rows(name, columns, rows, booster.predict(rows, raw_score=True), booster.predict(rows))


def train_lgb(name, objective, kind, seed=1, rounds=8, categorical=False, names="auto", **options):
    x, score, rng = data(seed)
    parameters = dict(
        objective=objective, num_leaves=7, learning_rate=0.3, verbose=-1, seed=seed, deterministic=True,
        num_threads=1, force_row_wise=True, min_data_in_leaf=5, min_data_per_group=5, cat_smooth=1,
    )
    parameters.update(options)
    rows = lgb.Dataset(
        x, targets(score, rng)[kind], categorical_feature=[CODES] if categorical else "auto", feature_name=names
    )
    if objective in ("lambdarank", "rank_xendcg"):
        rows.set_group([20] * (ROWS // 20))
    booster = lgb.train(parameters, rows, rounds)
    save_lgb(name, booster, x)


def lightgbm_models():
    train_lgb("lgb-binary", "binary", "class", names=["age", "pay", "code", "debt", "rate"])
    train_lgb("lgb-binary-sigmoid", "binary", "class", rounds=4, sigmoid=0.7)
    train_lgb("lgb-multiclass", "multiclass", "three", rounds=3, num_class=3)
    train_lgb("lgb-multiclassova", "multiclassova", "three", rounds=3, num_class=3, sigmoid=1.3)
    for objective in ("regression", "regression_l1", "huber", "fair", "quantile", "mape"):
        train_lgb(f"lgb-{objective}", objective, "number", rounds=3)
    train_lgb("lgb-poisson", "poisson", "count", rounds=4)
    train_lgb("lgb-gamma", "gamma", "positive", rounds=4)
    train_lgb("lgb-tweedie", "tweedie", "some", rounds=4)
    train_lgb("lgb-cross_entropy", "cross_entropy", "share", rounds=4)
    train_lgb("lgb-lambdarank", "lambdarank", "grade", rounds=4)
    train_lgb("lgb-rank_xendcg", "rank_xendcg", "grade", rounds=4, objective_seed=1)
    train_lgb("lgb-dart", "regression", "number", rounds=8, boosting="dart", drop_rate=0.5)
    forest = dict(boosting="rf", bagging_freq=1, bagging_fraction=0.6)
    train_lgb("lgb-forest", "regression", "number", rounds=7, **forest)
    train_lgb("lgb-forest-binary", "binary", "class", rounds=6, **forest)
    train_lgb("lgb-codes", "binary", "class", categorical=True)
    train_lgb("lgb-zero-missing", "regression", "number", rounds=6, zero_as_missing=True)
    train_lgb("lgb-zero-missing-codes", "regression", "number", zero_as_missing=True, categorical=True)
    train_lgb("lgb-none-missing", "regression", "number", use_missing=False)
    lgb_infinite()
    train_lgb("lgb-constant", "regression", "number", rounds=2, min_data_in_leaf=390)
    lgb_levels()
    x, score, rng = data(7)
    for name, options in (("linear", dict(linear_tree=True)), ("sqrt", dict(objective="regression_l2", reg_sqrt=True))):
        parameters = dict(verbose=-1, num_leaves=4, num_threads=1, seed=1, **options)
        path = OUT / f"lgb-refused-{name}.txt"
        lgb.train(parameters, lgb.Dataset(np.nan_to_num(x), np.abs(score)), 2).save_model(path)
        trimmed(path)


def lgb_infinite():
    """What is missing is split from all the rest, at infinity."""
    x, _, _ = data(12)
    parameters = dict(num_leaves=3, verbose=-1, seed=1, deterministic=True, num_threads=1, min_data_in_leaf=5)
    booster = lgb.train(parameters, lgb.Dataset(x, np.isnan(x[:, 0]) * 2.0 + np.isnan(x[:, 1])), 2)
    save_lgb("lgb-infinite", booster, x)


def lgb_levels():
    x, score, rng = data(5)
    rows = frame(x, CITIES)
    parameters = dict(
        objective="binary", num_leaves=6, verbose=-1, seed=1, deterministic=True, num_threads=1,
        min_data_in_leaf=5, min_data_per_group=5, cat_smooth=1,
    )
    booster = lgb.train(parameters, lgb.Dataset(rows, targets(score, rng)["class"]), 6)
    booster.save_model(OUT / "lgb-levels.txt")
    trimmed(OUT / "lgb-levels.txt")
    some = rows[:30]
    write_rows("lgb-levels", list(some.columns), list(frame_rows(some)), booster.predict(some, raw_score=True), booster.predict(some))


if __name__ == "__main__":
    OUT.mkdir(parents=True, exist_ok=True)
    xgboost_models()
    lightgbm_models()
