// docker-socket-in-image: what it underlines, what it mends, and where it stays silent.
import { expect, test } from "vitest";
import { lint } from "../support/rule";

const id = "docker-socket-in-image";

test("underlines the path", () => {
  expect(lint(id, 'FROM a\nVOLUME ["/data", "/var/run/docker.sock"]\nCOPY /run/docker.sock /run/docker.sock')).toBe(
    'FROM a\nVOLUME ["/data", "/var/run/docker.sock"]\n' +
      "                 ~~~~~~~~~~~~~~~~~~~~~~ VOLUME makes an empty folder /var/run/docker.sock, not the engine's socket. Mount it when the container starts: -v /var/run/docker.sock:/var/run/docker.sock\n" +
      "COPY /run/docker.sock /run/docker.sock\n     ~~~~~~~~~~~~~~~~ A socket cannot be copied into an image. Mount it when the container starts: -v /run/docker.sock:/run/docker.sock",
  );
});

test.each(["VOLUME /data", "COPY docker.sock.md /x", "ENV S=/var/run/docker.sock"])("silent: %s", (line) => {
  expect(lint(id, `FROM a\n${line}`)).toBe(`FROM a\n${line}`);
});
