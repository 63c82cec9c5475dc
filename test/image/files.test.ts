// Files of an image: from the context, other stages, heredocs, redirections, links and copies.
import { expect, test } from "vitest";
import { answers } from "./support";

const entry = (lines: string, files?: Readonly<Record<string, string>>): string =>
  answers(`FROM alpine:3.22\n${lines}\n`, ["file /entry.sh"], files).replace("file /entry.sh: ", "");
const files = { "entry.sh": "A", "docker/start.sh": "B" };

test.each([
  ["named", "COPY entry.sh /", 'yes "A", by COPY entry.sh /'],
  ["with a new name", "COPY docker/start.sh /entry.sh", 'yes "B", by COPY docker/start.sh /entry.sh'],
  ["above the context, which the builder takes for its root", "COPY ../entry.sh /", 'yes "A", by COPY ../entry.sh /'],
  ["by a pattern", "COPY e?try.* /", 'yes "A", by COPY e?try.* /'],
  ["with a folder", "WORKDIR /x\nCOPY . ..", 'yes "A", by COPY . ..'],
  ["relative to the working directory", "WORKDIR /x\nCOPY entry.sh ../", 'yes "A", by COPY entry.sh ../'],
  ["the last one counts", "COPY docker/start.sh /entry.sh\nCOPY entry.sh /", 'yes "A", by COPY entry.sh /'],
  ["not in the context", "COPY other.sh /entry.sh", "yes unseen, by COPY other.sh /entry.sh"],
  ["a folder that does not have it", "COPY docker /", "perhaps, the base image"],
  ["from the net", "ADD https://example.com/entry.sh /", "yes unseen, by ADD https://example.com/entry.sh /"],
  ["linked", "COPY docker/start.sh /opt/\nRUN ln -s /opt/start.sh /entry.sh", 'yes "B", by COPY docker/start.sh /opt/'],
  ["linked before it is there", "RUN ln -s /opt/start.sh /entry.sh\nCOPY docker/start.sh /opt/", 'yes "B", by COPY docker/start.sh /opt/'],
  ["linked by a relative name", "COPY docker/start.sh /\nWORKDIR /usr\nRUN ln -s start.sh /entry.sh", 'yes "B", by COPY docker/start.sh /'],
  ["copied", "COPY docker/start.sh /tmp/\nRUN cp /tmp/start.sh /entry.sh", 'yes "B", by COPY docker/start.sh /tmp/'],
  [
    "copied, then the first one changes",
    "COPY docker/start.sh /tmp/s\nRUN cp /tmp/s /entry.sh\nCOPY entry.sh /tmp/s",
    'yes "B", by COPY docker/start.sh /tmp/s',
  ],
  ["moved", "COPY docker/start.sh /tmp/\nRUN mv /tmp/start.sh /entry.sh", 'yes "B", by COPY docker/start.sh /tmp/'],
  ["moved away", "COPY entry.sh /\nRUN mv /entry.sh /start.sh", "no, by RUN mv /entry.sh /start.sh"],
  ["behind cd", "COPY docker/start.sh /tmp/\nRUN cd /tmp && mv start.sh ../entry.sh", 'yes "B", by COPY docker/start.sh /tmp/'],
  [
    "installed with its mode",
    "COPY docker/start.sh /tmp/\nRUN install -m 755 /tmp/start.sh /entry.sh",
    'yes "B", by COPY docker/start.sh /tmp/',
  ],
  ["removed", "COPY entry.sh /\nRUN rm /entry.sh", "no, by RUN rm /entry.sh"],
  [
    "a link that leads to itself",
    "RUN ln -s /b /entry.sh && ln -s /entry.sh /b",
    "yes unseen, by RUN ln -s /b /entry.sh && ln -s /entry.sh /b",
  ],
  [
    "written",
    "RUN echo one > /entry.sh && echo two >> /entry.sh",
    'yes "one\\ntwo\\n", by RUN echo one > /entry.sh && echo two >> /entry.sh',
  ],
  ["written with a variable", "ENV WHO=you\nRUN echo hello $WHO > /entry.sh", 'yes "hello you\\n", by RUN echo hello $WHO > /entry.sh'],
  ["written by what is not known", "RUN date > /entry.sh", "yes unseen, by RUN date > /entry.sh"],
  ["appended to a copied one", "COPY entry.sh /\nRUN echo more >> /entry.sh", 'yes "Amore\\n", by RUN echo more >> /entry.sh'],
  ["into a folder with an unknown name", "RUN echo x > /etc/$NAME.conf", "perhaps, the base image"],
  ["compiled", "RUN go build -o /entry.sh .", "yes built with go, by RUN go build -o /entry.sh ."],
  ["a script may put it there", "RUN ./setup.sh", "perhaps, setup.sh in RUN ./setup.sh"],
])("%s", (_, lines, answer) => {
  expect(entry(lines, files)).toBe(answer);
});

