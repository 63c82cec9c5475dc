// The texts of the scripts that the container starts with, as far as they are at hand.
import type { FactQuery, Facts } from "../../facts";
import { imageAt } from "../../image";
import type { Dockerfile } from "../../model/types";

/** `ln -sf dash /bin/sh` */
export const mentionsLink = /\bln\s[^\n;&|]{0,200}\/bin\/sh\b/;

/** Further behind, words are those of the program. */
const mostWords = 6;

export function startScripts(file: Dockerfile, facts: Facts): { readonly texts: readonly string[]; readonly asked: readonly FactQuery[] } {
  const { finalStage: stage } = file;
  if (!stage) return { texts: [], asked: [] };
  const image = imageAt(file, facts, stage);
  const starts = [stage.effective("ENTRYPOINT"), stage.effective("CMD")];
  const words = starts.flatMap((start) =>
    (start?.json?.map(({ value }) => value) ?? start?.words.map(({ text }) => text) ?? []).slice(0, mostWords),
  );
  const texts = words.flatMap((word) => {
    if (!/^[\w./-]+$/.test(word) || word.startsWith("-")) return [];
    const found = image.commandFile(word, image.workdir);
    return found.is === "yes" && found.value.source ? [found.value.source.text] : [];
  });
  return { texts, asked: image.asked };
}
