// Answers `textDocument/codeLens`: what runs as PID 1, over the instruction that decides it.
import type { CodeLens } from "vscode-languageserver";
import { codeLensNeeds, codeLens as coreCodeLens } from "../../core";
import type { StartFeature } from "../feature";
import { answer } from "../handle";
import { toRange } from "../toLsp";

export const codeLens: StartFeature = ({ connection, documents, facts, settings, log }) => {
  connection.onCodeLens(
    answer(
      "textDocument/codeLens",
      log,
      async ({ textDocument: { uri } }): Promise<CodeLens[] | null> => {
        const document = documents.get(uri);
        if (!document?.isDockerfile || !(await settings.of(uri)).startupLens) return null;
        const known = await facts.update(uri, (so) => codeLensNeeds(document.dockerfile(), so));
        // No command: the line is there to be read.
        return coreCodeLens(document.dockerfile(), known).map(({ span, text }) => ({
          range: toRange(document.positions, span),
          command: { title: text, command: "" },
        }));
      },
      () => null,
    ),
  );
};
