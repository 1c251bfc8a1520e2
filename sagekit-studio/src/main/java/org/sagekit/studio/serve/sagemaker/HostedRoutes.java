package org.sagekit.studio.serve.sagemaker;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.deploy.HostedModel;
import org.sagekit.api.deploy.MultiModelEndpoint;
import org.sagekit.studio.serve.http.Answer;
import org.sagekit.studio.serve.http.Call;
import org.sagekit.studio.serve.http.ErrorShape;
import org.sagekit.studio.serve.http.Refusal;
import org.sagekit.studio.serve.http.Route;
import org.sagekit.studio.serve.http.Route.Weight;
import org.sagekit.studio.serve.http.Status;
import org.sagekit.studio.serve.invocations.Scoring;
import org.sagekit.studio.serve.rows.Models;
import org.sagekit.studio.serve.text.Bytes;
import org.sagekit.studio.serve.text.JsonObject;
import org.sagekit.studio.serve.text.JsonReader;

/**
 * SageMaker's interface of a container for many models: {@code /models}. The models that are listed
 * are those in memory. A url from a client is never opened: it must be the source of the model as
 * the endpoint knows it.
 */
public final class HostedRoutes {
  /** How many models a page has. */
  private static final int PAGE = 100;

  private final Models models;

  /**
   * The paths.
   *
   * @param models who answers
   */
  public HostedRoutes(Models models) {
    this.models = models;
  }

  /**
   * The routes.
   *
   * @return all of them
   */
  public List<Route> all() {
    return List.of(
        route("POST", "/models", Weight.HEAVY, this::load),
        route("GET", "/models", Weight.LIGHT, this::list),
        route("GET", "/models/{model}", Weight.LIGHT, this::show),
        route("DELETE", "/models/{model}", Weight.LIGHT, this::unload),
        route("POST", "/models/{model}/invoke", Weight.HEAVY, this::invoke));
  }

  private static Route route(String method, String path, Weight weight, Route.Action action) {
    return new Route(method, path, weight, action, HostedRoutes::error);
  }

  private Answer load(Call call) {
    MultiModelEndpoint many = models.many();
    call.type(List.of(Answer.JSON));
    if (!(JsonReader.read(call.body(), 0, call.size()) instanceof JsonObject object)) {
      throw new IllegalArgumentException("Request: body must be one JSON object.");
    }
    object.allowOnly("Request", List.of("model_name", "url"));
    String name = text(object, "model_name");
    String url = text(object, "url");
    HostedModel model = models.listed(name).orElseThrow(() -> Models.unknown(name));
    if (!model.source().equals(url)) {
      throw new Refusal(
          Status.NOT_FOUND, "Request: url must be the known source of model '%s'.".formatted(name));
    }
    if (model.loaded()) {
      throw new Refusal(Status.CONFLICT, "Request: model '%s' is loaded.".formatted(name));
    }
    many.model(name);
    return Answer.json(shown(new Bytes(128), model));
  }

  private static String text(JsonObject object, String name) {
    if (object.get(name) instanceof String text && !text.isBlank()) {
      return text;
    }
    throw new IllegalArgumentException("Request: '%s' must be a text.".formatted(name));
  }

  private Answer list(Call call) {
    List<HostedModel> loaded = models.many().models().stream().filter(HostedModel::loaded).toList();
    String after = call.query().get("next_page_token").orElse("");
    List<HostedModel> page =
        loaded.stream().filter(model -> model.name().compareTo(after) > 0).limit(PAGE).toList();
    Bytes out = new Bytes(64 + 64 * page.size()).add("{\"models\":[");
    for (int i = 0; i < page.size(); i++) {
      shown(out.add(i > 0 ? "," : ""), page.get(i));
    }
    out.add("],\"nextPageToken\":");
    boolean more = !page.isEmpty() && !page.get(page.size() - 1).equals(last(loaded));
    return Answer.json(
        (more ? out.addString(page.get(page.size() - 1).name()) : out.add("null")).add('}'));
  }

  private static @Nullable HostedModel last(List<HostedModel> models) {
    return models.isEmpty() ? null : models.get(models.size() - 1);
  }

  private Answer show(Call call) {
    return Answer.json(shown(new Bytes(128), loaded(call)));
  }

  /** A model that is not in memory is not there, to whoever manages the memory. */
  private HostedModel loaded(Call call) {
    models.many();
    String name = call.named("model");
    return models.listed(name).filter(HostedModel::loaded).orElseThrow(() -> Models.unknown(name));
  }

  private Answer unload(Call call) {
    HostedModel model = loaded(call);
    models.many().unload(model.name());
    return Answer.json(shown(new Bytes(128), model));
  }

  private Answer invoke(Call call) {
    models.many();
    return Scoring.answer(models.hosted(call.named("model")), call);
  }

  private static Bytes shown(Bytes out, HostedModel model) {
    return out.add("{\"modelName\":")
        .addString(model.name())
        .add(",\"modelUrl\":")
        .addString(model.source())
        .add('}');
  }

  /** As the multi-model server says it: {@code {"code":404,"type":"...","message":"..."}}. */
  private static Answer error(Refusal refusal) {
    String type =
        switch (refusal.status()) {
          case NOT_FOUND -> "ModelNotFoundException";
          case CONFLICT -> "ConflictStatusException";
          case NO_ROOM -> "InsufficientMemoryException";
          case UNAVAILABLE -> "ServiceUnavailableException";
          case FAILED, LATE -> "InternalServerException";
          default -> "BadRequestException";
        };
    return ErrorShape.answer(
        refusal,
        new Bytes(128)
            .add("{\"code\":")
            .add(refusal.status().code())
            .add(",\"type\":\"")
            .add(type)
            .add("\",\"message\":")
            .addString(refusal.reason())
            .add('}'));
  }
}
