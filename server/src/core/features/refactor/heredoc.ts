// Writes a RUN that is a chain of commands as a heredoc, and a heredoc as a chain.
import { chainToHeredoc, heredocToChain, knowsHeredocs } from "../../edits";
import { scriptsOf } from "../../shell/scriptsOf";
import { runAt } from "./selection";
import { type FindRefactoring, titled } from "./types";

export const toHeredoc: FindRefactoring = (doc, at) => {
  const run = knowsHeredocs(doc) ? runAt(doc, at) : undefined;
  const edit = run && chainToHeredoc(doc, run, scriptsOf(doc, run));
  return (
    edit && { id: "to-heredoc", kind: "refactor.rewrite", title: titled("Write this RUN as a heredoc"), review: false, edits: () => [edit] }
  );
};

export const fromHeredoc: FindRefactoring = (doc, at) => {
  const run = runAt(doc, at);
  const edit = run && heredocToChain(doc, run, scriptsOf(doc, run));
  const title = titled("Write this heredoc as one chain of commands");
  return edit && { id: "from-heredoc", kind: "refactor.rewrite", title, review: false, edits: () => [edit] };
};
