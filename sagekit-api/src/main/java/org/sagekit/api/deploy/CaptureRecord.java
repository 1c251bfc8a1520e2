package org.sagekit.api.deploy;

import java.time.Instant;
import org.sagekit.api.data.Row;
import org.sagekit.api.model.Prediction;

/**
 * One request and its answer.
 *
 * @param eventId names the request; unique in a capture
 * @param time when it was answered
 * @param input the row that was scored: the inputs of the graph
 * @param output the answer
 */
public record CaptureRecord(String eventId, Instant time, Row input, Prediction output) {}
