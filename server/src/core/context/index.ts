// What the build context holds: what a COPY takes from it, what lies there, what a .dockerignore leaves out, what package.json and Compose say.
export { isBuilt, isGitIgnored, isInSubmodule, isLikelyContext } from "./absent";
export { type BakeTarget, bakeTargets, targetsOfFile } from "./bake";
export { buildsTarget, givesUser, runsUnderId } from "./buildFiles";
export { builtUpon, builtUponQueries } from "./builtUpon";
export { passingQueries } from "./codeFiles";
export { type ComposeService, composeQueries, composeServices, contextsByCompose, runByCompose, startQueries, startsInit } from "./compose";
export { userOfService } from "./composeUser";
export { fewTextsQueries } from "./fewTexts";
export { hostPidQueries, sharesHostPids } from "./hostPids";
export { excludedBy, type IgnoreFile, type IgnorePattern, ignoredBy, ignoreFileOf, readIgnoreFile } from "./ignoreFile";
export { gitIgnoredNames, proposedIgnore } from "./ignoreTemplate";
export { isLinterInput, linterInputQueries } from "./linterInput";
export {
  contextNames,
  contextRoots,
  holdsProgram,
  isFolderAt,
  isInSubfolder,
  isPartOfWorkspace,
  isThere,
  isThereAbove,
  listingsAbove,
  namesIn,
  pathWithinOwn,
  questionsAbove,
  rootListing,
  rootQueries,
  rootsOfWhole,
  rootWith,
} from "./listing";
export { type LookedFor, lookedFor } from "./lookedFor";
export { examplesOf, hasExample, isFolderMadeByBuild, isMadeByBuild } from "./madeFiles";
export { isNamedContext, namesContext } from "./namedContexts";
export { isBuiltElsewhere } from "./otherContext";
export { buildsImage, ownImageQueries } from "./ownImages";
export { type PackageJson, readPackageJson } from "./packageJson";
export { namesBuildArg, passesArgument } from "./passedArguments";
export { buildFileQueries } from "./projectFiles";
export { liesAmongTests, type Purpose, purposeOf, servesTests } from "./purpose";
export { type Renovate, renovateOf, renovateQueries } from "./renovate";
export { type ContextSource, contextPath, contextSources, sourcesOf } from "./sources";
export { isSuperseded, supersededQueries } from "./superseded";
export { type Templates, templateQueries, templatesOf } from "./templates";
export { bringLittle, sizeQueries, weightOf, weightSays } from "./weight";
export { type WrittenFrom, writtenFrom, writtenFromQueries } from "./writtenFrom";
