import type { RouteEntry } from './remix-build.ts';

/** A route's address with these values in place of its parameters. */
export function fill(path: string, values: Record<string, string>): string {
  return path.replace(/:(\w+)|\*/g, (name) => {
    const value = values[name.replace(':', '')];
    if (value === undefined) throw new Error(`${path}: no value for ${name}`);
    return encodeURIComponent(value);
  });
}

export function parametersOf(path: string): string[] {
  return [...path.matchAll(/:(\w+)|\*/g)].map((match) => match[1] ?? '*');
}

/** Any values at all, for what must be refused before anybody looks at them. */
export function anyAddress({ path }: RouteEntry): string {
  return fill(path, Object.fromEntries(parametersOf(path).map((name) => [name, 'anything'])));
}
