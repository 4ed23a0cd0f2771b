#!/usr/bin/env node
// Prisma's command line starts a native schema engine and talks JSON-RPC with it over standard input and output. That
// engine would have to be downloaded; this one answers in its place with the WASM build of the same engine, which npm
// delivers, and the pg driver.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils';
import pg from 'pg';

// The catalogue's own type "char" and its array, and the types with a length that the driver knows how to read.
const CHAR = 18;
const CHAR_ARRAY = 1002;
const BPCHAR = 1042;
const TEXT_ARRAY = 1009;

const require = createRequire(import.meta.url);
const args = process.argv.slice(2);
const datasource = decodeDatasource(valuesOf('--datasource').at(-1));
const url = typeof datasource === 'string' ? datasource : datasource.url;

if (args.includes('cli')) {
  process.exit(await runDatabaseCommand(args[args.indexOf('cli') + 1]));
} else {
  await answerRequests(await loadEngine());
  process.exit(0);
}

function valuesOf(flag) {
  return args.flatMap((argument, i) => (argument === flag ? [args[i + 1]] : []));
}

/** Plain JSON from some commands, base64 of it from others. */
function decodeDatasource(text) {
  if (!text) return {};
  try {
    return JSON.parse(text);
  } catch {
    return JSON.parse(Buffer.from(text, 'base64').toString());
  }
}

/** `cli can-connect-to-database`, `create-database`, `drop-database`: returns the exit code. */
async function runDatabaseCommand(command) {
  const database = pg.escapeIdentifier(decodeURIComponent(new URL(url).pathname.slice(1)));
  const maintenance = new URL(url);
  maintenance.pathname = '/postgres';
  try {
    if (command === 'can-connect-to-database') await execute({ connectionString: url });
    if (command === 'create-database')
      await execute({ connectionString: maintenance.href }, `CREATE DATABASE ${database}`);
    if (command === 'drop-database')
      await execute({ connectionString: maintenance.href }, `DROP DATABASE IF EXISTS ${database} WITH (FORCE)`);
    return 0;
  } catch (error) {
    const code = { '3D000': 'P1003', ECONNREFUSED: 'P1001' }[error.code] ?? 'P1000';
    const fields = { error_code: code, message: error.message };
    process.stderr.write(`\n${JSON.stringify({ level: 'ERROR', target: 'schema_engine::logger', fields })}\n`);
    return 1;
  }
}

async function execute(config, sql) {
  const client = new pg.Client(config);
  await client.connect();
  try {
    if (sql) await client.query(sql);
  } finally {
    await client.end();
  }
}

async function loadEngine() {
  const glue = await import('@prisma/schema-engine-wasm/schema_engine_bg');
  const folder = path.dirname(require.resolve('@prisma/schema-engine-wasm/schema_engine_bg'));
  const wasm = readFileSync(path.join(folder, 'schema_engine_bg.wasm'));
  const { instance } = await WebAssembly.instantiate(wasm, { './schema_engine_bg.js': glue });
  glue.__wbg_set_wasm(instance.exports);
  globalThis.PRISMA_WASM_PANIC_REGISTRY = {
    message: '',
    set_message(message) {
      this.message = message;
      process.stderr.write(`${message}\n`);
    },
  };
  instance.exports.__wbindgen_start();
  const datamodels = valuesOf('--datamodels').map((file) => [file, readFileSync(file, 'utf8')]);
  return glue.SchemaEngine.new(
    { datamodels: datamodels.length > 0 ? datamodels : undefined },
    (line) => process.env.DEBUG?.includes('schema-engine') && process.stderr.write(`${line}\n`),
    bindMigrationAwareSqlAdapterFactory(makeAdapterFactory()),
  );
}

async function answerRequests(engine) {
  const send = (message) => process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`);
  for await (const line of createInterface({ input: process.stdin })) {
    const { id, method, params } = line.trim() ? JSON.parse(line) : {};
    if (!method) continue;
    try {
      const result = (await call(engine, method, params)) ?? null;
      // The native engine prints a diff by asking the command line to.
      if (method === 'diff' && result?.stdout != null)
        send({ id: `p${id}`, method: 'print', params: { content: result.stdout } });
      send({ id, result });
    } catch ({ message, code }) {
      send({ id, error: { code: 4466, message, data: { is_panic: false, error_code: code, message } } });
    }
  }
}

function call(engine, method, params) {
  const name = method === 'getDatabaseVersion' ? 'version' : method;
  if (typeof engine[name] !== 'function') throw new Error(`method ${method} is not in the WASM engine`);
  return engine[name](params ?? {});
}

/** The driver, patched where the engine needs something that it does otherwise. */
function makeAdapterFactory() {
  const factory = patchFactory(configOf(url));
  if (datasource.shadowDatabaseUrl) {
    const shadow = patchFactory(configOf(datasource.shadowDatabaseUrl));
    factory.connectToShadowDb = () => shadow.connect();
  }
  return factory;
}

/** Parts and not an address: with an address, the driver's shadow database would be the main one. */
function configOf(address) {
  const { hostname, port, username, password, pathname, searchParams } = new URL(address);
  return {
    host: hostname,
    port: Number(port || 5432),
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
    database: decodeURIComponent(pathname.slice(1)),
    ssl: ['require', 'verify-full'].includes(searchParams.get('sslmode')) || undefined,
  };
}

function patchFactory(config) {
  const factory = new PrismaPg(config);
  const connect = factory.connect.bind(factory);
  factory.connect = async () => patchAdapter(await connect());
  factory.connectToShadowDb = () => connectToNewDatabase(config);
  return factory;
}

/** The driver would drop its shadow database before it has left it. */
async function connectToNewDatabase(config) {
  const database = `prisma_migrate_shadow_db_${crypto.randomUUID()}`;
  await execute(config, `CREATE DATABASE "${database}"`);
  const adapter = patchAdapter(await new PrismaPg({ ...config, database }).connect());
  const leave = adapter.dispose.bind(adapter);
  adapter.dispose = async () => {
    await leave();
    await execute(config, `DROP DATABASE IF EXISTS "${database}" WITH (FORCE)`);
  };
  return adapter;
}

function patchAdapter(adapter) {
  const performIO = adapter.performIO.bind(adapter);
  const queryRaw = adapter.queryRaw.bind(adapter);
  const startTransaction = adapter.startTransaction?.bind(adapter);
  let columnTypes = [];
  adapter.performIO = async (query) => {
    const result = await performIO(query);
    columnTypes = (result.fields ?? []).map(disguiseChar);
    return result;
  };
  adapter.queryRaw = async (query) => {
    const result = await queryRaw(query);
    for (const [column, type] of columnTypes.entries()) if (type !== null) result.columnTypes[column] = type;
    return result;
  };
  // The driver cuts a script at every ";", also inside the bodies of functions: it is sent as a whole.
  adapter.executeScript = async (script) => {
    await adapter.client.query(script);
  };
  if (startTransaction)
    adapter.startTransaction = async (...options) => patchAdapter(await startTransaction(...options));
  return adapter;
}

/** Makes a field of type "char" readable; returns the type that the engine must be told. */
function disguiseChar(field) {
  if (field.dataTypeID === CHAR) {
    field.dataTypeID = BPCHAR;
    return ColumnTypeEnum.Character;
  }
  if (field.dataTypeID === CHAR_ARRAY) {
    field.dataTypeID = TEXT_ARRAY;
    return ColumnTypeEnum.CharacterArray;
  }
  return null;
}
