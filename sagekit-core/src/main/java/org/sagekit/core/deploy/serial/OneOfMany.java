package org.sagekit.core.deploy.serial;

import java.util.List;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.Row;
import org.sagekit.api.deploy.Inference;
import org.sagekit.api.deploy.Invocation;
import org.sagekit.api.deploy.MultiModelEndpoint;
import org.sagekit.api.deploy.Predictor;

/**
 * A model of an endpoint of many, asked for anew by each request, so that it may make room between
 * them and a successor takes its place.
 *
 * @param endpoint has the model
 * @param model its name
 */
public record OneOfMany(MultiModelEndpoint endpoint, String model) implements Predictor {
  @Override
  public String name() {
    return model;
  }

  @Override
  public List<Field> inputs() {
    return endpoint.model(model).inputs();
  }

  @Override
  public List<String> classes() {
    return endpoint.model(model).classes();
  }

  @Override
  public Inference invoke(Invocation invocation, Row row) {
    return endpoint.model(model).invoke(invocation, row);
  }

  @Override
  public Inference invoke(Invocation invocation, Dataset rows) {
    return endpoint.model(model).invoke(invocation, rows);
  }
}
