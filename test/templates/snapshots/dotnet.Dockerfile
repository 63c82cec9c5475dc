# syntax=docker/dockerfile:1
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /src
# Packages, in a layer that changes with the project files alone.
COPY Catalog.csproj packages.lock.json ./
RUN --mount=type=cache,target=/root/.nuget/packages dotnet restore Catalog.csproj --locked-mode
COPY . .
RUN --mount=type=cache,target=/root/.nuget/packages dotnet publish Catalog.csproj -c Release -o /app --no-restore

# Chiseled Ubuntu: the runtime and an unprivileged user, without shell and package manager.
FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled AS runtime
WORKDIR /app
COPY --from=build /app ./
USER app
EXPOSE 8080
ENTRYPOINT ["dotnet", "Catalog.dll"]
