// Documentation of the label keys that the OCI image specification defines (annotations.md, version 1.1).

const prefix = "org.opencontainers.image.";

const keys: Readonly<Record<string, string>> = {
  created: "When the image was built, as RFC 3339: `2026-01-31T12:00:00Z`.",
  authors: "Who is responsible for the image: names or addresses.",
  url: "Page where people find more about the image.",
  documentation: "Page with the documentation.",
  source: "Where the source code is. GitHub links a package to its repository by it.",
  version: "Version of the packaged software; may be a semantic version.",
  revision: "Revision of the source code, such as the Git commit.",
  vendor: "Organisation that distributes the image.",
  licenses: "License as an SPDX expression: `MIT`, `Apache-2.0 OR MIT`.",
  "ref.name": "Name of the reference to the image, such as its tag.",
  title: "Title for people.",
  description: "Description for people.",
  "base.digest": "Digest of the base image.",
  "base.name": "Name of the base image.",
};

/** By the whole key. */
export const labelDocs: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(keys).map(([key, summary]) => [prefix + key, summary]),
);
