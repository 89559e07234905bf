#!/usr/bin/env node
// The molt command: the bundled files, or, where nothing was bundled, those that tsc wrote.
// Not `import` for Node's own modules: that reads every property of them, and some load more of Node.
const { existsSync } = process.getBuiltinModule("node:fs");

// Node keeps what V8 makes of the command's scripts, in a folder of the cache of compiled programs (src/node/disk-cache.ts).
const { MOLT_CACHE, MOLT_CACHE_DIR, XDG_CACHE_HOME, LOCALAPPDATA, HOME } = process.env;
const user = process.platform === "win32" ? LOCALAPPDATA : HOME && `${HOME}/${process.platform === "darwin" ? "Library/Caches" : ".cache"}`;
const folder = MOLT_CACHE_DIR || ((XDG_CACHE_HOME || user) && `${XDG_CACHE_HOME || user}/molt`);
if (MOLT_CACHE !== "off" && folder) process.getBuiltinModule("node:module").enableCompileCache(`${folder}/node`);

const bundled = new URL("../dist/bundle/cli/main.js", import.meta.url);
await import(existsSync(bundled) ? bundled.href : new URL("../dist/cli/main.js", import.meta.url).href);
