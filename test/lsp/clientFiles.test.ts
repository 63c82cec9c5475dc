// The requests for files that only the client can read: what one end sends is what the other understands.
import { expect, test } from "vitest";
import { answerFrom, type ClientFiles, filesOfClient } from "../../server/src/protocol";

/** A wire between the two ends, with all that goes over it as JSON. */
function connected(files: ClientFiles): ClientFiles {
  const answers = new Map<string, (params: never) => Promise<unknown>>();
  answerFrom(files, { onRequest: (method, answer) => answers.set(method, answer) });
  return filesOfClient({
    sendRequest: async (method, params) => {
      const answer = await answers.get(method)?.(JSON.parse(JSON.stringify(params)) as never);
      return JSON.parse(JSON.stringify(answer));
    },
  });
}

test("a text with the size that is allowed, the names of a folder, and null where nothing is", async () => {
  const files = connected({
    readText: async (uri, maxBytes) => (uri.endsWith("/.dockerignore") ? `at most ${maxBytes}` : null),
    list: async (uri) => (uri.endsWith("/app") ? ["Dockerfile", "src/"] : null),
  });
  expect(await files.readText("vscode-vfs://host/app/.dockerignore", 512)).toBe("at most 512");
  expect(await files.readText("vscode-vfs://host/app/none", 512)).toBeNull();
  expect(await files.list("vscode-vfs://host/app")).toEqual(["Dockerfile", "src/"]);
  expect(await files.list("vscode-vfs://host/none")).toBeNull();
});
