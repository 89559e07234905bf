/** Private names. */

/**
 * `name` as it is called inside the class `className`: `__x` becomes `_Class__x`. Names that end in two underscores or
 * contain a dot stay, and so does everything outside classes (`className` is null) and in classes named only with underscores.
 */
export function mangle(className: string | null, name: string): string {
  if (className === null || !name.startsWith("__") || name.endsWith("__") || name.includes(".")) return name;
  const bare = className.replace(/^_+/, "");
  return bare === "" ? name : `_${bare}${name}`;
}
