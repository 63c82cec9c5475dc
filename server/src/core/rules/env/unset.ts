// When it does not matter that a variable is not set.

/** `${x:-y}`, `${x+y}`, `${x?y}`, and the shell's `${x:=y}`: an answer for the case that it is not set. */
export const answersUnset = (operator: string | undefined): boolean => /^:?[-+?=]$/.test(operator ?? "");
