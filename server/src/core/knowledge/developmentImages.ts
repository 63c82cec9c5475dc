// Images whose containers people or build agents work in, by the name in FROM.

/** The editor that starts these containers says itself which user works in them. */
export const forEditors = /devcontainers?\/|\/vscode\/|gitpod\//;

/** A build agent runs whatever its projects want to. */
export const forBuildAgents = /^cimg\/|^circleci\//;
