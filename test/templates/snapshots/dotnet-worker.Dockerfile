# syntax=docker/dockerfile:1
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /src
# Packages, in a layer that changes with the project files alone.
COPY Worker.csproj global.json ./
RUN --mount=type=cache,target=/root/.nuget/packages dotnet restore Worker.csproj
COPY . .
RUN --mount=type=cache,target=/root/.nuget/packages dotnet publish Worker.csproj -c Release -o /app --no-restore

# Chiseled Ubuntu: the runtime and an unprivileged user, without shell and package manager.
FROM mcr.microsoft.com/dotnet/runtime:10.0-noble-chiseled AS runtime
WORKDIR /app
COPY --from=build /app ./
USER app
ENTRYPOINT ["dotnet", "nightly.dll"]
