// Cases of other tools' tests that are not agreed with, by name, each with the reason.

export const disagreements = {
  hadolint: {
    "DL3033-021": "an ARG of another stage is not in scope here, so the package has no version",
    "DL3041-043": "an ARG of another stage is not in scope here, so the package has no version",
  },
  "buildkit-checks": {},
  "buildkit-builds": {
    "testWorkdirCopyIgnoreRelative/1": "holds a place of the test's own program that was never filled in: `FROM %[1]s` names no image",
  },
  "buildkit-parser": {
    "testfiles/health":
      "the parser alone reads a HEALTHCHECK without operands, of an unknown type and without a command; the builder refuses all three, and so do its other cases",
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, string>>>>;
