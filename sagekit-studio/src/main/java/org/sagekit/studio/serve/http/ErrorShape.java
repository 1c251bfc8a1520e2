package org.sagekit.studio.serve.http;

import org.sagekit.studio.serve.text.Bytes;

/** How a protocol says that something is wrong. */
@FunctionalInterface
public interface ErrorShape {

  /** MLflow's: {@code {"error_code":"BAD_REQUEST","message":"..."}}. */
  ErrorShape MLFLOW =
      refusal ->
          answer(
              refusal,
              new Bytes(256)
                  .add("{\"error_code\":")
                  .addString(refusal.status().word())
                  .add(",\"message\":")
                  .addString(refusal.reason())
                  .add('}'));

  /**
   * The answer to a refused request.
   *
   * @param refusal what is wrong
   * @return JSON
   */
  Answer of(Refusal refusal);

  /**
   * The answer to a refused request, of its status and with its headers.
   *
   * @param refusal what is wrong
   * @param body what is said of it in JSON
   * @return the answer
   */
  static Answer answer(Refusal refusal, Bytes body) {
    return new Answer(refusal.status(), Answer.JSON, body, refusal.headers());
  }
}
