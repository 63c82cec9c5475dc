// The door of the edits room: how an edit keeps the file's own layout. Which edit is apt, and what it is called, whoever asks for it says.

export { commandList, isPlainRun } from "./commandList";
export { addFirstOption, addOption, dropOption } from "./commandOption";
export { initEdits, type ServicePlace } from "./compose";
export { setOff, withEquals, withoutBlanks } from "./equalsSign";
export { type ExecPoint, execPoints } from "./execPoints";
export { addFlags, removeFlag } from "./flag";
export { knowsHeredocs } from "./frontend";
export { chainToHeredoc, heredocToChain, lineIntoHeredoc } from "./heredoc";
export { type IgnoreEdit, ignoreHere, ignoreInFile, removeIgnored } from "./ignoreComment";
export { type InstalledInit, installInit } from "./init";
export { addToInstall } from "./install";
export {
  blockOf,
  lineInstead,
  linesAbove,
  linesBeforeStart,
  linesBelow,
  removeBlock,
  removeInstruction,
  type Written,
} from "./instructionLines";
export { looksLikeArray, readMeant, repairArray } from "./jsonRepair";
export { stringsBehind, stringsInstead } from "./jsonStrings";
export { keywordLike, writeLetters, writtenKeyword } from "./keywordCase";
export { appendLine, removeLines } from "./lines";
export { areSorted, sortPackages } from "./packageList";
export { appendCommand, canJoin, joinRuns, prependCommand, takeOutFirst } from "./runCommand";
export { nameStage, takenStageNames } from "./stageName";
export { asArray, initInFront, stopSignal } from "./startCommand";
export { takeOutCommand } from "./takeOut";
export { commentToOwnLine } from "./trailingComment";
export { withdraw } from "./withdraw";
