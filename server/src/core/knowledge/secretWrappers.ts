// Programs that put secrets into the environment of the command that they start.
import type { Wrapper } from "./wrapperRow";

const row = (words: string, valued: string, more: Partial<Wrapper> & Pick<Wrapper, "effect">): Wrapper => ({
  evidence: "source",
  words: words === "" ? [] : words.split(" "),
  valued: valued.split(" "),
  operands: 0,
  ...more,
});

const forwards = { effect: "stays", forwards: "yes" } as const;
const dashed = { behindDashes: true } as const;

export const secretWrappers: Readonly<Record<string, Wrapper>> = {
  /** Forwards where its output is no terminal. Source: DopplerHQ/cli 0.5.11, pkg/cmd/run.go and pkg/utils/util.go. */
  doppler: row("run", "-p --project -c --config -t --token --mount --mount-format --mount-template --fallback --passphrase --scope", {
    ...forwards,
    line: ["--command"],
  }),
  /** Source: Infisical/cli@05df0ab, packages/cmd/run.go. */
  infisical: row("run", "-e --env -p --path --token --projectId --tags -t --domain --project-config-dir --watch-interval", {
    ...forwards,
    line: ["-c", "--command"],
  }),
  /** Its source is not public. */
  op: row("run", "--env-file --account --config --session --cache --environment", { effect: "stays", forwards: "unknown", ...dashed }),
  /** By exec on Linux. Source: segmentio/chamber@3613c18, cmd/exec.go; chamber@fc0a390, cmd/exec_unix.go. */
  chamber: row("exec", "-b --backend -r --retries --strict-value", { effect: "exec", ...dashed }),
  /** By exec on Linux, unless it serves the credentials itself. Source: 99designs/aws-vault@00afdb0, cli/exec.go. */
  "aws-vault": row("exec", "-d --duration -t --mfa-token --region --backend --prompt", {
    effect: "exec",
    operands: 1,
    instead: { options: ["-s", "--server", "--ec2-server", "--ecs-server"], ...forwards },
  }),
  /** Source: hashicorp/envconsul@abd9527, runner.go. */
  envconsul: row("", "-config -consul -prefix -secret -vault-addr -vault-token -kill-signal -kill-timeout -log-level -wait", forwards),
  /** Measured: 1.x hands SIGTERM on and ends when the command has. */
  dotenvx: row("run", "-f --env-file -e --env -fv -fk -fx --convention", { ...forwards, ...dashed, evidence: "measured" }),
  /** Scripts of s6-overlay that end in exec. */
  "with-contenv": row("", "", { effect: "exec" }),
};
