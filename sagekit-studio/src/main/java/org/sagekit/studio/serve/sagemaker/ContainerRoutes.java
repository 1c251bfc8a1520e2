package org.sagekit.studio.serve.sagemaker;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.sagekit.studio.serve.http.Answer;
import org.sagekit.studio.serve.http.Call;
import org.sagekit.studio.serve.http.ErrorShape;
import org.sagekit.studio.serve.http.Route;
import org.sagekit.studio.serve.http.Route.Weight;
import org.sagekit.studio.serve.http.Status;
import org.sagekit.studio.serve.invocations.Scoring;
import org.sagekit.studio.serve.rows.Models;
import org.sagekit.studio.serve.rows.Served;
import org.sagekit.studio.serve.text.Bytes;

/**
 * What a container of SageMaker answers, and what MLflow's server answers beside it: {@code /ping},
 * {@code /health}, {@code /version} and {@code /invocations}.
 */
public final class ContainerRoutes {
  private static final String TARGET = "X-Amzn-SageMaker-Target-Model";

  private final Models models;
  private final BooleanSupplier ready;
  private final String version;

  /**
   * The paths.
   *
   * @param models who answers
   * @param ready whether requests are taken
   * @param version what {@code /version} says
   */
  public ContainerRoutes(Models models, BooleanSupplier ready, String version) {
    this.models = models;
    this.ready = ready;
    this.version = version;
  }

  /**
   * The routes.
   *
   * @return all of them
   */
  public List<Route> all() {
    return List.of(
        light("/ping", call -> health()),
        light("/health", call -> health()),
        light("/version", call -> Answer.of("text/plain", new Bytes(16).add(version))),
        new Route("POST", "/invocations", Weight.HEAVY, this::invoke, ErrorShape.MLFLOW));
  }

  private static Route light(String path, Route.Action action) {
    return new Route("GET", path, Weight.LIGHT, action, ErrorShape.MLFLOW);
  }

  private Answer health() {
    return Answer.empty(ready.getAsBoolean() ? Status.OK : Status.UNAVAILABLE);
  }

  private Answer invoke(Call call) {
    Optional<String> target = call.headers().text(TARGET, 200);
    Served served = target.isPresent() ? models.hosted(target.get()) : models.standard();
    return Scoring.answer(served, call);
  }
}
