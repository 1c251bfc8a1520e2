package org.sagekit.studio.serve.invocations;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sagekit.api.deploy.Inference;
import org.sagekit.api.deploy.Invocation;
import org.sagekit.studio.serve.http.Header;
import org.sagekit.studio.serve.http.Headers;

/** What the headers of InvokeEndpoint say of a request, and what its answer says back. */
final class InvocationHeaders {
  private static final String VARIANT = "X-Amzn-SageMaker-Target-Variant";
  private static final String ID = "X-Amzn-SageMaker-Inference-Id";
  private static final String SESSION = "X-Amzn-SageMaker-Session-Id";
  private static final String ATTRIBUTES = "X-Amzn-SageMaker-Custom-Attributes";
  private static final String ANSWERED = "x-Amzn-Invoked-Production-Variant";

  private InvocationHeaders() {}

  static Invocation invocation(Headers headers) {
    Optional<String> id = headers.text(ID, 64);
    Optional<String> variant = headers.text(VARIANT, 63);
    Optional<String> key = headers.text(SESSION, 256);
    return id.isEmpty() && variant.isEmpty() && key.isEmpty()
        ? Invocation.plain()
        : new Invocation(id, variant, key);
  }

  /** The client's own attributes, of one line of visible ASCII, and who answered. */
  static List<Header> answer(Headers headers, Inference inference) {
    Header variant = new Header(ANSWERED, inference.variant());
    Optional<String> attributes = attributes(headers);
    if (attributes.isEmpty()) {
      return List.of(variant);
    }
    List<Header> all = new ArrayList<>();
    all.add(variant);
    all.add(new Header(ATTRIBUTES, attributes.get()));
    return List.copyOf(all);
  }

  static Optional<String> attributes(Headers headers) {
    return headers.text(ATTRIBUTES, 1024);
  }
}
