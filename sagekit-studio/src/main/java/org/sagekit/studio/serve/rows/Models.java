package org.sagekit.studio.serve.rows;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.deploy.HostedModel;
import org.sagekit.api.deploy.MultiModelEndpoint;
import org.sagekit.api.deploy.Predictor;
import org.sagekit.studio.serve.http.Refusal;
import org.sagekit.studio.serve.http.Status;
import org.sagekit.studio.serve.text.Texts;

/**
 * All that answers by its name. A name from a client is looked up here and used for nothing else.
 * Thread-safe.
 */
public final class Models {
  private final Map<String, Served> servedByName = new LinkedHashMap<>();
  private final @Nullable MultiModelEndpoint many;

  /**
   * All that answers.
   *
   * @param predictors of different names; the first one answers where nobody is named
   * @param many further models; null if there are none
   */
  public Models(List<Predictor> predictors, @Nullable MultiModelEndpoint many) {
    predictors.forEach(predictor -> servedByName.put(predictor.name(), new Served(predictor)));
    this.many = many;
  }

  /**
   * Whoever answers where nobody is named.
   *
   * @return the first predictor
   * @throws Refusal if there are only models that must be named
   */
  public Served standard() {
    return servedByName.values().stream()
        .findFirst()
        .orElseThrow(
            () ->
                new Refusal(
                    Status.BAD_REQUEST,
                    "Request: header X-Amzn-SageMaker-Target-Model must name a model here."));
  }

  /**
   * The predictors that were given by themselves.
   *
   * @return in their order
   */
  public List<Served> alone() {
    return List.copyOf(servedByName.values());
  }

  /**
   * One of the predictors that were given by themselves.
   *
   * @param name from a client
   * @return empty if there is none
   */
  public Optional<Served> alone(String name) {
    return Optional.ofNullable(servedByName.get(name));
  }

  /**
   * Any model, one of many being loaded if it is not.
   *
   * @param name from a client
   * @return the model
   * @throws Refusal if there is none
   */
  public Served named(String name) {
    Served served = servedByName.get(name);
    return served == null ? hosted(name) : served;
  }

  /**
   * One of many models, loaded if it is not.
   *
   * @param name from a client
   * @return the model
   * @throws Refusal if there is none
   */
  public Served hosted(String name) {
    if (listed(name).isEmpty()) {
      throw unknown(name);
    }
    return new Served(many().model(name));
  }

  /**
   * One of many models, as it is.
   *
   * @param name from a client
   * @return empty if there is none
   */
  public Optional<HostedModel> listed(String name) {
    return many == null
        ? Optional.empty()
        : many.models().stream().filter(model -> model.name().equals(name)).findFirst();
  }

  /**
   * The endpoint of many models, if there is one.
   *
   * @return empty if there is none
   */
  public Optional<MultiModelEndpoint> hosting() {
    return Optional.ofNullable(many);
  }

  /**
   * The endpoint of many models, for a client who wants it.
   *
   * @return the endpoint
   * @throws Refusal if there is none
   */
  public MultiModelEndpoint many() {
    if (many == null) {
      throw new Refusal(
          Status.NOT_FOUND, "Request: this server has no endpoint of several models.");
    }
    return many;
  }

  /**
   * What to say of a name that nobody has.
   *
   * @param name from a client
   * @return to be thrown
   */
  public static Refusal unknown(String name) {
    return new Refusal(
        Status.NOT_FOUND, "Request: there is no model '%s'.".formatted(Texts.brief(name)));
  }
}
