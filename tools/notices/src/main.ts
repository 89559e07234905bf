/** Writes THIRD_PARTY_NOTICES.md at the root. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { components, render } from "./notices.ts";

const root = join(import.meta.dirname, "../../..");
const list = components(root);
writeFileSync(join(root, "THIRD_PARTY_NOTICES.md"), render(list));
console.log(`THIRD_PARTY_NOTICES.md: ${list.length} components`);
