// What switches a framework, a server or a runtime to development: variables, options of start commands, extensions.

const yes = /^(?:1|true|yes|on)$/i;
const development = /^(?:dev|development|local)$/i;

/** By the variable's name: values that mean development. Source: the documentation of each framework. */
export const debugVariables: ReadonlyMap<string, RegExp> = new Map([
  ["NODE_ENV", development],
  ["FLASK_ENV", development],
  ["FLASK_DEBUG", yes],
  ["DJANGO_DEBUG", yes],
  ["WERKZEUG_DEBUG_PIN", /^off$/i],
  ["RAILS_ENV", development],
  ["RACK_ENV", development],
  ["APP_ENV", development],
  ["APP_DEBUG", yes],
  ["SYMFONY_ENV", development],
  ["ASPNETCORE_ENVIRONMENT", development],
  ["DOTNET_ENVIRONMENT", development],
  ["SPRING_PROFILES_ACTIVE", development],
  ["GIN_MODE", /^debug$/i],
  ["JAVA_TOOL_OPTIONS", /jdwp/],
  ["JAVA_OPTS", /jdwp/],
  ["JAVA_OPTIONS", /jdwp/],
  ["CATALINA_OPTS", /jdwp/],
  ["NODE_OPTIONS", /--inspect/],
  ["XDEBUG_MODE", /debug|develop/],
]);

/** Programs that are only for development, whatever their arguments say. */
export const debugPrograms: ReadonlySet<string> = new Set([
  "nodemon",
  "ts-node-dev",
  "webpack-dev-server",
  "debugpy",
  "dlv",
  "air",
  "reflex",
]);

interface DebugCall {
  /** In any of the words. */
  readonly program: RegExp;
  /** One of the words behind it. */
  readonly word: RegExp;
}

export const debugCalls: readonly DebugCall[] = [
  { program: /^flask$/, word: /^--debug$/ },
  { program: /^(?:uvicorn|gunicorn|hypercorn|quart|sanic)$/, word: /^--(?:reload|debug)$/ },
  { program: /^fastapi$/, word: /^dev$/ },
  { program: /^(?:manage\.py|django-admin)$/, word: /^runserver(?:_plus)?$/ },
  { program: /^java$/, word: /jdwp/ },
  { program: /^node$/, word: /^--(?:inspect|watch)/ },
  { program: /^(?:next|nuxt|vite|astro|remix)$/, word: /^dev$/ },
  { program: /^(?:ng|webpack|vue-cli-service)$/, word: /^serve$/ },
  { program: /^(?:react-scripts|react-app-rewired|craco)$/, word: /^start$/ },
  { program: /^gatsby$/, word: /^develop$/ },
  { program: /^nest$/, word: /^(?:-w|--watch|--debug)$/ },
  { program: /^(?:npm|yarn|pnpm|bun)$/, word: /^(?:dev|start:dev|serve:dev|watch)$/ },
  { program: /^artisan$/, word: /^serve$/ },
];

/** The command line is one for development: a server that watches its files, or a debugger. */
export function isForDevelopment([program = "", ...words]: readonly string[]): boolean {
  const name = program.slice(program.lastIndexOf("/") + 1);
  if (debugPrograms.has(name)) return true;
  // Vite alone is its server for development.
  if (name === "vite") return !words.some((word) => /^(?:build|preview|optimize)$/.test(word));
  return debugCalls.some((call) => call.program.test(name) && words.some((word) => call.word.test(word)));
}
