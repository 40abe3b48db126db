/**
 * An object that is made at the first look at it. A build looks at all pages; whoever writes looks at one, and all of them take
 * a second to make.
 *
 * @param known what can be told of it before that. `undefined` stands for what it has not.
 */
export function lazily<T extends object>(
  known: { readonly [K in keyof T]?: T[K] | undefined },
  make: () => T,
): T {
  let made: T | undefined;
  const whole = () => (made ??= make());
  return new Proxy({} as T, {
    get: (_, name) => Reflect.get(made === undefined && name in known ? known : whole(), name),
    has: (_, name) => Reflect.has(whole(), name),
    ownKeys: () => Reflect.ownKeys(whole()),
    getOwnPropertyDescriptor: (_, name) => Reflect.getOwnPropertyDescriptor(whole(), name),
  });
}
