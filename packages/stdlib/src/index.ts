/**
 * Python's standard library: modules that are written in Python, CPython's own and ours, from an archive that is made when Molt is built.
 *
 * CPython's files are never copied into this repository.
 *
 * @packageDocumentation
 */
export { Archive, ARCHIVE_MARK, type ArchiveBytes, type ArchiveIndex } from "./archive.ts";
export { Library, LIBRARY_ROOT, type LibraryModule } from "./library.ts";
