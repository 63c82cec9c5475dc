// Ruby scripts that are the way to another program, and small servers of other kinds.
import { describe, expect, test } from "vitest";
import { draw, type Files, simulate } from "./support";

const found = (text: string, cmd = '["ruby", "w.rb"]') => simulate(`FROM ruby:3.4\nWORKDIR /app\nCOPY . .\nCMD ${cmd}`, { "w.rb": text });
const drawn = (...args: Parameters<typeof found>) => draw(found(...args));
const app = (text: string) => found(text).chain.at(-1)?.app;

describe("scripts of Ruby", () => {
  test("exec at the top", () => {
    expect(drawn('exec "nginx", "-g", "daemon off;"\n')).toMatchInlineSnapshot(
      `"ruby = nginx · PID 1 nginx · SIGTERM reaches yes, prompt yes · reaps yes · ok"`,
    );
    expect(drawn('system("setup")\nexec("sleep infinity")\n')).toMatchInlineSnapshot(
      `"ruby = sleep · PID 1 sleep · SIGTERM reaches yes, prompt no · reaps no · problem"`,
    );
    expect(drawn('#!/usr/bin/env ruby\nexec "tail", *ARGV\n', '["./w.rb", "-f", "/dev/null"]')).toMatchInlineSnapshot(
      `"ruby = tail · PID 1 tail · SIGTERM reaches yes, prompt no · reaps no · problem"`,
    );
    expect(drawn('def a\n  exec "sleep infinity"\nend\nloop { sleep 1 }\n')).toMatchInlineSnapshot(
      `"ruby · PID 1 ruby · SIGTERM reaches yes, prompt yes · reaps no · ok"`,
    );
  });

  test("a binstub", () => {
    const stub = '#!/usr/bin/env ruby\nrequire "bundler/setup"\nload Gem.bin_path("thruster", "thrust")\n';
    expect(drawn(stub, '["./w.rb", "sleep", "infinity"]')).toMatchInlineSnapshot(
      `"ruby = thrust ─ sleep · PID 1 thrust · SIGTERM reaches yes, prompt yes · reaps no · ok"`,
    );
    expect(drawn(stub.replace("thruster", "puma").replace("thrust", "puma"), '["./w.rb"]')).toMatchInlineSnapshot(
      `"ruby = puma · PID 1 puma · SIGTERM reaches yes, prompt yes · reaps no · ok"`,
    );
  });

  test("a handler, and a text that is not at hand", () => {
    expect(app('trap("TERM") { stop }\nloop { sleep 1 }\n')).toMatchObject({ onTerm: "unknown", certainty: "unknown" });
    expect(app("loop { sleep 1 }\n")).toMatchObject({ onTerm: "stops", certainty: "likely" });
    expect(simulate('FROM ruby:3.4\nCMD ["ruby", "/x.rb"]').chain.at(-1)?.app).toMatchObject({ onTerm: "stops", certainty: "likely" });
  });
});

describe("Node.js", () => {
  const next = (from: string, more = "", files: Files = {}) =>
    simulate(
      `FROM node:24 AS b\nWORKDIR /app\nCOPY . .\nRUN npm run build\nFROM node:24-slim\nWORKDIR /srv\n${more}COPY --from=b ${from} ./\nCMD ["node", "server.js"]`,
      files,
    ).chain.at(-1)?.app?.onTerm;
  test("Next's own server", () => {
    expect(next("/app/.next/standalone")).toBe("stops");
    expect(next("/app/.next/standalone/")).toBe("stops");
    expect(next("/app/apps/web/.next/standalone/apps/web")).toBe("stops");
    expect(next("/app/.next/standalone", "ENV NEXT_MANUAL_SIG_HANDLE=true\n")).toBe("unknown");
    expect(next("/app/dist")).toBe("unknown");
  });
  test("sails", () => {
    const source = 'FROM node:24\nCOPY app.js /\nCMD ["node", "/app.js"]';
    const text = "const sails = require('sails');\nsails.lift(rc('sails'));\n";
    expect(simulate(source, { "app.js": text }).chain.at(-1)?.app?.onTerm).toBe("stops");
  });
});

test("the script that becomes runsvdir", () => {
  expect(draw(simulate('FROM debian:12\nRUN apt-get install -y runit\nCMD ["/sbin/runsvdir-start"]'))).toMatchInlineSnapshot(
    `"runsvdir-start = runsvdir · PID 1 runsvdir · SIGTERM reaches no, prompt yes · reaps yes · problem"`,
  );
});
