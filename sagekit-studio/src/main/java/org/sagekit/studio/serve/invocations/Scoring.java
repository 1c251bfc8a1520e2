package org.sagekit.studio.serve.invocations;

import org.sagekit.api.deploy.Inference;
import org.sagekit.api.deploy.Invocation;
import org.sagekit.studio.serve.http.Answer;
import org.sagekit.studio.serve.http.Call;
import org.sagekit.studio.serve.http.MediaTypes;
import org.sagekit.studio.serve.http.Status;
import org.sagekit.studio.serve.rows.Inputs;
import org.sagekit.studio.serve.rows.Served;

/** Reads a body, asks a model, and answers in the form of the question. */
public final class Scoring {
  private Scoring() {}

  /**
   * Answers an invocation.
   *
   * @param served who is asked
   * @param call the request
   * @return the predictions
   * @throws org.sagekit.studio.serve.http.Refusal if its type can't be read or none is accepted
   * @throws IllegalArgumentException if its content is wrong
   */
  public static Answer answer(Served served, Call call) {
    Invocation invocation = InvocationHeaders.invocation(call.headers());
    InvocationHeaders.attributes(call.headers()); // refused before the model has worked
    invocation.variant().ifPresent(served::requireVariant);
    Inputs inputs = served.inputs();
    Body body = Body.of(call, inputs);
    String type = MediaTypes.accepted(call.headers().get("Accept"), body.form().offered());
    Inference inference = served.invoke(invocation, inputs, body.cells());
    return new Answer(
        Status.OK,
        type,
        Forms.write(body.form(), type, inference.predictions()),
        InvocationHeaders.answer(call.headers(), inference));
  }
}
