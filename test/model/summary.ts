// Everything that the model says of a file, as text that can be compared.
import type { Dockerfile, Scope, Stage } from "../../server/src/core/model/types";

const names = ["A", "B", "C", "V", "X", "a", "PATH", "TARGETARCH"];

function scopeText(file: Dockerfile, scope: Scope): string {
  const values = names.map((name) => {
    const found = scope.lookup(name);
    return found && [found.kind, found.value, found.instruction?.index, found.nameSpan && file.slice(found.nameSpan)];
  });
  return JSON.stringify([scope.key, scope.stage?.index, scope.workdir, scope.shell, scope.user?.index, values, scope.expand("$A${B:-b}")]);
}

function stageText(file: Dockerfile, stage: Stage): string {
  const { name, nameSpan, image, resolvedImage, baseImage, span } = stage;
  const counts = (["ENTRYPOINT", "CMD", "USER", "WORKDIR", "SHELL", "HEALTHCHECK", "STOPSIGNAL"] as const).map(
    (keyword) => stage.effective(keyword)?.index,
  );
  const users = stage.usedBy.map((user) => user.index);
  const own = [name, nameSpan, image, resolvedImage, baseImage, span, stage.parent?.index, stage.isFinal, users, counts];
  return `${JSON.stringify(own)} ${scopeText(file, stage.endScope)}`;
}

export function modelSummary(file: Dockerfile): string {
  return [
    JSON.stringify(file.errors),
    ...file.stages.map((stage) => stageText(file, stage)),
    ...file.each().map((each) => `${each.keyword} ${file.stageOf(each)?.index} ${scopeText(file, file.scopeBefore(each))}`),
    file.globalArgs.map((each) => each.index).join(),
  ].join("\n");
}
