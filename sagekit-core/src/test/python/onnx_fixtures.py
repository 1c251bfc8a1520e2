#!/usr/bin/env python3
"""Writes the small ONNX models that the tests of org.sagekit.core.pack.onnx.read read.

Not run by the build. Needs numpy, scikit-learn, xgboost, lightgbm, skl2onnx, onnxmltools, onnx and
onnxruntime:

    python3 sagekit-core/src/test/python/onnx_fixtures.py

For each model it writes NAME.onnx and NAME.tsv: the columns of the input by name, then the outputs
that onnxruntime gave for them (out_0, ...), then its label if there is one. Numbers are written so
that they read back to the same bits; nan, inf and -inf are words.
"""

import pathlib
import warnings

import lightgbm
import numpy as np
import onnx
import onnx.helper
import onnxmltools
import onnxruntime
import xgboost
from onnxmltools.convert.common.data_types import FloatTensorType as MlFloat
from skl2onnx import to_onnx
from skl2onnx.common.data_types import FloatTensorType, Int64TensorType, StringTensorType
from sklearn.calibration import CalibratedClassifierCV
from sklearn.compose import ColumnTransformer
from sklearn.decomposition import PCA
from sklearn.discriminant_analysis import LinearDiscriminantAnalysis
from sklearn.ensemble import (
    AdaBoostClassifier,
    BaggingClassifier,
    ExtraTreesClassifier,
    ExtraTreesRegressor,
    GradientBoostingClassifier,
    GradientBoostingRegressor,
    HistGradientBoostingClassifier,
    HistGradientBoostingRegressor,
    RandomForestClassifier,
    RandomForestRegressor,
    VotingRegressor,
)
from sklearn.feature_selection import SelectKBest
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LinearRegression, LogisticRegression, Ridge, SGDClassifier
from sklearn.naive_bayes import BernoulliNB, GaussianNB
from sklearn.neighbors import KNeighborsClassifier
from sklearn.neural_network import MLPClassifier, MLPRegressor
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import (
    Binarizer,
    MaxAbsScaler,
    MinMaxScaler,
    OneHotEncoder,
    OrdinalEncoder,
    RobustScaler,
    StandardScaler,
)
from sklearn.svm import SVC, SVR, LinearSVC
from sklearn.tree import DecisionTreeClassifier

warnings.filterwarnings("ignore")
OUT = pathlib.Path(__file__).parents[1] / "resources/org/sagekit/core/pack/onnx/read"
RANDOM = np.random.default_rng(20240531)
ROWS = 240
COLUMNS = 4
X = RANDOM.normal(size=(ROWS, COLUMNS)).astype(np.float32)
MARGIN = X[:, 0] + X[:, 1] * X[:, 2] + 0.3 * RANDOM.normal(size=ROWS)
BINARY = (MARGIN > 0).astype(int)
THREE = np.array(["high", "low", "middle"])[np.digitize(MARGIN, [-0.7, 0.7]) - 1]
NUMBER = 2 * X[:, 0] + np.sin(2 * X[:, 1]) + 0.1 * RANDOM.normal(size=ROWS)
MISSING = X.copy()
MISSING[RANDOM.random(MISSING.shape) < 0.15] = np.nan
CITY = np.array(["Bern", "Oslo", "Rome", "São Paulo"], dtype=object)[RANDOM.integers(0, 4, ROWS)]
SEX = np.array(["f", "m"], dtype=object)[RANDOM.integers(0, 2, ROWS)]
MIXED_BINARY = ((MARGIN + (CITY == "Oslo") - (SEX == "m")) > 0).astype(int)
TESTED = 40


def plain_numbers(make):
    """onnx refuses numpy's unsigned numbers, which a converter hands over."""

    def made(key, value, *args, **kwargs):
        if isinstance(value, (list, tuple)) and any(isinstance(v, np.integer) for v in value):
            value = [int(v) for v in value]
        return make(key, value, *args, **kwargs)

    return made


onnx.helper.make_attribute = plain_numbers(onnx.helper.make_attribute)


