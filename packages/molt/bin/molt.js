#!/usr/bin/env node
// The molt command: the bundled files, or, where nothing was bundled, those that tsc wrote.
// Not `import` for Node's own modules: that reads every property of them, and some load more of Node.
const { existsSync } = process.getBuiltinModule("node:fs");

const bundled = new URL("../dist/bundle/cli/main.js", import.meta.url);
await import(existsSync(bundled) ? bundled.href : new URL("../dist/cli/main.js", import.meta.url).href);
