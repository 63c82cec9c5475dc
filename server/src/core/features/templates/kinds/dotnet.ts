// Recognises .NET programs: a project, or a solution of several.
import { dotnetTemplate } from "../../../knowledge/stageTemplates/dotnet";
import { maintained } from "../../../knowledge/stageTemplates/versions";
import { folderOf } from "../../../text/path";
import { backingOf } from "../backing";
import { served } from "../health";
import { type Look, record, string } from "../look";
import type { ProjectKind, Reading } from "../types";

/** Names with anything but these characters would need quotes of three kinds. */
const isProject = /^[\w./-]+\.(?:cs|fs|vb)proj$/;

/** Paths of the projects of a solution: `"src\App\App.csproj"` in .sln, `Path="src/App/App.csproj"` in .slnx. */
function solutionProjects(look: Look): readonly string[] {
  const solution = look.names.find((name) => /\.slnx?$/.test(name));
  const text = solution === undefined ? "" : look.text(solution);
  return [...text.matchAll(/"([^"]+\.(?:cs|fs|vb)proj)"/g)]
    .map(([, path = ""]) => path.replaceAll("\\", "/"))
    .filter((path) => isProject.test(path));
}

const isWeb = (text: string): boolean => /Sdk="Microsoft\.NET\.Sdk\.(?:Web|BlazorWebAssembly)"/.test(text);

/** The program among a solution's projects: a web server, else what is an executable. */
function mainProject(look: Look, paths: readonly string[]): string | undefined {
  const programs = paths.filter((path) => !/tests?[./]/i.test(path));
  const which = (holds: (text: string) => boolean): string | undefined => programs.find((path) => holds(look.text(path)));
  return which(isWeb) ?? which((text) => /<OutputType>\s*Exe/.test(text));
}

interface Found {
  readonly project: string;
  /** All that a restore reads. */
  readonly all: readonly string[];
}

function projectOf(look: Look): Found | undefined {
  const own = look.names.find((name) => isProject.test(name));
  if (own !== undefined) return { project: own, all: [own] };
  const all = solutionProjects(look);
  const project = mainProject(look, all);
  return project === undefined ? undefined : { project, all };
}

const shared = ["global.json", "packages.lock.json", "Directory.Build.props", "Directory.Packages.props", "nuget.config", "NuGet.config"];

/** Each project file to its own folder, as the references between them are relative. */
const copies = (look: Look, all: readonly string[]): string =>
  all.every((path) => !path.includes("/"))
    ? `COPY ${[...all, ...shared.filter((file) => look.has(file))].join(" ")} ./`
    : [
        ...[shared.filter((file) => look.has(file)).join(" ")].filter(Boolean).map((files) => `COPY ${files} ./`),
        ...all.map((path) => `COPY ${path} ${folderOf(path)}/`),
      ].join("\n");

function readDotnet(look: Look): Reading {
  const { project, all } = projectOf(look) ?? { project: "App.csproj", all: ["App.csproj"] };
  const text = look.text(project);
  const framework = /<TargetFrameworks?>\s*(?:[^<]*;)?net(\d+\.\d+)/.exec(text + look.text("Directory.Build.props"))?.[1];
  const sdk = /^\d+\.\d+/.exec(string(record(look.json("global.json").sdk).version) ?? "")?.[0];
  const version = framework ?? sdk ?? maintained.dotnet[0];
  const web = isWeb(text) || text === "";
  const holes = {
    sdk: version,
    runtime: `${version}-${Number(version) < 8 ? "jammy" : "noble"}-chiseled`,
    flavour: web ? "aspnet" : "runtime",
    project,
    copies: copies(look, all),
    locked: look.has("packages.lock.json") ? " --locked-mode" : "",
    assembly: /<AssemblyName>\s*([\w.-]+)/.exec(text)?.[1] ?? project.replace(/^.*\//, "").replace(/\.\w+$/, ""),
    ...served(web ? "8080" : undefined, undefined),
  };
  return { holes, backing: backingOf(text) };
}

export const dotnetKinds: readonly ProjectKind[] = [
  { template: dotnetTemplate, finds: (look) => projectOf(look)?.project, read: readDotnet },
];