def text(value):
    if isinstance(value, (str, bytes)):
        return value if isinstance(value, str) else value.decode()
    if isinstance(value, (int, np.integer)):
        return str(value)
    return repr(float(value))


def write(name, model, columns, feeds):
    """The model, the rows and what onnxruntime makes of them."""
    data = model.SerializeToString()
    assert len(data) < 60_000, (name, len(data))
    (OUT / f"{name}.onnx").write_bytes(data)
    session = onnxruntime.InferenceSession(data, providers=["CPUExecutionProvider"])
    outputs = session.run(None, feeds)
    labels, scores = None, None
    for output in outputs:
        if isinstance(output, list):
            scores = np.array([list(row.values()) for row in output])
        elif np.asarray(output).dtype.kind == "f":
            scores = np.asarray(output).reshape(len(output), -1)
        else:
            labels = np.asarray(output).ravel()
    header = list(columns) + [f"out_{i}" for i in range(0 if scores is None else scores.shape[1])]
    lines = ["\t".join(header + (["label"] if labels is not None else []))]
    for row in range(TESTED):
        cells = [columns[c][row] for c in columns]
        cells += [] if scores is None else list(scores[row])
        cells += [] if labels is None else [labels[row]]
        lines.append("\t".join(text(cell) for cell in cells))
    (OUT / f"{name}.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{name}: {len(data)} bytes")


