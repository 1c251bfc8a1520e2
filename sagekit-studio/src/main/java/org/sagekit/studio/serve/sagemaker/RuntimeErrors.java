package org.sagekit.studio.serve.sagemaker;

import java.util.ArrayList;
import java.util.List;
import org.sagekit.studio.serve.http.Answer;
import org.sagekit.studio.serve.http.ErrorShape;
import org.sagekit.studio.serve.http.Header;
import org.sagekit.studio.serve.http.Refusal;
import org.sagekit.studio.serve.http.Status;
import org.sagekit.studio.serve.text.Bytes;

/**
 * The errors of SageMaker's runtime: {@code {"Message":"..."}} with the kind in the header {@code
 * x-amzn-ErrorType}. What the service itself refuses is a ValidationError, also an endpoint that is
 * not there, as SageMaker has no 404. What the model refuses is a ModelError, whose status is 424
 * and whose {@code OriginalStatusCode} is that of the container.
 */
final class RuntimeErrors {
  static final ErrorShape SHAPE = RuntimeErrors::of;

  private RuntimeErrors() {}

  private static Answer of(Refusal refusal) {
    return switch (refusal.status()) {
      case NOT_FOUND -> answer(refusal, Status.BAD_REQUEST, "ValidationError");
      case BAD_REQUEST, UNSUPPORTED_TYPE, NOT_ACCEPTABLE, FAILED -> modelError(refusal);
      case UNAUTHORIZED, FORBIDDEN -> answer(refusal, refusal.status(), "AccessDeniedException");
      case UNAVAILABLE, NO_ROOM -> answer(refusal, refusal.status(), "ServiceUnavailable");
      case LATE -> answer(refusal, refusal.status(), "ModelError");
      default -> answer(refusal, refusal.status(), "ValidationError");
    };
  }

  private static Answer modelError(Refusal refusal) {
    Bytes body =
        new Bytes(256)
            .add("{\"Message\":")
            .addString(
                "Received error (%s) from the model with message \"%s\"."
                    .formatted(refusal.status().code(), refusal.reason()))
            .add(",\"OriginalMessage\":")
            .addString(refusal.reason())
            .add(",\"OriginalStatusCode\":")
            .add(refusal.status().code())
            .add('}');
    return new Answer(Status.MODEL_ERROR, Answer.JSON, body, headers(refusal, "ModelError"));
  }

  private static Answer answer(Refusal refusal, Status status, String kind) {
    Bytes body = new Bytes(128).add("{\"Message\":").addString(refusal.reason()).add('}');
    return new Answer(status, Answer.JSON, body, headers(refusal, kind));
  }

  private static List<Header> headers(Refusal refusal, String kind) {
    List<Header> headers = new ArrayList<>(refusal.headers());
    headers.add(new Header("x-amzn-ErrorType", kind));
    return List.copyOf(headers);
  }
}
