// What the commands of a RUN leave in the image: where each runs, which files its words mean, whatever they are written with.
import { expect, test } from "vitest";
import { noFacts, parse } from "../../server/src/core";
import { imageAt } from "../../server/src/core/image";

/** What lies at the path when the lines have run: its text, `unseen`, `no`, `perhaps`. */
function fileAt(path: string, lines: string, from = "alpine:3.22"): string {
  const doc = parse(`FROM ${from}\n${lines}\n`);
  const stage = doc.finalStage;
  if (!stage) throw new Error("no stage");
  const file = imageAt(doc, noFacts, stage).file(path);
  return file.is === "yes" ? (file.value.source?.text ?? "unseen") : file.is;
}

test.each([
  ["what a subshell changes ends with it", "/a", "RUN (cd /opt && touch x) && echo 1 > a", "1\n"],
  ["it counts inside it", "/opt/a", "RUN (cd /opt && echo 1 > a)", "1\n"],
  ["a substitution has a shell of its own", "/a", 'RUN D="$(cd /opt && pwd)" && echo 1 > a', "1\n"],
  ["each command of a pipeline has one", "/a", "RUN cd /opt | cat && echo 1 > a", "1\n"],
  ["back again", "/srv/a", "WORKDIR /srv\nRUN cd /opt && cd - && echo 1 > a", "1\n"],
  ["home", "/root/a", "RUN cd && echo 1 > a", "1\n"],
  ["a variable of the file", "/opt/1.2/a", "ARG V=1.2\nRUN cd /opt/$V && echo 1 > a", "1\n"],
  ["sh -c begins where it is called", "/opt/a", "RUN cd /opt && sh -c 'cd .. && cd opt && echo 1 > a'", "1\n"],
  ["and does not move who calls it", "/a", "RUN sh -c 'cd /opt' && echo 1 > a", "1\n"],
  ["a folder that is not known: not the one before", "/a", "RUN cd $(mktemp -d) && echo 1 > a", "perhaps"],
  ["the working directory of the base image", "/go/a", "RUN echo 1 > a", "1\n", "golang:1.25"],
])("cd: %s", (_what, path, lines, left, from = "alpine:3.22") => {
  expect(fileAt(path, lines, from)).toBe(left);
});

test.each([
  ["root's home", "/root/a", "RUN echo 1 > ~/a", "1\n"],
  ["by its variable", "/root/a", 'RUN echo 1 > "$HOME/a"', "1\n"],
  ["another user's, which is not known", "/root/a", "USER app\nRUN echo 1 > ~/a", "perhaps"],
  ["sudo tee", "/etc/a", "RUN sudo tee /etc/a <<EOF\n1\nEOF", "1\n"],
  ["a link of the same name", "/opt/tool", "WORKDIR /opt\nRUN echo 1 > /srv/tool && ln -s /srv/tool", "1\n"],
  ["a folder in an option", "/opt/a", "RUN echo 1 > a && cp --target-directory=/opt a", "1\n"],
  ["what a command prints is no name", "/opt/a", "RUN cp $(which node) /opt/a", "perhaps"],
  ["a variable below a folder", "/opt/x/a", "RUN cp a /opt/$DIR/", "perhaps"],
  ["which is not above it", "/srv/a", "FROM scratch\nRUN cp a /opt/$DIR/", "no"],
])("words: %s", (_what, path, lines, left) => {
  expect(fileAt(path, lines)).toBe(left);
});

test("a source of a COPY is a folder, a file or an archive by its name", () => {
  const mayHaveUser = (copy: string): string => {
    const doc = parse(`FROM debian:12\n${copy}\n`);
    const stage = doc.finalStage;
    return stage ? imageAt(doc, noFacts, stage).user("app").is : "";
  };
  const copies = ["COPY rootfs /", "COPY files/* /etc/", "COPY .config /etc/", "ADD rootfs.tar.gz /", "ADD https://example.com/x.tar /"];
  expect(copies.map(mayHaveUser)).toEqual(["perhaps", "perhaps", "perhaps", "perhaps", "no"]);
  const files = ["COPY Makefile /etc/", "COPY .env /etc/", "COPY *.conf /etc/", "COPY a.tar /"];
  expect(files.map(mayHaveUser)).toEqual(["no", "no", "no", "no"]);
});

test("files of the context that may come to a path, those that are named first", () => {
  const doc = parse(
    "FROM debian:12\nCOPY docker/start.sh /app/\nCOPY . /app\nCOPY $UNKNOWN /app/\nADD https://example.com/start.sh /app/\n",
  );
  const stage = doc.finalStage;
  expect(stage && imageAt(doc, noFacts, stage).contextFiles("/app/start.sh")).toEqual(["docker/start.sh", "start.sh"]);
});
