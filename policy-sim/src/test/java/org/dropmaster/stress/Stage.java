package org.dropmaster.stress;

import java.io.InputStream;
import org.dropmaster.lang.LitmusTree;
import org.dropmaster.lang.PolicyTree;
import org.dropmaster.lang.Source;
import org.dropmaster.litmus.Instance;
import org.dropmaster.litmus.LitmusProgram;
import org.dropmaster.litmus.files.Loader;
import org.dropmaster.litmus.files.Texts;

/** Programs for real threads to run. */
final class Stage {
  private static final String LOCKS =
      """
      policy locks

      device { mutex a; mutex b; srcu s; bool ready; }

      open(file f)
      {
      	return 0;
      }

      release(file f)
      {
      }

      AB(file f)
      {
      	guard(device.a);
      	guard(device.b);
      	return 0;
      }

      BA(file f)
      {
      	guard(device.b);
      	guard(device.a);
      	return 0;
      }

      READ(file f)
      {
      	guard(device.s);
      	return 0;
      }

      SYNC(file f)
      {
      	synchronize(device.s);
      	device.ready = true;
      	return 0;
      }

      AWAIT(file f)
      {
      	wait(device.ready);
      	return 0;
      }
      """;

  private Stage() {}

  /** A built-in test under the policy that it names first. */
  static Instance builtIn(String name) {
    Loader loader = new Loader(new Texts(InputStream.nullInputStream()));
    LitmusTree test = loader.test(name).orElseThrow();
    String policy = test.header().getOrDefault("Policy", "").split("[, ]+", 2)[0];
    return instance(loader, test, loader.policy(policy).orElseThrow());
  }

  /** Two processes, each with one call of a policy that has nothing but locks. */
  static Instance locks(String first, String second) {
    Loader loader = new Loader(new Texts(InputStream.nullInputStream()));
    String test =
        """
        C locks

        P0(device *dev)
        {
        	int r0;

        	open(dev);
        	r0 = ioctl(3, %s);
        }

        P1(device *dev)
        {
        	int r0;

        	open(dev);
        	r0 = ioctl(3, %s);
        }

        exists (deadlock)
        """
            .formatted(first, second);
    return instance(
        loader,
        loader.test(new Source("locks.litmus", test)).orElseThrow(),
        loader.policy(new Source("locks.policy", LOCKS)).orElseThrow());
  }

  private static Instance instance(Loader loader, LitmusTree test, PolicyTree policy) {
    loader.refuseErrors();
    return LitmusProgram.of(test, policy, loader.importers());
  }
}
