package org.sagekit.core.deploy.endpoint;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.sagekit.api.contract.VirtualClock;
import org.sagekit.api.data.Field;
import org.sagekit.api.deploy.EndpointEvent;
import org.sagekit.api.deploy.capture.CaptureOptions;
import org.sagekit.api.deploy.rollout.Rollout;
import org.sagekit.api.model.Doubles;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.Scorer;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.pack.ModelPackage;
import org.sagekit.core.deploy.Fixtures;
import org.sagekit.core.internal.FileWorkspace;
import org.sagekit.core.model.Scorers;

/** An endpoint with a virtual clock, virtual latency, and models of the test's making. */
final class Stand {
  static final FleetOptions OPTIONS =
      new FleetOptions(
          64,
          Duration.ZERO,
          1,
          Duration.ZERO,
          CaptureOptions.standard().queue(1_000).fileBytes(1 << 20));

  final VirtualClock clock = VirtualClock.start();
  final AtomicLong nanos = new AtomicLong();
  private final LiveEndpoints endpoints;

  Stand(FileWorkspace workspace, Function<ModelPackage, Scorer> scorers) {
    endpoints =
        new LiveEndpoints(
            new LiveEndpoints.Place("income", workspace, clock),
            OPTIONS,
            10,
            time -> new FleetYard.Means(time, nanos::get, scorers));
  }

  static Stand in(FileWorkspace workspace) {
    return new Stand(workspace, Scorers::of);
  }

  LiveEndpoint open(ModelPackage first) {
    return endpoints.open(deployment(first)).endpoint();
  }

  LiveEndpoint open() {
    return endpoints.open().endpoint();
  }

  static Deployment deployment(ModelPackage modelPackage) {
    return deployment("AllTraffic", modelPackage, 1);
  }

  static Deployment deployment(String variant, ModelPackage modelPackage, double weight) {
    return new Deployment(variant, modelPackage, weight, OPTIONS, Rollout.allAtOnce());
  }

  static Deployment deployment(ModelPackage modelPackage, Rollout rollout) {
    return new Deployment("AllTraffic", modelPackage, 1, OPTIONS, rollout);
  }

  /** A package whose bias is its number, so that no two answer alike. */
  static ModelPackage model(int number) {
    List<Node> nodes = new ArrayList<>(Fixtures.graph().nodes());
    nodes.set(
        5,
        new Node.Dense(
            4,
            1,
            Doubles.of(0.1, 1, -1),
            Doubles.of(-4 - number / 64.0),
            Node.Activation.IDENTITY));
    ScoringGraph graph = new ScoringGraph(Fixtures.SCHEMA.fields(), List.of("no", "yes"), nodes);
    return Fixtures.packageOf(graph, "model " + number);
  }

  /** A package whose graph names its inputs in another order than the table has them. */
  static ModelPackage turned() {
    List<Field> fields = new ArrayList<>(Fixtures.SCHEMA.fields());
    Collections.reverse(fields);
    ScoringGraph graph = new ScoringGraph(fields, List.of("no", "yes"), Fixtures.graph().nodes());
    return Fixtures.packageOf(graph, "turned");
  }

  /** Goes on by the virtual clock, and does something at each rest. */
  Pace pace(Runnable atEachRest) {
    return new Pace() {
      @Override
      public void rest(Duration time) {
        atEachRest.run();
        clock.advance(time);
      }

      @Override
      public boolean stopRequested() {
        return false;
      }

      @Override
      public void told(EndpointEvent event) {}
    };
  }
}
