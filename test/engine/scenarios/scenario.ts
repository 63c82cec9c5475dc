// What a scenario is: a Dockerfile with a fault, the quick fixes that mend it, and what is to be measured before and after.
import type { Files } from "../build";

/** The kinds of quick fixes; `product.ts` knows how their titles read. */
export type FixKind =
  | "tini"
  | "dumb-init"
  | "exec form"
  | "exec in front"
  | "start node"
  | "exec in script"
  | "STOPSIGNAL"
  | "install init"
  | "init path"
  | "double dash"
  | "compose init";

/**
 * What is good about a container. `signal`: the app's handler ran to its end. `prompt`: `docker stop` did not have to kill.
 * `reaped`: no orphan stayed a zombie. `fails`: it cannot be built or does not start.
 */
export type Quality = "signal" | "prompt" | "reaped" | "fails";

export interface Scenario {
  readonly name: string;
  readonly dockerfile: string;
  /** Beside the common ones. */
  readonly files?: Files;
  /** Rule and kind, applied one after the other; none where nothing is to be mended and the start-up rules must be silent. */
  readonly fixes: readonly (readonly [rule: string, kind: FixKind])[];
  /** Where the default profile does not tell it. */
  readonly profile?: "all";
  readonly before: readonly Quality[];
  /** As before where there is no fix. */
  readonly after?: readonly Quality[];
  /** The line that says that the app runs; `null` for an app that prints none. Default: that of the common apps. */
  readonly ready?: null;
  /**
   * When nothing tells whether the signal reached the app: it has no handler for it; or the init signals the whole group and
   * ends with the shell, so that it is a race whether the handler still runs.
   */
  readonly reachesAppHidden?: "before" | "after" | "both";
  /** Stands before `sh` and `cat` where the image has no shell. */
  readonly tools?: readonly string[];
}

const app = "WORKDIR /app\nCOPY . .\n";
export const nodeOnDash = `FROM node:22-bookworm-slim\n${app}`;
export const nodeOnAsh = `FROM node:22-alpine\n${app}`;
export const nodeOnBash = `FROM rockylinux:9\nRUN dnf install -y nodejs && dnf clean all\n${app}`;
export const pythonOnDash = `FROM python:3.11-slim-bookworm\n${app}`;

const aptInstall = (name: string): string =>
  `RUN apt-get update && apt-get install -y --no-install-recommends ${name} && rm -rf /var/lib/apt/lists/*\n`;
/** With the init there already. */
export const tiniOnDash = `FROM node:22-bookworm-slim\n${aptInstall("tini")}${app}`;
export const dumbInitOnDash = `FROM node:22-bookworm-slim\n${aptInstall("dumb-init")}${app}`;
export const tiniOnAsh = `FROM node:22-alpine\nRUN apk add --no-cache tini\n${app}`;
export const tiniOnBash = `FROM rockylinux:9\nRUN dnf install -y epel-release && dnf install -y nodejs tini && dnf clean all\n${app}`;
