#!/usr/bin/env node
// JSON-RPC stand-in for the native schema engine: WASM engine from the registry + pg driver adapter.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils';
import pg from 'pg';

const require = createRequire(import.meta.url);
const argv = process.argv.slice(2);
const many = (f) => argv.flatMap((a, i) => (a === f ? [argv[i + 1]] : []));
const dsArg = many('--datasource').at(-1);
const decode = (s) => {
  try {
    return JSON.parse(s);
  } catch {
    return JSON.parse(Buffer.from(s, 'base64').toString());
  }
};
const ds = dsArg ? decode(dsArg) : {};
const url = typeof ds === 'string' ? ds : ds.url;
const logErr = (code, message) =>
  process.stderr.write(
    '\n' +
      JSON.stringify({ level: 'ERROR', target: 'schema_engine::logger', fields: { error_code: code, message } }) +
      '\n',
  );
if (argv.includes('cli')) {
  const cmd = argv[argv.indexOf('cli') + 1];
  const u = new URL(url);
  const db = decodeURIComponent(u.pathname.slice(1));
  const run = async (connectionString, sql) => {
    const c = new pg.Client({ connectionString });
    await c.connect();
    try {
      if (sql) await c.query(sql);
    } finally {
      await c.end();
    }
  };
  try {
    if (cmd === 'can-connect-to-database') await run(url);
    else if (cmd === 'create-database') {
      const a = new URL(url);
      a.pathname = '/postgres';
      await run(a.href, `CREATE DATABASE ${pg.escapeIdentifier(db)}`);
    } else if (cmd === 'drop-database') {
      const a = new URL(url);
      a.pathname = '/postgres';
      await run(a.href, `DROP DATABASE IF EXISTS ${pg.escapeIdentifier(db)} WITH (FORCE)`);
    }
    process.exit(0);
  } catch (e) {
    logErr(e.code === '3D000' ? 'P1003' : e.code === 'ECONNREFUSED' ? 'P1001' : 'P1000', e.message);
    process.exit(1);
  }
}
const dir = path.dirname(require.resolve('@prisma/schema-engine-wasm/schema_engine_bg'));
const bg = await import('@prisma/schema-engine-wasm/schema_engine_bg');
const { instance } = await WebAssembly.instantiate(readFileSync(path.join(dir, 'schema_engine_bg.wasm')), {
  './schema_engine_bg.js': bg,
});
bg.__wbg_set_wasm(instance.exports);
instance.exports.__wbindgen_start();
const datamodels = many('--datamodels').map((p) => [p, readFileSync(p, 'utf8')]);
// adapter-pg has no mapping for the catalog type "char" (oid 18): hand it over as bpchar
const patch = (a) => {
  const io = a.performIO.bind(a),
    raw = a.queryRaw.bind(a),
    tx = a.startTransaction?.bind(a);
  let chars = [];
  a.performIO = async (q) => {
    const r = await io(q);
    chars = [];
    (r.fields ?? []).forEach((f, i) => {
      if (f.dataTypeID === 18) {
        chars.push(i);
        f.dataTypeID = 1042;
      } else if (f.dataTypeID === 1002) {
        chars.push([i]);
        f.dataTypeID = 1009;
      }
    });
    return r;
  };
  a.queryRaw = async (q) => {
    const r = await raw(q);
    for (const c of chars)
      Array.isArray(c)
        ? (r.columnTypes[c[0]] = ColumnTypeEnum.CharacterArray)
        : (r.columnTypes[c] = ColumnTypeEnum.Character);
    return r;
  };
  // the adapter splits a script at every ";", also inside function bodies: send it whole
  a.executeScript = async (script) => {
    await a.client.query(script);
  };
  if (tx) a.startTransaction = async (...x) => patch(await tx(...x));
  return a;
};
globalThis.PRISMA_WASM_PANIC_REGISTRY = {
  message: '',
  set_message(m) {
    this.message = m;
    process.stderr.write(m + '\n');
  },
};
// a config object, never a connection string: the adapter's shadow database only overrides `database`
const cfg = (href) => {
  const u = new URL(href);
  return {
    host: u.hostname,
    port: Number(u.port || 5432),
    user: decodeURIComponent(u.username),
    password: decodeURIComponent(u.password),
    database: decodeURIComponent(u.pathname.slice(1)),
    ssl: ['require', 'verify-full'].includes(u.searchParams.get('sslmode')) || undefined,
  };
};
const exec = async (config, sql) => {
  const c = new pg.Client(config);
  await c.connect();
  try {
    await c.query(sql);
  } finally {
    await c.end();
  }
};
const wrap = (f, base) => {
  const c = f.connect.bind(f);
  f.connect = async () => patch(await c());
  // the adapter drops its shadow database before closing its own pool: do it in the right order
  f.connectToShadowDb = async () => {
    const database = `prisma_migrate_shadow_db_${crypto.randomUUID()}`;
    await exec(base, `CREATE DATABASE "${database}"`);
    const a = patch(await new PrismaPg({ ...base, database }).connect()),
      end = a.dispose.bind(a);
    a.dispose = async () => {
      await end();
      await exec(base, `DROP DATABASE IF EXISTS "${database}" WITH (FORCE)`);
    };
    return a;
  };
  return f;
};
const factory = wrap(new PrismaPg(cfg(url)), cfg(url));
if (ds.shadowDatabaseUrl) {
  const sh = wrap(new PrismaPg(cfg(ds.shadowDatabaseUrl)), cfg(ds.shadowDatabaseUrl));
  factory.connectToShadowDb = () => sh.connect();
}
const engine = await bg.SchemaEngine.new(
  { datamodels: datamodels.length ? datamodels : undefined },
  (m) => process.env.DEBUG?.includes('schema-engine') && process.stderr.write(m + '\n'),
  bindMigrationAwareSqlAdapterFactory(factory),
);
const alias = { getDatabaseVersion: 'version' };
for await (const line of createInterface({ input: process.stdin })) {
  if (!line.trim()) continue;
  const { id, method, params } = JSON.parse(line);
  if (!method) continue;
  const reply = (o) => process.stdout.write(JSON.stringify({ jsonrpc: '2.0', id, ...o }) + '\n');
  try {
    const fn = alias[method] ?? method;
    let result;
    if (typeof engine[fn] !== 'function') throw new Error(`method ${method} is not in the WASM engine`);
    result = await engine[fn](params ?? {});
    if (method === 'diff' && result?.stdout != null)
      process.stdout.write(
        JSON.stringify({ jsonrpc: '2.0', id: 'p' + id, method: 'print', params: { content: result.stdout } }) + '\n',
      );
    reply({ result: result ?? null });
  } catch (e) {
    reply({
      error: { code: 4466, message: e.message, data: { is_panic: false, error_code: e.code, message: e.message } },
    });
  }
}
process.exit(0);
