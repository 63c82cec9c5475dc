// Template of .NET: published into a chiseled image.
import { exposed, type StageTemplate, syntaxLine } from "./types";

export const dotnetTemplate: StageTemplate = {
  kind: "dotnet",
  title: ".NET",
  dockerfile: `${syntaxLine}FROM mcr.microsoft.com/dotnet/sdk:{{sdk}} AS build
WORKDIR /src
# Packages, in a layer that changes with the project files alone.
{{copies}}
RUN --mount=type=cache,target=/root/.nuget/packages dotnet restore {{project}}{{locked}}
COPY . .
RUN --mount=type=cache,target=/root/.nuget/packages dotnet publish {{project}} -c Release -o /app --no-restore

# Chiseled Ubuntu: the runtime and an unprivileged user, without shell and package manager.
FROM mcr.microsoft.com/dotnet/{{flavour}}:{{runtime}} AS runtime
WORKDIR /app
COPY --from=build /app ./
USER app
${exposed}ENTRYPOINT ["dotnet", "{{assembly}}.dll"]
`,
  ignore: ["**/bin", "**/obj", ".vs", "*.user"],
};
