// A script from the network that runs without a look at what it is.
import { inPipe } from "../../shell/astQueries";
import { allCommands } from "../../shell/commandsOf";
import { dialectOfProgram } from "../../shell/dialect";
import { type Invocation, invocationOf, nestedScript } from "../../shell/invocation";
import { defineRule } from "../rule";

const downloads: ReadonlySet<string> = new Set(["curl", "wget"]);
const interpreters: ReadonlySet<string> = new Set(["python", "perl", "ruby", "node", "php"]);
const runsInput = ({ program, operands, options }: Invocation): boolean =>
  dialectOfProgram(program) !== undefined
    ? operands.length === 0 || options.some(({ name }) => name === "-s")
    : interpreters.has(program) &&
      operands.every(({ text }) => text === "-") &&
      !options.some(({ name }) => name === "-c" || name === "-e");

/** `sh -c "$(curl …)"`. */
const runsDownload = (invocation: Invocation): boolean =>
  invocation.options.some(({ name }) => name === "-c") &&
  dialectOfProgram(invocation.program) !== undefined &&
  nestedScript(invocation)?.commands.some(({ name, inside }) => inside.includes("substitution") && downloads.has(name ?? "")) === true;

export default defineRule({
  id: "piped-installer",
  aliases: [],
  since: "0.1.0",
  severity: "warning",
  defaultOn: false,
  docs: {
    what: 'Finds a download that a shell or another interpreter runs at once: `curl … | sh`, `sh -c "$(curl …)"`.',
    why: "What runs as root in this build is whatever the server sends at that moment, also half a script when the connection breaks. Nothing shows that it has changed.",
    bad: "FROM debian:12-slim\nRUN curl -fsSL https://example.com/install.sh | sh\n",
    good: "FROM debian:12-slim\nADD --checksum=sha256:24454f830cdb571e2c4ad15481119c43b3cafd48dd869a9b2945d1036d1dc68d https://example.com/install.sh /tmp/install.sh\nRUN sh /tmp/install.sh\n",
    whenNot: "The maker of the tool documents no other way, and the server is trusted.",
  },
  messages: {
    found: "{program} runs whatever the server sends at this moment. Load it with ADD --checksum, or into a file whose checksum you check",
  },
  on: ["RUN"],
  *checkInstruction(instruction, context) {
    for (const invocation of allCommands(instruction, context)) {
      const { command, script, program, nameSpan } = invocation;
      const first = command.pipeline.index > 0 ? inPipe(script, command, 0) : undefined;
      const source = first && invocationOf(script, first)?.program;
      if ((source && downloads.has(source) && runsInput(invocation)) || runsDownload(invocation))
        yield { at: nameSpan, says: ["found", { program }] };
    }
  },
});
