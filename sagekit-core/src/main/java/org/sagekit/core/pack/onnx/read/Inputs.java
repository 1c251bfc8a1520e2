package org.sagekit.core.pack.onnx.read;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.model.Node;

/**
 * Turns the inputs of an ONNX graph into fields. An input of one column is a field of its name; one
 * of more has a field for each, named after the model's {@code feature_names} if it is the only
 * input and they are as many, else {@code name_0}, {@code name_1} and so on.
 */
final class Inputs {
  /** The property in which some tools keep the names of the columns. */
  private static final String NAMES = "feature_names";

  private final Plan plan;
  private final List<String> featureNames;

  Inputs(Plan plan, ModelProto model) {
    this.plan = plan;
    this.featureNames = model.getGraph().getInputCount() == 1 ? featureNames(model) : List.of();
  }

  private static List<String> featureNames(ModelProto model) {
    for (StringStringEntryProto property : model.getMetadataPropsList()) {
      if (property.getKey().equals(NAMES)) {
        List<String> names = new ArrayList<>();
        for (String name : property.getValue().replaceAll("[\\[\\]\"']", "").split(",", -1)) {
          names.add(name.strip());
        }
        boolean distinct = new HashSet<>(names).size() == names.size();
        return distinct && !names.contains("") ? names : List.of();
      }
    }
    return List.of();
  }

  /** Adds the fields of an input. */
  Value read(ValueInfoProto input) {
    String name = input.getName();
    Source source = plan.source();
    source.require(
        input.getType().hasTensorType(),
        "input " + Source.quoted(name),
        "a tensor",
        "something else");
    TypeProto.Tensor tensor = input.getType().getTensorType();
    ElementType type = ElementType.of(tensor.getElemType());
    if (type == null) {
      source.require(
          false,
          "input " + Source.quoted(name),
          "numbers or texts",
          "of the type " + tensor.getElemType());
      throw new IllegalStateException();
    }
    List<Integer> dims = dims(name, tensor.getShape());
    List<String> fields = names(name, dims.isEmpty() ? 1 : dims.get(0));
    FieldType fieldType = fieldType(type);
    fields.forEach(field -> plan.field(Field.of(field, fieldType)));
    if (type == ElementType.TEXT) {
      return new Value.Texts(fields, dims);
    }
    List<Integer> nodes = new ArrayList<>();
    for (String field : fields) {
      nodes.add(plan.add(List.of(), none -> new Node.NumberInput(field)));
    }
    int node = nodes.size() == 1 ? nodes.get(0) : plan.add(nodes, Node.Concat::new);
    return new Value.Columns(node, dims, type);
  }

  private static FieldType fieldType(ElementType type) {
    return switch (type) {
      case TEXT -> FieldType.CATEGORICAL;
      case WHOLE -> FieldType.INTEGER;
      case BOOL -> FieldType.BOOLEAN;
      default -> FieldType.NUMERIC;
    };
  }

  /** The dimensions after the rows: none, or how many columns there are. */
  private List<Integer> dims(String name, TensorShapeProto shape) {
    int rank = shape.getDimCount();
    plan.source()
        .require(
            rank == 1 || rank == 2,
            "input " + Source.quoted(name),
            "rows of one or more columns",
            "of " + rank + " dimensions",
            "say its shape when the model is exported");
    if (rank == 1) {
      return List.of();
    }
    long columns = shape.getDim(1).getDimValue();
    plan.source()
        .require(
            columns >= 1 && columns <= Plan.MAX_FIELDS,
            "columns of the input " + Source.quoted(name),
            "from 1 to " + Plan.MAX_FIELDS,
            columns == 0 ? "not said" : columns,
            "say its shape when the model is exported");
    return List.of((int) columns);
  }

  private List<String> names(String name, int columns) {
    if (columns == 1) {
      return List.of(name);
    }
    if (columns == featureNames.size()) {
      return featureNames;
    }
    List<String> names = new ArrayList<>();
    for (int i = 0; i < columns; i++) {
      names.add(name + "_" + i);
    }
    return names;
  }
}
