// stop-signal-of-base: what it underlines, what it says, what it mends, and where it stays silent.
import { expect, test } from "vitest";
import { fixAll, lint } from "../support/rule";

const id = "stop-signal-of-base";

test("supervisord under Apache's SIGWINCH", () => {
  const source = 'FROM php:8.4-apache\nCMD ["supervisord", "-n"]';
  expect(lint(id, source)).toMatchInlineSnapshot(`
    "FROM php:8.4-apache
    CMD ["supervisord", "-n"]
         ~~~~~~~~~~~~~~~~~~~ php sets STOPSIGNAL SIGWINCH, on which supervisord does not end: \`docker stop\` waits 10 s, then kills it. Set STOPSIGNAL SIGTERM [Set STOPSIGNAL SIGTERM, review]"
  `);
  expect(fixAll(id, source)).toBe('FROM php:8.4-apache\nSTOPSIGNAL SIGTERM\nCMD ["supervisord", "-n"]');
});

test("a Python worker under nginx's SIGQUIT", () => {
  const files = { "worker.py": "import signal\nsignal.signal(signal.SIGTERM, stop)\n" };
  expect(lint(id, 'FROM nginx:1.29-bookworm\nCOPY worker.py .\nCMD ["python3", "worker.py"]', { files })).toMatchInlineSnapshot(`
    "FROM nginx:1.29-bookworm
    COPY worker.py .
    CMD ["python3", "worker.py"]
         ~~~~~~~~~~~~~~~~~~~~~~ nginx sets STOPSIGNAL SIGQUIT, on which python3 does not end: \`docker stop\` waits 10 s, then kills it. Set STOPSIGNAL SIGTERM [Set STOPSIGNAL SIGTERM, review]"
  `);
});

test.each([
  ["the base image's program", 'FROM php:8.4-apache\nCMD ["apache2-foreground"]'],
  ["its own STOPSIGNAL", 'FROM php:8.4-apache\nSTOPSIGNAL SIGTERM\nCMD ["supervisord", "-n"]'],
  ["another program that handles it", 'FROM php:8.4-fpm\nCMD ["nginx", "-g", "daemon off;"]'],
  ["nothing of its own", "FROM nginx:1.29"],
])("silent: %s", (_, source) => {
  expect(lint(id, source)).toBe(source);
});
