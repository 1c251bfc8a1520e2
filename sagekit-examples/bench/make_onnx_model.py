"""Makes the ONNX model that the example ImportOnnx carries: scikit-learn's boosted trees on Adult.

Needs scikit-learn, skl2onnx and pandas. Run it as

    python sagekit-examples/bench/make_onnx_model.py

It learns from the first 6,000 rows of the sample that the examples carry, so that the others may judge it.
"""
import pathlib

import pandas
from skl2onnx import to_onnx
from skl2onnx.common.data_types import FloatTensorType, StringTensorType
from sklearn.compose import ColumnTransformer
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import OneHotEncoder

FOLDER = pathlib.Path(__file__).parent.parent / "src/main/resources/org/sagekit/examples"
NUMBERS = ["age", "education_num", "capital_gain", "capital_loss", "hours_per_week"]
TEXTS = ["workclass", "marital_status", "occupation", "relationship", "sex"]


def main():
    rows = pandas.read_csv(FOLDER / "adult-sample.csv.gz", keep_default_na=False)
    learnt = rows.iloc[:6000]
    inputs = learnt[NUMBERS].astype("float32").join(learnt[TEXTS].astype(str))
    pipeline = Pipeline([
        ("columns", ColumnTransformer([
            ("numbers", "passthrough", NUMBERS),
            ("texts", OneHotEncoder(handle_unknown="ignore", sparse_output=False), TEXTS)])),
        ("trees", GradientBoostingClassifier(n_estimators=60, max_depth=3, random_state=1))])
    pipeline.fit(inputs, learnt["class"])
    types = [(name, FloatTensorType([None, 1])) for name in NUMBERS]
    types += [(name, StringTensorType([None, 1])) for name in TEXTS]
    model = to_onnx(pipeline, initial_types=types, options={id(pipeline): {"zipmap": False}})
    (FOLDER / "adult-sklearn.onnx").write_bytes(model.SerializeToString())


if __name__ == "__main__":
    main()
