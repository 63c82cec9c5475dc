// Scripts that end in exec of a virtual machine: of Elixir, of Kafka's tools.

/**
 * Elixir 1.14 measured as PID 1 (`mix run --no-halt`: beam.smp). Kafka's scripts end in exec of kafka-run-class.sh, and that in exec of java.
 * Source: apache/kafka, bin/.
 */
const launchers: Readonly<Record<string, { readonly program: string; readonly with: RegExp | undefined }>> = {
  mix: { program: "beam.smp", with: /^(?:phx\.server|phoenix\.server|--no-halt)$/ },
  elixir: { program: "beam.smp", with: /^--no-halt$/ },
  "connect-distributed.sh": { program: "java", with: undefined },
  "connect-standalone.sh": { program: "java", with: undefined },
  "connect-mirror-maker.sh": { program: "java", with: undefined },
  "zookeeper-server-start.sh": { program: "java", with: undefined },
};

/** undefined: no such script, or one that is asked for something else. */
export function launchedBy(name: string, args: readonly string[]): string | undefined {
  const row = Object.hasOwn(launchers, name) ? launchers[name] : undefined;
  const { program, with: words } = row ?? {};
  return words === undefined || args.some((arg) => words.test(arg)) ? program : undefined;
}