test("heredocs of COPY and RUN", () => {
  expect(entry("COPY <<EOF /entry.sh\nexec \\$1 $HOME\nEOF")).toBe('yes "exec $1 \\n", by COPY <<EOF /entry.sh');
  expect(entry("COPY <<'EOF' /entry.sh\nexec $1\nEOF")).toBe("yes \"exec $1\\n\", by COPY <<'EOF' /entry.sh");
  expect(entry("RUN cat <<EOF > /entry.sh\nhello\nEOF")).toBe('yes "hello\\n", by RUN cat <<EOF > /entry.sh');
});

test("an answer that is still to come", () => {
  expect(entry("COPY entry.sh /")).toBe("yes unseen, by COPY entry.sh /");
  expect(entry("COPY . /")).toBe("perhaps, entry.sh in COPY . /");
});

test("other stages and images", () => {
  const from = (stage: string, copy: string): string =>
    answers(`FROM golang:1.25 AS b\n${stage}\nFROM scratch\n${copy}\n`, ["file /x"], files);
  expect(from("COPY entry.sh /out/x", "COPY --from=b /out/x /x")).toBe('file /x: yes "A", by COPY --from=b /out/x /x');
  expect(from("COPY entry.sh /out/x", "COPY --from=b /out /")).toBe('file /x: yes "A", by COPY --from=b /out /');
  expect(from("RUN go build -o /out/x .", "COPY --from=b /out/x /x")).toBe("file /x: yes built with go, by COPY --from=b /out/x /x");
  expect(from("RUN true", "COPY --from=example.com/x /x /x")).toBe("file /x: yes unseen, by COPY --from=example.com/x /x /x");
  expect(from("RUN true", "COPY --from=example.com/x / /")).toBe("file /x: perhaps, x in COPY --from=example.com/x / /");
  expect(from("RUN true", "COPY --from=b /y /y")).toBe("file /x: no, of scratch");
});

test("what a stage copied as a whole is that stage's own, and a script is not compiled", () => {
  const from = (copy: string): string =>
    answers(`FROM golang:1.25 AS b\nWORKDIR /src\nCOPY . .\nRUN go build -o /out/app .\nFROM alpine\n${copy}\n`, ["file /x.sh"], files);
  expect(from("COPY --from=b /src/docker/start.sh /x.sh")).toBe('file /x.sh: yes "B", by COPY --from=b /src/docker/start.sh /x.sh');
  expect(from("COPY --from=b /src/gone.sh /x.sh")).toBe("file /x.sh: yes unseen, by COPY --from=b /src/gone.sh /x.sh");
  expect(from("COPY --from=b /out/app /x.sh")).toBe("file /x.sh: yes built with go, by COPY --from=b /out/app /x.sh");
});

test("stages that copy from each other in a circle end", () => {
  expect(
    answers("FROM scratch AS a\nCOPY --from=b / /\nFROM scratch AS b\nCOPY --from=a / /\n", ["file /x", "program x", "user x"]),
  ).toMatchInlineSnapshot(`
    "file /x: perhaps, x in COPY --from=a / /
    program x: perhaps, / in COPY --from=a / /
    user x: perhaps, / in COPY --from=a / /"
  `);
});
