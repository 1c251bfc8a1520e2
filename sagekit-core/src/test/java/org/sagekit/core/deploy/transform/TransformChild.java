package org.sagekit.core.deploy.transform;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.sagekit.api.Progress;
import org.sagekit.api.RunContext;
import org.sagekit.api.contract.TestRun;
import org.sagekit.core.deploy.Fixtures;

/**
 * A transform in a process of its own. It says how many bytes of the input it has read, and works
 * on when it is told to, so that it can be killed where one wants.
 */
final class TransformChild implements AutoCloseable {
  private static final String GO = "go\n";
  private final Process process;
  private final BufferedReader out;

  private TransformChild(Process process) {
    this.process = process;
    this.out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /** Starts to transform a file into a folder, settling after so many bytes. */
  static TransformChild start(Path input, Path output, long pace, String... flags)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(flags));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(TransformChild.class.getName());
    command.addAll(List.of(input.toString(), output.toString(), Long.toString(pace)));
    return new TransformChild(
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
  }

  /**
   * Lets it work until it has read so many bytes; it then waits.
   *
   * @return how many it has read, or -1 if it has ended
   */
  long workUntil(long bytes) throws IOException {
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (Long.parseLong(line) >= bytes) {
        return Long.parseLong(line);
      }
      go();
    }
    return -1;
  }

  private void go() throws IOException {
    process.getOutputStream().write(GO.getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().flush();
  }

  /** Lets it work on and kills it at once; says how it ended. */
  int goAndKill() throws IOException, InterruptedException {
    go();
    process.toHandle().destroyForcibly();
    return process.waitFor();
  }

  int waitFor() throws InterruptedException {
    return process.waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  public static void main(String[] args) {
    TestRun run = TestRun.at(Path.of(args[1]));
    Object told =
        Proxy.newProxyInstance(
            TransformChild.class.getClassLoader(),
            new Class<?>[] {RunContext.class},
            (proxy, method, values) -> {
              if (method.getName().equals("progress")) {
                return (Progress) (done, total, note) -> tell(done);
              }
              try {
                return method.invoke(run, values);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
    TransformPlan plan = Plans.of(Path.of(args[0]), Path.of(args[1]), 1 << 20, "$");
    Work.Pace pace = new Work.Pace(Disk.REAL, Long.parseLong(args[2]));
    Transform.run(plan, Fixtures.modelPackage(), (RunContext) told, pace);
    System.exit(0);
  }

  private static void tell(long done) {
    System.out.println(done);
    try {
      for (int i = 0; i < GO.length(); i++) {
        if (System.in.read() < 0) {
          System.exit(2); // whoever started this process is gone
        }
      }
    } catch (IOException e) {
      System.exit(2);
    }
  }
}
