// What download-without-fail says, once for what is the same in one RUN.
import type { Found } from "../rule";
import { groupsOf, toldOnce } from "../toldOnce";

export const messages = {
  file: "When the server answers with an error, curl saves its error page as the file and succeeds{more}. Add {option}",
  pipe: "When the server answers with an error, curl hands its error page to {program} and succeeds{more}. Add {option}",
  switch:
    "When the server answers with an error, curl hands its error page to {program} and succeeds{more}. Add {option}, and switch on pipefail: without that {program} takes nothing for a good input",
  also: "Here, too",
  add: "Add {option}",
} as const;

export type Told = Found<typeof messages>;

const kindOf = ({ says, severity }: Told): string => JSON.stringify([says, severity]);

function withMore(says: Told["says"], more: string): Told["says"] {
  if (says[0] === "file") return ["file", { ...says[1], more }];
  if (says[0] === "pipe") return ["pipe", { ...says[1], more }];
  return says[0] === "switch" ? ["switch", { ...says[1], more }] : says;
}

/** What is the same in one RUN is told at the first place. */
export const oncePerRun = (found: readonly Told[]): readonly Told[] =>
  groupsOf(found, kindOf).flatMap((group) => {
    const [first, ...others] = group;
    const more = others.length === 0 ? "" : `, and so it does ${others.length === 1 ? "once" : `${others.length} times`} more in this RUN`;
    return toldOnce<typeof messages>([{ ...first, says: withMore(first.says, more) }, ...others], ["also"]);
  });
