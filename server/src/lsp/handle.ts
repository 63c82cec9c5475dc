// The only place of the language server that catches: a feature that fails is logged and answers nothing, and the server lives on.
import { type CancellationToken, LSPErrorCodes, ResponseError } from "vscode-languageserver";

/** Where failures are written. */
export interface Log {
  error(message: string): void;
}

const described = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error));

/** A request's handler. @param otherwise the answer where `run` fails; a request that the client has called off gets the protocol's error */
export function answer<Params, Result>(
  name: string,
  log: Log,
  run: (params: Params, token: CancellationToken) => Result | Promise<Result>,
  otherwise: (params: Params) => Result,
): (params: Params, token: CancellationToken) => Promise<Result | ResponseError<never>> {
  const cancelled = (): ResponseError<never> => new ResponseError(LSPErrorCodes.RequestCancelled, `${name} was cancelled`);
  return async (params, token) => {
    if (token.isCancellationRequested) return cancelled();
    try {
      const result = await run(params, token);
      return token.isCancellationRequested ? cancelled() : result;
    } catch (error) {
      if (error instanceof ResponseError) return new ResponseError<never>(error.code, error.message);
      log.error(`${name} failed: ${described(error)}`);
      return otherwise(params);
    }
  };
}

/** A notification's handler, or work that nobody waits for. */
export function guard<Args extends readonly unknown[]>(
  name: string,
  log: Log,
  run: (...args: Args) => unknown,
): (...args: Args) => Promise<void> {
  return async (...args) => {
    try {
      await run(...args);
    } catch (error) {
      log.error(`${name} failed: ${described(error)}`);
    }
  };
}

/** What `work` gives, or `otherwise` when it takes longer than `milliseconds` or fails; a failure is logged. */
export async function within<T>(milliseconds: number, name: string, log: Log, work: Promise<T>, otherwise: T): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<T>((resolve) => {
    timer = setTimeout(resolve, milliseconds, otherwise);
  });
  try {
    return await Promise.race([work, late]);
  } catch (error) {
    log.error(`${name} failed: ${described(error)}`);
    return otherwise;
  } finally {
    clearTimeout(timer);
  }
}
