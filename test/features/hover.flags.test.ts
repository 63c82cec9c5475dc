// Hover of flags, mount options, directives and heredocs.
import { describe, expect, test } from "vitest";
import { drawHover, drawNotes } from "../support/hover";

describe("flags", () => {
  test("name", () => {
    expect(drawHover("FROM alpine\nCOPY --li<|>nk a b")).toMatchInlineSnapshot(`
      "COPY --link a b
           ~~~~~~
      **\`COPY --link\`**: Puts the files into a layer of their own that does not depend on the layers before it.

      \`\`\`dockerfile
      COPY --link --from=build /src/dist/ /app/
      \`\`\`

      - The layer stays valid, and cached, when earlier steps or the base image change.
      - The destination path is made anew: a symbolic link on it is not followed but replaced by a directory.

      In the image: same files, other layering; faster rebuilds.

      Since Dockerfile 1.4 · [Docker's reference](https://docs.docker.com/reference/dockerfile/#copy---link)"
    `);
  });

  test("a value with a meaning of its own", () => {
    expect(drawNotes("FROM alpine\nRUN --network=no<|>ne true")).toMatchInlineSnapshot(`
      "RUN --network=none true
                    ~~~~
      **\`RUN --network=<default|none|host>\`**: Chooses the network that the command sees.

      - \`--network=none\`: no network: the step can only use what is there already."
    `);
  });

  test("an octal mode in words", () => {
    expect(drawNotes("FROM alpine\nCOPY --chmod=06<|>44 a b")).toContain("owner `rw-`, group `r--`, others `r--`");
    expect(drawNotes("FROM alpine\nCOPY --chmod=u+<|>x a b")).not.toContain("owner `");
  });

  test("the file asks for a version that does not have it yet", () => {
    const note = "This file asks for `docker/dockerfile:1.4`, which does not have it: the build fails.";
    expect(drawNotes("# syntax=docker/dockerfile:1.4\nFROM alpine\nCOPY --par<|>ents a b")).toContain(note);
    expect(drawNotes("# syntax=docker/dockerfile:1.4\nFROM alpine\nCOPY --li<|>nk a b")).not.toContain("asks for");
    expect(drawNotes("# syntax=docker/dockerfile:1\nFROM alpine\nCOPY --par<|>ents a b")).not.toContain("asks for");
  });

  test("nothing on an unknown flag", () => {
    expect(drawHover("FROM alpine\nCOPY --nope<|>=1 a b")).toBe("nothing");
  });

  test("a flag on a continued line", () => {
    expect(drawHover("FROM alpine\nRUN --mount=type=tmpfs,target=/t \\\n  --net<|>work=none \\\n  true")).toContain("**`RUN --network=");
  });
});

test("of two types of a mount the last one counts", () => {
  expect(drawHover("FROM alpine\nRUN --mount=type=bind,type=cache,target=/c,shar<|>ing=locked true")).toContain(
    "**`--mount=type=cache,sharing=locked`**",
  );
});

