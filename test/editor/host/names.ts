// The files of the editor tests' folder, as data: the suites read it too, and some of them have no Node.

/** Every name and the language that it must have. */
export const namedFiles: Readonly<Record<string, "dockerfile" | "dockerignore">> = {
  Dockerfile: "dockerfile",
  "Dockerfile.dev": "dockerfile",
  "Dockerfile-dev": "dockerfile",
  "web.Dockerfile": "dockerfile",
  "web.dockerfile": "dockerfile",
  Containerfile: "dockerfile",
  "Containerfile.dev": "dockerfile",
  "recipe-by-first-line": "dockerfile",
  ".dockerignore": "dockerignore",
};

/** For the page test: it types into this one. */
export const typedFile = "typed/Dockerfile";
