package org.sagekit.studio.serve.sagemaker;

import java.util.List;
import org.sagekit.studio.serve.http.Answer;
import org.sagekit.studio.serve.http.Call;
import org.sagekit.studio.serve.http.Refusal;
import org.sagekit.studio.serve.http.Route;
import org.sagekit.studio.serve.http.Route.Weight;
import org.sagekit.studio.serve.http.Status;
import org.sagekit.studio.serve.invocations.Scoring;
import org.sagekit.studio.serve.rows.Models;
import org.sagekit.studio.serve.text.Texts;

/** InvokeEndpoint: {@code POST /endpoints/{name}/invocations}, for several endpoints at once. */
public final class EndpointRoutes {
  private final Models models;

  /**
   * The paths.
   *
   * @param models who answers
   */
  public EndpointRoutes(Models models) {
    this.models = models;
  }

  /**
   * The routes.
   *
   * @return all of them
   */
  public List<Route> all() {
    return List.of(
        new Route(
            "POST",
            "/endpoints/{endpoint}/invocations",
            Weight.HEAVY,
            this::invoke,
            RuntimeErrors.SHAPE));
  }

  private Answer invoke(Call call) {
    String name = call.named("endpoint");
    return Scoring.answer(
        models
            .alone(name)
            .orElseThrow(
                () ->
                    new Refusal(
                        Status.NOT_FOUND, "Endpoint %s not found.".formatted(Texts.brief(name)))),
        call);
  }
}
