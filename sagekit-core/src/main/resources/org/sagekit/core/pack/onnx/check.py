"""Scores the rows of certificate.tsv with ONNX Runtime and compares.

Needs Python 3.8, numpy and onnxruntime 1.20 or later. Exits with 0 if all is as it must be, with 3
if they are not installed.
Usage: python check.py [certificate.tsv]
"""
import json
import os
import sys
import unicodedata

try:
    import numpy
    import onnxruntime
except ImportError as error:
    print("onnx: %s is not installed" % error.name)
    sys.exit(3)

HERE = os.path.dirname(os.path.abspath(__file__))
CLOSE = 1e-9
HUGE = 1e300
ESCAPES = {"\\": "\\", "t": "\t", "n": "\n", "r": "\r"}


def unescaped(cell):
    parts = []
    at = 0
    while at < len(cell):
        escaped = cell[at] == "\\"
        parts.append(ESCAPES[cell[at + 1]] if escaped else cell[at])
        at += 2 if escaped else 1
    return "".join(parts)


def text(cell, field):
    """A cell as the model wants it: ONNX has no missing texts, so one stands for them."""
    if cell == "\\N":
        return field["missing"]
    whole = unescaped(cell)
    return field["unseen"] if whole == field["missing"] else whole


def words(whole):
    """The runs of letters and digits of a text in lower case."""
    kept = []
    for character in whole:
        category = unicodedata.category(character)
        inside = category[0] == "L" or category == "Nd"
        kept.append(character.lower() if inside else " ")
    return "".join(kept).split(" ")


def word_columns(cells):
    """Words row by row, filled up with empty texts."""
    rows = [[w for w in words("" if c == "\\N" else unescaped(c)) if w] for c in cells]
    most = max(1, max(len(row) for row in rows))
    return numpy.array([row + [""] * (most - len(row)) for row in rows], dtype=object)


def numbers(cells, start, width):
    return numpy.array(
        [[float.fromhex(cell) for cell in row[start:start + width]] for row in cells],
        dtype=numpy.float64)


def column(cells, place, field):
    if field["kind"] == "NUMBER":
        return numbers(cells, place, 1)
    if field["kind"] == "WORDS":
        return word_columns([row[place] for row in cells])
    return numpy.array([[text(row[place], field)] for row in cells], dtype=object)


def same(a, b):
    return (a == b) | (numpy.isnan(a) & numpy.isnan(b))


def close(a, b):
    with numpy.errstate(invalid="ignore"):
        limit = CLOSE * numpy.maximum(1, numpy.maximum(numpy.abs(a), numpy.abs(b)))
        return same(a, b) | (numpy.abs(a - b) <= limit)


def overflowed(a, b):
    """Margins of which sums left the range of numbers: in another order they are lost otherwise."""
    return ~(numpy.abs(a) < HUGE) & ~(numpy.abs(b) < HUGE)


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

    places = {}
    for f in fields:
        places.setdefault(f["field"], len(places))
    feed = {f["name"]: column(cells, places[f["field"]], f) for f in fields}
    names = json.loads(properties["sagekit.outputs"])
    margins, outputs = session.run(names, feed)
    expected_margins = numbers(cells, len(places), margins.shape[1])
    expected_outputs = numbers(cells, len(places) + margins.shape[1], outputs.shape[1])

    equal_margins = same(margins, expected_margins).all(axis=1)
    equal_outputs = same(outputs, expected_outputs).all(axis=1)
    with numpy.errstate(invalid="ignore"):
        differences = numpy.where(
            same(outputs, expected_outputs), 0, numpy.abs(outputs - expected_outputs))
    near = close(margins, expected_margins) | overflowed(margins, expected_margins)
    passed = equal_margins.all() if exact else near.all()
    passed = bool(passed and close(outputs, expected_outputs).all())
    if equal_margins.all() and equal_outputs.all():
        print("%d rows, all equal to the bit" % len(cells))
        return 0
    print("onnx: %d rows, margins equal in %d, predictions equal in %d, "
          "greatest difference %.3g: %s"
          % (len(cells), equal_margins.sum(), equal_outputs.sum(), differences.max(),
             "passed" if passed else "failed"))
    return 0 if passed else 1


if __name__ == "__main__":
    sys.exit(main())
