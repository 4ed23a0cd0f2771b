// zod tries whether it may compile code when a schema is made; the Content-Security-Policy says no, and the browser
// reports the try. The root is evaluated before the routes and their schemas, so it is told here, in time.
if (typeof document !== 'undefined') Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });

export {};
