/** Words that do not belong in the tree: marks of unfinished work, skipped tests, and British spelling. */

const unfinished = "finish it or raise a clear error; plans belong in the tracker";
const american = "this project spells American English";

/** Patterns with the advice that goes with a match. */
export const bannedWords: readonly (readonly [RegExp, string])[] = [
  [/\b(?:TODO|FIXME|XXX|HACK)\b/, unfinished],
  [/\b(?:todo|unimplemented)!\s*[([]/, unfinished],
  [/\b(?:it|test|describe)\.(?:skip|todo|only)\b/, "no skipped tests: use the list of expected failures"],
  [/#\[ignore\b/, "no ignored tests: use the list of expected failures"],
  [/(?<![\w}$])\/(?:work|root)\/\w/, "a path of one machine"],
  [/\b(?:[Bb]ehaviour|[Cc]olour|[Nn]eighbour|[Hh]onour|[Ff]avour)/, american],
  [/\b(?:[Ii]nitialis|[Oo]ptimis(?!ti|m)|[Ff]inalis|[Ss]erialis|[Nn]ormalis|[Rr]ecognis|[Oo]rganis(?!m)|[Ss]pecialis|[Mm]inimis|[Mm]aximis|[Mm]aterialis)/, american],
];