def hard_rows(rows, thresholds):
    """Rows on both sides of thresholds, and rows of what is no number."""
    rows = rows[:TESTED].copy()
    for i, (feature, threshold) in enumerate(thresholds[: TESTED // 2]):
        t = np.float32(threshold)
        rows[i, feature] = [t, np.nextafter(t, -np.inf), np.nextafter(t, np.inf)][i % 3]
    rows[-1] = np.nan
    rows[-2] = np.inf
    rows[-3] = -np.inf
    rows[-4] = 0.0
    rows[-5] = -0.0
    return rows


def thresholds_of(model):
    found = []
    for node in model.graph.node:
        by_name = {a.name: a for a in node.attribute}
        if "nodes_modes" in by_name:
            modes = by_name["nodes_modes"].strings
            features = by_name["nodes_featureids"].ints
            values = by_name.get("nodes_values")
            values = values.floats if values is not None else [0] * len(modes)
            found += [(f, v) for m, f, v in zip(modes, features, values) if m != b"LEAF"]
    return found


def matrix(name, model, rows):
    type_name = model.graph.input[0].type.tensor_type.elem_type
    kind = {1: np.float32, 11: np.float64, 7: np.int64}[type_name]
    rows = np.asarray(rows)[:TESTED]
    found = thresholds_of(model)
    if found and kind == np.float64:  # the converter says double, onnxruntime makes float
        model.graph.output[0].type.tensor_type.elem_type = 1
    if found and kind == np.float32 and len(model.graph.node) < 4:
        rows = hard_rows(np.asarray(rows, dtype=np.float32), found)
    rows = rows.astype(kind)
    prefix = model.graph.input[0].name
    columns = {f"{prefix}_{i}": rows[:, i] for i in range(rows.shape[1])}
    write(name, model, columns, {prefix: rows})


def sklearn(name, estimator, target, rows=X, zipmap=False, **more):
    estimator.fit(rows, target)
    last = estimator[-1] if hasattr(estimator, "steps") else estimator
    choose = hasattr(last, "predict_proba") and not zipmap
    options = {id(last): {"zipmap": False}} if choose else None
    matrix(name, to_onnx(estimator, rows[:1], options=options, **more), rows)


def mixed(name, estimator, target, integers=False):
    """Columns of their own: two numbers, two texts."""
    table = np.empty((ROWS, 4), dtype=object)
    table[:, 0], table[:, 1], table[:, 2], table[:, 3] = MISSING[:, 0], X[:, 1], CITY, SEX
    estimator.fit(table, target)
    one = [None, 1]
    types = [("age", FloatTensorType(one)), ("fare", FloatTensorType(one))]
    types += [("city", StringTensorType(one)), ("sex", StringTensorType(one))]
    last = estimator[-1]
    options = {id(last): {"zipmap": False}}
    model = to_onnx(estimator, initial_types=types, options=options)
    columns = {
        "age": MISSING[:TESTED, 0],
        "fare": X[:TESTED, 1],
        "city": np.where(np.arange(TESTED) % 7 == 3, "Atlantis", CITY[:TESTED]).astype(object),
        "sex": SEX[:TESTED],
    }
    if integers:
        columns["city"] = CITY[:TESTED]
    feeds = {c: np.asarray(v).reshape(-1, 1) for c, v in columns.items()}
    write(name, model, columns, feeds)


def xgb(name, estimator, target, rows=MISSING):
    estimator.fit(rows, target)
    types = [("input", MlFloat([None, rows.shape[1]]))]
    matrix(name, onnxmltools.convert_xgboost(estimator, initial_types=types), rows)


def lgb(name, estimator, target, rows=MISSING, **fit):
    estimator.fit(rows, target, **fit)
    types = [("input", MlFloat([None, rows.shape[1]]))]
    matrix(name, onnxmltools.convert_lightgbm(estimator, initial_types=types), rows)


def main():
    OUT.mkdir(parents=True, exist_ok=True)
    for old in list(OUT.glob("*.onnx")) + list(OUT.glob("*.tsv")):
        old.unlink()
    seeded = {"random_state": 1}
    sklearn("logistic", LogisticRegression(), BINARY)
    sklearn("logistic_zipmap", LogisticRegression(), THREE, zipmap=True)
    sklearn("sgd_log_loss", SGDClassifier(loss="log_loss", **seeded), THREE)
    sklearn("linear", LinearRegression(), NUMBER)
    sklearn("lda", LinearDiscriminantAnalysis(), THREE)
    sklearn("linear_svc", LinearSVC(), BINARY)
    sklearn("double_scaled", make_pipeline(StandardScaler(), Ridge()), NUMBER, X.astype(np.float64))
    sklearn("mlp", MLPClassifier((6, 5), max_iter=200, **seeded), THREE)
    sklearn("mlp_tanh", MLPClassifier((6,), activation="tanh", max_iter=200, **seeded), BINARY)
    logistic = MLPRegressor(hidden_layer_sizes=(6,), activation="logistic", max_iter=200, **seeded)
    sklearn("mlp_regressor", logistic, NUMBER)
    sklearn("forest", RandomForestClassifier(6, max_depth=5, **seeded), THREE)
    sklearn("forest_binary", RandomForestClassifier(6, max_depth=5, **seeded), BINARY)
    sklearn("forest_regressor", RandomForestRegressor(6, max_depth=5, **seeded), NUMBER)
    double = RandomForestRegressor(5, max_depth=4, **seeded)
    newer = {"": 18, "ai.onnx.ml": 3}
    sklearn("forest_double", double, NUMBER, X.astype(np.float64), target_opset=newer)
    sklearn("extra_trees", ExtraTreesClassifier(6, max_depth=5, **seeded), BINARY)
    sklearn("extra_trees_regressor", ExtraTreesRegressor(6, max_depth=5, **seeded), NUMBER)
    sklearn("decision_tree", DecisionTreeClassifier(max_depth=5, **seeded), THREE)
    sklearn("boosting", GradientBoostingClassifier(n_estimators=8, **seeded), BINARY)
    sklearn("boosting_classes", GradientBoostingClassifier(n_estimators=4, **seeded), THREE)
    sklearn("boosting_regressor", GradientBoostingRegressor(n_estimators=8, **seeded), NUMBER)
    hist = {"max_iter": 6, "max_leaf_nodes": 8, "random_state": 1}
    sklearn("hist", HistGradientBoostingClassifier(**hist), BINARY, MISSING)
    sklearn("hist_classes", HistGradientBoostingClassifier(**hist), THREE, MISSING)
    sklearn("hist_regressor", HistGradientBoostingRegressor(**hist), NUMBER, MISSING)
    sklearn("bagging", BaggingClassifier(DecisionTreeClassifier(max_depth=3), 4, **seeded), BINARY)
    sklearn("calibrated", CalibratedClassifierCV(LogisticRegression(), cv=2), BINARY)
    voters = [("a", LinearRegression()), ("b", DecisionTreeClassifier(max_depth=1))]
    voters[1] = ("b", RandomForestRegressor(3, max_depth=3, **seeded))
    sklearn("voting", VotingRegressor(voters), NUMBER)
    sklearn("naive_bayes", GaussianNB(), THREE)
    sklearn("bernoulli", BernoulliNB(), BINARY)
    sklearn("svc", SVC(), THREE)
    sklearn("svc_binary", SVC(), BINARY)
    sklearn("svc_linear", SVC(kernel="linear"), BINARY)
    sklearn("svr", SVR(), NUMBER)
    sklearn("svr_linear", SVR(kernel="linear"), NUMBER)
    imputed = make_pipeline(SimpleImputer(), RobustScaler(), MinMaxScaler(), Ridge())
    sklearn("imputed", imputed, NUMBER, MISSING)
    clipped = make_pipeline(MinMaxScaler(clip=True), MaxAbsScaler(), PCA(3), LogisticRegression())
    sklearn("clipped_pca", clipped, BINARY)
    sklearn("selected", make_pipeline(SelectKBest(k=2), Binarizer(), Ridge()), NUMBER)
    whole = np.round(X).astype(np.int64)
    ignore = {"handle_unknown": "ignore"}
    sklearn("one_hot_ints", make_pipeline(OneHotEncoder(**ignore), Ridge()), NUMBER, whole)
    rounded = np.round(X)
    sklearn("one_hot_floats", make_pipeline(OneHotEncoder(**ignore), Ridge()), NUMBER, rounded)
    numbers = make_pipeline(SimpleImputer(), StandardScaler())
    table = [("n", numbers, [0, 1]), ("c", OneHotEncoder(**ignore), [2, 3])]
    mixed("table", make_pipeline(ColumnTransformer(table), LogisticRegression()), MIXED_BINARY)
    codes = OrdinalEncoder(handle_unknown="use_encoded_value", unknown_value=-1)
    table = [("n", SimpleImputer(), [0, 1]), ("c", codes, [2, 3])]
    forest = RandomForestClassifier(4, max_depth=5, **seeded)
    mixed("table_forest", make_pipeline(ColumnTransformer(table), forest), MIXED_BINARY, True)
    small = {"n_estimators": 8, "max_depth": 3, "random_state": 1}
    xgb("xgboost", xgboost.XGBClassifier(**small), BINARY)
    xgb("xgboost_classes", xgboost.XGBClassifier(**small), np.unique(THREE, return_inverse=True)[1])
    xgb("xgboost_regressor", xgboost.XGBRegressor(**small), NUMBER)
    xgb("xgboost_poisson", xgboost.XGBRegressor(objective="count:poisson", **small), BINARY)
    light = {"n_estimators": 8, "num_leaves": 8, "verbose": -1, "random_state": 1}
    lgb("lightgbm", lightgbm.LGBMClassifier(**light), BINARY)
    lgb("lightgbm_classes", lightgbm.LGBMClassifier(**light), THREE)
    lgb("lightgbm_regressor", lightgbm.LGBMRegressor(**light), NUMBER)
    with_code = np.column_stack([X[:, :2], RANDOM.integers(0, 6, ROWS)]).astype(np.float32)
    target = NUMBER + 2 * np.isin(with_code[:, 2], [1, 4])
    category = {"categorical_feature": [2]}
    few = {**light, "n_estimators": 3, "min_data_per_group": 5, "cat_smooth": 1}
    lgb("lightgbm_category", lightgbm.LGBMRegressor(**few), target, with_code, **category)
    sklearn("neighbours", KNeighborsClassifier(3), BINARY, X)
    sklearn("adaboost", AdaBoostClassifier(n_estimators=3, **seeded), BINARY)
    total = sum(p.stat().st_size for p in OUT.iterdir())
    print("total", total)
    assert total < 600_000, total


if __name__ == "__main__":
    main()