describe("mount options", () => {
  test("an option with a set of values", () => {
    expect(drawHover("FROM alpine\nRUN --mount=type=cache,target=/c,shar<|>ing=locked true")).toMatchInlineSnapshot(`
      "RUN --mount=type=cache,target=/c,sharing=locked true
                                       ~~~~~~~
      **\`--mount=type=cache,sharing=locked\`**: What happens when several builds use the cache at the same time. Default \`shared\`.

      - \`shared\`: all use it together
      - \`private\`: each gets a directory of its own
      - \`locked\`: the second waits for the first; apt needs this (chosen here)

      \`type=cache\`: Mounts a directory that is kept on the builder from build to build.

      \`\`\`dockerfile
      RUN --mount=type=cache,target=/root/.npm npm ci
      RUN --mount=type=cache,target=/var/cache/apt,sharing=locked \\
          --mount=type=cache,target=/var/lib/apt,sharing=locked \\
          apt-get update && apt-get install -y --no-install-recommends git
      \`\`\`

      Build time only: what is mounted does not become part of the image.

      Since Dockerfile 1.2 · [Docker's reference](https://docs.docker.com/reference/dockerfile/#run---mounttypecache)"
    `);
  });

  test("the same option means another thing in another type", () => {
    expect(drawNotes("FROM alpine\nRUN --mount=type=ssh,i<|>d=x true")).toContain("agent or key");
    expect(drawNotes("FROM alpine\nRUN --mount=type=secret,i<|>d=x true")).toContain("Name of the secret");
  });

  test("other spellings, and bind when no type is given", () => {
    expect(drawNotes("FROM alpine\nRUN --mount=ds<|>t=/x true")).toContain("**`--mount=type=bind,target=");
  });

  test("the type", () => {
    expect(drawHover("FROM alpine\nRUN --mount=type=sec<|>ret,id=x true")).toContain("**`RUN --mount=type=secret`**");
  });

  test("an option that the type does not have", () => {
    expect(drawNotes("FROM alpine\nRUN --mount=type=bind,target=/x,si<|>ze=1 true")).toContain("does nothing in a mount of type `bind`");
  });

  test("env= is newer than secrets", () => {
    expect(drawHover("FROM alpine\nRUN --mount=type=secret,id=x,en<|>v=X true")).toContain("Since Dockerfile 1.10");
  });
});

describe("directives", () => {
  test("syntax", () => {
    expect(drawNotes("# syn<|>tax=docker/dockerfile:1\nFROM alpine")).toMatchInlineSnapshot(`
      "# syntax=docker/dockerfile:1
        ~~~~~~
      **\`# syntax=\`**: Names the image that reads this Dockerfile, and so the version of the Dockerfile language.

      - \`docker/dockerfile:1\`: the newest stable version 1 (chosen here)
      - \`docker/dockerfile:1-labs\`: the newest version 1 with experimental features
      - \`docker/dockerfile:1.26\`: version 1.26 with its newest corrections (or any other version)
      - \`docker/dockerfile-upstream:master\`: BuildKit's development branch"
    `);
  });

  test("check at the top, and above an instruction", () => {
    expect(drawHover("# check=sk<|>ip=all\nFROM alpine")).toContain("Since Dockerfile 1.8");
    expect(drawHover("FROM alpine\n# check=sk<|>ip=all\nRUN x")).toContain("Since Dockerfile 1.21");
  });

  test("the name of a rule in what switches it off, by any of its names", () => {
    const rule = "**`shell-form-command`**: ";
    const other = (name: string): string => `**\`${name}\`**: Dockwright's rule \`shell-form-command\`.`;
    expect(drawHover("FROM alpine\n# dockwright-ignore: shell-form-com<|>mand -- why\nCMD x")).toContain(rule);
    expect(drawHover("FROM alpine\n# hadolint ignore=DL3006,DL3<|>025\nCMD x")).toContain(other("DL3025"));
    expect(drawHover("# check=skip=JSONArgs<|>Recommended\nFROM alpine")).toMatch(
      /^# check=skip=JSONArgsRecommended\n {13}~{19}\n\*\*`JSONArgsRecommended`/,
    );
    expect(drawHover("FROM alpine\n# dockwright-ignore: x -- see shell-form-com<|>mand\nCMD x")).toBe("nothing");
    expect(drawHover("FROM alpine\n# about shell-form-com<|>mand\nCMD x")).toBe("nothing");
  });
});

describe("heredocs", () => {
  test("opener", () => {
    expect(drawNotes("FROM alpine\nCOPY <<-'E<|>OF' /x\n\ta\n\tb\n\tEOF")).toMatchInlineSnapshot(`
      "COPY <<-'EOF' /x
           ~~~~~~~~
      **\`<<-'EOF'\`**: Heredoc: the lines up to the end name become a file in the image.

      - 2 lines, up to \`EOF\` in line 5.
      - \`<<-\`: leading tabs are dropped.
      - Quoted name: variables are left as they are."
    `);
  });

  test("closing line", () => {
    expect(drawHover("FROM alpine\nRUN <<EOF\na\nEO<|>F")).toMatch(/^EOF\n~~~\n\*\*`<<EOF`/);
  });
});
