/** What Python takes for a printable character. */

/** Whether `repr` shows the character as it is. */
export function isPrintable(character: string): boolean {
  return character === " " || !/^[\p{C}\p{Z}]$/u.test(character);
}
