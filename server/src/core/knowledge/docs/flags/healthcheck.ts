// Documentation of the flags of HEALTHCHECK.
import type { FlagDoc } from "../types";

const effect = "After container start: how Docker runs the test.";
const anchor = "healthcheck";

export const healthcheckFlagDocs: Readonly<Record<string, FlagDoc>> = {
  interval: {
    summary: "Time between the end of one test and the start of the next.",
    takes: "<duration>",
    example: "HEALTHCHECK --interval=1m CMD /app/health",
    details: ["Default 30s. The first test also waits this long after the container has started."],
    since: "1.0",
    effect,
    anchor,
  },
  timeout: {
    summary: "Time after which a test that has not ended counts as failed.",
    takes: "<duration>",
    example: "HEALTHCHECK --timeout=3s CMD /app/health",
    details: ["Default 30s. A test that takes longer is killed."],
    since: "1.0",
    effect,
    anchor,
  },
  "start-period": {
    summary: "Time that the program needs to come up: failures in it do not count.",
    takes: "<duration>",
    example: "HEALTHCHECK --start-period=30s CMD /app/health",
    details: ["Default 0s. With the first success the period is over and failures count."],
    since: "1.0",
    effect,
    anchor,
  },
  "start-interval": {
    summary: "Time between tests during the start period.",
    takes: "<duration>",
    example: "HEALTHCHECK --start-period=60s --start-interval=2s CMD /app/health",
    details: ["Default 5s. Needs Docker Engine 25.0 or newer and a `--start-period`."],
    since: "1.6",
    effect,
    anchor,
  },
  retries: {
    summary: "Number of failures in a row after which the container is unhealthy.",
    takes: "<number>",
    example: "HEALTHCHECK --retries=5 CMD /app/health",
    details: ["Default 3."],
    since: "1.0",
    effect,
    anchor,
  },
};
