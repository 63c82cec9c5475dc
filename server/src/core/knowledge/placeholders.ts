// What stands where a password is to be put in.

/** Words that people write where a password is to be put in. */
export const isPlaceholder = (password: string): boolean =>
  /^(|x+|\*+|user(name)?|pass(word)?|passwd|pwd|secret|token|dummy|fake|test|example|changeme|change-me|placeholder|none|null|empty)$/i.test(
    password,
  ) || /^[<[{%]|[$`]/.test(password);
