// The language server as a program of its own: `node dist/server.js --stdio`, or started by VS Code over IPC.
import { serve } from "./serve";

serve();
