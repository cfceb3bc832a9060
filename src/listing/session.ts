const sessions = /* @__PURE__ */ new WeakMap<object, string>();

/**
 * A string that identifies an object in this process, and most probably in all others. It is created when it is first
 * needed: some runtimes have no random numbers while a module is loaded.
 */
export function sessionOf(object: object): string {
  const session = sessions.get(object) ?? Math.random().toString(36).slice(2);
  sessions.set(object, session);
  return session;
}
