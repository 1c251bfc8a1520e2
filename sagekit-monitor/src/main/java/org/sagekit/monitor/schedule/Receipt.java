package org.sagekit.monitor.schedule;

/** What is written down of a delivery, so that it survives the process. For one thread. */
interface Receipt {
  /** Of a delivery of which nothing is written down. */
  Receipt NONE =
      new Receipt() {
        @Override
        public boolean isKept() {
          return false;
        }

        @Override
        public int attempts() {
          return 0;
        }

        @Override
        public boolean count() {
          return true;
        }

        @Override
        public void end() {}
      };

  /** Whether another process, or a later look, can go on with it. */
  boolean isKept();

  /** How often it was tried. */
  int attempts();

  /** Counts an attempt before it is made; false if another has taken it on. */
  boolean count();

  /** It is delivered, or given up. */
  void end();
}
