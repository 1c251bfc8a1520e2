package org.sagekit.studio.serve.oip;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.sagekit.api.data.Field;
import org.sagekit.api.deploy.HostedModel;
import org.sagekit.api.deploy.Inference;
import org.sagekit.api.deploy.Invocation;
import org.sagekit.studio.serve.http.Answer;
import org.sagekit.studio.serve.http.Call;
import org.sagekit.studio.serve.http.ErrorShape;
import org.sagekit.studio.serve.http.MediaTypes;
import org.sagekit.studio.serve.http.Refusal;
import org.sagekit.studio.serve.http.Route;
import org.sagekit.studio.serve.http.Route.Weight;
import org.sagekit.studio.serve.http.Status;
import org.sagekit.studio.serve.rows.Inputs;
import org.sagekit.studio.serve.rows.Models;
import org.sagekit.studio.serve.rows.Served;
import org.sagekit.studio.serve.text.Bytes;
import org.sagekit.studio.serve.text.Texts;

/**
 * The Open Inference Protocol: {@code /v2}. The versions of an endpoint's model are its variants;
 * anything else that answers has none.
 */
public final class OipRoutes {
  private static final String MODEL = "/v2/models/{model}";
  private static final String VERSION = MODEL + "/versions/{version}";

  private final Models models;
  private final BooleanSupplier ready;
  private final String version;

  /**
   * The paths.
   *
   * @param models who answers
   * @param ready whether requests are taken
   * @param version of the server
   */
  public OipRoutes(Models models, BooleanSupplier ready, String version) {
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
        route("GET", "/v2", Weight.LIGHT, call -> server()),
        route("GET", "/v2/health/live", Weight.LIGHT, call -> health("live", true)),
        route("GET", "/v2/health/ready", Weight.LIGHT, call -> health("ready", isReady())),
        route("GET", MODEL, Weight.HEAVY, this::describe),
        route("GET", VERSION, Weight.HEAVY, this::describe),
        route("GET", MODEL + "/ready", Weight.LIGHT, this::readiness),
        route("GET", VERSION + "/ready", Weight.LIGHT, this::readiness),
        route("POST", MODEL + "/infer", Weight.HEAVY, this::infer),
        route("POST", VERSION + "/infer", Weight.HEAVY, this::infer));
  }

  private static Route route(String method, String path, Weight weight, Route.Action action) {
    return new Route(method, path, weight, action, OipRoutes::error);
  }

  private static Answer error(Refusal refusal) {
    return ErrorShape.answer(
        refusal, new Bytes(128).add("{\"error\":").addString(refusal.reason()).add('}'));
  }

  private boolean isReady() {
    return ready.getAsBoolean();
  }

  private Answer server() {
    return Answer.json(
        new Bytes(64)
            .add("{\"name\":\"sagekit\",\"version\":")
            .addString(version)
            .add(",\"extensions\":[]}"));
  }

  private static Answer health(String what, boolean well) {
    Bytes body = new Bytes(32).add("{\"").add(what).add("\":").add(String.valueOf(well)).add('}');
    return new Answer(well ? Status.OK : Status.UNAVAILABLE, Answer.JSON, body, List.of());
  }

  private Answer describe(Call call) {
    Served served = models.named(call.named("model"));
    List<String> versions = versions(served);
    requireVersion(call, served);
    Bytes out = new Bytes(1024).add("{\"name\":").addString(served.name());
    if (!versions.isEmpty()) {
      out.add(",\"versions\":[");
      for (int i = 0; i < versions.size(); i++) {
        out.add(i > 0 ? "," : "").addString(versions.get(i));
      }
      out.add(']');
    }
    out.add(",\"platform\":\"sagekit_graph\",\"inputs\":[");
    List<Field> fields = served.inputs().fields();
    for (int i = 0; i < fields.size(); i++) {
      out.add(i > 0 ? ",{\"name\":" : "{\"name\":").addString(fields.get(i).name());
      out.add(",\"datatype\":\"").add(Datatype.of(fields.get(i).type()).name());
      out.add("\",\"shape\":[-1]}");
    }
    out.add("],\"outputs\":[");
    Outputs.describe(out, served.classes());
    return Answer.json(out.add("]}"));
  }

  private static List<String> versions(Served served) {
    return served.variantNames();
  }

  private static Optional<String> requireVersion(Call call, Served served) {
    Optional<String> asked = Optional.ofNullable(call.names().get("version"));
    if (asked.isPresent() && !versions(served).contains(asked.get())) {
      throw new Refusal(
          Status.NOT_FOUND,
          "Request: model '%s' has no version '%s'."
              .formatted(served.name(), Texts.brief(asked.get())));
    }
    return asked;
  }

  /** Does not load a model that is not in memory: it is ready for being asked, though. */
  private Answer readiness(Call call) {
    String name = call.named("model");
    Optional<Served> alone = models.alone(name);
    Optional<HostedModel> hosted = models.listed(name);
    if (alone.isEmpty() && (hosted.isEmpty() || call.names().containsKey("version"))) {
      throw Models.unknown(name);
    }
    alone.ifPresent(served -> requireVersion(call, served));
    Bytes body = new Bytes(64).add("{\"name\":").addString(name).add(",\"ready\":");
    return new Answer(
        isReady() ? Status.OK : Status.UNAVAILABLE,
        Answer.JSON,
        body.add(String.valueOf(isReady())).add('}'),
        List.of());
  }

  private Answer infer(Call call) {
    Served served = models.named(call.named("model"));
    Optional<String> asked = requireVersion(call, served);
    MediaTypes.accepted(call.headers().get("Accept"), List.of(Answer.JSON));
    InferRequest request = InferRequest.of(call);
    List<String> offered = Outputs.of(served.classes());
    for (String output : request.outputs()) {
      if (!offered.contains(output)) {
        throw new IllegalArgumentException(
            "Request: output must be one of %s, but was '%s'.".formatted(offered, output));
      }
    }
    Invocation plain = Invocation.plain();
    Invocation invocation = asked.isPresent() ? plain.variant(asked.get()) : plain;
    Inputs inputs = served.inputs();
    Inference inference =
        served.invoke(invocation, inputs, TensorCells.of(inputs, request.inputs()));
    return Answer.json(
        written(
            served, request, request.outputs().isEmpty() ? offered : request.outputs(), inference));
  }

  private static Bytes written(
      Served served, InferRequest request, List<String> outputs, Inference inference) {
    Bytes out = new Bytes(256).add("{\"model_name\":").addString(served.name());
    if (served.hasVariants()) {
      out.add(",\"model_version\":").addString(inference.variant());
    }
    request.id().ifPresent(id -> out.add(",\"id\":").addString(id));
    out.add(",\"outputs\":[");
    for (int i = 0; i < outputs.size(); i++) {
      out.add(i > 0 ? "," : "");
      Outputs.write(out, outputs.get(i), inference.predictions());
    }
    return out.add("]}");
  }
}
