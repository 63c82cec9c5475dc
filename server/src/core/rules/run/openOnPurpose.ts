// Modes that are open to everybody on purpose, by the comment that says for whom, or by what the folder is.
import { commentAbove, commentOver } from "../../model/explained";
import type { Instruction } from "../../syntax/types";
import type { FileContext } from "../rule";
import type { OpenMode } from "./openModes";

/** The comment names those who must write, whoever they are. */
const forWhom =
  /--user\b|\barbitrary\b|\brandom\b.{0,120}\bu?ids?\b|\bu?ids?\b.{0,120}\b(?:other|any|differ\w*|known|host)\b|\bany(?:one|body)?\s+(?:u?id|user)|world[- ]writ|writ(?:e?able|e)\s+(?:by|for|to)\s+(?:all|every|any|other)/i;

/** An id without a line in /etc/passwd has the root folder for its home, and programs keep their caches and settings there. */
const homeOfNobody = /^\/\.(?:cache|config|local|npm|yarn|java|gradle|m2|composer|kube|docker)(?:\/|$)/;

/** Where official images let any user write, who may be the one that the container is started as: those of databases, and Rust's. */
const ofOfficial =
  /^\/(?:var\/)?run\/(?:postgresql|mysqld)$|^\/var\/lib\/(?:postgresql|mysql)(?:\/[\w.]+)*$|^\/usr\/local\/(?:rustup|cargo)$/;

export const isDeliberate = (file: FileContext, instruction: Instruction, { at, paths }: OpenMode): boolean =>
  (paths !== undefined && paths.length > 0 && paths.every((path) => ofOfficial.test(path) || homeOfNobody.test(path))) ||
  forWhom.test(commentOver(file, at.start)) ||
  forWhom.test(commentAbove(file, instruction));
