"""Scores the rows of certificate.tsv with ONNX Runtime and compares.

Needs Python 3.8, numpy and onnxruntime 1.20 or later. Exits with 0 if all is as it must be.
Usage: python check.py [certificate.tsv]
"""
import json
import os
import sys

import numpy
import onnxruntime

HERE = os.path.dirname(os.path.abspath(__file__))
CLOSE = 1e-9
ESCAPES = {"\\": "\\", "t": "\t", "n": "\n", "r": "\r"}


def text(cell, field):
    """A cell as the model wants it: ONNX has no missing texts, so one stands for them."""
    if cell == "\\N":
        return field["missing"]
    parts = []
    at = 0
    while at < len(cell):
        escaped = cell[at] == "\\"
        parts.append(ESCAPES[cell[at + 1]] if escaped else cell[at])
        at += 2 if escaped else 1
    whole = "".join(parts)
    return field["unseen"] if whole == field["missing"] else whole


def numbers(cells, start, width):
    return numpy.array(
        [[float.fromhex(cell) for cell in row[start:start + width]] for row in cells],
        dtype=numpy.float64)


def column(cells, place, field):
    if "missing" not in field:
        return numbers(cells, place, 1)
    return numpy.array([[text(row[place], field)] for row in cells], dtype=object)


def same(a, b):
    return (a == b) | (numpy.isnan(a) & numpy.isnan(b))


def close(a, b):
    with numpy.errstate(invalid="ignore"):
        limit = CLOSE * numpy.maximum(1, numpy.maximum(numpy.abs(a), numpy.abs(b)))
        return same(a, b) | (numpy.abs(a - b) <= limit)


def main():
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(
        os.path.join(HERE, "model.onnx"), options, providers=["CPUExecutionProvider"])
    properties = session.get_modelmeta().custom_metadata_map
    fields = json.loads(properties["sagekit.inputs"])
    exact = properties["sagekit.margins"] == "exact"

    path = sys.argv[1] if len(sys.argv) > 1 else os.path.join(HERE, "certificate.tsv")
    with open(path, encoding="utf-8", newline="") as file:
        lines = file.read().split("\n")[:-1]
    if lines[0] != "sagekit-certificate/1":
        print("onnx: certificate.tsv is no sagekit-certificate/1: failed")
        return 1
    cells = [line.split("\t") for line in lines[2:]]

    feed = {f["name"]: column(cells, i, f) for i, f in enumerate(fields)}
    names = [output.name for output in session.get_outputs()[:2]]
    margins, outputs = session.run(names, feed)
    expected_margins = numbers(cells, len(fields), margins.shape[1])
    expected_outputs = numbers(cells, len(fields) + margins.shape[1], outputs.shape[1])

    equal_margins = same(margins, expected_margins).all(axis=1)
    equal_outputs = same(outputs, expected_outputs).all(axis=1)
    with numpy.errstate(invalid="ignore"):
        differences = numpy.where(
            same(outputs, expected_outputs), 0, numpy.abs(outputs - expected_outputs))
    passed = equal_margins.all() if exact else close(margins, expected_margins).all()
    passed = bool(passed and close(outputs, expected_outputs).all())
    print("onnx: %d rows, margins equal in %d, predictions equal in %d, "
          "greatest difference %.3g: %s"
          % (len(cells), equal_margins.sum(), equal_outputs.sum(), differences.max(),
             "passed" if passed else "failed"))
    return 0 if passed else 1


if __name__ == "__main__":
    sys.exit(main())
