/** Third-party notices: up to date, and nothing under a license that does not fit with MIT. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { components, fits, render } from "../../../notices/src/notices.ts";
import { type Finding } from "../graph.ts";

/** A stale or missing file, and components whose license is not on the list. */
export function checkNotices(root: string): Finding[] {
  const file = "THIRD_PARTY_NOTICES.md";
  const list = components(root);
  const findings = list
    .filter(({ license }) => !fits(license))
    .map(({ name, license }): Finding => ({ file, message: `${name} is under "${license}", which is not on the list of fitting licenses` }));
  const written = existsSync(join(root, file)) ? readFileSync(join(root, file), "utf8") : "";
  if (written !== render(list)) findings.push({ file, message: "is out of date: run pnpm notices" });
  return findings;
}
